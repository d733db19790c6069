package org.vigie.statistics.disproportionality;

/// A count beside what was expected, for one or, after {@link Squashing}, several alike.
///
/// @param observed n, at least 0
/// @param expected E, above 0
/// @param weight how many pairs this stands for, above 0
public record ObservedExpected(long observed, double expected, double weight) {

    public ObservedExpected {
        if (observed < 0
                || !(expected > 0)
                || !(weight > 0)
                || Double.isInfinite(expected + weight)) {
            throw new IllegalArgumentException(
                    """
                    a pair needs a count from 0, an expected count and a weight \
                    above 0, was n %d, E %s, weight %s\
                    """
                            .formatted(observed, expected, weight));
        }
    }

    /// One pair.
    public static ObservedExpected of(long observed, double expected) {
        return new ObservedExpected(observed, expected, 1);
    }
}

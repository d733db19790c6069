package org.vigie.statistics.scan;

/// Which windows of days a temporal scan looks at: those of so many days, anywhere in the study.
///
/// @param shortest days of the shortest window, at least 1
/// @param longest days of the longest, less than the study's
public record WindowLimits(int shortest, int longest) {

    public WindowLimits {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException(
                    "windows have 1 day or more and the longest at least the shortest's,"
                            + " was %d to %d".formatted(shortest, longest));
        }
    }
}

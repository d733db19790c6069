package org.vigie.statistics.selfcontrolled.design;

/// An exposure from its first day to its last, both included.
///
/// @param start first day
/// @param end last day, not before the first
/// @param dose which dose it is, from 1; 0 where doses count in order of time
public record Era(int start, int end, int dose) {

    public Era {
        if (end < start || dose < 0) {
            throw new IllegalArgumentException(
                    ("an era ends on its first day or later and is dose 1 or more, was %d to "
                                    + "%d, dose %d")
                            .formatted(start, end, dose));
        }
    }

    /// An era whose dose is its place in time.
    public Era(int start, int end) {
        this(start, end, 0);
    }
}

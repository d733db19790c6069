package org.vigie.statistics.selfcontrolled.lag;

/// A case in buckets of time: 0 to `observed` − 1, after which observation ended, for whatever
/// reason.
///
/// @param observed buckets observed, 1 or more
/// @param event the bucket of the event, observed
/// @param onsets of each feature, the buckets in which it is 1: a drug begun, or every bucket of an
///   age group; below 0 where that was before observation, into which it acts on; those after it
///   count for nothing
public record LagCase(int observed, int event, int[][] onsets) {

    public LagCase {
        if (event < 0 || event >= observed) {
            throw new IllegalArgumentException(
                    "an event lies in a bucket that was observed, 0 to %d, was %d"
                            .formatted(observed - 1, event));
        }
    }
}

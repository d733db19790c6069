package org.vigie.statistics;

import java.util.SortedMap;

/// The quartiles of whole numbers, of which it is known how often each occurs: the values between
/// which a quarter, a half and three quarters of them lie, interpolated as R's `quantile` does
/// (type 7 of Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566): position 1 + (n − 1) p.
/// `NaN` of none.
public record Quartiles(long count, double lower, double median, double upper) {

    /// @param counts how often each value occurs
    public static Quartiles of(SortedMap<Integer, Long> counts) {
        long n = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Quartiles(n, at(counts, n, 0.25), at(counts, n, 0.5), at(counts, n, 0.75));
    }

    private static double at(SortedMap<Integer, Long> counts, long n, double p) {
        if (n == 0) {
            return Double.NaN;
        }
        double position = (n - 1) * p;
        long below = (long) Math.floor(position);
        double low = ordered(counts, below);
        return low + (position - below) * (ordered(counts, Math.min(below + 1, n - 1)) - low);
    }

    /// The value of a rank, from 0, when all are put in order.
    private static int ordered(SortedMap<Integer, Long> counts, long rank) {
        long seen = 0;
        for (var count : counts.entrySet()) {
            seen += count.getValue();
            if (seen > rank) {
                return count.getKey();
            }
        }
        throw new IllegalArgumentException("place " + rank + " of " + seen);
    }
}

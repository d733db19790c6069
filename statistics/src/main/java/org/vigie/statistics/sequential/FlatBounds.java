package org.vigie.statistics.sequential;

import java.util.Arrays;

/// Bounds with one critical value for all looks.
final class FlatBounds {

    private static final double ACCURACY = 1e-11;
    private static final double HIGHEST = 1 << 20;
    private static final double SAME = 1e-10;

    private FlatBounds() {}

    /// By bisection, and then the least value that the statistic takes at a bound: the same test.
    static Bounds least(Looks looks, double alpha) {
        Bounds.checkLevel(alpha);
        double high = 1;
        while (level(looks, high) > alpha) {
            high *= 2;
            if (high > HIGHEST) {
                throw new IllegalArgumentException(
                        "no critical value has a level of %s".formatted(alpha));
            }
        }
        int[] counts = bisect(looks, alpha, high);
        return Bounds.same(looks, counts, lowest(looks, counts, alpha));
    }

    /// Levels are only computed where counts differ from those on both sides; whether the least
    /// value of all holds the level is not known beforehand.
    private static int[] bisect(Looks looks, double alpha, double start) {
        double low = 0;
        double high = start;
        int[] some = {};
        int[] many = counts(looks, high);
        while (high - low > ACCURACY) {
            double middle = (low + high) / 2;
            int[] counts = counts(looks, middle);
            boolean holds =
                    Arrays.equals(counts, many)
                            || (!Arrays.equals(counts, some)
                                    && Bounds.level(looks, counts) <= alpha);
            if (holds) {
                high = middle;
                many = counts;
            } else {
                low = middle;
                some = counts;
            }
        }
        return many;
    }

    private static double lowest(Looks looks, int[] counts, double alpha) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] <= looks.most(i)) {
                lowest = Math.min(lowest, looks.statistic(i, counts[i]));
            }
        }
        if (Double.isInfinite(lowest)) {
            throw new IllegalArgumentException(
                    ("no critical value: even the highest counts come up more often than"
                                    + " %s; plan more looks or longer ones")
                            .formatted(alpha));
        }
        return lowest;
    }

    static Bounds at(Looks looks, double value) {
        return Bounds.same(looks, counts(looks, value), value);
    }

    private static double level(Looks looks, double value) {
        return Bounds.level(looks, counts(looks, value));
    }

    private static int[] counts(Looks looks, double value) {
        int[] counts = new int[looks.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(looks, i, value - SAME);
        }
        return counts;
    }

    /// The least count of a look whose statistic is at or above a value: one more than it can have,
    /// if none is.
    private static int count(Looks looks, int look, double value) {
        int below = Math.max(looks.fewest(), (int) Math.ceil(looks.expected(look))) - 1;
        int most = looks.most(look);
        if (below >= most) {
            return below + 1;
        }
        int step = 1;
        int above = below + 1;
        while (above < most && looks.statistic(look, above) < value) {
            below = above;
            step *= 2;
            above = (int) Math.min(most, (long) above + step);
        }
        if (looks.statistic(look, above) < value) {
            return most + 1;
        }
        while (above - below > 1) {
            int middle = (above + below) >>> 1;
            if (looks.statistic(look, middle) < value) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }
}

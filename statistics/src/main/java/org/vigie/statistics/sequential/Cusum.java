package org.vigie.statistics.sequential;

import java.util.ArrayList;
import java.util.List;

/// The cumulative sum of log likelihood ratios for one relative risk, which starts again at 0
/// (CUSUM): quick to tell that a rate has risen, whenever that was.
///
/// S is 0 before the first look and max(0, S + x ln R − (R − 1) u) after x events where u are
/// expected; it alarms at or above a threshold h. The probability of an alarm is exact: all that
/// matters is the look at which S was last 0 and how many events there were since.
///
/// Page ES (1954). Continuous inspection schemes. doi 10.1093/biomet/41.1-2.100.
///
/// @param ratio R, the relative risk looked for, above 1
/// @param expected the number of events expected without effect between looks, from 0, and above 0
///   in all
public record Cusum(double ratio, List<Double> expected) {

    private static final double ACCURACY = 1e-11;
    private static final double SAME = 1e-10;

    /// What to compare S with.
    ///
    /// @param value h: alarm at or above it
    /// @param level the exact probability of an alarm without effect
    public record Threshold(double value, double level) {}

    public Cusum {
        if (!(ratio > 1) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException(
                    "the relative risk looked for is above 1, was " + ratio);
        }
        if (expected.isEmpty()
                || expected.stream().anyMatch(each -> !(each >= 0) || Double.isInfinite(each))
                || expected.stream().allMatch(each -> each == 0)) {
            throw new IllegalArgumentException(
                    "looks need a number from 0 expected at each, and above 0 at one, were "
                            + expected);
        }
        expected = List.copyOf(expected);
    }

    /// S after each look.
    ///
    /// @param counts events between looks, for the first look and as many as there were
    public List<Double> sums(List<Integer> counts) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            sum =
                    Math.max(
                            0,
                            sum + counts.get(i) * Math.log(ratio) - (ratio - 1) * expected.get(i));
            sums.add(sum);
        }
        return sums;
    }

    /// Power, and when the alarm comes, if the true relative risk is this; 1 for false alarms.
    ///
    /// @param threshold h, above 0
    /// @param truth above 0
    public Performance performance(double threshold, double truth) {
        if (!(threshold > 0)
                || !(truth > 0)
                || Double.isInfinite(threshold)
                || Double.isInfinite(truth)) {
            throw new IllegalArgumentException(
                    "a threshold and a relative risk are above 0, were %s, %s"
                            .formatted(threshold, truth));
        }
        int looks = expected.size();
        double[][] since = new double[looks + 1][];
        since[0] = new double[] {1};
        double[] signals = new double[looks];
        double before = 1;
        for (int i = 0; i < looks; i++) {
            double now = pass(since, i, threshold, truth);
            signals[i] = Math.max(0, before - now);
            before = now;
        }
        return Performance.of(signals);
    }

    /// One look on; `since[s]` are the probabilities of counts since S was 0 after s looks. The
    /// probability of no alarm so far.
    private double pass(double[][] since, int look, double threshold, double truth) {
        double[] more =
                PoissonChain.probabilities(
                        expected.get(look) * truth, bound(threshold, fall(look)));
        double quiet = 0;
        double again = 0;
        double fall = 0;
        for (int start = look; start >= 0; start--) {
            fall += (ratio - 1) * expected.get(start);
            double[] after = new double[bound(threshold, fall)];
            PoissonChain.add(since[start], more, after);
            for (int count = 0; count < after.length && count * Math.log(ratio) <= fall; count++) {
                again += after[count];
                after[count] = 0;
            }
            since[start] = after;
            quiet += Chain.total(after);
        }
        since[look + 1] = new double[] {again};
        return quiet + again;
    }

    /// What comes off until the end of a look.
    private double fall(int look) {
        double fall = 0;
        for (int i = 0; i <= look; i++) {
            fall += (ratio - 1) * expected.get(i);
        }
        return fall;
    }

    /// The least count since S was 0 that alarms, if so much has come off since.
    private int bound(double threshold, double fall) {
        return (int) Math.ceil((threshold - SAME + fall) / Math.log(ratio));
    }

    /// The least threshold with which the probability of a false alarm at some look is at most α.
    ///
    /// The probability falls in steps; told is the upper side, a value that S takes.
    ///
    /// @param alpha above 0 and at most .5
    public Threshold threshold(double alpha) {
        Bounds.checkLevel(alpha);
        double low = 0;
        double high = 1;
        while (performance(high, 1).power() > alpha) {
            low = high;
            high *= 2;
        }
        while (high - low > ACCURACY) {
            double middle = (low + high) / 2;
            if (performance(middle, 1).power() <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double value = lowest(high);
        return new Threshold(value, performance(value, 1).power());
    }

    private double lowest(double threshold) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int start = 0; start < expected.size(); start++) {
            double fall = 0;
            for (int look = start; look < expected.size(); look++) {
                fall += (ratio - 1) * expected.get(look);
                int count = bound(threshold, fall);
                lowest = Math.min(lowest, count * Math.log(ratio) - fall);
            }
        }
        return lowest;
    }
}

package org.vigie.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Surveillance of events that are each a case with a known probability if there is no effect, with
/// a test at each event (MaxSPRT).
///
/// With c cases of n events, and p the probability of a case, the statistic is c ln(c/n / p) + (n −
/// c) ln((n−c)/n / (1−p)) if c/n > p, else 0. The critical value is the least value the statistic
/// can take for which, without an effect, the probability of ever reaching it within N events is at
/// most α, exactly, by a Markov chain over events. The test is the same for every number above the
/// next lower value the statistic can take, {@link Boundary#above}; R's package Sequential prints
/// that one, rounded up at the fifth decimal.
///
/// Kulldorff M et al (2011). doi 10.1080/07474946.2011.539924.
///
/// @param length N, events at which surveillance ends, at least 1
/// @param probability p, of a case if there is no effect, between 0 and 1: 1 / (1 + z) with z
///   controls for a case
/// @param fewest M, cases below which nothing signals, at least 1
public record BinomialMaxSprt(int length, double probability, int fewest) {

    private static final double SAME = 1e-10;

    /// What to compare the statistic with.
    ///
    /// @param value the critical value: signal once the statistic is at or above it
    /// @param above the highest value the statistic can take that must not signal; 0 if there is
    ///   none
    /// @param level the exact probability of a signal without effect, at most α
    public record Boundary(double value, double above, double level) {}

    public BinomialMaxSprt {
        if (length < 1 || !(probability > 0 && probability < 1) || fewest < 1) {
            throw new IllegalArgumentException(
                    ("surveillance needs 1 event or more, a probability between 0 and 1 and 1"
                                    + " case or more, was %d, %s, %d")
                            .formatted(length, probability, fewest));
        }
    }

    /// With z controls for a case, from the first case on.
    ///
    /// @param length N, events at which surveillance ends, at least 1
    /// @param controls z, above 0
    public static BinomialMaxSprt matched(int length, double controls) {
        return new BinomialMaxSprt(length, probability(controls), 1);
    }

    /// The probability of a case with z controls for a case and no effect, 1 / (1 + z).
    static double probability(double controls) {
        if (!(controls > 0) || Double.isInfinite(controls)) {
            throw new IllegalArgumentException(
                    "the controls for a case are above 0, were " + controls);
        }
        return 1 / (1 + controls);
    }

    static void checkProbability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "the probability of a case lies between 0 and 1, was " + probability);
        }
    }

    /// The probability of a case under a relative risk, p r / (p r + 1 − p).
    static double shifted(double probability, double ratio) {
        return ratio == 1
                ? probability
                : probability * ratio / (probability * ratio + 1 - probability);
    }

    /// The statistic of c cases among n events, 0 ≤ c ≤ n.
    public double statistic(int cases, int events) {
        return statistic(cases, events, probability);
    }

    static double statistic(int cases, int events, double probability) {
        double c = cases;
        double n = events;
        if (c <= n * probability) {
            return 0;
        }
        return c * Math.log(c / n / probability)
                + (c == n ? 0 : (n - c) * Math.log((n - c) / n / (1 - probability)));
    }

    /// The critical value for a level α, above 0 and at most .5.
    public Boundary boundary(double alpha) {
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException(
                    "a level lies above 0 and at most at 0.5, was " + alpha);
        }
        List<Double> values = values();
        int low = -1;
        int high = values.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (level(values.get(middle)) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        if (high == values.size()) {
            throw new IllegalArgumentException(
                    ("no critical value: even %d cases among %d events come up more often"
                                    + " than %s; lengthen surveillance")
                            .formatted(length, length, alpha));
        }
        return new Boundary(
                values.get(high), low < 0 ? 0 : values.get(low), level(values.get(high)));
    }

    /// Every value above 0 the statistic can take, upwards; those that differ by rounding alone are
    /// one.
    private List<Double> values() {
        TreeSet<Double> sorted = new TreeSet<>();
        for (int n = 1; n <= length; n++) {
            for (int c = 1; c <= n; c++) {
                sorted.add(statistic(c, n));
            }
        }
        List<Double> values = new ArrayList<>();
        for (double value : sorted) {
            if (value > SAME && (values.isEmpty() || value - values.getLast() > SAME)) {
                values.add(value);
            }
        }
        return values;
    }

    /// The probability of a signal without effect, at a critical value above 0.
    public double level(double value) {
        double signal = 0;
        for (double each : signals(value, 1)) {
            signal += each;
        }
        return signal;
    }

    /// Power and the mean number of events at the signal, {@link Performance#meanLook}, under a
    /// relative risk.
    ///
    /// @param value the critical value, above 0
    /// @param ratio the relative risk, above 0
    public Performance performance(double value, double ratio) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("a relative risk is above 0, was " + ratio);
        }
        return Performance.of(signals(value, ratio));
    }

    private double[] signals(double value, double ratio) {
        double some = shifted(probability, ratio);
        double[] quiet = {1};
        double[] signals = new double[length];
        for (int n = 1; n <= length; n++) {
            double[] next = new double[n + 1];
            for (int c = 0; c < quiet.length; c++) {
                next[c] += quiet[c] * (1 - some);
                next[c + 1] += quiet[c] * some;
            }
            for (int c = fewest; c <= n; c++) {
                if (next[c] > 0 && statistic(c, n) >= value - SAME) {
                    signals[n - 1] += next[c];
                    next[c] = 0;
                }
            }
            quiet = next;
        }
        return signals;
    }
}

package org.vigie.statistics.sequential;

/// Surveillance of events whose expected number comes from a history, with a test at each event
/// (conditional MaxSPRT).
///
/// With k events in a person-time of t times that of the history and c events of the history, the
/// statistic is c ln(c(1+t)/(c+k)) + k ln(k(1+t)/(t(c+k))) if k/c > t, else 0. The k-th event
/// signals if it comes at or before τ_k, where the statistic of k just reaches the critical value.
/// That value has, without an effect, exactly the level α that the K-th event or an earlier one
/// signals, whatever the true rate.
///
/// Li L, Kulldorff M (2010). A conditional maximized sequential probability ratio test for
/// pharmacovigilance. doi 10.1002/sim.3780. Silva IR, Li L, Kulldorff M (2019). Exact conditional
/// maximized sequential probability ratio test adjusted for covariates. doi
/// 10.1080/07474946.2019.1574446.
///
/// @param length K, events at which surveillance ends, at least 1
/// @param past c, events of the history, at least 1
/// @param end when the history ended
/// @param fewest M, events below which nothing signals, 1 to K
public record ConditionalMaxSprt(int length, long past, PastEnd end, int fewest) {

    private static final double LOWEST = 1e-9;
    private static final double HIGHEST = 50;
    private static final double ACCURACY = 1e-12;

    /// What to compare the statistic with.
    ///
    /// @param value the critical value: signal once the statistic is at or above it
    /// @param level the exact probability of a signal without effect: α but for rounding
    public record Boundary(double value, double level) {}

    public ConditionalMaxSprt {
        checkPast(past);
        if (length < 1 || fewest < 1 || fewest > length) {
            throw new IllegalArgumentException(
                    ("surveillance needs 1 event or more, and as many or fewer for a"
                                    + " signal, was %d, %d")
                            .formatted(length, fewest));
        }
    }

    /// From the first event on, with a level that holds for a history that ended on a date.
    public static ConditionalMaxSprt of(int length, long past) {
        return new ConditionalMaxSprt(length, past, PastEnd.BEFORE_NEXT, 1);
    }

    static void checkPast(long past) {
        if (past < 1) {
            throw new IllegalArgumentException("a history needs 1 event or more, had " + past);
        }
    }

    /// c ln(c(1+t)/(c+k)) + k ln(k(1+t)/(t(c+k))) if k/c > t, else 0.
    ///
    /// @param events k, at least 0
    /// @param time t, person-time watched divided by that of the history, above 0
    /// @param past c, at least 1
    public static double statistic(long events, double time, long past) {
        double k = events;
        double c = past;
        if (k <= c * time) {
            return 0;
        }
        return c * Math.log(c * (1 + time) / (c + k))
                + k * Math.log(k * (1 + time) / (time * (c + k)));
    }

    /// τ_k: the largest ratio of person-times at which k events signal.
    ///
    /// By Newton's method for ln t from below, where the statistic is convex.
    ///
    /// @param events k, at least 1
    /// @param value the critical value, above 0
    public double reach(int events, double value) {
        double k = events;
        double c = past;
        double x = (c * Math.log(c / (c + k)) + k * Math.log(k / (c + k)) - value) / k;
        for (int i = 0; i < 200; i++) {
            double t = Math.exp(x);
            double off =
                    c * Math.log(c * (1 + t) / (c + k))
                            + k * (Math.log(k * (1 + t) / (c + k)) - x)
                            - value;
            double step = off * (1 + t) / (k - c * t);
            x += step;
            if (Math.abs(step) <= 1e-15) {
                break;
            }
        }
        return Math.exp(x);
    }

    /// The critical value for a level α, above 0 and at most .5.
    public Boundary boundary(double alpha) {
        Bounds.checkLevel(alpha);
        double most = level(LOWEST);
        if (most <= alpha) {
            throw new IllegalArgumentException(
                    ("no critical value: %d to %d events come early with probability %s only;"
                                    + " lengthen surveillance or ask for fewer events")
                            .formatted(fewest, length, most));
        }
        double low = LOWEST;
        double high = HIGHEST;
        while (high - low > ACCURACY) {
            double middle = (low + high) / 2;
            if (level(middle) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Boundary(high, level(high));
    }

    /// The probability of a signal without effect, at a critical value above 0.
    public double level(double value) {
        return power(value, 1);
    }

    /// The probability of a signal under a relative risk above 0, at a critical value above 0.
    public double power(double value, double ratio) {
        if (!(value > 0) || !(ratio > 0) || Double.isInfinite(value) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException(
                    "a critical value and a relative risk are above 0, were %s, %s"
                            .formatted(value, ratio));
        }
        double[] times = new double[length - fewest + 1];
        int[] bounds = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            bounds[i] = fewest + i;
            times[i] = reach(bounds[i], value) * ratio;
        }
        return Chain.signal(new GammaChain(end.shape(past), times), bounds);
    }
}

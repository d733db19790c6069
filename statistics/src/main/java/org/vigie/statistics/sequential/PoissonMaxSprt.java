package org.vigie.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.vigie.statistics.sequential.error.RateError;

/// Surveillance of events whose number without any effect is Poisson, with a test at any moment
/// (MaxSPRT).
///
/// With c events where u are expected, the statistic is c ln(c/u) − (c − u) if c > u, else 0. The
/// critical value is the least for which, without an effect, the probability of ever reaching it
/// before the expected number is T is at most α. That probability is exact: the n-th event signals
/// if it comes before the expected number μ_n at which n events just reach the value, so all that
/// matters is how many events there are at μ_1 < μ_2 < …, a Markov chain with Poisson steps. Where
/// a delayed start makes the probability jump over α, the test errs less often than α, and
/// {@link Boundary#level} tells how often.
///
/// Kulldorff M, Davis RL, Kolczak M, Lewis E, Lieu T, Platt R (2011). A maximized sequential
/// probability ratio test for drug and vaccine safety surveillance. doi
/// 10.1080/07474946.2011.539924. Kulldorff M, Silva IR (2015). Continuous post-market sequential
/// safety surveillance with minimum events to signal. arXiv 1503.01978.
///
/// @param length T, the expected number without effect at which surveillance ends, above 0
/// @param delay D, the expected number before which nothing signals, 0 to T
/// @param fewest M, the number of events below which nothing signals, at least 1
public record PoissonMaxSprt(double length, double delay, int fewest) {

    private static final double HIGHEST = 50;
    private static final double ACCURACY = 1e-12;

    /// What to compare the statistic with.
    ///
    /// @param value the critical value: signal once the statistic is at or above it
    /// @param level the exact probability of a signal without effect, at most α
    public record Boundary(double value, double level) {}

    public PoissonMaxSprt {
        if (!(length > 0)
                || Double.isInfinite(length)
                || !(delay >= 0 && delay <= length)
                || fewest < 1) {
            throw new IllegalArgumentException(
                    ("surveillance needs a length above 0, a delay from 0 to the length and"
                                    + " 1 event or more, was length %s, delay %s, events %d")
                            .formatted(length, delay, fewest));
        }
    }

    /// From the first event on.
    public static PoissonMaxSprt ofLength(double length) {
        return new PoissonMaxSprt(length, 0, 1);
    }

    /// c ln(c/u) − (c − u) if c > u, else 0.
    ///
    /// @param events c, at least 0
    /// @param expected u, above 0
    public static double statistic(long events, double expected) {
        return events <= expected ? 0 : events * Math.log(events / expected) - (events - expected);
    }

    /// The critical value for a level α, above 0 and at most .5.
    public Boundary boundary(double alpha) {
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException(
                    "a level lies above 0 and at most at 0.5, was " + alpha);
        }
        double most = PoissonDistribution.of(length).survivalProbability(fewest - 1);
        if (most <= alpha) {
            throw new IllegalArgumentException(
                    ("no critical value: %d events are met by an expected %s with probability %s"
                                    + " only; lengthen surveillance or ask for fewer events")
                            .formatted(fewest, length, most));
        }
        double low = 0;
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
        Moments moments = moments(value);
        return Chain.signal(new PoissonChain(scaled(moments.expected(), ratio)), moments.bounds());
    }

    /// Power and mean times under a relative risk above 0, at a critical value above 0.
    public SignalTime time(double value, double ratio) {
        Moments moments = moments(value);
        return SignalTime.of(moments.expected(), moments.bounds(), ratio, delay);
    }

    /// The probability of a signal without effect, if the expected numbers have a systematic error.
    public double level(double value, RateError error) {
        return error.mean(length, ratio -> power(value, ratio));
    }

    /// The probability of a signal without effect, if the expected numbers are not known but a
    /// history's: c events times the person-time watched divided by the person-time of the history.
    /// {@link ConditionalMaxSprt} allows for it.
    ///
    /// @param past c, at least 1
    public double levelFromPast(double value, long past, PastEnd end) {
        ConditionalMaxSprt.checkPast(past);
        Moments moments = moments(value);
        double[] times = scaled(moments.expected(), 1.0 / past);
        return Chain.signal(new GammaChain(end.shape(past), times), moments.bounds());
    }

    /// When counts matter, and how many are a signal at or before that.
    ///
    /// @param expected rising to the length
    /// @param bounds n at μ_n
    private record Moments(double[] expected, int[] bounds) {}

    private Moments moments(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a critical value is above 0, was " + value);
        }
        int n = fewest;
        while (reach(n, value) < delay) {
            n++;
        }
        List<Double> expected = new ArrayList<>();
        List<Integer> bounds = new ArrayList<>();
        if (delay > 0 && delay < length) {
            expected.add(delay);
            bounds.add(n);
        }
        for (double time = 0; time < length; n++) {
            time = Math.min(length, reach(n, value));
            expected.add(time);
            bounds.add(n);
        }
        return new Moments(
                expected.stream().mapToDouble(Double::doubleValue).toArray(),
                bounds.stream().mapToInt(Integer::intValue).toArray());
    }

    private static double[] scaled(double[] expected, double ratio) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("a relative risk is above 0, was " + ratio);
        }
        return DoubleStream.of(expected).map(each -> each * ratio).toArray();
    }

    /// μ_n, the expected number at which n events just reach the value: the root below n of n
    /// ln(n/μ) − (n − μ) = value, that is x − ln x = 1 + value/n for x = μ/n, by Newton's method
    /// from below.
    private static double reach(int n, double value) {
        double right = 1 + value / n;
        double x = Math.exp(-right);
        for (int i = 0; i < 100; i++) {
            double next = x + (x - Math.log(x) - right) * x / (1 - x);
            if (Math.abs(next - x) <= 1e-15 * x) {
                return n * next;
            }
            x = next;
        }
        return n * x;
    }
}

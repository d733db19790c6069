package org.vigie.statistics.selfcontrolled;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// Whether an outcome is as frequent in one month as in another, given when its cases were
/// observed.
///
/// Counts of months are taken to be Poisson, each with a mean that is x times what is expected or
/// that over x, as likely the one as the other; x is the most likely one. The p value is that of
/// the likelihood ratio against x being no more than a limit. It is `checkTimeStabilityAssumption`
/// of OHDSI's SelfControlledCaseSeries 6 without splines.
///
/// Schuemie MJ et al (2024). The self-controlled case series diagnostics. doi 10.1002/pds.5864.
///
/// @param ratio x, at least 1; `NaN` with fewer than two months
/// @param p probability of so large an x if it is no more than the limit; 1 where it is
public record TimeStability(double ratio, double p) {

    private static final double HIGHEST = 10;
    private static final double STEP = 0.05;
    private static final double ACCURACY = 1e-9;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /// @param observed events of each month
    /// @param expected what the cases' observation lets expect of each, at least 0
    /// @param limit largest ratio that does not matter, 1.1
    public static TimeStability of(long[] observed, double[] expected, double limit) {
        if (observed.length < 2) {
            return new TimeStability(Double.NaN, 1);
        }
        double ratio = mostLikely(observed, expected);
        if (ratio <= limit) {
            return new TimeStability(ratio, 1);
        }
        double gain =
                2
                        * (logLikelihood(observed, expected, ratio)
                                - logLikelihood(observed, expected, limit));
        return new TimeStability(
                ratio, ChiSquaredDistribution.of(1).survivalProbability(Math.max(0, gain)));
    }

    /// The best of a grid, then ever closer by golden sections.
    private static double mostLikely(long[] observed, double[] expected) {
        double best = 1;
        double value = Double.NEGATIVE_INFINITY;
        for (double x = 1; x <= HIGHEST; x += STEP) {
            double found = logLikelihood(observed, expected, x);
            if (found > value) {
                value = found;
                best = x;
            }
        }
        double low = Math.max(1, best - STEP);
        double high = best + STEP;
        while (high - low > ACCURACY) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (logLikelihood(observed, expected, left)
                    < logLikelihood(observed, expected, right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    private static double logLikelihood(long[] observed, double[] expected, double x) {
        double sum = 0;
        for (int month = 0; month < observed.length; month++) {
            double mean = Math.max(expected[month], Math.ulp(1.0));
            double more = logChance(observed[month], mean * x);
            double less = logChance(observed[month], mean / x);
            sum += Math.max(more, less) + Math.log1p(Math.exp(-Math.abs(more - less)));
        }
        return sum;
    }

    private static double logChance(long events, double mean) {
        return PoissonDistribution.of(mean).logProbability(Math.toIntExact(events));
    }
}

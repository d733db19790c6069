package org.vigie.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Intervals and p values of an estimate that is close to normal around the truth.
///
/// Wald A (1943). Tests of statistical hypotheses concerning several parameters when the number of
/// observations is large. doi 10.1090/S0002-9947-1943-0012401-3.
public final class Wald {

    /// Share of intervals that hold the truth: the one level of every interval in this package.
    public static final double LEVEL = 0.95;

    /// Half the width of an interval in standard errors: 1.959964.
    public static final double Z =
            NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - LEVEL) / 2);

    private Wald() {}

    /// The two-sided p value of a standard normal deviate, 2 Φ(−|z|); 0 beyond some 38.
    public static double p(double z) {
        return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    }

    /// An estimate on the ratio scale from its logarithm: e^b, e^(b ± Z se), and the p value of b /
    /// se.
    ///
    /// {@link Estimate#NONE} if either is `NaN`.
    ///
    /// @param log the logarithm b of the ratio
    /// @param error its standard error, above 0
    public static Estimate ratio(double log, double error) {
        if (Double.isNaN(log) || Double.isNaN(error)) {
            return Estimate.NONE;
        }
        return new Estimate(
                Math.exp(log),
                Math.exp(log - Z * error),
                Math.exp(log + Z * error),
                p(log / error));
    }
}

package org.vigie.statistics.selfcontrolled;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// The likelihood-ratio test of two nested case series on the same cases.
///
/// Twice the gain in log-likelihood, under the smaller model χ² with as many degrees of freedom as
/// the larger has more coefficients. `NaN` where either has no maximum of its own (missing or
/// penalised).
///
/// Wilks SS (1938). doi 10.1214/aoms/1177732360.
///
/// @param statistic twice the gain
/// @param freedom degrees of freedom
/// @param p the probability of as much or more
public record LikelihoodRatio(double statistic, int freedom, double p) {

    /// Tests a smaller model in a larger one.
    public static LikelihoodRatio of(CaseSeries smaller, CaseSeries larger) {
        int freedom = larger.estimated() - smaller.estimated();
        double statistic = 2 * (larger.logLikelihood() - smaller.logLikelihood());
        if (freedom < 1 || Double.isNaN(statistic) || smaller.penalised() || larger.penalised()) {
            return new LikelihoodRatio(Double.NaN, Math.max(0, freedom), Double.NaN);
        }
        double gain = Math.max(0, statistic);
        return new LikelihoodRatio(
                gain, freedom, ChiSquaredDistribution.of(freedom).survivalProbability(gain));
    }
}

package org.vigie.statistics.sequential;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// A ratio of two counts with its exact interval, given their sum.
///
/// Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case
/// of the binomial. doi 10.1093/biomet/26.4.404.
final class ExactOdds {

    private static final double TAIL = (1 - Wald.LEVEL) / 2;

    private ExactOdds() {}

    /// `factor × k / m` with its 95 % interval, from 0 if k is 0 and without end if m is 0; no p
    /// value; {@link Estimate#NONE} if both are 0.
    static Estimate times(long k, long m, double factor) {
        if (k == 0 && m == 0) {
            return Estimate.NONE;
        }
        double low =
                k == 0
                        ? 0
                        : odds(
                                BetaDistribution.of((double) k, m + 1.0)
                                        .inverseCumulativeProbability(TAIL));
        double high =
                m == 0
                        ? Double.POSITIVE_INFINITY
                        : odds(
                                BetaDistribution.of(k + 1.0, (double) m)
                                        .inverseSurvivalProbability(TAIL));
        return new Estimate(factor * k / m, factor * low, factor * high, Double.NaN);
    }

    private static double odds(double share) {
        return share / (1 - share);
    }
}

package org.vigie.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Events per person-time with the exact Poisson interval.
///
/// Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika 28:437-442. doi
/// 10.1093/biomet/28.3-4.437.
public final class PoissonRate {

    private static final double TAIL = (1 - Wald.LEVEL) / 2;

    private PoissonRate() {}

    /// `events / time` and its 95 % interval, χ²(2.5 %; 2k) / 2t to χ²(97.5 %; 2k + 2) / 2t, from 0
    /// where there is no event; no p value; {@link Estimate#NONE} where there is no time.
    public static Estimate exact(long events, double time) {
        if (!(time > 0)) {
            return Estimate.NONE;
        }
        double low =
                events == 0
                        ? 0
                        : ChiSquaredDistribution.of(2.0 * events).inverseCumulativeProbability(TAIL)
                                / 2;
        double high =
                ChiSquaredDistribution.of(2.0 * events + 2).inverseSurvivalProbability(TAIL) / 2;
        return new Estimate(events / time, low / time, high / time, Double.NaN);
    }
}

package org.vigie.statistics.disproportionality;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.vigie.statistics.Wald;

/// How many doublings lie between what was observed and what was expected, shrunk towards none.
///
/// IC = log₂((O + s) / (E + s)), with s = ½ unless said otherwise; its interval is log₂ of the .025
/// and .975 quantiles of the gamma distribution of shape O + s and rate E + s. Always finite.
///
/// Norén GN, Hopstadius J, Bate A (2013). Shrinkage observed-to-expected ratios for robust and
/// transparent large-scale pattern discovery. doi 10.1177/0962280211403604.
///
/// @param value log₂ of the shrunk ratio
/// @param low IC025
/// @param high IC975
public record InformationComponent(double value, double low, double high) {

    /// The usual shrinkage s.
    public static final double SHRINKAGE = 0.5;

    /// With the usual shrinkage.
    ///
    /// @param observed O, at least 0
    /// @param expected E, at least 0
    public static InformationComponent of(double observed, double expected) {
        return of(observed, expected, SHRINKAGE);
    }

    /// @param shrinkage s, above 0
    public static InformationComponent of(double observed, double expected, double shrinkage) {
        if (!(observed >= 0)
                || !(expected >= 0)
                || !(shrinkage > 0)
                || Double.isInfinite(observed + expected)) {
            throw new IllegalArgumentException(
                    """
                    an information component needs counts from 0 and shrinkage above \
                    0, was O %s, E %s, s %s\
                    """
                            .formatted(observed, expected, shrinkage));
        }
        GammaDistribution posterior =
                GammaDistribution.of(observed + shrinkage, 1 / (expected + shrinkage));
        double tail = (1 - Wald.LEVEL) / 2;
        return new InformationComponent(
                log2((observed + shrinkage) / (expected + shrinkage)),
                log2(posterior.inverseCumulativeProbability(tail)),
                log2(posterior.inverseSurvivalProbability(tail)));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}

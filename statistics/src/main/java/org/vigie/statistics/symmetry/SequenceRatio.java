package org.vigie.statistics.symmetry;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// Among people who started both drugs near each other, how many started the index drug first for
/// one who started the marker first (prescription sequence symmetry analysis).
///
/// - crude ratio CSR = n₁ / n₂; its interval is that of Jeffreys for the share n₁ / (n₁ + n₂), the
///   .025 and .975 quantiles of Beta(n₁ + ½, n₂ + ½), turned into odds;
/// - adjusted ratio ASR = CSR / the {@link NullEffect}, its interval too.
///
/// The p value is the exact binomial one of n₁ of n₁ + n₂ at odds 1, or at the null-effect ratio,
/// twice the smaller tail with the probability of n₁ itself counted half (mid-p), which goes with
/// Jeffreys's interval.
///
/// If nobody started the index drug first the ratio and its lower end are 0; if nobody the marker,
/// the ratio and its upper end are infinite. With no pair at all the crude estimate is
/// {@link Estimate#NONE}; so is the adjusted one then, or if the null effect is not known.
///
/// Hallas J (1996). doi 10.1097/00001648-199609000-00005. Brown LD, Cai TT, DasGupta A (2001).
/// Interval estimation for a binomial proportion. doi 10.1214/ss/1009213286.
///
/// @param indexFirst n₁, people who started the index drug first
/// @param markerFirst n₂, people who started the marker drug first; those who started both on a day
///   are in neither
/// @param nullEffect what trends alone would give
public record SequenceRatio(long indexFirst, long markerFirst, NullEffect nullEffect) {

    public SequenceRatio {
        if (indexFirst < 0 || markerFirst < 0) {
            throw new IllegalArgumentException(
                    "counts of people lie at or above 0, were %d and %d"
                            .formatted(indexFirst, markerFirst));
        }
    }

    /// CSR.
    public Estimate crude() {
        return over(1);
    }

    /// ASR.
    public Estimate adjusted() {
        return nullEffect.known() ? over(nullEffect.ratio()) : Estimate.NONE;
    }

    private Estimate over(double odds) {
        if (indexFirst + markerFirst == 0) {
            return Estimate.NONE;
        }
        BetaDistribution share = BetaDistribution.of(indexFirst + 0.5, markerFirst + 0.5);
        double tail = (1 - Wald.LEVEL) / 2;
        // The odds of a Beta(a, b) share are those of a Beta(b, a) share turned over: no digits are
        // lost near 1.
        BetaDistribution other = BetaDistribution.of(markerFirst + 0.5, indexFirst + 0.5);
        double low =
                indexFirst == 0
                        ? 0
                        : share.inverseCumulativeProbability(tail)
                                / other.inverseSurvivalProbability(tail);
        double high =
                markerFirst == 0
                        ? Double.POSITIVE_INFINITY
                        : share.inverseSurvivalProbability(tail)
                                / other.inverseCumulativeProbability(tail);
        return new Estimate(
                (double) indexFirst / markerFirst / odds, low / odds, high / odds, p(odds));
    }

    private double p(double odds) {
        int first = Math.toIntExact(indexFirst);
        BinomialDistribution null0 =
                BinomialDistribution.of(
                        Math.toIntExact(indexFirst + markerFirst), odds / (1 + odds));
        double half = null0.probability(first) / 2;
        double below = null0.cumulativeProbability(first) - half;
        double above = null0.survivalProbability(first) + half;
        return Math.min(1, 2 * Math.min(below, above));
    }
}

package org.vigie.statistics.temporal;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The rate of an outcome in exposed time over that in unexposed time of the same people
/// (self-controlled cohort), or any ratio of two Poisson rates.
///
/// Given x₁ + x₂ events, x₁ is binomial with odds R T₁ / T₂, where R is the ratio of rates. The
/// estimate is (x₁/T₁) / (x₂/T₂); the exact interval is that of Clopper and Pearson for the share
/// of x₁, turned into odds and divided by T₁/T₂, and the exact p value twice the smaller tail at R
/// = 1, at most 1. The mid-p interval and p value count the probability of x₁ itself half: shorter,
/// and nearer 95 %.
///
/// A count of 0 gives a one-sided answer, which {@link #basis} tells: ratio and lower end 0, or
/// ratio and upper end infinite. Without any event the interval is 0 to infinite and p is 1, the
/// ratio itself unknown (`NaN`); without exposed or unexposed time there is {@link Estimate#NONE}.
///
/// Clopper CJ, Pearson ES (1934). doi 10.1093/biomet/26.4.404. Ryan PB, Schuemie MJ, Madigan D
/// (2013). Empirical performance of a self-controlled cohort method. doi 10.1007/s40264-013-0101-3.
///
/// @param exact ratio with exact interval and p value
/// @param midP the same ratio with mid-p interval and p value
/// @param basis what it rests on
public record RateRatio(Estimate exact, Estimate midP, Basis basis) {

    /// Which of the counts there are.
    public enum Basis {
        BOTH,
        NO_EXPOSED_EVENT,
        NO_UNEXPOSED_EVENT,
        NO_EVENT,
        NO_TIME
    }

    private static final int MOST_EVALUATIONS = 500;
    private static final double ACCURACY = 1e-14;
    private static final double TAIL = (1 - Wald.LEVEL) / 2;

    /// @param exposedEvents x₁, at least 0
    /// @param exposedTime T₁, at least 0, in any unit
    /// @param unexposedEvents x₂, at least 0
    /// @param unexposedTime T₂, at least 0, in the same unit
    public static RateRatio of(
            long exposedEvents, double exposedTime, long unexposedEvents, double unexposedTime) {
        if (exposedEvents < 0
                || unexposedEvents < 0
                || !(exposedTime >= 0)
                || !(unexposedTime >= 0)
                || Double.isInfinite(exposedTime + unexposedTime)) {
            throw new IllegalArgumentException(
                    "events and time lie at or above 0, were %d in %s and %d in %s"
                            .formatted(exposedEvents, exposedTime, unexposedEvents, unexposedTime));
        }
        if (exposedTime == 0 || unexposedTime == 0) {
            return new RateRatio(Estimate.NONE, Estimate.NONE, Basis.NO_TIME);
        }
        if (exposedEvents + unexposedEvents == 0) {
            Estimate anything = new Estimate(Double.NaN, 0, Double.POSITIVE_INFINITY, 1);
            return new RateRatio(anything, anything, Basis.NO_EVENT);
        }
        Shares shares =
                new Shares(
                        Math.toIntExact(exposedEvents),
                        Math.toIntExact(unexposedEvents),
                        exposedTime / unexposedTime);
        return new RateRatio(
                shares.exact(),
                shares.midP(),
                exposedEvents == 0
                        ? Basis.NO_EXPOSED_EVENT
                        : unexposedEvents == 0 ? Basis.NO_UNEXPOSED_EVENT : Basis.BOTH);
    }

    /// The standard error of the logarithm of the ratio that the exact interval implies, its length
    /// on the logarithmic scale over 2 · 1.96; infinite where the interval has no end.
    public double standardError() {
        return (Math.log(exact.high()) - Math.log(exact.low())) / (2 * Wald.Z);
    }

    private record Shares(int x1, int x2, double times) {

        double ratio() {
            return (double) x1 / x2 / times;
        }

        BinomialDistribution at(double share) {
            return BinomialDistribution.of(x1 + x2, share);
        }

        double odds(double share) {
            return share / (1 - share) / times;
        }

        Estimate exact() {
            double low =
                    x1 == 0
                            ? 0
                            : odds(
                                    BetaDistribution.of(x1, x2 + 1.0)
                                            .inverseCumulativeProbability(TAIL));
            double high =
                    x2 == 0
                            ? Double.POSITIVE_INFINITY
                            : odds(
                                    BetaDistribution.of(x1 + 1.0, x2)
                                            .inverseSurvivalProbability(TAIL));
            BinomialDistribution alike = at(times / (1 + times));
            double p =
                    2
                            * Math.min(
                                    alike.cumulativeProbability(x1),
                                    alike.survivalProbability(x1 - 1));
            return new Estimate(ratio(), low, high, Math.min(1, p));
        }

        Estimate midP() {
            double low = x1 == 0 ? 0 : odds(share(TAIL, true));
            double high = x2 == 0 ? Double.POSITIVE_INFINITY : odds(share(TAIL, false));
            double share = times / (1 + times);
            return new Estimate(
                    ratio(), low, high, Math.min(1, 2 * Math.min(above(share), 1 - above(share))));
        }

        /// The probability of more than x₁, and half that of x₁: rises with the share.
        double above(double share) {
            BinomialDistribution binomial = at(share);
            return binomial.survivalProbability(x1) + binomial.probability(x1) / 2;
        }

        double share(double tail, boolean low) {
            double wanted = low ? tail : 1 - tail;
            return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
                    .solve(MOST_EVALUATIONS, share -> above(share) - wanted, 0, 1);
        }
    }
}

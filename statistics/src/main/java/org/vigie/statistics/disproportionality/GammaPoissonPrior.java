package org.vigie.statistics.disproportionality;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/// How the true ratios λ of all pairs are spread: a mixture of two gamma distributions (GPS).
///
/// λ is drawn from Gamma(α₁, rate β₁) with probability P, else from Gamma(α₂, rate β₂); the count
/// of a pair is Poisson with mean λE, so negative binomial given its component. After n was seen
/// where E was expected, λ is again a mixture: of Gamma(α₁ + n, β₁ + E) with probability Q, and
/// Gamma(α₂ + n, β₂ + E), where Q is P f₁(n) over P f₁(n) + (1 − P) f₂(n).
///
/// DuMouchel W (1999). doi 10.1080/00031305.1999.10474456.
///
/// @param first the component with the higher mean α/β
/// @param second the other
/// @param share P, the share of the first component, 0 to 1
public record GammaPoissonPrior(Component first, Component second, double share) {

    private static final int MOST_EVALUATIONS = 1_000;
    private static final double ACCURACY = 1e-13;
    private static final double TAIL = 0.05;

    /// A gamma distribution of true ratios.
    ///
    /// @param shape α, above 0
    /// @param rate β, above 0
    public record Component(double shape, double rate) {

        public Component {
            if (!(shape > 0) || !(rate > 0)) {
                throw new IllegalArgumentException(
                        "a gamma distribution needs shape and rate above 0, was %s, %s"
                                .formatted(shape, rate));
            }
        }

        /// The logarithm of the negative binomial probability of n where E is expected.
        double logProbability(long n, double expected) {
            return LogGamma.value(shape + n)
                    - LogGamma.value(shape)
                    - LogGamma.value(n + 1.0)
                    - shape * Math.log1p(expected / rate)
                    + (n == 0 ? 0 : n * Math.log(expected / (rate + expected)));
        }

        Component after(long n, double expected) {
            return new Component(shape + n, rate + expected);
        }

        GammaDistribution distribution() {
            return GammaDistribution.of(shape, 1 / rate);
        }

        double meanLog() {
            return Digamma.value(shape) - Math.log(rate);
        }
    }

    /// What is believed of a pair's true ratio once its count is known.
    ///
    /// @param geometricMean EBGM, e to the mean of ln λ
    /// @param low EB05, the 5 % quantile of λ
    /// @param high EB95
    /// @param firstShare Q, the probability that λ is of the first component
    public record Score(double geometricMean, double low, double high, double firstShare) {

        /// The usual criterion of a signal: EB05 at least 2.
        public boolean signal() {
            return low >= 2;
        }
    }

    public GammaPoissonPrior {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of a component lies between 0 and 1, was " + share);
        }
    }

    /// The score of a pair seen n times where E was expected.
    public Score score(long n, double expected) {
        ObservedExpected.of(n, expected);
        double q = firstShare(n, expected);
        Component one = first.after(n, expected);
        Component two = second.after(n, expected);
        double mean = Math.exp(q * one.meanLog() + (1 - q) * two.meanLog());
        return new Score(mean, quantile(TAIL, q, one, two), quantile(1 - TAIL, q, one, two), q);
    }

    /// A quantile of the true ratio λ of a pair seen n times where E was expected.
    ///
    /// @param p above 0 and below 1
    public double quantile(long n, double expected, double p) {
        return quantile(
                p, firstShare(n, expected), first.after(n, expected), second.after(n, expected));
    }

    private double firstShare(long n, double expected) {
        double one = Math.log(share) + first.logProbability(n, expected);
        double two = Math.log1p(-share) + second.logProbability(n, expected);
        return 1 / (1 + Math.exp(two - one));
    }

    /// The quantile of the mixture lies between those of its parts.
    private static double quantile(double p, double q, Component one, Component two) {
        GammaDistribution a = one.distribution();
        GammaDistribution b = two.distribution();
        double left = a.inverseCumulativeProbability(p);
        double right = b.inverseCumulativeProbability(p);
        double low = Math.min(left, right);
        double high = Math.max(left, right);
        double atLow =
                q * a.cumulativeProbability(low) + (1 - q) * b.cumulativeProbability(low) - p;
        double atHigh =
                q * a.cumulativeProbability(high) + (1 - q) * b.cumulativeProbability(high) - p;
        if (atLow >= 0 || atHigh <= 0) {
            return atLow >= 0 ? low : high;
        }
        return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
                .solve(
                        MOST_EVALUATIONS,
                        x ->
                                q * a.cumulativeProbability(x)
                                        + (1 - q) * b.cumulativeProbability(x)
                                        - p,
                        low,
                        high);
    }
}

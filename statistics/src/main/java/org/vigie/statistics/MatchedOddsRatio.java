package org.vigie.statistics;

/// The conditional odds ratio of a 0/1 exposure in matched sets of one case each, exact.
///
/// The maximum of the conditional likelihood, by Newton's method, with Wald's interval and p value:
/// the numbers of R's `clogit`. In pairs it is the ratio b/c of the two kinds of discordant pairs,
/// with standard error √(1/b + 1/c) of its logarithm.
///
/// Edge cases: with no informative set, {@link Estimate#NONE}. If the cases of all informative sets
/// are exposed, or those of none, the likelihood has no maximum and the estimate is Firth's, finite
/// and with little bias: the maximum of the log-likelihood plus half the logarithm of the
/// information, with the interval and p value of the penalised likelihood ratio.
///
/// Breslow NE, Day NE (1980). Statistical Methods in Cancer Research, volume 1. IARC. Firth D
/// (1993). Bias reduction of maximum likelihood estimates. doi 10.1093/biomet/80.1.27. Heinze G,
/// Schemper M (2002). A solution to the problem of separation. doi 10.1002/sim.1047.
///
/// @param oddsRatio the odds ratio
/// @param logOddsRatio its logarithm; `NaN` if there is none
/// @param standardError of the logarithm: 1 / √information at the estimate
/// @param penalised whether the estimate is Firth's
public record MatchedOddsRatio(
        Estimate oddsRatio, double logOddsRatio, double standardError, boolean penalised) {

    private static final int MOST_STEPS = 200;
    private static final double SMALL_STEP = 1e-9;

    /// The odds ratio that a tally shows.
    public static MatchedOddsRatio of(MatchedTally tally) {
        MatchedLikelihood likelihood = new MatchedLikelihood(tally);
        if (likelihood.empty()) {
            return new MatchedOddsRatio(Estimate.NONE, Double.NaN, Double.NaN, false);
        }
        if (likelihood.separated()) {
            PenalisedOddsRatio firth = PenalisedOddsRatio.of(likelihood);
            return new MatchedOddsRatio(
                    firth.oddsRatio(), firth.logOddsRatio(), firth.standardError(), true);
        }
        double beta = maximum(likelihood);
        double error = 1 / Math.sqrt(likelihood.at(beta).information());
        return new MatchedOddsRatio(Wald.ratio(beta, error), beta, error, false);
    }

    /// Newton's method between bounds that close in: the score falls through its only root, so its
    /// sign tells on which side that lies, and a step beyond a bound is replaced by half the way
    /// between them. Convergence is quadratic: after a small step, β is exact.
    private static double maximum(MatchedLikelihood likelihood) {
        double low = likelihood.lowest();
        double high = likelihood.highest();
        double beta = likelihood.guess(0);
        for (int i = 0; i < MOST_STEPS; i++) {
            MatchedLikelihood.Point here = likelihood.at(beta);
            double next = beta + here.score() / here.information();
            if (Math.abs(next - beta) <= SMALL_STEP) {
                return next;
            }
            low = here.score() > 0 ? beta : low;
            high = here.score() > 0 ? high : beta;
            beta = next > low && next < high ? next : (low + high) / 2;
        }
        throw new IllegalStateException("the log odds ratio did not settle, was " + beta);
    }
}

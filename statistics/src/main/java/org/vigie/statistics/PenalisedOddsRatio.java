package org.vigie.statistics;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/// Firth's estimate of a matched odds ratio where the likelihood has no maximum.
///
/// If every case is exposed, the penalised score is Σ N q − ½ + mean of q, weighted by N p q, where
/// q is the probability of an unexposed case. It has one root: there every q is below ½, and from
/// there on the score falls. So the penalised likelihood falls on both sides of its maximum,
/// without bound, and each limit of the interval is found once. If no case is exposed, the same
/// holds with β turned round.
///
/// With N sets that are alike, e^β x / (n − x) = 2N + 1.
///
/// @param oddsRatio with the interval and p value of the penalised likelihood ratio
/// @param logOddsRatio its logarithm
/// @param standardError of the logarithm: 1 / √information at the estimate
record PenalisedOddsRatio(Estimate oddsRatio, double logOddsRatio, double standardError) {

    private static final int MOST_EVALUATIONS = 500;
    private static final double ACCURACY = 1e-11;

    static PenalisedOddsRatio of(MatchedLikelihood likelihood) {
        DoubleUnaryOperator score = beta -> likelihood.at(beta).penalisedScore();
        double start = likelihood.guess(0.5);
        double beta =
                root(
                        score,
                        outward(score, start, -1),
                        outward(at -> -score.applyAsDouble(at), start, 1));
        MatchedLikelihood.Point top = likelihood.at(beta);
        DoubleUnaryOperator drop = at -> 2 * (top.penalised() - likelihood.at(at).penalised());
        // Below 0 inside the interval, above 0 outside it.
        DoubleUnaryOperator outside = at -> drop.applyAsDouble(at) - Wald.Z * Wald.Z;
        double low = root(outside, outward(outside, beta, -1), beta);
        double high = root(outside, beta, outward(outside, beta, 1));
        double p = Wald.p(Math.sqrt(Math.max(0, drop.applyAsDouble(0))));
        return new PenalisedOddsRatio(
                new Estimate(Math.exp(beta), Math.exp(low), Math.exp(high), p),
                beta,
                1 / Math.sqrt(top.information()));
    }

    /// A point beyond `start`, in steps that double, where the function is above 0.
    private static double outward(DoubleUnaryOperator function, double start, int direction) {
        double step = direction;
        double at = start + step;
        while (function.applyAsDouble(at) <= 0) {
            step *= 2;
            at += step;
        }
        return at;
    }

    private static double root(DoubleUnaryOperator function, double low, double high) {
        return new BracketingNthOrderBrentSolver(ACCURACY, 5)
                .solve(MOST_EVALUATIONS, function::applyAsDouble, low, high);
    }
}

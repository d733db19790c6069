package org.vigie.statistics;

import java.util.Arrays;
import java.util.List;

/// The conditional likelihood of the log odds ratio β of a 0/1 exposure, one case per matched set.
///
/// In a set of n people, x of them exposed, the case is exposed with probability p = x e^β / (x
/// e^β + n − x), that is, with log odds β + log(x / (n − x)). So the tally is a logistic regression
/// without covariates and with an offset: with N such sets and k whose case is exposed, the
/// log-likelihood is Σ k log p + (N − k) log(1 − p), concave in β. It differs by a constant from Σ
/// c β − log(x e^β + n − x), c being 1 if the case is exposed and 0 if not.
///
/// Breslow NE, Day NE (1980). Statistical Methods in Cancer Research, volume 1, chapters 5 and 7.
/// IARC.
final class MatchedLikelihood {

    /// The log-likelihood at one β, its slope, minus its curvature, and the slope of that.
    record Point(double value, double score, double information, double skew) {

        /// The log-likelihood with Firth's penalty, half the logarithm of the information.
        double penalised() {
            return value + Math.log(information) / 2;
        }

        double penalisedScore() {
            return score + skew / (2 * information);
        }
    }

    private final double[] offset;
    private final double[] exposedCases;
    private final double[] unexposedCases;

    MatchedLikelihood(MatchedTally tally) {
        List<MatchedTally.Row> rows =
                tally.rows().stream().filter(MatchedTally.Row::informative).toList();
        offset = new double[rows.size()];
        exposedCases = new double[rows.size()];
        unexposedCases = new double[rows.size()];
        for (int i = 0; i < offset.length; i++) {
            MatchedTally.Row row = rows.get(i);
            offset[i] = Math.log((double) row.exposed() / (row.size() - row.exposed()));
            (row.caseExposed() ? exposedCases : unexposedCases)[i] = row.count();
        }
    }

    boolean empty() {
        return offset.length == 0;
    }

    /// Whether no finite β is the most likely: every informative set's case is exposed, or none is.
    boolean separated() {
        return sum(exposedCases) == 0 || sum(unexposedCases) == 0;
    }

    /// The solution if all sets had the mean offset and `added` more cases were exposed and
    /// unexposed.
    double guess(double added) {
        double weighted = 0;
        for (int i = 0; i < offset.length; i++) {
            weighted += offset[i] * (exposedCases[i] + unexposedCases[i]);
        }
        double exposed = sum(exposedCases);
        double unexposed = sum(unexposedCases);
        return Math.log((exposed + added) / (unexposed + added)) - weighted / (exposed + unexposed);
    }

    /// A bound below the maximum: there the case is exposed with at most the observed probability,
    /// in every set.
    double lowest() {
        return Math.log(sum(exposedCases) / sum(unexposedCases))
                - Arrays.stream(offset).max().orElseThrow();
    }

    /// A bound above the maximum, likewise.
    double highest() {
        return Math.log(sum(exposedCases) / sum(unexposedCases))
                - Arrays.stream(offset).min().orElseThrow();
    }

    Point at(double beta) {
        double value = 0;
        double score = 0;
        double information = 0;
        double skew = 0;
        for (int i = 0; i < offset.length; i++) {
            double odds = Math.exp(beta + offset[i]);
            // Each computed by itself: 1 − p would lose the digits of a small one.
            double p = 1 / (1 + 1 / odds);
            double q = 1 / (1 + odds);
            double variance = (exposedCases[i] + unexposedCases[i]) * p * q;
            value -= exposedCases[i] * Math.log1p(1 / odds) + unexposedCases[i] * Math.log1p(odds);
            score += exposedCases[i] * q - unexposedCases[i] * p;
            information += variance;
            skew += variance * (q - p);
        }
        return new Point(value, score, information, skew);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}

package org.vigie.statistics;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/// The conditional likelihood of the coefficients β, given how many cases each stratum has.
///
/// A stratum whose cases have linear predictors η, of d cases in n people, adds Σ η of the cases −
/// log Σ e^(Σ η of a subset), over all subsets of d of its people.
record ConditionalLikelihood(List<Stratum> strata, int covariates) {

    /// A case may lie behind a control by this share of the people's spread along a direction: its
    /// rounding.
    private static final double TOLERANCE = 1e-6;

    /// The log-likelihood at one β, its gradient, and minus its second derivative.
    record Point(double value, double[] score, double[][] information) {}

    Point at(double[] beta) {
        double value = 0;
        double[] score = new double[covariates];
        double[][] information = new double[covariates][covariates];
        for (Stratum stratum : strata) {
            double[] eta = stratum.predictors(beta);
            SubsetMoments moments = SubsetMoments.of(stratum.x(), eta, stratum.cases());
            value -= moments.log();
            for (int j = 0; j < stratum.cases(); j++) {
                value += eta[j];
                add(score, stratum.x()[j], 1);
            }
            add(score, moments.mean(), -1);
            for (int a = 0; a < covariates; a++) {
                add(information[a], moments.covariance()[a], 1);
            }
        }
        return new Point(value, score, information);
    }

    /// Whether the likelihood never falls along a direction: in every stratum, every case lies at
    /// least as far along it as every control. Then it has no maximum.
    ///
    /// Albert A, Anderson JA (1984). On the existence of maximum likelihood estimates in logistic
    /// regression models. doi 10.1093/biomet/71.1.1.
    boolean separatedAlong(double[] direction) {
        double widest = 0;
        double worst = 0;
        for (Stratum stratum : strata) {
            double[] along = stratum.predictors(direction);
            DoubleSummaryStatistics cases =
                    Arrays.stream(along, 0, stratum.cases()).summaryStatistics();
            DoubleSummaryStatistics controls =
                    Arrays.stream(along, stratum.cases(), along.length).summaryStatistics();
            worst = Math.max(worst, controls.getMax() - cases.getMin());
            widest =
                    Math.max(
                            widest,
                            Math.max(cases.getMax(), controls.getMax())
                                    - Math.min(cases.getMin(), controls.getMin()));
        }
        return worst <= TOLERANCE * widest;
    }

    private static void add(double[] sum, double[] values, int sign) {
        for (int a = 0; a < sum.length; a++) {
            sum[a] += sign * values[a];
        }
    }
}

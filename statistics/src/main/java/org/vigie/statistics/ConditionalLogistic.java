package org.vigie.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Conditional logistic regression: any covariates, any number of cases per stratum, exact.
///
/// The likelihood of who the cases are, given each stratum's people and its number of cases; the
/// numbers of R's `clogit(method = "exact")`. Strata without cases or without controls say nothing.
/// A stratum of n people and d cases costs d (n − d) p² steps with p covariates.
///
/// Where there is no estimate, `reason` says why, and coefficients, errors, covariance and the
/// maximum are `NaN`: no stratum holds cases and controls; a covariate is constant within strata,
/// or follows from others there; or the data are separated, and a coefficient grows without bound.
///
/// Breslow NE, Day NE (1980). Statistical Methods in Cancer Research, volume 1, chapter 7. IARC.
/// Gail MH, Lubin JH, Rubinstein LV (1981). doi 10.1093/biomet/68.3.703.
///
/// @param coefficients log odds ratio per unit of each covariate
/// @param standardErrors their standard errors
/// @param covariance their covariance: the inverse of the information
/// @param logLikelihoodAtZero log-likelihood with all coefficients 0
/// @param logLikelihood log-likelihood at the maximum
/// @param iterations steps of Newton's method
/// @param converged whether the maximum was found
/// @param reason why not, in plain English, or the empty string
public record ConditionalLogistic(
        double[] coefficients,
        double[] standardErrors,
        double[][] covariance,
        double logLikelihoodAtZero,
        double logLikelihood,
        int iterations,
        boolean converged,
        String reason) {

    /// Fits the model to people in any order.
    ///
    /// @param stratum whose stratum each person is in
    /// @param isCase whether each is a case
    /// @param covariates the covariates of each, finite
    /// @param names what the covariates are called in a reason
    public static ConditionalLogistic fit(
            long[] stratum, boolean[] isCase, double[][] covariates, List<String> names) {
        check(stratum, isCase, covariates, names);
        List<Stratum> strata = Stratum.informative(stratum, isCase, covariates);
        ConditionalAscent ascent =
                new ConditionalAscent(new ConditionalLikelihood(strata, names.size()), names);
        return switch (ascent.climb()) {
            case ConditionalAscent.Maximum top -> estimated(top, ascent.valueAtZero());
            case ConditionalAscent.NoMaximum none ->
                    notEstimable(names.size(), none, ascent.valueAtZero());
        };
    }

    /// The odds ratio per unit of a covariate, counted from 0, given the others.
    public Estimate oddsRatio(int covariate) {
        return Wald.ratio(coefficients[covariate], standardErrors[covariate]);
    }

    private static ConditionalLogistic estimated(ConditionalAscent.Maximum top, double atZero) {
        double[][] covariance = top.covariance();
        double[] errors =
                IntStream.range(0, covariance.length)
                        .mapToDouble(a -> Math.sqrt(covariance[a][a]))
                        .toArray();
        return new ConditionalLogistic(
                top.beta(), errors, covariance, atZero, top.value(), top.steps(), true, "");
    }

    private static ConditionalLogistic notEstimable(
            int covariates, ConditionalAscent.NoMaximum end, double atZero) {
        double[] none = new double[covariates];
        Arrays.fill(none, Double.NaN);
        double[][] covariance = new double[covariates][];
        Arrays.setAll(covariance, _ -> none.clone());
        return new ConditionalLogistic(
                none,
                none.clone(),
                covariance,
                atZero,
                Double.NaN,
                end.steps(),
                false,
                end.reason());
    }

    private static void check(
            long[] stratum, boolean[] isCase, double[][] covariates, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "a conditional logistic regression needs a covariate");
        }
        if (stratum.length != isCase.length || stratum.length != covariates.length) {
            throw new IllegalArgumentException(
                    "each person needs a stratum, a case flag and covariates, were %d, %d and %d"
                            .formatted(stratum.length, isCase.length, covariates.length));
        }
        for (double[] row : covariates) {
            if (row.length != names.size() || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "each person needs a finite value of each of: " + String.join(", ", names));
            }
        }
    }
}

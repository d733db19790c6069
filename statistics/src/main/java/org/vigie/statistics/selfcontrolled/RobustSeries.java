package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// Relative incidences from estimating equations, with a covariance that holds whatever the
/// variances are.
///
/// @param names of the columns
/// @param coefficients log relative incidence of each; `NaN` where missing
/// @param covariance the sandwich
/// @param flags what is missing or doubtful, and why
public record RobustSeries(
        List<String> names, double[] coefficients, double[][] covariance, List<Flagged> flags) {

    public static RobustSeries none(List<String> names, List<Flagged> flags) {
        double[] none = new double[names.size()];
        Arrays.fill(none, Double.NaN);
        double[][] covariance = new double[none.length][];
        Arrays.setAll(covariance, _ -> none.clone());
        return new RobustSeries(names, none, covariance, flags);
    }

    /// The standard error of a coefficient.
    public double standardError(int column) {
        return Math.sqrt(covariance[column][column]);
    }

    /// The relative incidence of a column, with Wald's interval.
    public Estimate relativeIncidence(int column) {
        return Wald.ratio(coefficients[column], standardError(column));
    }
}

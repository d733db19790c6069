package org.vigie.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A stratum with cases and controls, the cases first.
///
/// @param x the covariates of each person, less those of the first: the likelihood depends on
///   differences within a stratum only, and these lose no digits
/// @param cases how many of the people are cases
record Stratum(double[][] x, int cases) {

    private static final double ROUNDING = 1e-12;

    /// The strata that hold both cases and controls; the others say nothing.
    static List<Stratum> informative(long[] stratum, boolean[] isCase, double[][] covariates) {
        TreeMap<Long, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < stratum.length; row++) {
            List<Integer> rows = members.computeIfAbsent(stratum[row], _ -> new ArrayList<>());
            rows.add(row);
        }
        return members.values().stream()
                .map(rows -> of(rows, isCase, covariates))
                .filter(each -> each.cases > 0 && each.cases < each.x.length)
                .toList();
    }

    private static Stratum of(List<Integer> rows, boolean[] isCase, double[][] covariates) {
        List<Integer> cases = rows.stream().filter(row -> isCase[row]).toList();
        List<Integer> order = new ArrayList<>(cases);
        rows.stream().filter(row -> !isCase[row]).forEach(order::add);
        double[] first = covariates[order.getFirst()];
        double[][] x =
                order.stream().map(row -> less(covariates[row], first)).toArray(double[][]::new);
        return new Stratum(x, cases.size());
    }

    private static double[] less(double[] x, double[] first) {
        double[] less = new double[x.length];
        for (int a = 0; a < x.length; a++) {
            double difference = x[a] - first[a];
            // What is left of two equal numbers that were calculated differently is no difference.
            less[a] = Math.abs(difference) <= ROUNDING * Math.abs(first[a]) ? 0 : difference;
        }
        return less;
    }

    /// The linear predictor of each person.
    double[] predictors(double[] beta) {
        double[] eta = new double[x.length];
        for (int j = 0; j < eta.length; j++) {
            for (int a = 0; a < beta.length; a++) {
                eta[j] += beta[a] * x[j][a];
            }
        }
        return eta;
    }
}

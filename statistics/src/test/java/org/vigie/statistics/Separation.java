package org.vigie.statistics;

import java.util.ArrayList;
import java.util.List;

/// Whether three whole-numbered covariates separate cases from controls, by trying every direction
/// that could: the slow and certain way.
///
/// The directions along which no case lies behind a control of its stratum are a cone. If the
/// differences of cases and controls span space, the cone has edges, and each edge is at right
/// angles to two differences that are not parallel. Whole numbers make this exact.
final class Separation {

    private Separation() {}

    static boolean of(List<Stratum> strata) {
        List<double[]> differences = new ArrayList<>();
        for (Stratum stratum : strata) {
            double[][] x = stratum.x();
            for (int i = 0; i < stratum.cases(); i++) {
                for (int j = stratum.cases(); j < x.length; j++) {
                    differences.add(
                            new double[] {x[i][0] - x[j][0], x[i][1] - x[j][1], x[i][2] - x[j][2]});
                }
            }
        }
        return differences.stream()
                .anyMatch(u ->
                        differences.stream()
                                .map(v -> cross(u, v))
                                .anyMatch(edge ->
                                        dot(edge, edge) > 0
                                                && differences.stream()
                                                        .allMatch(d -> dot(d, edge) >= 0)));
    }

    private static double[] cross(double[] u, double[] v) {
        return new double[] {
            u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
        };
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }
}

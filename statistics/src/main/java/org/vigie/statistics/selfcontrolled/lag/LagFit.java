package org.vigie.statistics.selfcontrolled.lag;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Curves of log relative incidence by lag, under a penalty.
///
/// @param design the features
/// @param penalty its strengths
/// @param coefficients all of them, feature by feature, lag by lag
/// @param loss without the penalty
/// @param steps of the descent
/// @param settled whether it ended where no step gains anything
public record LagFit(
        LagDesign design,
        LagPenalty penalty,
        double[] coefficients,
        double loss,
        int steps,
        boolean settled) {

    /// Neighbouring coefficients this close are one.
    private static final double EQUAL = 1e-9;

    /// The fit of cases.
    public static LagFit of(LagDesign design, List<LagCase> cases, LagPenalty penalty) {
        if (cases.isEmpty()) {
            return new LagFit(
                    design, penalty, new double[design.coefficients()], Double.NaN, 0, false);
        }
        ProximalDescent.End end =
                new ProximalDescent(design, LagLoss.of(design, cases), penalty)
                        .descend(new double[design.coefficients()]);
        return new LagFit(
                design, penalty, end.coefficients(), end.loss(), end.steps(), end.settled());
    }

    /// The coefficients of one feature, lag 0 first.
    public double[] curve(int feature) {
        return Arrays.copyOfRange(coefficients, design.first(feature), design.first(feature + 1));
    }

    /// The group of each coefficient: neighbouring lags of a feature with equal coefficients are
    /// one, numbered from 0.
    public int[] groups() {
        int[] group = new int[coefficients.length];
        int next = -1;
        for (int j = 0; j < design.lags().length; j++) {
            for (int k = design.first(j); k < design.first(j + 1); k++) {
                boolean same =
                        k > design.first(j)
                                && design.penalised()[j]
                                && Math.abs(coefficients[k] - coefficients[k - 1]) <= EQUAL;
                next += same ? 0 : 1;
                group[k] = next;
            }
        }
        return group;
    }

    int groupCount() {
        return IntStream.of(groups()).max().orElse(-1) + 1;
    }
}

package org.vigie.statistics.selfcontrolled.lag;

/// What holds a feature's coefficients together and at 0: Σ over features of TV(θ(j)) / C(tv) +
/// √(L(j) + 1) ‖θ(j)‖ / C(group), TV being the sum of the steps from lag to lag. Strength is the
/// inverse of C.
///
/// The proximal point of the sum is that of total variation, then that of the norm: total variation
/// grows in proportion to θ, so shrinking θ as a whole keeps its steps in proportion (Yu Y, 2013,
/// On decomposing the proximal map).
///
/// @param ctv C of the total variation, above 0; infinite for none
/// @param cgroup C of the group lasso, likewise
public record LagPenalty(double ctv, double cgroup) {

    /// No penalty.
    public static final LagPenalty NONE =
            new LagPenalty(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public LagPenalty {
        if (!(ctv > 0 && cgroup > 0)) {
            throw new IllegalArgumentException(
                    "C of a penalty lies above 0, was " + ctv + " and " + cgroup);
        }
    }

    /// The penalty of some coefficients.
    public double at(LagDesign design, double[] theta) {
        double sum = 0;
        for (int j = 0; j < design.lags().length; j++) {
            int from = design.first(j);
            int to = from + design.lags()[j] + 1;
            if (design.penalised()[j]) {
                for (int k = from + 1; k < to; k++) {
                    sum += Math.abs(theta[k] - theta[k - 1]) / ctv;
                }
                sum += Math.sqrt(to - from) * norm(theta, from, to) / cgroup;
            }
        }
        return sum;
    }

    /// Moves coefficients to the proximal point of the penalty times a step.
    void shrink(LagDesign design, double[] theta, double step) {
        for (int j = 0; j < design.lags().length; j++) {
            int from = design.first(j);
            int to = from + design.lags()[j] + 1;
            if (design.penalised()[j]) {
                TautString.shrink(theta, from, to, step / ctv);
                double norm = norm(theta, from, to);
                double share =
                        norm == 0
                                ? 0
                                : Math.max(0, 1 - step * Math.sqrt(to - from) / cgroup / norm);
                for (int k = from; k < to; k++) {
                    theta[k] *= share;
                }
            }
        }
    }

    private static double norm(double[] theta, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += theta[k] * theta[k];
        }
        return Math.sqrt(sum);
    }
}

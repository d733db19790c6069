package org.vigie.statistics.selfcontrolled.lag;

/// The least of loss plus penalty, by accelerated proximal gradient steps.
///
/// The step is the inverse of a bound on curvature that grows whenever it proves too small;
/// momentum starts anew whenever it points uphill.
///
/// Beck A, Teboulle M (2009). A fast iterative shrinkage-thresholding algorithm. doi
/// 10.1137/080716542. O'Donoghue B, Candès E (2015). Adaptive restart. doi
/// 10.1007/s10208-013-9150-3.
///
/// @param design the features
/// @param loss to be made small
/// @param penalty with it
record ProximalDescent(LagDesign design, LagLoss loss, LagPenalty penalty) {

    private static final int MOST_STEPS = 20_000;
    private static final double FIRST_CURVATURE = .01;
    private static final double SETTLED = 1e-8;
    private static final double ROUNDING = 1e-14;

    /// Where the descent ended.
    ///
    /// @param loss without the penalty
    /// @param settled whether no step gains anything there
    record End(double[] coefficients, double loss, int steps, boolean settled) {}

    End descend(double[] start) {
        double[] theta = start.clone();
        double[] ahead = start.clone();
        double curvature = FIRST_CURVATURE;
        double momentum = 1;
        for (int step = 1; step <= MOST_STEPS; step++) {
            LagLoss.Slope slope = loss.slope(ahead);
            double[] gradient = slope.gradient();
            double here = slope.loss();
            double[] next = moved(ahead, gradient, curvature);
            while (above(loss.at(next), here, gradient, ahead, next, curvature)) {
                curvature *= 2;
                next = moved(ahead, gradient, curvature);
            }
            if (largest(next, ahead) * curvature <= SETTLED
                    && largest(next, theta) <= Math.sqrt(SETTLED)) {
                return new End(next, loss.at(next), step, true);
            }
            boolean uphill = inner(ahead, next, theta) > 0;
            double faster = uphill ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double share = uphill ? 0 : (momentum - 1) / faster;
            for (int a = 0; a < theta.length; a++) {
                ahead[a] = next[a] + share * (next[a] - theta[a]);
            }
            momentum = faster;
            theta = next;
        }
        return new End(theta, loss.at(theta), MOST_STEPS, false);
    }

    private double[] moved(double[] from, double[] gradient, double curvature) {
        double[] to = new double[from.length];
        for (int a = 0; a < to.length; a++) {
            to[a] = from[a] - gradient[a] / curvature;
        }
        penalty.shrink(design, to, 1 / curvature);
        return to;
    }

    /// Whether the loss lies above the parabola that should bound it.
    private static boolean above(
            double value,
            double here,
            double[] gradient,
            double[] from,
            double[] to,
            double curvature) {
        double bound = here;
        for (int a = 0; a < to.length; a++) {
            double apart = to[a] - from[a];
            bound += gradient[a] * apart + curvature / 2 * apart * apart;
        }
        return value > bound + ROUNDING * Math.max(1, Math.abs(here));
    }

    private static double inner(double[] ahead, double[] next, double[] before) {
        double sum = 0;
        for (int a = 0; a < next.length; a++) {
            sum += (ahead[a] - next[a]) * (next[a] - before[a]);
        }
        return sum;
    }

    private static double largest(double[] one, double[] other) {
        double largest = 0;
        for (int a = 0; a < one.length; a++) {
            largest = Math.max(largest, Math.abs(one[a] - other[a]));
        }
        return largest;
    }
}

package org.vigie.statistics.selfcontrolled.time;

/// Cubic B-splines on a line: the basis of R's `splines::bs(x, knots, Boundary.knots, intercept =
/// TRUE)`.
///
/// De Boor C (1978). A Practical Guide to Splines. Springer.
final class BSpline {

    private static final int ORDER = 4;

    private BSpline() {}

    /// The basis at x: `knots.length + 2` values that sum to 1. Outside the knots the value is that
    /// at the end.
    static double[] at(double x, double[] knots) {
        double inside = Math.clamp(x, knots[0], knots[knots.length - 1]);
        return at(inside, padded(knots), knots.length + 2);
    }

    /// The basis of any sequence of knots, by Cox and de Boor's recursion.
    static double[] at(double x, double[] sequence, int size) {
        int interval = ORDER - 1;
        while (interval < size - 1 && x >= sequence[interval + 1]) {
            interval++;
        }
        double[] values = new double[ORDER];
        values[0] = 1;
        for (int order = 1; order < ORDER; order++) {
            raise(values, order, x, sequence, interval);
        }
        double[] basis = new double[size];
        System.arraycopy(values, 0, basis, interval - ORDER + 1, ORDER);
        return basis;
    }

    private static void raise(
            double[] values, int order, double x, double[] sequence, int interval) {
        double saved = 0;
        for (int r = 0; r < order; r++) {
            double right = sequence[interval + r + 1];
            double left = sequence[interval + 1 - order + r];
            double share = values[r] / (right - left);
            values[r] = saved + (right - x) * share;
            saved = (x - left) * share;
        }
        values[order] = saved;
    }

    private static double[] padded(double[] knots) {
        double[] padded = new double[knots.length + 2 * (ORDER - 1)];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = knots[Math.clamp(i - (ORDER - 1), 0, knots.length - 1)];
        }
        return padded;
    }
}

package org.vigie.statistics.selfcontrolled.eventdependent;

import java.util.function.DoubleUnaryOperator;

/// The integral of a function over an interval, which may be infinite at its ends, by the double
/// exponential rule.
///
/// Takahasi H, Mori M (1974). Double exponential formulas for numerical integration. doi
/// 10.2977/prims/1195192451.
final class Quadrature {

    private static final double WIDEST = 3.2;
    private static final double TOLERANCE = 1e-10;
    private static final int MOST_HALVINGS = 9;

    private Quadrature() {}

    static double integral(DoubleUnaryOperator function, double from, double to) {
        if (!(to > from)) {
            return 0;
        }
        double half = (to - from) / 2;
        double step = .5;
        double sum = 0;
        for (int i = (int) (-WIDEST / step); i <= WIDEST / step; i++) {
            sum += term(function, from, to, i * step);
        }
        double value = sum * step * half;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            step /= 2;
            int most = (int) (WIDEST / step);
            for (int i = most % 2 == 0 ? 1 - most : -most; i <= most; i += 2) {
                sum += term(function, from, to, i * step);
            }
            double next = sum * step * half;
            if (halvings > 1 && Math.abs(next - value) <= TOLERANCE * Math.abs(next)) {
                return next;
            }
            value = next;
        }
        return value;
    }

    /// The places lie ever closer to the ends; they are reckoned from the nearer one, so as not to
    /// reach it.
    private static double term(DoubleUnaryOperator function, double from, double to, double t) {
        double inner = Math.PI / 2 * Math.sinh(t);
        double away = (to - from) / (1 + Math.exp(2 * Math.abs(inner)));
        double x = t < 0 ? from + away : to - away;
        double weight = Math.PI / 2 * Math.cosh(t) / Math.pow(Math.cosh(inner), 2);
        return x <= from || x >= to ? 0 : weight * function.applyAsDouble(x);
    }
}

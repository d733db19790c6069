package org.vigie.statistics.selfcontrolled.likelihood;

/// The inverse Hessian of a function that is maximised, by approximation: H, the inverse of minus
/// its second derivatives, is updated with each step (BFGS: Broyden, Fletcher, Goldfarb and
/// Shanno).
///
/// It begins with the inverse of the information, which is right for a likelihood and misses what
/// Firth's penalty adds: with few events that is as much again, and steps by the information alone
/// overshoot the maximum to and fro.
///
/// Nocedal J, Wright SJ (2006). Numerical Optimization, chapter 6. doi 10.1007/978-0-387-40065-5.
public final class InverseHessian {

    private final double[][] inverse;

    InverseHessian(Ldlt information) {
        inverse = information.inverse();
    }

    /// H g, Newton's step for a gradient g.
    double[] step(double[] gradient) {
        double[] step = new double[gradient.length];
        for (int a = 0; a < step.length; a++) {
            for (int b = 0; b < step.length; b++) {
                step[a] += inverse[a][b] * gradient[b];
            }
        }
        return step;
    }

    /// H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, with ρ = 1 / yᵀs. Where the function bends upwards
    /// that says nothing of a top: then the next step along the same way goes as far again, H ← H +
    /// s sᵀ / gᵀs.
    ///
    /// @param s the step that was taken
    /// @param g the gradient where it began, in the columns that are free
    /// @param y by how much the gradient fell, in the same columns
    void learn(double[] s, double[] g, double[] y) {
        double bend = 0;
        for (int a = 0; a < s.length; a++) {
            bend += s[a] * y[a];
        }
        if (!(bend > 0)) {
            lengthen(s, g);
            return;
        }
        double[] hy = step(y);
        double scale = 1;
        for (int a = 0; a < s.length; a++) {
            scale += y[a] * hy[a] / bend;
        }
        for (int a = 0; a < s.length; a++) {
            for (int b = 0; b < s.length; b++) {
                inverse[a][b] += (scale * s[a] * s[b] - hy[a] * s[b] - s[a] * hy[b]) / bend;
            }
        }
    }

    private void lengthen(double[] s, double[] g) {
        double rise = 0;
        for (int a = 0; a < s.length; a++) {
            rise += s[a] * g[a];
        }
        for (int a = 0; rise > 0 && a < s.length; a++) {
            for (int b = 0; b < s.length; b++) {
                inverse[a][b] += s[a] * s[b] / rise;
            }
        }
    }
}

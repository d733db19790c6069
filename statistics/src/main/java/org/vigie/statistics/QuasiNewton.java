package org.vigie.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// The lowest point of a smooth function of a few numbers, by the BFGS method.
///
/// Each step goes down the gradient turned by an approximation H of the inverse second derivatives:
/// d = −H g. The length of a step is found by halving and doubling until the weak Wolfe conditions
/// hold (f falls by at least c₁ t g·d, and the slope along d has risen to c₂ of what it was), which
/// keeps H positive definite; a length at which the function is not finite counts as too long. H is
/// made anew where it no longer points downwards. Ends where no part of the gradient is above 1e-9
/// of max(1, |f|), or where no step brings f any lower: rounding then hides what is left.
///
/// Nocedal J, Wright SJ (2006). Numerical Optimization, chapter 6. doi 10.1007/978-0-387-40065-5.
/// Lewis AS, Overton ML (2013). Nonsmooth optimization via quasi-Newton methods. doi
/// 10.1007/s10107-012-0514-2.
public final class QuasiNewton {

    private static final int MOST_STEPS = 2_000;
    private static final int MOST_LENGTHS = 60;
    private static final double FALL = 1e-4;
    private static final double RISE = 0.9;
    private static final double FLAT = 1e-9;
    private static final double DIFFERENCE = 1e-5;

    private final Function function;
    private double[] at;
    private double[] gradient;
    private double value;
    private double[][] inverse;

    /// Whether what the steps have told of the inverse is of no use, and it begins anew.
    private boolean forgotten = true;

    /// What is to be made small.
    public interface Function {

        /// The value at a point; `NaN` or infinite where there is none.
        ///
        /// @param point not to be changed
        /// @param gradient to be filled with the derivatives at the point
        double at(double[] point, double[] gradient);
    }

    /// A function whose derivatives nobody wrote down: central differences stand in for them.
    public static Function byDifferences(ToDoubleFunction<double[]> function) {
        return (point, gradient) -> {
            double[] there = point.clone();
            for (int a = 0; a < there.length; a++) {
                double difference = DIFFERENCE * Math.max(1, Math.abs(point[a]));
                there[a] = point[a] + difference;
                double above = function.applyAsDouble(there);
                there[a] = point[a] - difference;
                gradient[a] = (above - function.applyAsDouble(there)) / (2 * difference);
                there[a] = point[a];
            }
            return function.applyAsDouble(point);
        };
    }

    /// Where the search ended.
    ///
    /// @param point the lowest point met
    /// @param value the function there
    /// @param steepest the largest part of the gradient there, without sign
    /// @param settled whether the search ended by itself rather than by the number of steps
    public record Minimum(double[] point, double value, double steepest, boolean settled) {}

    private QuasiNewton(Function function, double[] start) {
        this.function = function;
        at = start.clone();
        gradient = new double[start.length];
        inverse = new double[start.length][start.length];
        value = function.at(at, gradient);
    }

    /// The lowest point near a start at which the function is finite.
    public static Minimum minimise(Function function, double... start) {
        QuasiNewton search = new QuasiNewton(function, start);
        if (!Double.isFinite(search.value)) {
            throw new IllegalArgumentException(
                    "a search starts where the function is finite, was "
                            + search.value
                            + " at "
                            + Arrays.toString(start));
        }
        return search.run();
    }

    private Minimum run() {
        boolean anew = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (steepest(gradient) <= FLAT * Math.max(1, Math.abs(value))) {
                return new Minimum(at, value, steepest(gradient), true);
            }
            if (forgotten) {
                inverse = identity(1 / Math.max(1, norm(gradient)));
                forgotten = false;
                anew = true;
            }
            if (advance(direction())) {
                anew = false;
            } else if (anew) {
                return new Minimum(at, value, steepest(gradient), true);
            } else {
                forgotten = true;
            }
        }
        return new Minimum(at, value, steepest(gradient), false);
    }

    private double[] direction() {
        double[] direction = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            direction[i] = -dot(inverse[i], gradient);
        }
        return direction;
    }

    /// One step along a direction; `false` if none was found that goes lower.
    private boolean advance(double[] direction) {
        double slope = dot(direction, gradient);
        if (!(slope < 0)) {
            return false;
        }
        double shortest = 0;
        double longest = Double.POSITIVE_INFINITY;
        double length = 1;
        double[] there = new double[at.length];
        double[] steep = new double[at.length];
        double[] bestPoint = null;
        double[] bestGradient = null;
        double best = value;
        for (int i = 0; i < MOST_LENGTHS; i++) {
            for (int k = 0; k < at.length; k++) {
                there[k] = at[k] + length * direction[k];
            }
            double found = function.at(there, steep);
            boolean low = found <= value + FALL * length * slope;
            if (low && found < best) {
                best = found;
                bestPoint = there.clone();
                bestGradient = steep.clone();
            }
            if (!low) {
                longest = length;
            } else if (dot(steep, direction) < RISE * slope) {
                shortest = length;
            } else {
                break;
            }
            length = Double.isInfinite(longest) ? 2 * shortest : (shortest + longest) / 2;
        }
        if (bestPoint == null || bestGradient == null) {
            return false;
        }
        accept(bestPoint, bestGradient, best);
        return true;
    }

    private void accept(double[] point, double[] steep, double found) {
        int size = at.length;
        double[] moved = new double[size];
        double[] turned = new double[size];
        for (int i = 0; i < size; i++) {
            moved[i] = point[i] - at[i];
            turned[i] = steep[i] - gradient[i];
        }
        update(moved, turned);
        at = point;
        gradient = steep;
        value = found;
    }

    /// H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, with ρ = 1 / yᵀs.
    private void update(double[] s, double[] y) {
        double curvature = dot(s, y);
        if (!(curvature > 0)) {
            forgotten = true;
            return;
        }
        double[] hy = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            hy[i] = dot(inverse[i], y);
        }
        double scale = (1 + dot(y, hy) / curvature) / curvature;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                inverse[i][j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
            }
        }
    }

    private double[][] identity(double scale) {
        double[][] identity = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            identity[i][i] = scale;
        }
        return identity;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double steepest(double[] gradient) {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }
}

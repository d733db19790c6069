package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// The lowest point of a function of a few variables without derivatives, by Nelder and Mead's simplex, begun anew
/// where it ended until that gains nothing.
///
/// Nelder JA, Mead R (1965). doi 10.1093/comjnl/7.4.308.
final class Simplex {

    private static final int MOST_STEPS = 5_000;
    private static final int MOST_RESTARTS = 50;
    private static final double TOLERANCE = 1e-12;
    private static final double EDGE = .5;

    private record Corner(double[] at, double value) {
    }

    private final ToDoubleFunction<double[]> function;

    private Simplex(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    /// From a start; where the function is `NaN` it counts as infinite.
    static double[] minimum(ToDoubleFunction<double[]> function, double[] start) {
        Simplex simplex = new Simplex(function);
        Corner best = simplex.corner(start);
        for (int i = 0; i < MOST_RESTARTS; i++) {
            Corner next = simplex.descend(best, i % 2 == 0 ? EDGE : -EDGE / 4);
            boolean settled = !(next.value < best.value - 1e-9);
            best = next.value < best.value ? next : best;
            if (settled) {
                break;
            }
        }
        return best.at;
    }

    private Corner corner(double[] at) {
        double value = function.applyAsDouble(at);
        return new Corner(at, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }

    private Corner descend(Corner start, double edge) {
        int n = start.at.length;
        Corner[] corners = new Corner[n + 1];
        Arrays.setAll(corners, i -> {
            double[] at = start.at.clone();
            if (i < n) {
                at[i] += edge;
            }
            return corner(at);
        });
        for (int step = 0; step < MOST_STEPS; step++) {
            Arrays.sort(corners, Comparator.comparingDouble(Corner::value));
            if (corners[n].value - corners[0].value <= TOLERANCE * (1 + Math.abs(corners[0].value))) {
                break;
            }
            move(corners, n);
        }
        return corners[0];
    }

    private void move(Corner[] corners, int n) {
        double[] middle = new double[n];
        for (int i = 0; i < n; i++) {
            double[] at = corners[i].at;
            Arrays.setAll(middle, a -> middle[a] + at[a] / n);
        }
        Corner reflected = along(middle, corners[n], -1);
        if (reflected.value < corners[0].value) {
            Corner further = along(middle, corners[n], -2);
            corners[n] = further.value < reflected.value ? further : reflected;
        } else if (reflected.value < corners[n - 1].value) {
            corners[n] = reflected;
        } else {
            Corner nearer = along(middle, corners[n], reflected.value < corners[n].value ? -.5 : .5);
            if (nearer.value < Math.min(reflected.value, corners[n].value)) {
                corners[n] = nearer;
            } else {
                shrink(corners);
            }
        }
    }

    private Corner along(double[] middle, Corner worst, double share) {
        double[] at = middle.clone();
        Arrays.setAll(at, a -> middle[a] + share * (worst.at[a] - middle[a]));
        return corner(at);
    }

    private void shrink(Corner[] corners) {
        double[] best = corners[0].at;
        for (int i = 1; i < corners.length; i++) {
            double[] at = corners[i].at.clone();
            Arrays.setAll(at, a -> (at[a] + best[a]) / 2);
            corners[i] = corner(at);
        }
    }
}

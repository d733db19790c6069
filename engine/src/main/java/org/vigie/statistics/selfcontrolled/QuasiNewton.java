package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// The low point of a smooth function next to a start, without derivatives given: the method of Broyden, Fletcher,
/// Goldfarb and Shanno with central differences, steps no longer than 1.
///
/// It is meant to stay near: where a function has deep, narrow wells far away, these are not sought.
///
/// Nocedal J, Wright SJ (2006). Numerical Optimization, chapter 6. doi 10.1007/978-0-387-40065-5.
final class QuasiNewton {

    private static final int MOST_STEPS = 300;
    private static final double DIFFERENCE = 1e-5;
    private static final double SMALL_GRADIENT = 1e-7;
    private static final double SMALLEST_LENGTH = 1e-12;
    private static final double DESCENT = 1e-4;

    private final ToDoubleFunction<double[]> function;
    private double[] at;
    private double value;
    private double[] gradient;
    private double[][] inverse;

    private QuasiNewton(ToDoubleFunction<double[]> function, double[] start) {
        this.function = function;
        this.at = start.clone();
        this.value = function.applyAsDouble(at);
        this.gradient = gradient(at);
        this.inverse = identity(at.length);
    }

    static double[] minimum(ToDoubleFunction<double[]> function, double[] start) {
        QuasiNewton search = new QuasiNewton(function, start);
        for (int i = 0; i < MOST_STEPS && search.steep(); i++) {
            if (!search.step()) {
                break;
            }
        }
        return search.at;
    }

    private boolean steep() {
        return Arrays.stream(gradient).anyMatch(each -> Math.abs(each) > SMALL_GRADIENT);
    }

    /// Whether a lower place was found; if the curvature learnt leads nowhere, it is forgotten once.
    private boolean step() {
        if (descend()) {
            return true;
        }
        inverse = identity(at.length);
        return descend();
    }

    private boolean descend() {
        double[] direction = direction();
        double slope = inner(direction, gradient);
        if (!(slope < 0)) {
            return false;
        }
        double length = Math.min(1, 1 / Math.sqrt(inner(direction, direction)));
        for (; length > SMALLEST_LENGTH; length /= 2) {
            double[] next = at.clone();
            for (int a = 0; a < next.length; a++) {
                next[a] += length * direction[a];
            }
            double there = function.applyAsDouble(next);
            if (there <= value + DESCENT * length * slope) {
                learn(next, there);
                return true;
            }
        }
        return false;
    }

    private double[] direction() {
        double[] direction = new double[at.length];
        for (int a = 0; a < direction.length; a++) {
            direction[a] = -inner(inverse[a], gradient);
        }
        return direction;
    }

    private void learn(double[] next, double there) {
        double[] slope = gradient(next);
        int n = at.length;
        double[] moved = new double[n];
        double[] turned = new double[n];
        for (int a = 0; a < n; a++) {
            moved[a] = next[a] - at[a];
            turned[a] = slope[a] - gradient[a];
        }
        double both = inner(moved, turned);
        if (both > 0) {
            update(moved, turned, both);
        }
        at = next;
        value = there;
        gradient = slope;
    }

    private void update(double[] moved, double[] turned, double both) {
        int n = moved.length;
        double[] product = new double[n];
        for (int a = 0; a < n; a++) {
            product[a] = inner(inverse[a], turned);
        }
        double scale = (1 + inner(product, turned) / both) / both;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                inverse[a][b] += scale * moved[a] * moved[b] - (product[a] * moved[b] + moved[a] * product[b]) / both;
            }
        }
    }

    private double[] gradient(double[] place) {
        double[] slope = new double[place.length];
        for (int a = 0; a < slope.length; a++) {
            double difference = DIFFERENCE * Math.max(1, Math.abs(place[a]));
            double[] up = place.clone();
            double[] down = place.clone();
            up[a] += difference;
            down[a] -= difference;
            slope[a] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * difference);
        }
        return slope;
    }

    private static double[][] identity(int n) {
        double[][] identity = new double[n][n];
        for (int a = 0; a < n; a++) {
            identity[a][a] = 1;
        }
        return identity;
    }

    private static double inner(double[] one, double[] other) {
        double sum = 0;
        for (int a = 0; a < one.length; a++) {
            sum += one[a] * other[a];
        }
        return sum;
    }
}

package org.vigie.statistics.selfcontrolled.time;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A cubic spline of time, constant inside steps of so many days and valued at their middle.
///
/// Its columns are the B-splines but the first, so that the rate of the first knot is the
/// reference. Before the first and after the last knot the curve is level.
///
/// @param knots increasing days, at least two; the first is where the steps begin
/// @param step days a step, 1 or more
record SplineSteps(double[] knots, int step) {

    SplineSteps {
        if (knots.length < 2
                || step < 1
                || IntStream.range(1, knots.length).anyMatch(i -> !(knots[i - 1] < knots[i]))) {
            throw new IllegalArgumentException(
                    "a spline needs two knots or more that increase and a step of a day or "
                            + "more, were %s and %d".formatted(Arrays.toString(knots), step));
        }
    }

    /// Knots at evenly spaced quantiles of the days of events, from the 1st to the 99th hundredth:
    /// of n sorted days the quantile q lies (n − 1) q after the first (R's type 7).
    static double[] quantiles(int[] days, int number) {
        int[] sorted = Arrays.stream(days).sorted().toArray();
        return IntStream.range(0, number)
                .mapToDouble(i -> {
                    double rank = (sorted.length - 1) * (.01 + .98 * i / (number - 1));
                    int below = (int) rank;
                    int above = Math.min(below + 1, sorted.length - 1);
                    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
                })
                .toArray();
    }

    List<String> columns(String name) {
        return IntStream.rangeClosed(1, knots.length + 1)
                .mapToObj(i -> name + " spline " + i)
                .toList();
    }

    private int first() {
        return (int) Math.floor(knots[0]);
    }

    int cells() {
        return (int) Math.floor((knots[knots.length - 1] - first()) / step) + 1;
    }

    int cell(long day) {
        return Math.clamp(Math.floorDiv(day - first(), step), 0, cells() - 1);
    }

    long lastOf(long day) {
        int cell = cell(day);
        return cell == cells() - 1 ? Integer.MAX_VALUE : first() + (cell + 1L) * step - 1;
    }

    double[] row(int cell) {
        double middle = first() + cell * (double) step + (step - 1) / 2.;
        double[] basis = BSpline.at(middle, knots);
        return Arrays.copyOfRange(basis, 1, basis.length);
    }
}

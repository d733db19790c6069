package org.vigie.statistics.selfcontrolled.time;

import java.util.List;

/// A cubic regression spline of age, not penalised, as in OHDSI's SelfControlledCaseSeries (there
/// with 5 knots and steps of a calendar month).
///
/// @param knots increasing days of age, at least two
/// @param step days over which the rate is held constant: 1 is exact, 30 is fast
public record AgeSpline(double[] knots, int step) implements TimeTerm {

    public AgeSpline {
        knots = knots.clone();
        new SplineSteps(knots, step);
    }

    /// Knots at evenly spaced quantiles of the ages at event.
    public static AgeSpline of(int[] eventDays, int knots, int step) {
        return new AgeSpline(SplineSteps.quantiles(eventDays, knots), step);
    }

    private SplineSteps steps() {
        return new SplineSteps(knots, step);
    }

    @Override
    public List<String> columns() {
        return steps().columns("age");
    }

    @Override
    public int cells() {
        return steps().cells();
    }

    @Override
    public boolean groups() {
        return false;
    }

    @Override
    public int cell(int day, long birth) {
        return steps().cell(day);
    }

    @Override
    public int lastOf(int day, long birth) {
        return Math.clamp(steps().lastOf(day), day, Integer.MAX_VALUE);
    }

    @Override
    public double[] row(int cell) {
        return steps().row(cell);
    }
}

package org.vigie.statistics.selfcontrolled.time;

import java.util.List;

/// A cubic regression spline of calendar time.
///
/// @param knots increasing days counted from 1970-01-01, at least two
/// @param step days over which the rate is held constant
public record CalendarSpline(double[] knots, int step) implements TimeTerm {

    public CalendarSpline {
        knots = knots.clone();
        new SplineSteps(knots, step);
    }

    /// Knots at evenly spaced quantiles of the days of events, counted from 1970-01-01.
    public static CalendarSpline of(int[] eventDays, int knots, int step) {
        return new CalendarSpline(SplineSteps.quantiles(eventDays, knots), step);
    }

    private SplineSteps steps() {
        return new SplineSteps(knots, step);
    }

    @Override
    public List<String> columns() {
        return steps().columns("calendar");
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
        return steps().cell(birth + day);
    }

    @Override
    public int lastOf(int day, long birth) {
        return Math.clamp(steps().lastOf(birth + day) - birth, day, Integer.MAX_VALUE);
    }

    @Override
    public double[] row(int cell) {
        return steps().row(cell);
    }
}

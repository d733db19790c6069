package org.vigie.statistics.selfcontrolled.time;

import java.util.List;

/// What the rate of events depends on beside the exposures: age, season or calendar time, cut into
/// cells inside which it is constant.
///
/// A cell of −1 is the reference and has no coefficient; days in cell −2 are left out.
public sealed interface TimeTerm
        permits AgeGroups, AgeSpline, CalendarSpline, EventDays, Seasons, SeasonSpline {

    /// The cell that is compared with.
    int REFERENCE = -1;

    /// The cell of days that do not count.
    int LEFT_OUT = -2;

    /// The columns its coefficients belong to.
    List<String> columns();

    /// How many cells there are, the reference not counted.
    int cells();

    /// Whether the columns are groups: 1 in one cell each and 0 in the others.
    boolean groups();

    /// The cell of a day of age of somebody born on a day counted from 1970-01-01.
    int cell(int day, long birth);

    /// The last day of age with the same cell, from a day on without a break.
    int lastOf(int day, long birth);

    /// The values of the columns in a cell of 0 or more.
    double[] row(int cell);
}

package org.vigie.statistics.selfcontrolled.time;

import java.util.Arrays;
import java.util.List;

/// Age left unspecified: each day of age on which anybody has an event is a group of its own, and
/// the other days, on which the most likely rate is 0, are left out. The semiparametric case
/// series.
///
/// Farrington CP, Whitaker HJ (2006). Semiparametric analysis of case series data. doi
/// 10.1111/j.1467-9876.2006.00554.x.
///
/// @param days the days of all events that count, in any order; the first is the reference
public record EventDays(int... days) implements TimeTerm {

    public EventDays {
        days = Arrays.stream(days).sorted().distinct().toArray();
        if (days.length == 0) {
            throw new IllegalArgumentException(
                    "age is left unspecified on days of events, of which there are none");
        }
    }

    @Override
    public List<String> columns() {
        return Arrays.stream(days).skip(1).mapToObj(day -> "age " + day).toList();
    }

    @Override
    public int cells() {
        return days.length - 1;
    }

    @Override
    public boolean groups() {
        return true;
    }

    @Override
    public int cell(int day, long birth) {
        int found = Arrays.binarySearch(days, day);
        return found < 0 ? LEFT_OUT : found - 1;
    }

    @Override
    public int lastOf(int day, long birth) {
        int found = Arrays.binarySearch(days, day);
        if (found >= 0) {
            return day;
        }
        int next = -found - 1;
        return next == days.length ? Integer.MAX_VALUE : days[next] - 1;
    }

    @Override
    public double[] row(int cell) {
        double[] row = new double[days.length - 1];
        row[cell] = 1;
        return row;
    }
}

package org.vigie.study.incidence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// Stretches of time over which rates are told. Weeks are those of ISO 8601.
public enum Interval {
    WEEKS,
    MONTHS,
    QUARTERS,
    YEARS,
    OVERALL;

    /// As protocols write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The first day of the stretch that holds a day; for `OVERALL` the same for all.
    int start(int day) {
        var date = LocalDate.ofEpochDay(day);
        return (int)
                switch (this) {
                    case WEEKS ->
                            date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                    .toEpochDay();
                    case MONTHS -> date.withDayOfMonth(1).toEpochDay();
                    case QUARTERS -> date.with(IsoFields.DAY_OF_QUARTER, 1).toEpochDay();
                    case YEARS -> date.withDayOfYear(1).toEpochDay();
                    case OVERALL -> 0;
                };
    }

    /// The last day of the stretch that begins on a day.
    int end(int start) {
        var date = LocalDate.ofEpochDay(start);
        return (int)
                switch (this) {
                    case WEEKS -> start + 6L;
                    case MONTHS -> date.plusMonths(1).toEpochDay() - 1;
                    case QUARTERS -> date.plusMonths(3).toEpochDay() - 1;
                    case YEARS -> date.plusYears(1).toEpochDay() - 1;
                    case OVERALL -> Integer.MAX_VALUE;
                };
    }
}

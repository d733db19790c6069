package org.vigie.timeline;

import java.time.LocalDate;

/// Days since 1970-01-01 as plain integers.
public final class Days {

    /// Microseconds in a day.
    public static final long MICROS = 86_400_000_000L;

    private Days() {}

    /// The day of a date such as `2020-01-31`.
    public static int of(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    public static int of(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    /// The ISO date of a day, or the empty string for {@link Timeline#NO_DAY}.
    public static String text(int day) {
        return day == Timeline.NO_DAY ? "" : LocalDate.ofEpochDay(day).toString();
    }

    public static int year(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    /// The day that holds a time in microseconds; {@link Timeline#NO_DAY} for no time.
    public static int ofTime(long micros) {
        return micros == Timeline.NO_TIME ? Timeline.NO_DAY : (int) Math.floorDiv(micros, MICROS);
    }

    /// Midnight at the start of a day, in microseconds; {@link Timeline#NO_TIME} for no day.
    public static long time(int day) {
        return day == Timeline.NO_DAY ? Timeline.NO_TIME : day * MICROS;
    }
}

package org.vigie.timeline;

import java.time.LocalDate;

/// Days since 1970-01-01 as plain integers.
public final class Days {

    /// Microseconds in a day.
    public static final long MICROS = 86_400_000_000L;

    /// Stands for a day that is not known.
    public static final int NO_DAY = Integer.MIN_VALUE;

    /// Stands for a time that is not known.
    public static final long NO_TIME = Long.MIN_VALUE;

    private Days() {}

    /// The day of a date such as `2020-01-31`.
    public static int of(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    public static int of(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    /// The ISO date of a day, or the empty string for {@link #NO_DAY}.
    public static String text(int day) {
        return day == NO_DAY ? "" : LocalDate.ofEpochDay(day).toString();
    }

    public static int year(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    /// The day that holds a time in microseconds; {@link #NO_DAY} for no time.
    public static int ofTime(long micros) {
        return micros == NO_TIME ? NO_DAY : (int) Math.floorDiv(micros, MICROS);
    }

    /// Midnight at the start of a day, in microseconds; {@link #NO_TIME} for no day.
    public static long time(int day) {
        return day == NO_DAY ? NO_TIME : day * MICROS;
    }
}

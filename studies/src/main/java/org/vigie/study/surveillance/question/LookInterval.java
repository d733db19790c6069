package org.vigie.study.surveillance.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much of the calendar passes between two looks.
public enum LookInterval {
    MONTHS(1),
    QUARTERS(3);

    private final int months;

    LookInterval(int months) {
        this.months = months;
    }

    /// As protocols write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The last day of each look: where a month or quarter of the calendar ends, and the last day.
    ///
    /// @param to not before the first day
    public List<Integer> lastDays(int from, int to) {
        var ends = new ArrayList<Integer>();
        var first = LocalDate.ofEpochDay(from).withDayOfMonth(1);
        var start = first.minusMonths((first.getMonthValue() - 1) % months);
        int end = from - 1;
        while (end < to) {
            start = start.plusMonths(months);
            end = (int) Math.min(to, start.toEpochDay() - 1);
            ends.add(end);
        }
        return ends;
    }
}

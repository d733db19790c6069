package org.vigie.study.signal.estimate;

import java.time.LocalDate;
import java.util.Arrays;
import org.vigie.statistics.selfcontrolled.TimeStability;
import org.vigie.study.signal.question.OutcomeCases;

/// The cases of an outcome by calendar month: events, and how many were to be expected if each
/// case's fell on the days on which it was observed as the rates of its age have it. Without them
/// growing older would pass for a trend in time: of most diseases more events fall late in each
/// case's observation than early.
final class Months {

    private static final double LIMIT = 1.1;

    private final int[] firstDays;
    private final long[] observed;
    private final double[] expected;

    /// Of the months between two days, counted from 1970-01-01.
    private Months(int first, int last) {
        var from = LocalDate.ofEpochDay(first).withDayOfMonth(1);
        int months = 0;
        while (from.plusMonths(months).toEpochDay() <= last) {
            months++;
        }
        firstDays = new int[months + 1];
        for (int month = 0; month <= months; month++) {
            firstDays[month] = (int) from.plusMonths(month).toEpochDay();
        }
        observed = new long[months];
        expected = new double[months];
    }

    /// How steady the outcome is over the months.
    static TimeStability stability(OutcomeCases cases, AgeRates rates) {
        var ends = new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE};
        cases.forEach((_, start, end, birth, _, _) -> {
            ends[0] = Math.min(ends[0], start + birth);
            ends[1] = Math.max(ends[1], end + birth);
        });
        if (ends[0] > ends[1]) {
            return new TimeStability(Double.NaN, 1);
        }
        var months = new Months(ends[0], ends[1]);
        cases.forEach(
                (_, start, end, birth, events, _) -> months.add(start, end, birth, events, rates));
        return TimeStability.of(months.observed, months.expected, LIMIT);
    }

    private void add(int start, int end, int birth, int[] events, AgeRates rates) {
        double all = 0;
        for (int group = rates.group(start); group <= rates.group(end); group++) {
            all +=
                    rates.rates()[group]
                            * (Math.min(end, rates.last(group))
                                    - Math.max(start, first(rates, group))
                                    + 1);
        }
        for (int day = start; day <= end; ) {
            int group = rates.group(day);
            int month = month(day + birth);
            int last = Math.min(Math.min(end, rates.last(group)), firstDays[month + 1] - 1 - birth);
            expected[month] += events.length * rates.rates()[group] * (last - day + 1) / all;
            day = last + 1;
        }
        for (int event : events) {
            observed[month(event + birth)]++;
        }
    }

    private static int first(AgeRates rates, int group) {
        return group == 0 ? Integer.MIN_VALUE : rates.firstDays()[group];
    }

    private int month(int day) {
        int place = Arrays.binarySearch(firstDays, day);
        return place >= 0 ? place : -place - 2;
    }
}

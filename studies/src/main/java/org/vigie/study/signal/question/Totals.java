package org.vigie.study.signal.question;

import java.util.Arrays;
import java.util.TreeMap;

/// Counts of one exposure while people are read; {@link ExposureTotals} is what they come to.
final class Totals {

    static final int MONTH = 30;

    private long people;
    private long eras;
    private long erasWithoutRisk;
    private long riskDays;
    private long controlDays;
    private final long[] starts = new long[ChronographWindows.WINDOWS];
    private int firstDay;
    private long[] uses = {};
    private long[] exposedDays = {};

    static Totals of(ExposureTotals known) {
        var totals = new Totals();
        totals.add(known);
        return totals;
    }

    void add(ExposureTotals known) {
        people += known.people();
        eras += known.eras();
        erasWithoutRisk += known.erasWithoutRisk();
        riskDays += known.riskDays();
        controlDays += known.controlDays();
        Arrays.setAll(starts, window -> starts[window] + known.starts()[window]);
        known.firstUses().forEach(this::use);
        addDays(known.exposedDays());
    }

    /// Days in the risk window, by age group.
    void addDays(long[] days) {
        exposedDays = ExposureTotals.sum(exposedDays, days);
    }

    void addPerson() {
        people++;
    }

    /// An era that begins on a day at risk.
    ///
    /// @param withoutRisk whether its risk window is empty
    void addStart(int day, TimeAtRisk spans, boolean withoutRisk) {
        eras++;
        erasWithoutRisk += withoutRisk ? 1 : 0;
        riskDays += spans.days(day + 1, day + MONTH);
        controlDays += spans.days(day - MONTH, day - 1);
        for (int window = 0; window < starts.length; window++) {
            if (spans.meets(
                    day + ChronographWindows.from(window), day + ChronographWindows.to(window))) {
                starts[window]++;
            }
        }
    }

    void use(int day, long count) {
        if (uses.length == 0) {
            firstDay = day;
        }
        if (day < firstDay) {
            var longer = new long[uses.length + firstDay - day];
            System.arraycopy(uses, 0, longer, firstDay - day, uses.length);
            uses = longer;
            firstDay = day;
        }
        if (day - firstDay >= uses.length) {
            uses = Arrays.copyOf(uses, Math.max(day - firstDay + 1, uses.length + uses.length / 2));
        }
        uses[day - firstDay] += count;
    }

    ExposureTotals total() {
        var byDay = new TreeMap<Integer, Long>();
        for (int i = 0; i < uses.length; i++) {
            if (uses[i] > 0) {
                byDay.put(firstDay + i, uses[i]);
            }
        }
        return new ExposureTotals(
                people,
                eras,
                erasWithoutRisk,
                riskDays,
                controlDays,
                starts.clone(),
                byDay,
                exposedDays.clone());
    }
}

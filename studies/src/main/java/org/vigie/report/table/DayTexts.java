package org.vigie.report.table;

import org.vigie.timeline.Days;

/// The ISO dates of days, each made once as long as no other day needs its place.
final class DayTexts {

    /// 45 years of days.
    private static final int SIZE = 1 << 14;

    private final int[] days = new int[SIZE];
    private final String[] texts = new String[SIZE];

    String of(int day) {
        int slot = day & SIZE - 1;
        if (texts[slot] == null || days[slot] != day) {
            days[slot] = day;
            texts[slot] = Days.text(day);
        }
        return texts[slot];
    }
}

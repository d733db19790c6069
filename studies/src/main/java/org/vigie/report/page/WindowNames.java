package org.vigie.report.page;

import org.vigie.study.DayWindow;

/// A window of days in words. A year is 365 days.
public final class WindowNames {

    private static final int YEAR = 365;

    private WindowNames() {}

    /// `last year`, `last 2 years`, `5 to 2 years before`; `days −183 to −1` where it is not whole
    /// years.
    public static String of(DayWindow window) {
        if (!wholeYears(window)) {
            return window.start() == window.end()
                    ? "day " + signed(window.start())
                    : "days " + signed(window.start()) + " to " + signed(window.end());
        }
        int from = -window.start() / YEAR;
        int to = -(window.end() + 1) / YEAR;
        if (to == 0) {
            return from == 1 ? "last year" : "last " + from + " years";
        }
        return from + " to " + to + " years before";
    }

    /// For an axis with little room: `5–2 y`, `−183 to −1 d`.
    public static String brief(DayWindow window) {
        return wholeYears(window)
                ? -window.start() / YEAR + "–" + -(window.end() + 1) / YEAR + " y"
                : signed(window.start()) + " to " + signed(window.end()) + " d";
    }

    /// For the middle of a sentence: `in the last year`, `5 to 2 years before`, `on days −183 to
    /// −1`.
    public static String phrase(DayWindow window) {
        var words = of(window);
        if (words.startsWith("last")) {
            return "in the " + words;
        }
        return wholeYears(window) ? words : "on " + words;
    }

    private static boolean wholeYears(DayWindow window) {
        return window.start() < 0
                && window.start() % YEAR == 0
                && window.end() < 0
                && (window.end() + 1) % YEAR == 0
                && window.end() > window.start();
    }

    private static String signed(int day) {
        return day < 0 ? "−" + -day : Integer.toString(day);
    }
}

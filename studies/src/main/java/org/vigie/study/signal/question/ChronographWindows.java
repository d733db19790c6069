package org.vigie.study.signal.question;

import org.vigie.statistics.temporal.Chronograph;

/// The windows around the start of an era in which outcomes and starts are counted: the periods of
/// a chronograph, and days −1080 to −361, long before.
public final class ChronographWindows {

    /// The window long before.
    public static final int LONG_BEFORE = 2 * Chronograph.PERIODS + 1;

    public static final int WINDOWS = LONG_BEFORE + 1;

    /// Days −30 to −1.
    public static final int MONTH_BEFORE = Chronograph.PERIODS - 1;

    /// Day 0.
    public static final int DAY_0 = Chronograph.PERIODS;

    /// Days 1 to 30.
    public static final int MONTH_AFTER = Chronograph.PERIODS + 1;

    private static final int LONG_BEFORE_FROM = -1080;
    private static final int LONG_BEFORE_TO = -361;

    private ChronographWindows() {}

    static int from(int window) {
        return window == LONG_BEFORE
                ? LONG_BEFORE_FROM
                : Chronograph.from(window - Chronograph.PERIODS);
    }

    static int to(int window) {
        return window == LONG_BEFORE
                ? LONG_BEFORE_TO
                : Chronograph.to(window - Chronograph.PERIODS);
    }
}

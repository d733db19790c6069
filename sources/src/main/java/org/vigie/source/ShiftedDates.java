package org.vigie.source;

import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.store.Observation;

/// Dates that a source moved years ahead as a whole, as those of MIMIC are, so that nobody is
/// recognised: days in 2099 and later are days like others there, and stand for "until further
/// notice" elsewhere.
public final class ShiftedDates {

    /// On so many days more than one in a hundred events is no slip.
    private static final int DAYS_OF_MOVED = 10;

    private ShiftedDates() {}

    /// Whether much is recorded in 2099 or later, on days that stand for nothing; it is told. A
    /// slip and what is written for "no end" is little, or on the same few days.
    ///
    /// @param events a query with a column `time`
    public static boolean are(Duck duck, Findings findings, String events) {
        var ahead =
                """
                SELECT count(*) FROM (%s) WHERE time >= DATE '%s' AND NOT (
                  month(time) = 12 AND day(time) = 31 OR month(time) = 1 AND day(time) = 1)\
                """
                        .formatted(events, Observation.NO_END);
        long moved = duck.number(ahead);
        if (moved == 0) {
            return false;
        }
        long all = duck.number("SELECT count(time) FROM (" + events + ")");
        var days = ahead.replaceFirst("count\\(\\*\\)", "count(DISTINCT CAST(time AS DATE))");
        boolean are = 2 * moved > all || (100 * moved > all && duck.number(days) >= DAYS_OF_MOVED);
        if (are) {
            findings.addPart(
                    "shifted-dates",
                    "events",
                    moved,
                    all,
                    """
                    kept: recorded in 2099 or later, as where dates are shifted so that nobody is \
                    recognised; do not read years as years of the calendar\
                    """,
                    List.of());
        }
        return are;
    }
}

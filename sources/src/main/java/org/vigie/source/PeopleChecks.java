package org.vigie.source;

import java.time.LocalDate;
import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// Counts people and observation periods whose days cannot be, and closes periods without an end.
final class PeopleChecks {

    /// The first day that databases write for "until further notice": 2099-12-31, 2999-12-31,
    /// 9999-12-31.
    private static final String OPEN = "DATE '2099-01-01'";

    /// On so many days more than one in a hundred events is no slip.
    private static final int DAYS_OF_MOVED = 10;

    private static final String STUDIES = "; studies count days from birth to death, both included";

    private final Duck duck;
    private final Findings findings;
    private final String today;

    /// @param today no day after it can have been recorded
    PeopleChecks(Duck duck, Findings findings, LocalDate today) {
        this.duck = duck;
        this.findings = findings;
        this.today = "DATE '" + today + "'";
    }

    /// @param events the query of all events, with a column `time`
    void run(String events) {
        closePeriods(events);
        people("future-birth", "birth > " + today, "kept as recorded: born after today");
        people("future-death", "death > " + today, "kept as recorded: died after today");
        periods(
                "observed-in-future",
                "\"end\" > " + today,
                "kept as recorded: the period ends after today");
        periods(
                "observed-before-birth",
                "\"start\" < birth",
                "kept as recorded: the period begins before birth" + STUDIES);
        periods(
                "observed-after-death",
                "\"end\" > death",
                "kept as recorded: the period ends after death" + STUDIES);
    }

    /// When observation without an end ended nobody wrote; it was not after the last day of which
    /// anything is known. Where dates are moved years ahead, as those of MIMIC are, days in 2099
    /// and later are days like others.
    private void closePeriods(String events) {
        if (ending(">= " + OPEN) == 0) {
            return;
        }
        boolean moved = areMoved(events);
        var last = lastDay(events, moved ? "DATE '9998-12-31'" : today);
        // A year after the last record nobody is known to be observed still.
        var closed = moved ? "> (%s) + INTERVAL 1 YEAR".formatted(last) : ">= " + OPEN;
        long open = ending(closed);
        if (open == 0) {
            return;
        }
        duck.execute(
                "UPDATE periods SET \"end\" = greatest(\"start\", (%s)) WHERE \"end\" %s"
                        .formatted(last, closed));
        findings.add(
                "open-ended-period",
                "observation",
                open,
                """
                ended on the last day of which anything is recorded of anybody%s: the period goes \
                on to 2099 or later\
                """
                        .formatted(moved ? "" : " until today"),
                List.of());
    }

    private long ending(String when) {
        return duck.number("SELECT count(*) FROM periods WHERE \"end\" " + when);
    }

    /// The last day of an event up to a day; where periods begin or end is known too, unless it
    /// stands for no end.
    private static String lastDay(String events, String until) {
        return """
        SELECT greatest(
          (SELECT CAST(max(time) AS DATE) FROM (%1$s) WHERE time < %2$s + INTERVAL 1 DAY),
          (SELECT max(day) FROM (SELECT "end" AS day FROM periods
                                 UNION ALL SELECT "start" FROM periods)
           WHERE day <= least(%2$s, %3$s)))\
        """
                .formatted(events, until, OPEN);
    }

    /// Whether dates are moved as a whole: much is recorded in 2099 or later, on days that stand
    /// for nothing. A slip and what is written for "no end" is little, or on the same few days.
    private boolean areMoved(String events) {
        var ahead =
                """
                SELECT count(*) FROM (%s) WHERE time >= %s AND NOT (
                  month(time) = 12 AND day(time) = 31 OR month(time) = 1 AND day(time) = 1)\
                """
                        .formatted(events, OPEN);
        long moved = duck.number(ahead);
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

    private void people(String rule, String condition, String effect) {
        long count = duck.number("SELECT count(*) FROM people WHERE " + condition);
        findings.add(rule, "people", count, effect, List.of());
    }

    private void periods(String rule, String condition, String effect) {
        long count =
                duck.number(
                        "SELECT count(*) FROM periods JOIN people USING (person_id) WHERE "
                                + condition);
        findings.add(rule, "observation", count, effect, List.of());
    }
}

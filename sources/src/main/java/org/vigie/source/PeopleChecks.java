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
    /// anything is known.
    private void closePeriods(String events) {
        long open = duck.number("SELECT count(*) FROM periods WHERE \"end\" >= " + OPEN);
        if (open == 0) {
            return;
        }
        duck.execute(
                """
                UPDATE periods SET "end" = greatest("start", (
                  SELECT greatest(
                    (SELECT CAST(max(time) AS DATE) FROM (%1$s) WHERE time < %2$s + INTERVAL 1 DAY),
                    (SELECT max(day) FROM (SELECT "end" AS day FROM periods
                                           UNION ALL SELECT "start" FROM periods)
                     WHERE day <= %2$s))))
                WHERE "end" >= %3$s\
                """
                        .formatted(events, today, OPEN));
        findings.add(
                "open-ended-period",
                "observation",
                open,
                """
                ended on the last day of which anything is recorded of anybody: the period is \
                written to end in 2099 or later\
                """,
                List.of());
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

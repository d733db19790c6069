package org.vigie.source;

import java.time.LocalDate;
import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.store.Observation;

/// Counts people and observation periods whose days cannot be, and closes periods without an end.
final class PeopleChecks {

    private static final String NO_END = "DATE '" + Observation.NO_END + "'";

    private static final String NO_END_OF_SHIFTED = "DATE '" + Observation.NO_END_OF_SHIFTED + "'";

    private static final String OPEN = ">= " + NO_END;

    private static final String STUDIES = "; studies count days from birth to death, both included";

    private final Duck duck;
    private final Findings findings;
    private final boolean moved;
    private final String today;

    /// @param moved whether dates will be moved person by person
    /// @param today no day after it can have been recorded
    PeopleChecks(Duck duck, Findings findings, boolean moved, LocalDate today) {
        this.duck = duck;
        this.findings = findings;
        this.moved = moved;
        this.today = "DATE '" + today + "'";
    }

    /// @param events the query of all events, with a column `time`
    /// @param observation how periods came about
    /// @return the same, with what became of those without an end
    Observation run(String events, Observation observation) {
        var known =
                observation.how() == Observation.How.RECORDED
                        ? closePeriods(events, observation)
                        : observation;
        var kept =
                observation.how() == Observation.How.ASKED
                        ? "kept as asked for"
                        : "kept as recorded";
        people("future-birth", "birth > " + today, "kept as recorded: born after today");
        people("future-death", "death > " + today, "kept as recorded: died after today");
        periods("observed-in-future", "\"end\" > " + today, kept + ": the period ends after today");
        periods(
                "observed-before-birth",
                "\"start\" < birth",
                kept + ": the period begins before birth" + STUDIES);
        periods(
                "observed-after-death",
                "\"end\" > death",
                kept + ": the period ends after death" + STUDIES);
        return known;
    }

    /// When observation without an end ended nobody wrote; it was not after the last day of which
    /// anything is known.
    private Observation closePeriods(String events, Observation observation) {
        boolean shifted =
                observation.shifted()
                        || (ending(OPEN) > 0 && ShiftedDates.are(duck, findings, events));
        var last = lastDay(events, shifted ? NO_END_OF_SHIFTED : today);
        // A year after the last record nobody is known to be observed still.
        var open = shifted ? "> (%s) + INTERVAL 1 YEAR".formatted(last) : OPEN;
        long count = ending(open);
        if (count > 0) {
            duck.execute("ALTER TABLE periods ADD COLUMN IF NOT EXISTS open BIGINT");
            duck.execute(
                    """
                    UPDATE periods SET "end" = greatest("start", (%s)), open = 1 WHERE "end" %s\
                    """
                            .formatted(last, open));
            findings.add(
                    "open-ended-period",
                    "observation",
                    count,
                    """
                    ended on the last day of which anything is recorded of anybody%s: the period \
                    goes on to 2099 or later\
                    """
                            .formatted(shifted ? "" : " until today"),
                    List.of());
        }
        return observation
                .shifted(shifted)
                .closed(
                        moved,
                        duck.texts("SELECT coalesce(CAST((" + last + ") AS VARCHAR), '')")
                                .getFirst(),
                        count > 0 || anyOpen());
    }

    /// Whether the source itself tells of periods without an end.
    private boolean anyOpen() {
        return duck.number(
                                """
                                SELECT count(*) FROM duckdb_columns()
                                WHERE table_name = 'periods' AND column_name = 'open'\
                                """)
                        > 0
                && duck.number("SELECT count(*) FROM periods WHERE open IS NOT NULL") > 0;
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
                .formatted(events, until, NO_END);
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

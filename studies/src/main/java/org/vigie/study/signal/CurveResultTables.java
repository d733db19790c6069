package org.vigie.study.signal;

import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.MONTH;
import static org.vigie.report.table.Unit.RATIO;

import org.vigie.report.table.ResultTable;
import org.vigie.study.signal.SignalResultTables.OfPair;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.Signal;

/// What the tables of curves hold, of pairs looked at closely.
final class CurveResultTables {

    /// A point of a curve of a pair.
    record Point(Signal signal, CurvePoint point) implements OfPair {}

    static final ResultTable<Point> AGES =
            curve(
                            "ages",
                            """
                            Curves of the same pairs, by the case series of the exposed cases:
                            each age group relative to the youngest with an event.
                            """)
                    .whole(
                            "first_age_day",
                            DAYS,
                            "first day of age of the group",
                            row -> row.point().first())
                    .with(CurveResultTables::rate)
                    .with(CurveResultTables::flags)
                    .notes(SignalResultNotes.CURVES);

    static final ResultTable<Point> SEASONS =
            curve(
                            "seasons",
                            """
                            The same by season: each season of `season_months` months (1 unless
                            said; 2, 3, 4, 6, or 0 for none) relative to the first of the year
                            with an event, beside the exposure, the days before it, and age.
                            """)
                    .whole(
                            "first_month",
                            MONTH,
                            "first month of the season",
                            row -> row.point().first())
                    .whole("last_month", MONTH, "its last month", row -> row.point().last())
                    .with(CurveResultTables::rate)
                    .with(CurveResultTables::flags);

    static final ResultTable<Point> LAGS =
            curve(
                            "lags",
                            """
                            The same by days since an era began, ConvSCCS: `lags` steps (12
                            unless said, 0 for none) of `lag_days` days (30), day 0 the first of
                            the era, and before them the days before the exposure; relative to
                            all other days (also those of an era that lasts longer than the
                            steps), adjusted for age.
                            """)
                    .whole(
                            "first_day",
                            DAYS,
                            "first day of the step, relative to the start of an era",
                            row -> row.point().first())
                    .whole("last_day", DAYS, "its last day, included", row -> row.point().last())
                    .with(CurveResultTables::rate)
                    .real(
                            "penalised_ratio",
                            RATIO,
                            """
                            the curve that the penalty draws together, which has no interval;
                            `ratio` is of each step by itself
                            """,
                            row -> row.point().smooth())
                    .with(CurveResultTables::flags)
                    .notes(SignalResultNotes.LAGS);

    private CurveResultTables() {}

    private static ResultTable<Point> curve(String name, String words) {
        return SignalResultTables.ofPair(name, words);
    }

    private static ResultTable<Point> rate(ResultTable<Point> table) {
        return table.shown(
                        "events",
                        EVENTS,
                        "how many fell there; not told in `lags` where `small_cells` is not 0",
                        row -> row.point().events())
                .estimate(
                        "ratio",
                        "ci",
                        RATIO,
                        "the relative rate",
                        """
                        its 95 % interval: in `ages` and `seasons` as that of `sccs` in
                        `signals`, in `lags` Wald's, or Firth's where `flags` names it\
                        """,
                        row -> row.point().rate());
    }

    private static ResultTable<Point> flags(ResultTable<Point> table) {
        return table.text(
                "flags",
                """
                why a number is missing or deserves doubt, or that the others are compared with
                it (then `ratio` is 1)
                """,
                row -> String.join("; ", row.point().flags()));
    }
}

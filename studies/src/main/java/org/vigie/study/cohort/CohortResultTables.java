package org.vigie.study.cohort;

import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.ENTRIES;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.NUMBER;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.PLACE;

import java.util.List;
import java.util.OptionalLong;
import org.vigie.cohort.CohortEntry;
import org.vigie.cohort.files.CohortRows;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;

/// What the tables of cohorts hold.
public final class CohortResultTables {

    /// An entry into one of several cohorts.
    record Entry(int cohort, CohortEntry of) {}

    /// How many came to a step of a cohort.
    record Step(int cohort, int place, String rule, OptionalLong persons, OptionalLong events) {}

    static final ResultTable<Entry> ENTRIES_OF_PEOPLE =
            ResultTable.<Entry>named(
                            "cohort",
                            """
                            Who is in, with the columns of OMOP's table `cohort`: one row for
                            each entry, by cohort, person and start.
                            """)
                    .number(CohortRows.COHORT, NUMBER, "number of the cohort", Entry::cohort)
                    .whole(
                            CohortRows.SUBJECT,
                            NUMBER,
                            "number of the person in the store",
                            entry -> entry.of().person())
                    .date(CohortRows.START, "first day in the cohort", entry -> entry.of().start())
                    .date(
                            CohortRows.END,
                            "last day in the cohort, included",
                            entry -> entry.of().end())
                    .sortedBy(2);

    static final ResultTable<CohortCounts> SUMMARY =
            ResultTable.<CohortCounts>named(
                            "summary", "How many are in: one row for each cohort. As CSV only.")
                    .number("cohort_id", NUMBER, "number of the cohort", CohortCounts::id)
                    .shown("entries", ENTRIES, "entries", CohortCounts::entries)
                    .shown("persons", PEOPLE, "different people in it", CohortCounts::persons)
                    .shown(
                            "start_day_sum",
                            DAYS,
                            """
                            sum of start days since 2000-01-01: a checksum that any \
                            database can compute\
                            """,
                            CohortCounts::startDaySum)
                    .shown(
                            "end_day_sum",
                            DAYS,
                            "sum of end days since 2000-01-01",
                            CohortCounts::endDaySum)
                    .notes("Numbers of few people are hidden (`--small-cells`).")
                    .csvOnly();

    static final ResultTable<Step> ATTRITION =
            ResultTable.<Step>named(
                            "attrition",
                            """
                            How many came to each rule: one row for each cohort and rule. As CSV
                            only; `vigie cohort combine` has none.
                            """)
                    .number("cohort_id", NUMBER, "number of the cohort", Step::cohort)
                    .number("step", PLACE, "place of the rule", Step::place)
                    .text("rule", "the rule in words", Step::rule)
                    .shown("persons", PEOPLE, "people who came to it", Step::persons)
                    .shown("events", EVENTS, "entry events that came to it", Step::events)
                    .notes("Rules that drop few are told together; few who are left are hidden.")
                    .csvOnly();

    /// What `vigie cohort` leaves.
    public static final ResultSection SECTION =
            new ResultSection(
                    "`vigie cohort`",
                    """
                    Who is in cohorts ([cohorts.md](cohorts.md)); these files lie in the \
                    folder itself.\
                    """,
                    List.of(ENTRIES_OF_PEOPLE, SUMMARY, ATTRITION));

    private CohortResultTables() {}
}

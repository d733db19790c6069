package org.vigie.study.count;

import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.SHARE;
import static org.vigie.report.table.Unit.YEAR;

import java.util.List;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;

/// What the table of a count holds.
final class CountResultTables {

    static final ResultTable<DisclosedCount.Year> YEARS =
            ResultTable.<DisclosedCount.Year>named("years", "One row for each year.")
                    .whole("year", YEAR, "the calendar year", DisclosedCount.Year::year)
                    .shown(
                            "population",
                            PEOPLE,
                            "people observed on a day of it",
                            DisclosedCount.Year::population)
                    .shown(
                            "people",
                            PEOPLE,
                            "those of them with a record of the codes on such a day",
                            DisclosedCount.Year::people)
                    .estimate(
                            "share",
                            "ci",
                            SHARE,
                            "`people` among `population`",
                            "its 95 % interval (Wilson's)",
                            DisclosedCount.Year::share);

    static final ResultSection SECTION =
            new ResultSection(
                    "`study: count`",
                    """
                    Numbers that are hidden are empty.
                    """,
                    List.of(YEARS, AttritionTable.OF_MANY));

    private CountResultTables() {}
}

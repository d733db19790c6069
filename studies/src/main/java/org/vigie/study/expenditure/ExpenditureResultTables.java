package org.vigie.study.expenditure;

import static org.vigie.report.table.Unit.CENTS;
import static org.vigie.report.table.Unit.CURRENCY;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.SHARE;
import static org.vigie.report.table.Unit.YEAR;

import java.util.List;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.VolumePrice;
import org.vigie.study.expenditure.ExpenditureCells.Cell;
import org.vigie.study.expenditure.ExpenditureCells.Change;
import org.vigie.study.expenditure.ExpenditureCells.OfPlace;
import org.vigie.study.expenditure.ExpenditureCells.Spent;
import org.vigie.study.expenditure.question.Measure;

/// What the tables of a map hold. Amounts are whole hundredths.
final class ExpenditureResultTables {

    private static final String WILSON = "its 95 % interval (Wilson's)";
    private static final String FAMILY = "the family of the group in words";

    static final ResultTable<Cell> PEOPLE_OF_GROUPS =
            ExpenditureResultTables.<Cell>placed(
                            "people",
                            """
                            One row for each year, group or family (`kind`) and stratum; `all`
                            in `age`, `sex` or `region` is a total.
                            """)
                    .text("family", FAMILY, cell -> cell.place().family())
                    .text("age", "age group, or `all`", Cell::age)
                    .text("sex", "sex, or `all`", Cell::sex)
                    .text("region", "region, or `all`", Cell::region)
                    .shown(
                            "population",
                            PEOPLE,
                            "people observed on a day of the year",
                            Cell::population)
                    .shown(
                            "people",
                            PEOPLE,
                            "people in the group",
                            cell -> cell.count(Measure.PEOPLE))
                    .estimate(
                            "prevalence",
                            "prevalence",
                            SHARE,
                            "their share of `population`",
                            WILSON,
                            Cell::prevalence)
                    .shown(
                            "at_risk",
                            PEOPLE,
                            "people observed throughout the washout and not in the group in it",
                            cell -> cell.ofGroup(Measure.AT_RISK))
                    .shown(
                            "new_cases",
                            PEOPLE,
                            "those of them in the group now",
                            cell -> cell.ofGroup(Measure.NEW_CASES))
                    .estimate(
                            "incidence",
                            "incidence",
                            SHARE,
                            "`new_cases` among `at_risk`",
                            WILSON,
                            Cell::incidence)
                    .shown(
                            "deaths",
                            PEOPLE,
                            "people in the group who died in the year",
                            cell -> cell.count(Measure.DEATHS))
                    .shown(
                            "cost_cents",
                            CENTS,
                            "what was given to the group",
                            cell -> cell.count(Measure.COST))
                    .real("mean_cost", CURRENCY, "that by its people", Cell::mean);

    static final ResultTable<Spent> EXPENDITURE =
            ExpenditureResultTables.<Spent>placed(
                            "expenditure",
                            """
                            One row for each year, group, family, `everybody`, `remainder` and
                            `unobserved`, and item.
                            """)
                    .text("family", FAMILY, spent -> spent.place().family())
                    .text(
                            "item",
                            "what was spent on; `other` is on no item of the rules, `total` on all",
                            spent -> ExpenditureNames.item(spent.place().map(), spent.item()))
                    .text(
                            "item_name",
                            "the item in words",
                            spent -> ExpenditureNames.itemName(spent.place().map(), spent.item()))
                    .shown(
                            "people",
                            PEOPLE,
                            "people on whom anything was spent",
                            spent ->
                                    spent.place()
                                            .map()
                                            .users(
                                                    spent.place().year(),
                                                    spent.place().row(),
                                                    spent.item()))
                    .shown(
                            "cost_cents",
                            CENTS,
                            "what was spent",
                            spent ->
                                    spent.place()
                                            .map()
                                            .spent(
                                                    spent.place().year(),
                                                    spent.place().row(),
                                                    spent.item()))
                    .notes("Groups, `remainder` and `unobserved` add up to `everybody`.");

    static final ResultTable<Change> DYNAMICS =
            ExpenditureResultTables.<Change>placed(
                            "dynamics",
                            """
                            Where there are several years: by year and group or family the
                            difference to the year before.
                            """)
                    .shown(
                            "difference_cents",
                            CENTS,
                            "`volume_cents` + `price_cents` (Bennet)",
                            change -> change.cents(one -> one.volume() + one.price()))
                    .shown(
                            "volume_cents",
                            CENTS,
                            "because there were more people or fewer",
                            change -> change.cents(VolumePrice::volume))
                    .shown(
                            "price_cents",
                            CENTS,
                            "because more was spent on each, or less",
                            change -> change.cents(VolumePrice::price));

    static final ResultTable<ExpenditureBalance.Line> BALANCE =
            ResultTable.<ExpenditureBalance.Line>named(
                            "balance", "Where every amount of the store is.")
                    .text("id", "which part", ExpenditureBalance.Line::id)
                    .text("name", "the part in words", ExpenditureBalance.Line::words)
                    .shown("cost_cents", CENTS, "what is in it", ExpenditureBalance.Line::cents)
                    .notes(
                            """
                            `groups`, `remainder` and `unobserved` add up to `within` (the years
                            that are mapped), that with `before`, `after`, `undated` and
                            `not_counted`, and with a `population` `not_in_population`, to
                            `all`.
                            """);

    static final ResultSection SECTION =
            new ResultSection(
                    "`study: map`",
                    """
                    Numbers that are hidden are empty ([map.md](map.md)). Amounts are in
                    hundredths of the currency, means in whole units.
                    """,
                    List.of(
                            PEOPLE_OF_GROUPS,
                            EXPENDITURE,
                            DYNAMICS,
                            BALANCE,
                            AttritionTable.OF_MANY));

    private ExpenditureResultTables() {}

    private static <R extends OfPlace> ResultTable<R> placed(String name, String words) {
        return ResultTable.<R>named(name, words)
                .whole("year", YEAR, "calendar year", row -> row.place().calendarYear())
                .text(
                        "kind",
                        """
                        `group` or `family`; `everybody` is the population, `remainder` what was
                        given to no group, `unobserved` what was given to people not observed in
                        the year
                        """,
                        row -> row.place().kind())
                .text("id", "which group or family", row -> row.place().of().id())
                .text("name", "the group or family in words", row -> row.place().name());
    }
}

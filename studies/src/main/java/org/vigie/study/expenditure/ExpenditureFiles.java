package org.vigie.study.expenditure;

import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.SHOWN;
import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.Measure;

/// The tables of a map; `docs/results.md` says what each column means. Amounts are whole
/// hundredths.
public final class ExpenditureFiles {

    private ExpenditureFiles() {}

    /// Writes `people`, `expenditure`, `balance`, `dynamics` where there are several years, and
    /// `attrition`.
    public static void write(DisclosedExpenditure map, Path folder) throws IOException {
        people(map).write(folder, "people");
        expenditure(map).write(folder, "expenditure");
        new ExpenditureBalance(map).file().write(folder, "balance");
        if (map.years() > 1) {
            dynamics(map).write(folder, "dynamics");
        }
        AttritionTable.of(map.attrition()).write(folder, "attrition");
    }

    private static ResultTable people(DisclosedExpenditure map) {
        var table =
                new ResultTable()
                        .column("year", WHOLE)
                        .column("kind", TEXT)
                        .column("id", TEXT)
                        .column("name", TEXT)
                        .column("family", TEXT)
                        .column("age", TEXT)
                        .column("sex", TEXT)
                        .column("region", TEXT)
                        .column("population", SHOWN)
                        .column("people", SHOWN)
                        .column("prevalence", REAL)
                        .column("prevalence_low", REAL)
                        .column("prevalence_high", REAL)
                        .column("at_risk", SHOWN)
                        .column("new_cases", SHOWN)
                        .column("incidence", REAL)
                        .column("incidence_low", REAL)
                        .column("incidence_high", REAL)
                        .column("deaths", SHOWN)
                        .column("cost_cents", SHOWN)
                        .column("mean_cost", REAL);
        var numbers = new ExpenditureNumbers(map);
        for (int year = 0; year < map.years(); year++) {
            for (int row = 0; row <= numbers.everybody(); row++) {
                for (int stratum = 0; stratum < map.strata(); stratum++) {
                    if (!map.cell(year, numbers.everybody(), stratum, Measure.PEOPLE)
                            .equals(OptionalLong.of(0))) {
                        peopleRow(table, map, numbers, year, row, stratum);
                    }
                }
            }
        }
        return table;
    }

    private static void peopleRow(
            ResultTable table,
            DisclosedExpenditure map,
            ExpenditureNumbers numbers,
            int year,
            int row,
            int stratum) {
        var one = map.rows().get(row);
        var prevalence = numbers.prevalence(year, row, stratum);
        var incidence = numbers.incidence(year, row, stratum);
        boolean everybody = one.kind() == ExpenditureRow.Kind.EVERYBODY;
        int sexes = map.axes().get(1).places();
        int regions = map.axes().get(2).places();
        table.row(
                (long) map.firstYear() + year,
                one.kind().name().toLowerCase(Locale.ROOT),
                one.id(),
                name(map, row),
                family(map, row),
                map.axes().get(0).label(stratum / regions / sexes),
                map.axes().get(1).label(stratum / regions % sexes),
                map.axes().get(2).label(stratum % regions),
                map.cell(year, numbers.everybody(), stratum, Measure.PEOPLE),
                map.cell(year, row, stratum, Measure.PEOPLE),
                prevalence.value(),
                prevalence.low(),
                prevalence.high(),
                everybody ? OptionalLong.empty() : map.cell(year, row, stratum, Measure.AT_RISK),
                everybody ? OptionalLong.empty() : map.cell(year, row, stratum, Measure.NEW_CASES),
                incidence.value(),
                incidence.low(),
                incidence.high(),
                map.cell(year, row, stratum, Measure.DEATHS),
                map.cell(year, row, stratum, Measure.COST),
                numbers.mean(year, row, stratum));
    }

    private static ResultTable expenditure(DisclosedExpenditure map) {
        var table =
                new ResultTable()
                        .column("year", WHOLE)
                        .column("kind", TEXT)
                        .column("id", TEXT)
                        .column("name", TEXT)
                        .column("family", TEXT)
                        .column("item", TEXT)
                        .column("item_name", TEXT)
                        .column("people", SHOWN)
                        .column("cost_cents", SHOWN);
        for (int year = 0; year < map.years(); year++) {
            for (int row = 0; row < map.rows().size(); row++) {
                for (int item = 0; item <= map.items(); item++) {
                    var one = map.rows().get(row);
                    table.row(
                            (long) map.firstYear() + year,
                            one.kind().name().toLowerCase(Locale.ROOT),
                            one.id(),
                            name(map, row),
                            family(map, row),
                            item(map, item),
                            itemName(map, item),
                            map.users(year, row, item),
                            map.spent(year, row, item));
                }
            }
        }
        return table;
    }

    private static ResultTable dynamics(DisclosedExpenditure map) {
        var table =
                new ResultTable()
                        .column("year", WHOLE)
                        .column("kind", TEXT)
                        .column("id", TEXT)
                        .column("name", TEXT)
                        .column("difference_cents", SHOWN)
                        .column("volume_cents", SHOWN)
                        .column("price_cents", SHOWN);
        var numbers = new ExpenditureNumbers(map);
        for (int year = 1; year < map.years(); year++) {
            for (int row = 0; row <= numbers.everybody(); row++) {
                var one = map.rows().get(row);
                var change = numbers.change(year, row);
                table.row(
                        (long) map.firstYear() + year,
                        one.kind().name().toLowerCase(Locale.ROOT),
                        one.id(),
                        name(map, row),
                        change.map(c -> OptionalLong.of(c.volume() + c.price()))
                                .orElse(OptionalLong.empty()),
                        change.map(c -> OptionalLong.of(c.volume())).orElse(OptionalLong.empty()),
                        change.map(c -> OptionalLong.of(c.price())).orElse(OptionalLong.empty()));
            }
        }
        return table;
    }

    static String name(DisclosedExpenditure map, int row) {
        return map.rows().get(row).label().in(map.protocol().language());
    }

    static String family(DisclosedExpenditure map, int row) {
        int family = map.rows().get(row).family();
        return family < 0
                ? ""
                : map.protocol()
                        .rules()
                        .families()
                        .get(family)
                        .label()
                        .in(map.protocol().language());
    }

    private static String item(DisclosedExpenditure map, int item) {
        var items = map.protocol().rules().items();
        return item < items.size()
                ? items.get(item).id()
                : item == items.size() ? "other" : "total";
    }

    static String itemName(DisclosedExpenditure map, int item) {
        var items = map.protocol().rules().items();
        boolean french = map.protocol().language().equals("fr");
        return item < items.size()
                ? items.get(item).label().in(map.protocol().language())
                : item == items.size()
                        ? french ? "Autres" : "Other"
                        : french ? "Ensemble" : "All items";
    }
}

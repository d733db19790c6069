package org.vigie.study.expenditure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Money;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.Measure;

/// The report of a map: where the money goes, how that changed, who is concerned, every group, how
/// it was done.
public final class ExpenditureReport {

    private ExpenditureReport() {}

    /// Writes the report.
    ///
    /// @param provenance what the result was made from: data, vocabulary, software, seed, time
    public static void write(DisclosedExpenditure map, Map<String, String> provenance, Path file)
            throws IOException {
        page(map, provenance).write(file);
    }

    static Page page(DisclosedExpenditure map, Map<String, String> provenance) {
        var sections = new ArrayList<Section>();
        if (!map.warnings().isEmpty()) {
            sections.add(new Section.Prose("Before the numbers", map.warnings()));
        }
        sections.add(keyFigures(map));
        sections.add(
                new Section.Flow(
                        "Who was counted",
                        "",
                        map.attrition().steps().stream()
                                .map(step ->
                                        new Section.FlowStep(
                                                step.rule(), step.dropped(), step.left()))
                                .toList()));
        sections.addAll(ExpenditureIcicle.of(map));
        sections.addAll(ExpenditureFigures.trends(map));
        sections.addAll(ExpenditureFigures.dynamics(map));
        sections.addAll(ExpenditureFigures.pyramids(map));
        sections.add(groups(map));
        sections.add(items(map));
        sections.add(new ExpenditureBalance(map).section());
        sections.add(new Section.Prose("What was hidden", List.of(capital(map.words()) + ".")));
        sections.add(new Section.Prose("Methods", map.methods()));
        sections.add(new Section.Prose("What these numbers cannot say", map.limits()));
        sections.add(definitions(map));
        return new Page(map.protocol().title(), lead(map), sections, provenance);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String lead(DisclosedExpenditure map) {
        int last = map.years() - 1;
        int everybody = new ExpenditureNumbers(map).everybody();
        var spent = map.spent(last, everybody, map.items());
        var people = map.cell(last, everybody, map.everyone(), Measure.PEOPLE);
        if (spent.isPresent() && spent.getAsLong() <= 0) {
            return "In "
                    + (map.firstYear() + last)
                    + (spent.getAsLong() == 0
                            ? " nothing was spent."
                            : " more was taken back than spent.");
        }
        if (spent.isEmpty() || people.isEmpty()) {
            return "What was spent in "
                    + (map.firstYear() + last)
                    + ", or on how many, is hidden: it would tell of few people.";
        }
        var greatest =
                ExpenditureFigures.families(map).stream()
                        .filter(row -> map.spent(last, row, map.items()).orElse(0) > 0)
                        .limit(3)
                        .map(row ->
                                ExpenditureNames.name(map, row)
                                        + " ("
                                        + Numbers.percent(
                                                map.spent(last, row, map.items()).getAsLong(),
                                                spent.getAsLong())
                                        + ")")
                        .toList();
        return "In "
                + (map.firstYear() + last)
                + ", "
                + Money.money(spent.getAsLong(), map.protocol().currency())
                + " were spent and "
                + Numbers.count(people.getAsLong())
                + " people observed."
                + (greatest.isEmpty() ? "" : " Most went to " + String.join(", ", greatest) + ".");
    }

    private static Section.KeyFigures keyFigures(DisclosedExpenditure map) {
        int last = map.years() - 1;
        int year = map.firstYear() + last;
        int everybody = new ExpenditureNumbers(map).everybody();
        var spent = map.spent(last, everybody, map.items());
        var figures = new ArrayList<Section.KeyFigure>();
        figures.add(
                new Section.KeyFigure(
                        shown(map.cell(last, everybody, map.everyone(), Measure.PEOPLE)),
                        "people observed in " + year,
                        ""));
        figures.add(
                new Section.KeyFigure(
                        spent.isPresent()
                                ? Money.money(spent.getAsLong(), map.protocol().currency())
                                : "hidden",
                        "spent in " + year,
                        ""));
        var rest = map.spent(last, everybody + 1, map.items());
        figures.add(
                new Section.KeyFigure(
                        spent.isPresent() && rest.isPresent()
                                ? Numbers.percent(rest.getAsLong(), Math.max(0, spent.getAsLong()))
                                : "hidden",
                        "of it given to no group",
                        Numbers.count(map.protocol().rules().groups().size())
                                + " groups in "
                                + map.protocol().rules().families().size()
                                + " families"));
        return new Section.KeyFigures("At a glance", figures);
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? Numbers.count(number.getAsLong()) : "hidden";
    }

    private static Section.DataTable groups(DisclosedExpenditure map) {
        var numbers = new ExpenditureNumbers(map);
        var rows = IntStream.range(0, map.years() * (numbers.everybody() + 1)).boxed().toList();
        int rowCount = numbers.everybody() + 1;
        return new Section.DataTable(
                "Every group and year",
                "People, prevalence and incidence with 95% intervals (Wilson), deaths,"
                        + " expenditure in "
                        + map.protocol().currency()
                        + " and the mean a person. A dash is hidden, or nothing to divide by."
                        + " The files in the folder results have the same by age, sex and region.",
                "groups",
                List.of(
                        new Column.Text(
                                "Group",
                                rows.stream()
                                        .map(i -> ExpenditureNames.name(map, i % rowCount))
                                        .toList()),
                        new Column.Text(
                                "Kind",
                                rows.stream()
                                        .map(i -> kind(map.rows().get(i % rowCount).kind()))
                                        .toList()),
                        new Column.Text(
                                "Year",
                                rows.stream()
                                        .map(i -> "" + (map.firstYear() + i / rowCount))
                                        .toList()),
                        count(
                                "People",
                                rows.stream()
                                        .map(i ->
                                                map.cell(
                                                        i / rowCount,
                                                        i % rowCount,
                                                        map.everyone(),
                                                        Measure.PEOPLE))
                                        .toList()),
                        percent(
                                "Prevalence (%)",
                                rows.stream()
                                        .map(i ->
                                                numbers.prevalence(
                                                        i / rowCount, i % rowCount, map.everyone()))
                                        .toList()),
                        count(
                                "New cases",
                                rows.stream()
                                        .map(i ->
                                                map.cell(
                                                        i / rowCount,
                                                        i % rowCount,
                                                        map.everyone(),
                                                        Measure.NEW_CASES))
                                        .toList()),
                        percent(
                                "Incidence (%)",
                                rows.stream()
                                        .map(i ->
                                                numbers.incidence(
                                                        i / rowCount, i % rowCount, map.everyone()))
                                        .toList()),
                        count(
                                "Deaths",
                                rows.stream()
                                        .map(i ->
                                                map.cell(
                                                        i / rowCount,
                                                        i % rowCount,
                                                        map.everyone(),
                                                        Measure.DEATHS))
                                        .toList()),
                        amount(
                                "Expenditure",
                                rows.stream()
                                        .map(i ->
                                                map.cell(
                                                        i / rowCount,
                                                        i % rowCount,
                                                        map.everyone(),
                                                        Measure.COST))
                                        .toList()),
                        new Column.Real(
                                "Mean cost",
                                rows.stream()
                                        .mapToDouble(i ->
                                                numbers.mean(
                                                        i / rowCount, i % rowCount, map.everyone()))
                                        .toArray())));
    }

    private static Section.DataTable items(DisclosedExpenditure map) {
        int year = map.years() - 1;
        var columns = new ArrayList<Column>();
        var rows = IntStream.range(0, map.rows().size()).boxed().toList();
        columns.add(
                new Column.Text(
                        "Group",
                        rows.stream().map(row -> ExpenditureNames.name(map, row)).toList()));
        columns.add(
                new Column.Text(
                        "Kind",
                        rows.stream().map(row -> kind(map.rows().get(row).kind())).toList()));
        for (int item = 0; item <= map.items(); item++) {
            int one = item;
            columns.add(
                    amount(
                            ExpenditureNames.itemName(map, item),
                            rows.stream().map(row -> map.spent(year, row, one)).toList()));
        }
        return new Section.DataTable(
                "Expenditure by item, " + (map.firstYear() + year),
                """
                In %s. Groups, remainder and unobserved add up to everybody, families to \
                their groups, to the cent.\
                """
                        .formatted(map.protocol().currency()),
                "items",
                columns);
    }

    private static Section.DataTable definitions(DisclosedExpenditure map) {
        var groups = map.protocol().rules().groups();
        return new Section.DataTable(
                "What the groups are",
                "Rules "
                        + map.protocol().rules().name()
                        + ", version "
                        + map.protocol().rules().version()
                        + ".",
                "definitions",
                List.of(
                        new Column.Text(
                                "Group",
                                groups.stream()
                                        .map(group -> group.label().in(map.protocol().language()))
                                        .toList()),
                        new Column.Text(
                                "Family",
                                IntStream.range(0, groups.size())
                                        .mapToObj(row -> ExpenditureNames.family(map, row))
                                        .toList()),
                        new Column.Text(
                                "Source", groups.stream().map(group -> group.source()).toList())));
    }

    private static String kind(ExpenditureRow.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Hidden numbers are no numbers here.
    private static Column count(String name, List<OptionalLong> values) {
        return new Column.Amount(
                name,
                values.stream()
                        .mapToDouble(v -> v.isPresent() ? v.getAsLong() : Double.NaN)
                        .toArray());
    }

    private static Column amount(String name, List<OptionalLong> cents) {
        return new Column.Amount(
                name,
                cents.stream()
                        .mapToDouble(v -> v.isPresent() ? v.getAsLong() / 100.0 : Double.NaN)
                        .toArray());
    }

    private static Column percent(String name, List<Estimate> shares) {
        return new Column.Ratio(
                name,
                shares.stream()
                        .map(share ->
                                new Estimate(
                                        100 * share.value(),
                                        100 * share.low(),
                                        100 * share.high(),
                                        Double.NaN))
                        .toList());
    }
}

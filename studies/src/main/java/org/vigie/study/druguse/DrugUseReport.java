package org.vigie.study.druguse;

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
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Quartiles;
import org.vigie.study.druguse.DisclosedDrugUse.Point;
import org.vigie.timeline.Codes;

/// The report of the use of drugs: who, since when, how long, how regularly, for what, how it was
/// done.
public final class DrugUseReport {

    private DrugUseReport() {}

    /// Writes the report.
    ///
    /// @param codes the names of codes
    /// @param provenance what the result was made from: data, vocabulary, software, seed, time
    public static void write(
            DisclosedDrugUse use, Codes codes, Map<String, String> provenance, Path file)
            throws IOException {
        page(use, codes, provenance).write(file);
    }

    static Page page(DisclosedDrugUse use, Codes codes, Map<String, String> provenance) {
        var sections = new ArrayList<Section>();
        if (!use.warnings().isEmpty()) {
            sections.add(new Section.Prose("Before the numbers", use.warnings()));
        }
        sections.add(keyFigures(use));
        sections.add(
                new Section.Flow(
                        "Who was counted",
                        "",
                        use.attrition().steps().stream()
                                .map(step ->
                                        new Section.FlowStep(
                                                step.rule(), step.dropped(), step.left()))
                                .toList()));
        sections.addAll(DrugUseFigures.all(use));
        sections.add(measures(use));
        sections.add(shares(use));
        if (use.protocol().indications().isPresent()) {
            sections.add(indications(use, codes));
        }
        sections.add(strata(use));
        sections.add(
                new Section.Prose(
                        "What was hidden",
                        List.of(
                                use.words().substring(0, 1).toUpperCase(Locale.ROOT)
                                        + use.words().substring(1)
                                        + ".")));
        sections.add(new Section.Prose("Methods", use.methods()));
        sections.add(new Section.Prose("What these numbers cannot say", use.limits()));
        return new Page(use.protocol().title(), lead(use), sections, provenance);
    }

    private static String lead(DisclosedDrugUse use) {
        var days = use.protocol().persistenceDays();
        return use.persistence(0).stream()
                .filter(point -> days.contains(point.day()))
                .reduce((_, last) -> last)
                .map(point ->
                        DrugUseNumbers.name(use, 0)
                                + ": of "
                                + shown(use.newUsers(0))
                                + " new users "
                                + Numbers.percent(point.share())
                                + " still used it after "
                                + point.day()
                                + " days (95% interval).")
                .orElseGet(() ->
                        DrugUseNumbers.name(use, 0)
                                + ": "
                                + shown(use.newUsers(0))
                                + " new users; how many of them still used it later is not shown,"
                                + " because few people, or nobody, still did or were still"
                                + " followed.");
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? Numbers.count(number.getAsLong()) : "hidden";
    }

    private static Section.KeyFigures keyFigures(DisclosedDrugUse use) {
        var figures = new ArrayList<Section.KeyFigure>();
        for (int drug = 0; drug < Math.min(4, use.protocol().drugs().size()); drug++) {
            var duration = use.quartiles(drug, DrugUseMeasure.DURATION);
            figures.add(
                    new Section.KeyFigure(
                            shown(use.newUsers(drug)),
                            "new users: " + DrugUseNumbers.name(use, drug),
                            Double.isNaN(duration.median())
                                    ? ""
                                    : "first era, as followed: median "
                                            + Numbers.count(Math.round(duration.median()))
                                            + " days"));
        }
        return new Section.KeyFigures("At a glance", figures);
    }

    private static Section.DataTable measures(DisclosedDrugUse use) {
        var drugs = new ArrayList<String>();
        var names = new ArrayList<String>();
        var people = new ArrayList<OptionalLong>();
        var quartiles = new ArrayList<Quartiles>();
        var unknown = new ArrayList<OptionalLong>();
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            for (var measure : DrugUseNumbers.MEASURES) {
                drugs.add(DrugUseNumbers.name(use, drug));
                names.add(measure.words());
                people.add(use.people(drug, measure));
                unknown.add(DrugUseNumbers.unknownLength(use, drug, measure));
                quartiles.add(use.quartiles(drug, measure));
            }
        }
        return new Section.DataTable(
                "How new users go on",
                """
                Quartiles: a quarter of the values lie below the lower, half below the \
                median, three quarters below the upper. Days covered divided by 365 are \
                the proportion of days covered (PDC); who has a supply that does not say how \
                long it lasts is left out of them, as counted. A dash is hidden, or nobody.\
                """,
                "measures",
                List.of(
                        new Column.Text("Drug", drugs),
                        new Column.Text("What", names),
                        count("People", people),
                        count("Left out", unknown),
                        new Column.Real(
                                "Lower quartile",
                                quartiles.stream().mapToDouble(Quartiles::lower).toArray()),
                        new Column.Real(
                                "Median",
                                quartiles.stream().mapToDouble(Quartiles::median).toArray()),
                        new Column.Real(
                                "Upper quartile",
                                quartiles.stream().mapToDouble(Quartiles::upper).toArray())));
    }

    private static Section.DataTable shares(DisclosedDrugUse use) {
        var drugs = new ArrayList<String>();
        var kinds = new ArrayList<String>();
        var points = new ArrayList<Point>();
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            for (var restart : new boolean[] {false, true}) {
                for (var point : restart ? use.restarts(drug) : use.persistence(drug)) {
                    if (use.protocol().persistenceDays().contains(point.day())) {
                        drugs.add(DrugUseNumbers.name(use, drug));
                        kinds.add(
                                restart
                                        ? "began again, days after the end of use"
                                        : "still used, days after the start");
                        points.add(point);
                    }
                }
            }
        }
        return new Section.DataTable(
                "Persistence and restarts",
                "Percent after Kaplan and Meier, with 95% intervals. Days that are"
                        + " missing are hidden, or nobody was followed so long.",
                "persistence",
                List.of(
                        new Column.Text("Drug", drugs),
                        new Column.Text("Share", kinds),
                        new Column.Count("Day", points.stream().mapToLong(Point::day).toArray()),
                        new Column.Count(
                                "Followed further",
                                points.stream().mapToLong(Point::left).toArray()),
                        new Column.Ratio(
                                "Percent",
                                points.stream()
                                        .map(point -> DrugUseFigures.percent(point.share()))
                                        .toList())));
    }

    private static Section.DataTable indications(DisclosedDrugUse use, Codes codes) {
        var drugs = new ArrayList<String>();
        var code = new ArrayList<String>();
        var names = new ArrayList<String>();
        var people = new ArrayList<OptionalLong>();
        var shares = new ArrayList<Estimate>();
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            for (var one : use.indications(drug)) {
                drugs.add(DrugUseNumbers.name(use, drug));
                code.add(one.code());
                names.add(DrugUseNumbers.codeName(codes, one.code()));
                people.add(OptionalLong.of(one.people()));
                shares.add(
                        DrugUseFigures.percent(
                                DrugUseNumbers.share(
                                        OptionalLong.of(one.people()), use.newUsers(drug))));
            }
        }
        var days = use.protocol().indicationDays();
        return new Section.DataTable(
                "What was recorded before the start",
                "Codes of "
                        + use.protocol().indications().orElseThrow().name()
                        + " from day "
                        + days.get(0)
                        + " to day "
                        + days.get(1)
                        + " of the first new use, and the percentage of new users with"
                        + " them (Wilson). A person can have several."
                        + IntStream.range(0, use.protocol().drugs().size())
                                .mapToObj(drug ->
                                        " With any, "
                                                + DrugUseNumbers.name(use, drug)
                                                + ": "
                                                + shown(use.indicated(drug))
                                                + " of "
                                                + shown(use.newUsers(drug))
                                                + ".")
                                .reduce("", String::concat),
                "indications",
                List.of(
                        new Column.Text("Drug", drugs),
                        new Column.Text("Code", code),
                        new Column.Text("Name", names),
                        count("New users", people),
                        new Column.Ratio("Percent", shares)));
    }

    private static Section.DataTable strata(DisclosedDrugUse use) {
        var rows = IntStream.range(0, use.size()).boxed().toList();
        return new Section.DataTable(
                "Every year and stratum",
                """
                Prevalence of use among people observed, and new users among those who \
                could be, in percent with Wilson's 95% intervals. A dash is hidden, or \
                nothing to divide by.\
                """,
                "users",
                List.of(
                        new Column.Text(
                                "Drug",
                                rows.stream()
                                        .map(row ->
                                                DrugUseNumbers.name(use, use.stratum(row).drug()))
                                        .toList()),
                        new Column.Text(
                                "Year",
                                rows.stream().map(row -> "" + use.stratum(row).year()).toList()),
                        new Column.Text(
                                "Age", rows.stream().map(row -> use.stratum(row).age()).toList()),
                        new Column.Text(
                                "Sex", rows.stream().map(row -> use.stratum(row).sex()).toList()),
                        new Column.Text(
                                "Region",
                                rows.stream().map(row -> use.stratum(row).region()).toList()),
                        count(
                                "Population",
                                rows.stream()
                                        .map(row -> use.count(row, CountedUse.POPULATION))
                                        .toList()),
                        count(
                                "Users",
                                rows.stream()
                                        .map(row -> use.count(row, CountedUse.USERS))
                                        .toList()),
                        new Column.Ratio(
                                "Prevalence (%)",
                                rows.stream()
                                        .map(row ->
                                                DrugUseFigures.percent(
                                                        DrugUseNumbers.prevalence(use, row)))
                                        .toList()),
                        count(
                                "At risk",
                                rows.stream()
                                        .map(row -> use.count(row, CountedUse.AT_RISK))
                                        .toList()),
                        count(
                                "New users",
                                rows.stream()
                                        .map(row -> use.count(row, CountedUse.NEW_USERS))
                                        .toList()),
                        new Column.Ratio(
                                "New (%)",
                                rows.stream()
                                        .map(row ->
                                                DrugUseFigures.percent(
                                                        DrugUseNumbers.initiation(use, row)))
                                        .toList())));
    }

    private static Column count(String name, List<OptionalLong> counts) {
        return new Column.Amount(
                name,
                counts.stream()
                        .mapToDouble(c -> c.isPresent() ? c.getAsLong() : Double.NaN)
                        .toArray());
    }
}

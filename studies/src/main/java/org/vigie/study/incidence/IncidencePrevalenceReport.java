package org.vigie.study.incidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.RatePoints;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.study.Stratum;
import org.vigie.study.incidence.DisclosedIncidencePrevalence.Measure;
import org.vigie.timeline.Days;

/// The report of incidence and prevalence: over time, then every number, how it was done.
public final class IncidencePrevalenceReport {

    private IncidencePrevalenceReport() {}

    /// Writes the report.
    ///
    /// @param provenance what the result was made from: data, vocabulary, software, seed, time
    public static void write(
            DisclosedIncidencePrevalence rates, Map<String, String> provenance, Path file)
            throws IOException {
        page(rates, provenance).write(file);
    }

    static Page page(DisclosedIncidencePrevalence rates, Map<String, String> provenance) {
        var sections = new ArrayList<Section>();
        if (!rates.warnings().isEmpty()) {
            sections.add(new Section.Prose("Before the numbers", rates.warnings()));
        }
        sections.add(
                new Section.Flow(
                        "Who was counted",
                        "",
                        rates.attrition().steps().stream()
                                .map(step ->
                                        new Section.FlowStep(
                                                step.rule(), step.dropped(), step.left()))
                                .toList()));
        sections.addAll(
                figure(
                        rates,
                        "Incidence over time",
                        "Events per 100,000 person-years, with exact 95% intervals.",
                        row -> IncidencePrevalenceNumbers.incidence(rates, row)));
        sections.addAll(
                figure(
                        rates,
                        "Prevalence over time",
                        "Percent of the population, with Wilson's 95% intervals.",
                        row -> percent(IncidencePrevalenceNumbers.prevalence(rates, row))));
        sections.add(table(rates));
        sections.add(
                new Section.Prose(
                        "What was hidden",
                        List.of(
                                rates.words().substring(0, 1).toUpperCase(Locale.ROOT)
                                        + rates.words().substring(1)
                                        + ".")));
        sections.add(new Section.Prose("Methods", rates.methods()));
        sections.add(new Section.Prose("What these numbers cannot say", rates.limits()));
        return new Page(rates.protocol().title(), lead(rates), sections, provenance);
    }

    /// The latest incidence and prevalence of the first outcome that may be shown, in a sentence.
    public static String lead(DisclosedIncidencePrevalence rates) {
        var asked =
                IntStream.range(0, rates.size())
                        .filter(row -> everybody(rates.stratum(row)))
                        .filter(row -> rates.stratum(row).outcome() == 0)
                        .boxed()
                        .toList();
        if (asked.isEmpty()) {
            return "Nobody contributes to a whole interval.";
        }
        // Of those of which as much is shown as of any, the last.
        int last =
                asked.reversed().stream()
                        .max(Comparator.comparingInt(row -> shown(rates, row)))
                        .orElseThrow();
        if (shown(rates, last) == 0) {
            return "All numbers of everybody are hidden, because few people are behind them.";
        }
        var rate = IncidencePrevalenceNumbers.incidence(rates, last);
        var share = IncidencePrevalenceNumbers.prevalence(rates, last);
        return "From "
                + Days.text(rates.stratum(last).start())
                + " to "
                + Days.text(rates.stratum(last).end())
                + ", "
                + rates.protocol().outcomes().getFirst().name()
                + ": incidence "
                + (Double.isNaN(rate.value())
                        ? "not shown"
                        : Numbers.estimate(rate) + " per 100,000 person-years")
                + ", prevalence "
                + (Double.isNaN(share.value()) ? "not shown" : Numbers.percent(share))
                + " (95% intervals).";
    }

    /// How many of the two are shown.
    private static int shown(DisclosedIncidencePrevalence rates, int row) {
        return (Double.isNaN(IncidencePrevalenceNumbers.incidence(rates, row).value()) ? 0 : 1)
                + (Double.isNaN(IncidencePrevalenceNumbers.prevalence(rates, row).value()) ? 0 : 1);
    }

    private static boolean everybody(IncidencePrevalenceRow row) {
        return row.age().equals(Stratum.ALL)
                && row.sex().equals(Stratum.ALL)
                && row.region().equals(Stratum.ALL);
    }

    private static Estimate percent(Estimate share) {
        return new Estimate(100 * share.value(), 100 * share.low(), 100 * share.high(), Double.NaN);
    }

    private static List<Section> figure(
            DisclosedIncidencePrevalence rates,
            String title,
            String caption,
            IntFunction<Estimate> value) {
        var rows =
                IntStream.range(0, rates.size())
                        .filter(row ->
                                rates.stratum(row).age().equals(Stratum.ALL)
                                        && rates.stratum(row).region().equals(Stratum.ALL)
                                        && !rates.stratum(row).sex().equals("unknown"))
                        .boxed()
                        .toList();
        var points =
                RatePoints.of(
                        rows.stream()
                                .map(row ->
                                        new RatePoints.Point(
                                                rates.protocol()
                                                        .outcomes()
                                                        .get(rates.stratum(row).outcome())
                                                        .name(),
                                                rates.stratum(row).sex(),
                                                Days.text(rates.stratum(row).start()),
                                                value.apply(row)))
                                .toList());
        if (points.starts() < 2) {
            return List.of();
        }
        return List.of(
                new Section.Figure(
                        title,
                        caption + " A point that is missing is hidden.",
                        title + ", by sex.",
                        FigureSpec.of("rates").with("labels", points.labels()).json(),
                        points.columns()));
    }

    private static Section.DataTable table(DisclosedIncidencePrevalence rates) {
        var rows = IntStream.range(0, rates.size()).boxed().toList();
        return new Section.DataTable(
                "Every interval and stratum",
                "Incidence per 100,000 person-years and prevalence in percent, with"
                        + " 95% intervals. A dash is hidden, or nothing to divide by.",
                "groups",
                List.of(
                        new Column.Text(
                                "Outcome",
                                rows.stream()
                                        .map(row ->
                                                rates.protocol()
                                                        .outcomes()
                                                        .get(rates.stratum(row).outcome())
                                                        .name())
                                        .toList()),
                        new Column.Text(
                                "From",
                                rows.stream()
                                        .map(row -> Days.text(rates.stratum(row).start()))
                                        .toList()),
                        new Column.Text(
                                "Age", rows.stream().map(row -> rates.stratum(row).age()).toList()),
                        new Column.Text(
                                "Sex", rows.stream().map(row -> rates.stratum(row).sex()).toList()),
                        new Column.Text(
                                "Region",
                                rows.stream().map(row -> rates.stratum(row).region()).toList()),
                        count(
                                "Events",
                                rows.stream()
                                        .map(row -> rates.count(row, Measure.EVENTS))
                                        .toList()),
                        new Column.Amount(
                                "Person-years",
                                rows.stream()
                                        .mapToDouble(row ->
                                                rates.days(row).isPresent()
                                                        ? rates.days(row).getAsLong() / 365.25
                                                        : Double.NaN)
                                        .toArray()),
                        new Column.Ratio(
                                "Incidence",
                                rows.stream()
                                        .map(row ->
                                                IncidencePrevalenceNumbers.incidence(rates, row))
                                        .toList()),
                        count(
                                "Cases",
                                rows.stream().map(row -> rates.count(row, Measure.CASES)).toList()),
                        count(
                                "Population",
                                rows.stream()
                                        .map(row -> rates.count(row, Measure.POPULATION))
                                        .toList()),
                        new Column.Ratio(
                                "Prevalence (%)",
                                rows.stream()
                                        .map(row ->
                                                percent(
                                                        IncidencePrevalenceNumbers.prevalence(
                                                                rates, row)))
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

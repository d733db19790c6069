package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Performance;
import org.vigie.study.surveillance.DisclosedSurveillance.ShownLook;
import org.vigie.timeline.Days;

/// The report of a surveillance: signals, events beside what was expected, every look, how well it
/// sees, how it was done.
public final class SurveillanceReport {

    private static final int DRAWN = 12;

    private SurveillanceReport() {}

    /// @param provenance what the result was made from: data, vocabulary, software, seed, time
    static Page page(DisclosedSurveillance surveillance, Map<String, String> provenance) {
        var sections = new ArrayList<Section>();
        if (!surveillance.warnings().isEmpty()) {
            sections.add(new Section.Prose("Before the numbers", surveillance.warnings()));
        }
        sections.add(
                new Section.Flow(
                        "Who was watched",
                        "",
                        surveillance.attrition().steps().stream()
                                .map(step ->
                                        new Section.FlowStep(
                                                step.rule(), step.dropped(), step.left()))
                                .toList()));
        if (!surveillance.tested().isEmpty()) {
            sections.add(new Section.Prose("Signals", verdicts(surveillance)));
            sections.add(figure(surveillance));
            sections.add(looks(surveillance));
            sections.addAll(PairLookSections.of(surveillance));
            if (!surveillance.judged().isEmpty()) {
                sections.add(performance(surveillance));
            }
        }
        var hidden = surveillance.words();
        sections.add(
                new Section.Prose(
                        "What was hidden",
                        List.of(
                                hidden.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + hidden.substring(1)
                                        + ".")));
        sections.add(new Section.Prose("Methods", surveillance.methods()));
        sections.add(new Section.Prose("What these numbers cannot say", surveillance.limits()));
        return new Page(surveillance.protocol().title(), lead(surveillance), sections, provenance);
    }

    private static String lead(DisclosedSurveillance surveillance) {
        int pairs = surveillance.tested().size();
        long signals =
                surveillance.tested().stream()
                        .filter(pair -> surveillance.firstSignal(pair).isPresent())
                        .count();
        return "%s of %s of exposure and outcome %s by %s."
                .formatted(
                        Numbers.count(signals),
                        Numbers.count(pairs) + (pairs == 1 ? " pair" : " pairs"),
                        signals == 1 ? "has a signal" : "have a signal",
                        Days.text(surveillance.protocol().to()));
    }

    /// For each exposure and outcome that was tested, when the signal came.
    static List<String> verdicts(DisclosedSurveillance surveillance) {
        return surveillance.tested().stream()
                .map(pair ->
                        surveillance.name(pair)
                                + surveillance
                                        .firstSignal(pair)
                                        .map(SurveillanceReport::signal)
                                        .orElse(": no signal is told.")
                                + PairLookSections.verdicts(surveillance, pair))
                .toList();
    }

    private static String signal(ShownLook look) {
        return ": signal at look %d, with data up to %s%s."
                .formatted(
                        look.place() + 1,
                        Days.text(look.lastDay()),
                        look.found()
                                .map(found ->
                                        "; %s events where %s are expected, ratio %s"
                                                .formatted(
                                                        Numbers.count(found.observed()),
                                                        found.expected() < 1
                                                                ? Numbers.p(found.expected())
                                                                : Numbers.decimals(
                                                                        found.expected(), 1),
                                                        Numbers.estimate(found.ratio())))
                                .orElse(""));
    }

    private static Section.Figure figure(DisclosedSurveillance surveillance) {
        var drawn = surveillance.tested().stream().limit(DRAWN).toList();
        var looks =
                surveillance.looks().stream()
                        .filter(look -> drawn.contains(look.pair()) && look.plan().isPresent())
                        .toList();
        return new Section.Figure(
                "Events beside what was expected",
                """
                Events so far (dots), what is expected without effect (grey) and the bound at or \
                above which there is a signal \
                (orange), look by look. A dot that is missing is hidden. Drawn are the first %d \
                pairs at most.\
                """
                        .formatted(DRAWN),
                "Events, expected events and the bound by look, for each exposure and outcome.",
                FigureSpec.of("surveillance")
                        .with("labels", drawn.stream().map(surveillance::name).toList())
                        .json(),
                List.of(
                        LookColumns.text("label", looks, look -> surveillance.name(look.pair())),
                        LookColumns.text("last_day", looks, look -> Days.text(look.lastDay())),
                        LookColumns.amount("observed", looks, found(LookResult::observed)),
                        LookColumns.amount("bound", looks, plan(LookResult::bound)),
                        new Column.Real(
                                "expected",
                                looks.stream().mapToDouble(plan(LookResult::expected)).toArray())));
    }

    private static Section.DataTable looks(DisclosedSurveillance surveillance) {
        var looks = surveillance.looks();
        return new Section.DataTable(
                "Every look",
                "All numbers are those so far. A dash is hidden, or does not exist.",
                "looks",
                List.of(
                        LookColumns.text("Pair", looks, look -> surveillance.name(look.pair())),
                        LookColumns.text("Data up to", looks, look -> Days.text(look.lastDay())),
                        LookColumns.amount(
                                "Exposed",
                                looks,
                                look ->
                                        look.exposed().isPresent()
                                                ? look.exposed().getAsLong()
                                                : Double.NaN),
                        LookColumns.real("Expected", looks, plan(LookResult::expected)),
                        LookColumns.amount("Observed", looks, found(LookResult::observed)),
                        LookColumns.amount("Bound", looks, plan(LookResult::bound)),
                        new Column.Ratio(
                                "Ratio",
                                looks.stream()
                                        .map(look ->
                                                look.found()
                                                        .map(LookResult::ratio)
                                                        .orElse(Estimate.NONE))
                                        .toList()),
                        LookColumns.real("Statistic", looks, found(LookResult::statistic)),
                        LookColumns.real("Critical value", looks, plan(LookResult::critical)),
                        LookColumns.text(
                                "Signal",
                                looks,
                                look -> SurveillanceResultTables.signal(look.signal()))));
    }

    /// @param ratio the true one
    private record Power(WatchedPair pair, double ratio, Performance performance) {}

    private static Section.DataTable performance(DisclosedSurveillance surveillance) {
        var rows =
                surveillance.judged().stream()
                        .flatMap(pair ->
                                pair.performance().entrySet().stream()
                                        .map(each ->
                                                new Power(pair, each.getKey(), each.getValue())))
                        .toList();
        return new Section.DataTable(
                "Power",
                """
                The probability of a signal, and its mean look, if the true rate ratio is \
                this; of 1 it is the level.\
                """,
                "performance",
                List.of(
                        new Column.Text(
                                "Pair",
                                rows.stream().map(row -> surveillance.name(row.pair)).toList()),
                        new Column.Real(
                                "True ratio", rows.stream().mapToDouble(Power::ratio).toArray()),
                        new Column.Real(
                                "Power",
                                rows.stream()
                                        .mapToDouble(row -> row.performance.power())
                                        .toArray()),
                        new Column.Real(
                                "Mean look",
                                rows.stream()
                                        .mapToDouble(row ->
                                                SurveillanceResultTables.meanLook(
                                                        row.pair, row.performance))
                                        .toArray())));
    }

    private static ToDoubleFunction<ShownLook> plan(ToDoubleFunction<LookResult> value) {
        return look -> SurveillanceResultTables.real(look.plan(), value);
    }

    private static ToDoubleFunction<ShownLook> found(ToDoubleFunction<LookResult> value) {
        return look -> SurveillanceResultTables.real(look.found(), value);
    }
}

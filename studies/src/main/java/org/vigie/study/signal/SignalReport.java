package org.vigie.study.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Numbers;
import org.vigie.study.signal.estimate.Signal;

/// The report of a search for signals: the answer first, then who was studied, the ranked list with
/// its pictures, systematic error, the strongest pairs closely, every number, how it was done.
public final class SignalReport {

    private SignalReport() {}

    /// Writes the report.
    ///
    /// @param provenance what the result was made from: data, vocabulary, software, seed, time
    public static void write(DisclosedSignals shown, Map<String, String> provenance, Path file)
            throws IOException {
        page(shown, provenance).write(file);
    }

    static Page page(DisclosedSignals shown, Map<String, String> provenance) {
        var result = shown.result();
        var sections = new ArrayList<Section>();
        prose("Before the numbers", result.warnings(), sections);
        sections.add(keyFigures(shown));
        sections.add(
                new Section.Flow(
                        "Who was studied",
                        "Each rule applies to those whom the rule before it left; its bar"
                                + " shows the share that it left in turn.",
                        result.attrition().steps().stream()
                                .map(step ->
                                        new Section.FlowStep(
                                                step.rule(), step.dropped(), step.left()))
                                .toList()));
        var drawable = result.ranked().stream().filter(SignalReport::estimated).toList();
        if (drawable.isEmpty()) {
            sections.add(
                    new Section.Prose(
                            "What stands out",
                            List.of("No pair has an estimate, so there is nothing to draw.")));
        } else {
            sections.add(SignalPlots.volcano(result, drawable));
            sections.add(SignalPlots.forest(result, drawable));
            if (drawable.stream().anyMatch(Signal::control)) {
                sections.add(SignalPlots.funnel(result, drawable));
            }
        }
        sections.addAll(DiagnosticsSection.failing(result));
        sections.addAll(PairDetailPlots.of(shown));
        if (!result.branches().isEmpty()) {
            sections.add(BranchTree.of(result.branches()));
            sections.add(BranchesSection.of(result.branches()));
        }
        if (!result.clusters().isEmpty()) {
            sections.add(ClustersSection.of(result.clusters()));
        }
        if (!result.signals().isEmpty()) {
            sections.add(PairsSection.of(result));
            sections.add(DiagnosticsSection.of(result));
        }
        var how = new ArrayList<>(result.how());
        how.add("Disclosure: " + shown.words() + ".");
        prose("Methods", how, sections);
        prose("What these numbers cannot say", result.limits(), sections);
        return new Page(result.title(), answer(shown), sections, provenance);
    }

    static boolean estimated(Signal signal) {
        return !Double.isNaN(signal.ratio().value())
                && signal.ratio().value() > 0
                && !Double.isInfinite(signal.ratio().value());
    }

    private static void prose(String title, List<String> paragraphs, List<Section> sections) {
        if (!paragraphs.isEmpty()) {
            sections.add(new Section.Prose(title, paragraphs));
        }
    }

    private static Section.KeyFigures keyFigures(DisclosedSignals shown) {
        var result = shown.result();
        var ranked = result.ranked();
        long found = found(ranked);
        long sound = ranked.stream().filter(signal -> standsOut(signal) && signal.passes()).count();
        return new Section.KeyFigures(
                "At a glance",
                List.of(
                        new Section.KeyFigure(
                                Numbers.count(result.counted().exposures()), "exposures", ""),
                        new Section.KeyFigure(
                                Numbers.count(result.counted().outcomes()), "outcomes", ""),
                        new Section.KeyFigure(
                                Numbers.count(result.counted().people()),
                                "people at risk",
                                result.counted().cases().isPresent()
                                        ? Numbers.count(result.counted().cases().getAsLong())
                                                + " with an outcome"
                                        : "few with an outcome: hidden"),
                        new Section.KeyFigure(
                                Numbers.count(ranked.size()),
                                "pairs tested",
                                Numbers.count(result.untested())
                                        + " more had too few exposed cases"
                                        + (shown.hiddenPairs() == 0
                                                ? ""
                                                : "; of "
                                                        + Numbers.count(shown.hiddenPairs())
                                                        + " the numbers are hidden")),
                        new Section.KeyFigure(
                                Numbers.count(found),
                                "pairs with a false discovery rate below 5%",
                                Numbers.count(sound) + " of them pass every diagnostic")));
    }

    /// Whether it may be a discovery: what was named as without effect is none.
    private static boolean standsOut(Signal signal) {
        return !signal.control() && signal.q() < EvidenceAxis.LEVEL;
    }

    private static long found(List<Signal> ranked) {
        return ranked.stream().filter(SignalReport::standsOut).count();
    }

    /// What was found, in plain English.
    static String answer(DisclosedSignals shown) {
        var result = shown.result();
        var ranked = result.ranked();
        if (ranked.isEmpty()) {
            return "No pair of exposure and outcome had enough exposed cases to be tested.";
        }
        long found = found(ranked);
        var strongest =
                ranked.stream()
                        .filter(signal ->
                                estimated(signal)
                                        && signal.passes()
                                        && !signal.control()
                                        && (signal.q() < EvidenceAxis.LEVEL
                                                || (Double.isNaN(signal.q())
                                                        && signal.ratio().low() > 1)))
                        .findFirst();
        long candidates =
                ranked.stream().filter(signal -> !signal.control() && !signal.withheld()).count();
        long hidden =
                ranked.stream().filter(signal -> !signal.control() && signal.withheld()).count();
        long controls = ranked.stream().filter(Signal::control).count();
        var tested =
                "Of "
                        + Numbers.count(candidates)
                        + " pairs of exposure and outcome"
                        + (hidden == 0
                                ? ""
                                : " ("
                                        + Numbers.count(hidden)
                                        + " more are of few people and hidden)")
                        + (controls == 0
                                ? ""
                                : ", beside "
                                        + Numbers.count(controls)
                                        + (controls == 1
                                                ? " negative control"
                                                : " negative controls"))
                        + ", "
                        + Numbers.count(found)
                        + (found == 1 ? " stands out" : " stand out")
                        + " at a false discovery rate of 5%";
        return strongest
                .map(signal ->
                        tested
                                + ". The strongest that passes the diagnostics is "
                                + PairNames.full(signal.exposure())
                                + " with "
                                + PairNames.full(signal.outcome())
                                + ": "
                                + signal.method().measure()
                                + " "
                                + Numbers.ratio(signal.ratio().value())
                                + " (95% interval "
                                + Numbers.ratio(signal.ratio().low())
                                + " to "
                                + Numbers.ratio(signal.ratio().high())
                                + ").")
                .orElse(tested + (found == 0 ? "." : ", none of which passes every diagnostic."));
    }
}

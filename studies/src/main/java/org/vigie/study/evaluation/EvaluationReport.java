package org.vigie.study.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.study.Attrition;

/// The report of an evaluation: which method does best, how well each does, before and after
/// calibration, and every pair.
public final class EvaluationReport {

    private EvaluationReport() {}

    /// Writes the report.
    ///
    /// @param provenance what the result was made from: data, reference set, vocabulary, software,
    ///   seed, time
    public static void write(EvaluationResult result, Map<String, String> provenance, Path file)
            throws IOException {
        page(result, provenance).write(file);
    }

    static Page page(EvaluationResult result, Map<String, String> provenance) {
        var sections = new ArrayList<Section>();
        prose("Before the numbers", result.warnings(), sections);
        sections.add(keyFigures(result));
        sections.add(MethodsSection.of(result));
        if (hasArea(result)) {
            sections.add(EvaluationPlots.roc(result));
        }
        if (result.methods().stream()
                .anyMatch(method -> method.evaluation().before().estimable() > 0)) {
            sections.add(EvaluationPlots.estimates(result));
            sections.add(EvaluationPlots.coverage(result));
        }
        sections.add(flow("Which pairs were evaluated", result.pairs()));
        sections.add(flow("Who was studied", result.people()));
        sections.add(MetricsSection.of(result));
        sections.add(ControlsSection.of(result));
        if (!result.excluded().isEmpty()) {
            sections.add(ControlsSection.excluded(result));
        }
        prose("Methods", result.how(), sections);
        prose("What these numbers cannot say", result.limits(), sections);
        return new Page(result.title(), answer(result), sections, provenance);
    }

    private static boolean hasArea(EvaluationResult result) {
        return !Double.isNaN(result.methods().getFirst().evaluation().before().area().value());
    }

    private static Section.Flow flow(String title, Attrition attrition) {
        return new Section.Flow(
                title,
                """
                Each rule applies to those whom the rule before it left; its bar shows the \
                share that it left in turn.\
                """,
                attrition.steps().stream()
                        .map(step -> new Section.FlowStep(step.rule(), step.dropped(), step.left()))
                        .toList());
    }

    private static void prose(String title, List<String> paragraphs, List<Section> sections) {
        if (!paragraphs.isEmpty()) {
            sections.add(new Section.Prose(title, paragraphs));
        }
    }

    private static Section.KeyFigures keyFigures(EvaluationResult result) {
        var metrics = result.methods().getFirst().evaluation().before();
        return new Section.KeyFigures(
                "At a glance",
                List.of(
                        new Section.KeyFigure(
                                Numbers.count(result.controls()),
                                "pairs evaluated",
                                Numbers.count(result.excluded().size())
                                        + " of the reference set could not be"),
                        new Section.KeyFigure(
                                Numbers.count(metrics.positives()), "with an effect", ""),
                        new Section.KeyFigure(Numbers.count(metrics.negatives()), "without", ""),
                        new Section.KeyFigure(
                                Numbers.count(result.methods().size()),
                                result.methods().size() == 1 ? "method" : "methods",
                                "")));
    }

    /// What was found, in plain English.
    static String answer(EvaluationResult result) {
        var over = "Over " + Numbers.count(result.controls()) + " pairs whose truth is known, ";
        if (!hasArea(result)) {
            var first = result.methods().getFirst();
            var wrong = first.evaluation().before().typeOneError();
            return over
                    + (Double.isNaN(wrong.value())
                            ? """
                            none is without effect, so that there is no telling whether a \
                            method finds more than there is.\
                            """
                            : percent(wrong)
                                    + " of the pairs without effect were significant by "
                                    + first.method().word()
                                    + ", where 5% should be.");
        }
        var best =
                result.methods().stream()
                        .filter(method ->
                                !Double.isNaN(method.evaluation().before().area().value()))
                        .max(
                                Comparator.comparingDouble((MethodEvaluation method) ->
                                        method.evaluation().before().area().value()))
                        .orElseThrow();
        var before = best.evaluation().before();
        var after = best.evaluation().after();
        return over
                + best.method().word()
                + " tells drugs that do harm from drugs without effect with an AUC of "
                + Numbers.ratio(before.area().value())
                + (Double.isNaN(before.area().low())
                        ? " (too few pairs for an interval)"
                        : " (95% interval "
                                + Numbers.ratio(before.area().low())
                                + " to "
                                + Numbers.ratio(before.area().high())
                                + ")")
                + others(result, best)
                + ". Its 95% intervals hold the truth in "
                + percent(before.coverage())
                + " of the pairs as estimated, in "
                + percent(after.coverage())
                + " calibrated.";
    }

    /// How sure it is that no other method does better.
    private static String others(EvaluationResult result, MethodEvaluation best) {
        if (result.methods().size() == 1) {
            return "";
        }
        double highest = best.evaluation().before().area().value();
        var near =
                result.methods().stream()
                        .filter(method ->
                                method != best
                                        && method.evaluation().before().area().high() >= highest)
                        .map(method -> method.method().word())
                        .toList();
        return ", the highest"
                + (near.isEmpty()
                        ? ""
                        : "; the interval of " + String.join(", ", near) + " holds it too");
    }

    /// `88.4% (82.0 to 92.7)`
    private static String percent(Estimate share) {
        return Double.isNaN(share.value())
                ? Numbers.NONE
                : Numbers.decimals(100 * share.value(), 1)
                        + "% ("
                        + Numbers.decimals(100 * share.low(), 1)
                        + " to "
                        + Numbers.decimals(100 * share.high(), 1)
                        + ")";
    }
}

package org.vigie.study.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.report.page.Chromium;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.ScoredControl;
import org.vigie.study.Attrition;
import org.vigie.study.signal.method.Method;

/// The page of an evaluation in a real browser, and its words and tables.
@Tag("long")
class EvaluationPageTest {

    @Test
    void figuresAreDrawnAndNothingIsWiderThanTheScreen(@TempDir Path folder) throws IOException {
        var file = folder.resolve("report.html");
        EvaluationReport.write(result(true), Map.of("data", "made up"), file);
        try (var chromium = Chromium.start()) {
            for (int width : new int[] {390, 1280}) {
                var page = chromium.open(file, width);
                assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                assertEquals(3, page.locator("[data-figure]").count());
                for (var drawing : page.locator("[data-figure] .drawing").all()) {
                    assertTrue(
                            ((Number)
                                                    drawing.evaluate(
                                                            """
                                                            d => d.querySelectorAll('svg path').length\
                                                            """))
                                            .intValue()
                                    > 10);
                    var fits =
                            """
                            d => { const drawn = d.querySelector('svg'); return \
                            drawn.getBoundingClientRect().right <= \
                            document.documentElement.clientWidth + 1; }\
                            """;
                    assertEquals(
                            true,
                            drawing.evaluate(fits),
                            "at " + width + ": " + drawing.textContent().substring(0, 80));
                }
            }
            assertEquals(List.of(), chromium.complaints);
            assertEquals(List.of(), chromium.requests);
        }
    }

    @Test
    void theAnswerSaysHowSureItIs() {
        var answer = EvaluationReport.answer(result(true));
        assertTrue(
                answer.matches(
                        """
                        Over 60 pairs whose truth is known, sccs tells drugs that do harm \
                        from drugs without effect with an AUC of [\\d.]+ \\(95% interval \
                        [\\d.]+ to [\\d.]+\\), the highest(; the interval of ictpd holds \
                        it too)?\\. Its 95% intervals hold the truth in [\\d.]+% \
                        \\([\\d.]+ to [\\d.]+\\) of the pairs as estimated, in [\\d.]+% \
                        \\([\\d.]+ to [\\d.]+\\) calibrated\\.\
                        """),
                answer);
        var withoutEffects = EvaluationReport.answer(result(false));
        assertTrue(
                withoutEffects.matches(
                        """
                        Over 30 pairs whose truth is known, [\\d.]+% \\([\\d.]+ to \
                        [\\d.]+\\) of the pairs without effect were significant by sccs, \
                        where 5% should be\\.\
                        """),
                withoutEffects);
    }

    @Test
    void withoutPairsWithoutEffectTheAnswerHasNoNumber() {
        var control = new Control("d", "d", "o", "o", true, OptionalDouble.of(2), "pair", Map.of());
        var evaluation =
                Evaluation.of(
                        List.of(ScoredControl.of(control, new LogEstimate(0.7, 0.2))),
                        Evaluation.By.NEGATIVE_CONTROLS);
        var method =
                new MethodEvaluation(
                        Method.SCCS,
                        evaluation,
                        List.of(""),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        assertEquals(
                """
                Over 1 pairs whose truth is known, none is without effect, so that there \
                is no telling whether a method finds more than there is.\
                """,
                EvaluationReport.answer(result(List.of(method), List.of())));
    }

    @Test
    void tablesHaveARowForEveryMethodAndPair(@TempDir Path folder) throws IOException {
        EvaluationFiles.write(result(true), folder);
        assertEquals(1 + 2 * 60, Files.readAllLines(folder.resolve("controls.csv")).size());
        assertEquals(
                List.of(
                        "exposure,exposure_name,outcome,outcome_name,truth,true_ratio,reason",
                        "a,a,b,b,negative,1.0,the exposure is not in the store"),
                Files.readAllLines(folder.resolve("excluded.csv")));
        assertEquals(1 + 2 * 19, Files.readAllLines(folder.resolve("coverage.csv")).size());
        var metrics = Files.readAllLines(folder.resolve("metrics.csv"));
        assertEquals(
                "method,group,calibrated,metric,value,ci_low,ci_high,positives,negatives,estimable",
                metrics.getFirst());
        assertEquals(
                1 + 2 * (2 * 10 + 2 * 2 * 7),
                metrics.size(),
                "ten metrics of all pairs, seven of each group");
        assertTrue(
                metrics.stream()
                        .anyMatch(line ->
                                line.startsWith("sccs,,no,auc,") && line.endsWith(",30,30,60")));
    }

    /// The page without anything to draw.
    @Test
    void withoutAnyEstimateThePageSaysSo() {
        var none = new ArrayList<ScoredControl>();
        for (int i = 0; i < 3; i++) {
            none.add(
                    ScoredControl.of(
                            Control.negative("d" + i, "o"),
                            new LogEstimate(Double.NaN, Double.NaN)));
        }
        var evaluation = Evaluation.of(none, Evaluation.By.NEGATIVE_CONTROLS);
        var method =
                new MethodEvaluation(
                        Method.SCCS,
                        evaluation,
                        List.of("few", "few", "few"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        var html =
                EvaluationReport.page(result(List.of(method), List.of("Only 3 pairs")), Map.of())
                        .html();
        assertTrue(html.contains("Only 3 pairs") && !html.contains("data-figure="), "no figure");
    }

    static EvaluationResult result(boolean effects) {
        return result(
                List.of(method(Method.SCCS, 0.1, effects), method(Method.ICTPD, 0.6, effects)),
                List.of());
    }

    private static EvaluationResult result(List<MethodEvaluation> methods, List<String> warnings) {
        return new EvaluationResult(
                "Made up",
                "made-up.csv",
                methods,
                new Attrition(List.of(new Attrition.Step("everybody", 0, 1000))),
                new Attrition(
                        List.of(
                                new Attrition.Step("pairs in the reference set", 0, 61),
                                new Attrition.Step("the exposure is in the store", 1, 60))),
                List.of(
                        new ExcludedControl(
                                Control.negative("a", "b"), "the exposure is not in the store")),
                Optional.of("kind"),
                List.of("how"),
                List.of("limits"),
                warnings);
    }

    private static MethodEvaluation method(Method method, double spread, boolean effects) {
        var random = new Random(4);
        var judged = new ArrayList<ScoredControl>();
        var reasons = new ArrayList<String>();
        for (int i = 0; i < (effects ? 60 : 30); i++) {
            double ratio = i < 30 ? 1 : 1 + i % 3;
            ratio = i >= 30 && ratio == 1 ? 4 : ratio;
            var rest = new HashMap<>(Map.of("kind", i % 2 == 0 ? "plain" : "confounded"));
            var control =
                    new Control(
                            "ATC/" + i,
                            "Drug " + i,
                            "ICD10/K7" + i % 4,
                            "Illness " + i % 4,
                            i >= 30,
                            OptionalDouble.of(ratio),
                            "pair " + i,
                            rest);
            judged.add(
                    ScoredControl.of(
                            control,
                            new LogEstimate(
                                    Math.log(ratio)
                                            + spread * random.nextGaussian()
                                            + 0.2 * random.nextGaussian(),
                                    0.2)));
            reasons.add("");
        }
        var evaluation = Evaluation.of(judged, Evaluation.By.NEGATIVE_CONTROLS);
        var error =
                SystematicError.of(
                        judged.stream().limit(30).map(ScoredControl::estimate).toList(), 1);
        var groups = new HashMap<String, MethodEvaluation.Group>();
        groups.put(
                "confounded", new MethodEvaluation.Group(evaluation.before(), evaluation.after()));
        groups.put("plain", new MethodEvaluation.Group(evaluation.before(), evaluation.after()));
        return new MethodEvaluation(method, evaluation, reasons, error, error, groups);
    }
}

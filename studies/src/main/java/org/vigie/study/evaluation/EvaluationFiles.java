package org.vigie.study.evaluation;

import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.Metrics;
import org.vigie.statistics.evaluation.Roc;

/// The tables of an evaluation; `docs/results.md` says what each column means.
public final class EvaluationFiles {

    private EvaluationFiles() {}

    /// Writes `metrics`, `controls`, `excluded`, `roc`, `coverage`, `pairs` and `attrition`.
    public static void write(EvaluationResult result, Path folder) throws IOException {
        metrics(result).write(folder, "metrics");
        controls(result).write(folder, "controls");
        excluded(result).write(folder, "excluded");
        roc(result).write(folder, "roc");
        coverage(result).write(folder, "coverage");
        AttritionTable.of(result.pairs()).write(folder, "pairs");
        AttritionTable.of(result.people()).write(folder, "attrition");
    }

    private static ResultTable metrics(EvaluationResult result) {
        var table =
                new ResultTable()
                        .column("method", TEXT)
                        .column("group", TEXT)
                        .column("calibrated", TEXT)
                        .column("metric", TEXT)
                        .column("value", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("positives", WHOLE)
                        .column("negatives", WHOLE)
                        .column("estimable", WHOLE);
        for (var method : result.methods()) {
            metrics(table, method, "", "no", method.evaluation().before(), method.before());
            metrics(table, method, "", "yes", method.evaluation().after(), method.after());
            method.groups()
                    .forEach((name, group) -> {
                        metrics(table, method, name, "no", group.before(), Optional.empty());
                        metrics(table, method, name, "yes", group.after(), Optional.empty());
                    });
        }
        return table;
    }

    private static void metrics(
            ResultTable table,
            MethodEvaluation method,
            String group,
            String calibrated,
            Metrics metrics,
            Optional<SystematicError> error) {
        row(table, method, group, calibrated, metrics, "auc", metrics.area());
        row(table, method, group, calibrated, metrics, "bias", metrics.bias());
        row(table, method, group, calibrated, metrics, "mse", metrics.meanSquaredError());
        row(table, method, group, calibrated, metrics, "coverage", metrics.coverage());
        row(table, method, group, calibrated, metrics, "precision", metrics.precision());
        row(table, method, group, calibrated, metrics, "type_1_error", metrics.typeOneError());
        row(table, method, group, calibrated, metrics, "type_2_error", metrics.typeTwoError());
        error.ifPresent(systematic -> {
            row(
                    table,
                    method,
                    group,
                    calibrated,
                    metrics,
                    "ease",
                    systematic.expectedAbsoluteError());
            row(table, method, group, calibrated, metrics, "error_mean", systematic.mean());
            row(table, method, group, calibrated, metrics, "error_sd", systematic.sd());
        });
    }

    private static void row(
            ResultTable table,
            MethodEvaluation method,
            String group,
            String calibrated,
            Metrics metrics,
            String metric,
            Estimate value) {
        table.row(
                method.method().word(),
                group,
                calibrated,
                metric,
                value.value(),
                value.low(),
                value.high(),
                (long) metrics.positives(),
                (long) metrics.negatives(),
                (long) metrics.estimable());
    }

    private static ResultTable controls(EvaluationResult result) {
        var table =
                pair(new ResultTable().column("method", TEXT))
                        .column("group", TEXT)
                        .column("ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("p_value", REAL)
                        .column("calibrated_ratio", REAL)
                        .column("calibrated_ci_low", REAL)
                        .column("calibrated_ci_high", REAL)
                        .column("calibrated_p", REAL)
                        .column("flags", TEXT);
        for (var method : result.methods()) {
            var evaluation = method.evaluation();
            for (int i = 0; i < result.controls(); i++) {
                var control = evaluation.asEstimated().get(i).control();
                var ratio = evaluation.asEstimated().get(i).ratio();
                var calibrated = evaluation.calibrated().get(i).ratio();
                table.row(
                        method.method().word(),
                        control.exposure(),
                        control.exposureName(),
                        control.outcome(),
                        control.outcomeName(),
                        truth(control),
                        trueRatio(control),
                        group(result, control),
                        ratio.value(),
                        ratio.low(),
                        ratio.high(),
                        ratio.p(),
                        calibrated.value(),
                        calibrated.low(),
                        calibrated.high(),
                        calibrated.p(),
                        method.reasons().get(i));
            }
        }
        return table;
    }

    private static ResultTable pair(ResultTable table) {
        return table.column("exposure", TEXT)
                .column("exposure_name", TEXT)
                .column("outcome", TEXT)
                .column("outcome_name", TEXT)
                .column("truth", TEXT)
                .column("true_ratio", REAL);
    }

    static String truth(Control control) {
        return !control.positive() ? "negative" : control.harms() ? "positive" : "protective";
    }

    private static double trueRatio(Control control) {
        return control.trueRatio().orElse(Double.NaN);
    }

    static String group(EvaluationResult result, Control control) {
        return result.groupedBy().map(column -> control.rest().getOrDefault(column, "")).orElse("");
    }

    private static ResultTable excluded(EvaluationResult result) {
        var table = pair(new ResultTable()).column("reason", TEXT);
        for (var each : result.excluded()) {
            var control = each.control();
            table.row(
                    control.exposure(),
                    control.exposureName(),
                    control.outcome(),
                    control.outcomeName(),
                    truth(control),
                    trueRatio(control),
                    each.reason());
        }
        return table;
    }

    private static ResultTable roc(EvaluationResult result) {
        var table =
                new ResultTable()
                        .column("method", TEXT)
                        .column("threshold", REAL)
                        .column("false_positive_rate", REAL)
                        .column("true_positive_rate", REAL);
        for (var method : result.methods()) {
            Roc.of(method.evaluation().asEstimated())
                    .points()
                    .forEach(point ->
                            table.row(
                                    method.method().word(),
                                    Math.exp(point.threshold()),
                                    point.falsePositiveRate(),
                                    point.truePositiveRate()));
        }
        return table;
    }

    private static ResultTable coverage(EvaluationResult result) {
        var table =
                new ResultTable()
                        .column("method", TEXT)
                        .column("level", REAL)
                        .column("controls", WHOLE)
                        .column("coverage", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("calibrated_controls", WHOLE)
                        .column("calibrated_coverage", REAL)
                        .column("calibrated_ci_low", REAL)
                        .column("calibrated_ci_high", REAL);
        for (var method : result.methods()) {
            for (var level : CoverageByLevel.of(method.evaluation())) {
                table.row(
                        method.method().word(),
                        level.level(),
                        level.before().of(),
                        level.before().value(),
                        level.before().low(),
                        level.before().high(),
                        level.after().of(),
                        level.after().value(),
                        level.after().low(),
                        level.after().high());
            }
        }
        return table;
    }
}

package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.Metrics;

/// The numbers of an evaluation: methods side by side, every metric, every pair, and pairs left
/// out.
final class EvaluationTables {

    private static final double LEVEL = 0.95;
    private static final double SIGNIFICANT = 0.05;
    private static final double LARGE_ERROR = 0.25;
    private static final int WARN = 2;

    private EvaluationTables() {}

    /// Coloured: intervals that hold the truth too seldom, and too many false positives, beyond
    /// chance; an EASE of .25 or more.
    static Section.Matrix methods(EvaluationResult result) {
        Predicate<Estimate> low = share -> share.high() < LEVEL;
        Predicate<Estimate> high = share -> share.low() > SIGNIFICANT;
        Predicate<Estimate> any = _ -> false;
        return new Section.Matrix(
                "How well each method does",
                """
                With 95% intervals; error rates and coverage as estimated, and calibrated \
                by the other pairs. Coloured: coverage below 95% or type 1 error above 5% \
                beyond chance; EASE from 0.25 on.\
                """,
                "",
                result.methods().stream().map(method -> method.method().word()).toList(),
                List.of(
                        row(
                                result,
                                "AUC",
                                "harm above no effect",
                                method -> method.evaluation().before().area(),
                                any),
                        row(
                                result,
                                "bias",
                                "of the log ratio",
                                method -> method.evaluation().before().bias(),
                                any),
                        row(
                                result,
                                "bias, calibrated",
                                "",
                                method -> method.evaluation().after().bias(),
                                any),
                        row(
                                result,
                                "coverage",
                                "of 95% intervals",
                                method -> method.evaluation().before().coverage(),
                                low),
                        row(
                                result,
                                "coverage, calibrated",
                                "",
                                method -> method.evaluation().after().coverage(),
                                low),
                        row(
                                result,
                                "type 1 error",
                                "no effect, p < 0.05",
                                method -> method.evaluation().before().typeOneError(),
                                high),
                        row(
                                result,
                                "type 1 error, calibrated",
                                "",
                                method -> method.evaluation().after().typeOneError(),
                                high),
                        row(
                                result,
                                "type 2 error",
                                "effect, p ≥ 0.05",
                                method -> method.evaluation().before().typeTwoError(),
                                any),
                        row(
                                result,
                                "type 2 error, calibrated",
                                "",
                                method -> method.evaluation().after().typeTwoError(),
                                any),
                        row(
                                result,
                                "EASE",
                                "expected absolute systematic error",
                                EvaluationTables::ease,
                                error -> error.value() >= LARGE_ERROR),
                        new Section.MatrixRow(
                                "with an estimate",
                                "of " + result.controls() + " pairs",
                                result.methods().stream()
                                        .map(method ->
                                                new Section.Cell(
                                                        Numbers.count(
                                                                method.evaluation()
                                                                        .before()
                                                                        .estimable()),
                                                        0,
                                                        ""))
                                        .toList())));
    }

    private static Section.MatrixRow row(
            EvaluationResult result,
            String label,
            String remark,
            Function<MethodEvaluation, Estimate> value,
            Predicate<Estimate> bad) {
        return new Section.MatrixRow(
                label,
                remark,
                result.methods().stream().map(method -> cell(value.apply(method), bad)).toList());
    }

    private static Estimate ease(MethodEvaluation method) {
        return method.before().map(SystematicError::expectedAbsoluteError).orElse(Estimate.NONE);
    }

    private static Section.Cell cell(Estimate value, Predicate<Estimate> bad) {
        return new Section.Cell(Numbers.estimate(value), bad.test(value) ? WARN : 0, "");
    }

    static Section.DataTable metrics(EvaluationResult result) {
        var methods = new ArrayList<String>();
        var groups = new ArrayList<String>();
        var calibrated = new ArrayList<String>();
        var metrics = new ArrayList<Metrics>();
        for (var method : result.methods()) {
            row(
                    methods,
                    method,
                    groups,
                    "all",
                    calibrated,
                    metrics,
                    new MethodEvaluation.Group(
                            method.evaluation().before(), method.evaluation().after()));
            method.groups()
                    .forEach((name, group) ->
                            row(methods, method, groups, name, calibrated, metrics, group));
        }
        return new Section.DataTable(
                "Every metric",
                "As estimated and calibrated, for all pairs"
                        + result.groupedBy().map(column -> " and by " + column).orElse("")
                        + ". The area is of pairs that do harm against those without effect.",
                "metrics",
                List.of(
                        new Column.Text("Method", methods),
                        new Column.Text("Pairs", groups),
                        new Column.Text("Calibrated", calibrated),
                        count("With effect", metrics, Metrics::positives),
                        count("Without", metrics, Metrics::negatives),
                        count("Estimated", metrics, Metrics::estimable),
                        ratio("AUC", metrics, Metrics::area),
                        ratio("Bias", metrics, Metrics::bias),
                        ratio("MSE", metrics, Metrics::meanSquaredError),
                        ratio("Coverage", metrics, Metrics::coverage),
                        ratio("Precision", metrics, Metrics::precision),
                        ratio("Type 1 error", metrics, Metrics::typeOneError),
                        ratio("Type 2 error", metrics, Metrics::typeTwoError)));
    }

    private static void row(
            List<String> methods,
            MethodEvaluation method,
            List<String> groups,
            String name,
            List<String> calibrated,
            List<Metrics> metrics,
            MethodEvaluation.Group group) {
        methods.addAll(List.of(method.method().word(), method.method().word()));
        groups.addAll(List.of(name, name));
        calibrated.addAll(List.of("no", "yes"));
        metrics.addAll(List.of(group.before(), group.after()));
    }

    private static Column count(
            String name, List<Metrics> metrics, Function<Metrics, Integer> count) {
        return new Column.Count(
                name, metrics.stream().mapToLong(each -> count.apply(each)).toArray());
    }

    private static Column ratio(
            String name, List<Metrics> metrics, Function<Metrics, Estimate> value) {
        return new Column.Ratio(name, metrics.stream().map(value).toList());
    }

    static Section.DataTable controls(EvaluationResult result) {
        var methods = new ArrayList<String>();
        var controls = new ArrayList<Control>();
        var ratios = new ArrayList<Estimate>();
        var calibrated = new ArrayList<Estimate>();
        for (var method : result.methods()) {
            var evaluation = method.evaluation();
            for (int i = 0; i < result.controls(); i++) {
                methods.add(method.method().word());
                controls.add(evaluation.asEstimated().get(i).control());
                ratios.add(evaluation.asEstimated().get(i).ratio());
                calibrated.add(evaluation.calibrated().get(i).ratio());
            }
        }
        var columns =
                new ArrayList<Column>(
                        List.of(
                                new Column.Text("Method", methods),
                                text("Exposure", controls, Control::exposure),
                                text("Name", controls, Control::exposureName),
                                text("Outcome", controls, Control::outcome),
                                text("Outcome name", controls, Control::outcomeName)));
        result.groupedBy()
                .ifPresent(column ->
                        columns.add(
                                text(
                                        "By " + column,
                                        controls,
                                        control -> ControlLabels.group(result, control))));
        columns.addAll(
                List.of(
                        text("Truth", controls, ControlLabels::truth),
                        new Column.Real(
                                "True ratio",
                                controls.stream()
                                        .mapToDouble(
                                                control -> control.trueRatio().orElse(Double.NaN))
                                        .toArray()),
                        new Column.Ratio("Ratio", ratios),
                        new Column.Probability(
                                "p", ratios.stream().mapToDouble(Estimate::p).toArray()),
                        new Column.Ratio("Calibrated", calibrated),
                        new Column.Probability(
                                "Calibrated p",
                                calibrated.stream().mapToDouble(Estimate::p).toArray())));
        return new Section.DataTable(
                "All pairs",
                "Every pair by every method; why one has no estimate is in controls.csv.",
                "controls",
                columns);
    }

    private static Column text(
            String name, List<Control> controls, Function<Control, String> value) {
        return new Column.Text(name, controls.stream().map(value).toList());
    }

    static Section.DataTable excluded(EvaluationResult result) {
        var controls = result.excluded().stream().map(each -> each.control()).toList();
        return new Section.DataTable(
                "Pairs that were left out",
                "Pairs of the reference set that were not evaluated, and why.",
                "excluded",
                List.of(
                        text("Exposure", controls, Control::exposure),
                        text("Name", controls, Control::exposureName),
                        text("Outcome", controls, Control::outcome),
                        text("Outcome name", controls, Control::outcomeName),
                        text("Truth", controls, ControlLabels::truth),
                        new Column.Text(
                                "Reason",
                                result.excluded().stream().map(each -> each.reason()).toList())));
    }
}

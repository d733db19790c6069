package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.evaluation.Metrics;

/// Every metric of every method, for all pairs and by group.
final class MetricsSection {

    private MetricsSection() {}

    static Section.DataTable of(EvaluationResult result) {
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
}

package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.Metrics;
import org.vigie.statistics.evaluation.Roc;

/// The rows of the tables of an evaluation, with the methods that they are of.
record EvaluationRows(EvaluationResult result) {

    /// Controls of which a metric is told.
    ///
    /// @param calibrated whether systematic error is allowed for
    record Part(MethodEvaluation method, String group, boolean calibrated, Metrics metrics) {}

    record Metric(Part of, String name, Estimate value) {}

    /// What a method made of a control.
    record Scored(
            MethodEvaluation method,
            Control control,
            String group,
            Estimate ratio,
            Estimate calibrated,
            String reason) {}

    record RocPoint(MethodEvaluation method, Roc.Point point) {}

    record Level(MethodEvaluation method, CoverageByLevel level) {}

    List<Metric> metrics() {
        return of(method -> {
            var all = new ArrayList<Metric>();
            var evaluation = method.evaluation();
            add(all, new Part(method, "", false, evaluation.before()), method.before());
            add(all, new Part(method, "", true, evaluation.after()), method.after());
            method.groups()
                    .forEach((name, group) -> {
                        add(all, new Part(method, name, false, group.before()), Optional.empty());
                        add(all, new Part(method, name, true, group.after()), Optional.empty());
                    });
            return all.stream();
        });
    }

    private static void add(List<Metric> to, Part part, Optional<SystematicError> error) {
        var metrics = part.metrics();
        to.add(new Metric(part, "auc", metrics.area()));
        to.add(new Metric(part, "bias", metrics.bias()));
        to.add(new Metric(part, "mse", metrics.meanSquaredError()));
        to.add(new Metric(part, "coverage", metrics.coverage()));
        to.add(new Metric(part, "precision", metrics.precision()));
        to.add(new Metric(part, "type_1_error", metrics.typeOneError()));
        to.add(new Metric(part, "type_2_error", metrics.typeTwoError()));
        error.ifPresent(systematic -> {
            to.add(new Metric(part, "ease", systematic.expectedAbsoluteError()));
            to.add(new Metric(part, "error_mean", systematic.mean()));
            to.add(new Metric(part, "error_sd", systematic.sd()));
        });
    }

    List<Scored> controls() {
        return of(method ->
                IntStream.range(0, result.controls()).mapToObj(control -> scored(method, control)));
    }

    private Scored scored(MethodEvaluation method, int place) {
        var estimated = method.evaluation().asEstimated().get(place);
        return new Scored(
                method,
                estimated.control(),
                ControlLabels.group(result, estimated.control()),
                estimated.ratio(),
                method.evaluation().calibrated().get(place).ratio(),
                method.reasons().get(place));
    }

    List<RocPoint> roc() {
        return of(method ->
                Roc.of(method.evaluation().asEstimated()).points().stream()
                        .map(point -> new RocPoint(method, point)));
    }

    List<Level> coverage() {
        return of(method ->
                CoverageByLevel.of(method.evaluation()).stream()
                        .map(level -> new Level(method, level)));
    }

    private <T> List<T> of(Function<MethodEvaluation, Stream<T>> rows) {
        return result.methods().stream().flatMap(rows).toList();
    }
}

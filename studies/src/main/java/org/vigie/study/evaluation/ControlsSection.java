package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.evaluation.Control;

/// Every pair by every method, and pairs left out.
final class ControlsSection {

    private ControlsSection() {}

    static Section.DataTable of(EvaluationResult result) {
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

    private static Column text(
            String name, List<Control> controls, Function<Control, String> value) {
        return new Column.Text(name, controls.stream().map(value).toList());
    }
}

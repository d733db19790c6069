package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.statistics.evaluation.Roc;
import org.vigie.statistics.evaluation.ScoredControl;

/// The pictures of an evaluation: curves of true against false positives, estimates beside the
/// truth, and how often intervals hold it.
final class EvaluationPlots {

    private EvaluationPlots() {}

    static Section.Figure roc(EvaluationResult result) {
        var methods = new ArrayList<String>();
        var steps = new ArrayList<Double>();
        var falsePositives = new ArrayList<Double>();
        var truePositives = new ArrayList<Double>();
        for (var method : result.methods()) {
            for (var point : Roc.of(method.evaluation().asEstimated()).points()) {
                methods.add(method.method().word());
                steps.add((double) steps.size());
                falsePositives.add(point.falsePositiveRate());
                truePositives.add(point.truePositiveRate());
            }
        }
        return new Section.Figure(
                "True against false positives",
                """
                For every threshold of the ratio, the share of pairs that do harm and of \
                pairs without effect at or above it. A method that cannot tell them apart \
                follows the diagonal.\
                """,
                "Curves of true against false positives by method.",
                FigureSpec.of("roc").with("methods", words(result)).json(),
                List.of(
                        new Column.Text("method", methods),
                        real("step", steps),
                        real("falsePositives", falsePositives),
                        real("truePositives", truePositives)));
    }

    static Section.Figure estimates(EvaluationResult result) {
        var labels = new ArrayList<String>();
        var truths = new ArrayList<String>();
        var trueRatios = new ArrayList<Double>();
        var verdicts = new ArrayList<String>();
        var pairs = new ArrayList<String>();
        var ratios = new ArrayList<Estimate>();
        for (var method : result.methods()) {
            for (var scored : method.evaluation().asEstimated()) {
                if (scored.known() && scored.ratio().value() > 0) {
                    labels.add(label(method));
                    truths.add(truth(result, scored));
                    trueRatios.add(scored.control().trueRatio().orElse(Double.NaN));
                    verdicts.add(verdict(scored));
                    pairs.add(
                            scored.control().exposureName()
                                    + " and "
                                    + scored.control().outcomeName());
                    ratios.add(scored.ratio());
                }
            }
        }
        var axis =
                RatioAxis.of(
                        ratios.stream()
                                .map(ratio ->
                                        new Estimate(
                                                ratio.value(),
                                                ratio.value(),
                                                ratio.value(),
                                                ratio.p()))
                                .toList());
        var rows = truths.stream().distinct().sorted(EvaluationPlots::compare).toList();
        var spec =
                FigureSpec.of("estimates-by-truth")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("rows", rows)
                        .with("height", 24 * rows.size())
                        .with(
                                "labels",
                                result.methods().stream().map(EvaluationPlots::label).toList());
        return new Section.Figure(
                "Estimates beside the truth",
                """
                A point is a pair, a line across its row the true ratio. Orange: its 95% \
                interval does not hold the truth. Pairs without an estimate are not drawn.\
                """
                        + axis.beyond(ratios.stream().mapToDouble(Estimate::value)),
                "Estimated ratios by true ratio and method.",
                spec.json(),
                List.of(
                        new Column.Text("label", labels),
                        new Column.Text("truth", truths),
                        real("trueRatio", trueRatios),
                        new Column.Text("verdict", verdicts),
                        new Column.Text("pair", pairs),
                        new Column.Ratio("ratio", ratios),
                        new Column.Real(
                                "drawn",
                                axis.clamp(ratios.stream().mapToDouble(Estimate::value)))));
    }

    private static String verdict(ScoredControl scored) {
        var truth = scored.control().trueRatio();
        if (truth.isEmpty()) {
            return "true ratio not known";
        }
        return scored.ratio().low() < truth.getAsDouble()
                        && truth.getAsDouble() < scored.ratio().high()
                ? "interval holds the truth"
                : "interval does not hold the truth";
    }

    /// `2 confounded`, `1 negative`; an effect of unknown size is `effect`.
    private static String truth(EvaluationResult result, ScoredControl scored) {
        var control = scored.control();
        var size =
                control.trueRatio().isPresent()
                        ? Double.toString(control.trueRatio().getAsDouble()).replaceAll("\\.0$", "")
                        : "effect";
        var group = ControlLabels.group(result, control);
        return group.isEmpty() ? size : size + " " + group;
    }

    /// By size, then by group; effects of unknown size last.
    private static int compare(String one, String other) {
        int bySize = Double.compare(size(one), size(other));
        return bySize == 0 ? one.compareTo(other) : bySize;
    }

    private static double size(String truth) {
        var first = truth.split(" ")[0];
        return first.equals("effect") ? Double.POSITIVE_INFINITY : Double.parseDouble(first);
    }

    static Section.Figure coverage(EvaluationResult result) {
        var labels = new ArrayList<String>();
        var kinds = new ArrayList<String>();
        var levels = new ArrayList<Double>();
        var shares = new ArrayList<Estimate>();
        for (var method : result.methods()) {
            for (var level : CoverageByLevel.of(method.evaluation())) {
                add(
                        labels,
                        method,
                        kinds,
                        "as estimated",
                        levels,
                        level.level(),
                        shares,
                        level.before());
                add(
                        labels,
                        method,
                        kinds,
                        "calibrated",
                        levels,
                        level.level(),
                        shares,
                        level.after());
            }
        }
        var spec = FigureSpec.of("coverage").with("labels", words(result));
        return new Section.Figure(
                "How often intervals hold the truth",
                """
                For intervals of every level, the share that holds the true ratio, as \
                estimated and calibrated. On the diagonal intervals keep what they \
                promise; below it they are too sure.\
                """,
                "Coverage against level by method, before and after calibration.",
                spec.json(),
                List.of(
                        new Column.Text("label", labels),
                        new Column.Text("kind", kinds),
                        real("level", levels),
                        real("share", shares.stream().map(Estimate::value).toList()),
                        real("low", shares.stream().map(Estimate::low).toList()),
                        real("high", shares.stream().map(Estimate::high).toList())));
    }

    private static void add(
            List<String> labels,
            MethodEvaluation method,
            List<String> kinds,
            String kind,
            List<Double> levels,
            double level,
            List<Estimate> shares,
            Proportion share) {
        if (share.of() > 0) {
            labels.add(method.method().word());
            kinds.add(kind);
            levels.add(level);
            shares.add(new Estimate(share.value(), share.low(), share.high(), Double.NaN));
        }
    }

    private static String label(MethodEvaluation method) {
        var area = method.evaluation().before().area();
        return method.method().word()
                + (Double.isNaN(area.value()) ? "" : "\nAUC " + Numbers.estimate(area));
    }

    private static List<String> words(EvaluationResult result) {
        return result.methods().stream().map(method -> method.method().word()).toList();
    }

    private static Column.Real real(String name, List<Double> values) {
        return new Column.Real(name, values.stream().mapToDouble(value -> value).toArray());
    }
}

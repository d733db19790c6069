package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.ForestColumns;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;

/// All pairs of the ranking method as points, the strongest as a forest, and the negative controls.
final class SignalPlots {

    private static final int MOST_POINTS = 20_000;
    private static final int FOREST = 25;
    private static final double HIGHEST_ERROR = 2;

    private static final SequencedMap<String, String> COLOURS = new LinkedHashMap<>();

    static {
        COLOURS.put("as estimated", "#5d6b76");
        COLOURS.put("fails a diagnostic", "#c2491d");
        COLOURS.put("calibrated", "#0b5c7a");
    }

    private SignalPlots() {}

    static Section.Figure volcano(SignalResult result, List<Signal> drawable) {
        var shown =
                drawable.stream()
                        .filter(signal -> !Double.isNaN(signal.ratio().p()))
                        .sorted(Comparator.comparingDouble(signal -> signal.ratio().p()))
                        .limit(MOST_POINTS)
                        .toList();
        shown = shown.isEmpty() ? drawable.stream().limit(MOST_POINTS).toList() : shown;
        var axis = RatioAxis.symmetric(ratios(shown));
        var heights = shown.stream().mapToDouble(signal -> height(signal.ratio().p())).toArray();
        var evidence = EvidenceAxis.of(DoubleStream.of(heights));
        var spec =
                evidence.fill(FigureSpec.of("signals"))
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("measure", result.methods().getFirst().measure() + " (logarithmic)");
        return new Section.Figure(
                "Effect against evidence",
                """
                Every pair by %s. Right of 1: the outcome is more frequent under the \
                exposure. Orange: false discovery rate below 5%% and every diagnostic \
                passed; blue crosses: below 5%%, but a diagnostic failed.%s\
                """
                        .formatted(
                                result.methods().getFirst().word(),
                                some(shown.size(), drawable.size())
                                        + axis.beyond(
                                                shown.stream()
                                                        .mapToDouble(s -> s.ratio().value()))),
                "Volcano plot of "
                        + Numbers.count(shown.size())
                        + " pairs: ratio against minus log10 p.",
                spec.json(),
                columns(
                        shown,
                        axis,
                        new Column.Real("height", heights),
                        new Column.Text(
                                "verdict", shown.stream().map(SignalPlots::verdict).toList())));
    }

    private static String some(int shown, int all) {
        return shown == all
                ? ""
                : " The %s of %s pairs with the smallest p values are drawn; the table is complete."
                        .formatted(Numbers.count(shown), Numbers.count(all));
    }

    private static String verdict(Signal signal) {
        if (signal.control()) {
            return "negative control";
        }
        if (!(signal.q() < EvidenceAxis.LEVEL)) {
            return "not below 5%";
        }
        return signal.passes() ? "FDR below 5%" : "FDR below 5%, fails a diagnostic";
    }

    /// Without a p value a pair lies at the foot.
    private static double height(double p) {
        return Double.isNaN(p) ? 0 : EvidenceAxis.height(p);
    }

    private static List<Column> columns(List<Signal> shown, RatioAxis axis, Column... more) {
        var columns = new ArrayList<>(List.of(more));
        columns.add(
                new Column.Real(
                        "drawn", axis.clamp(shown.stream().mapToDouble(s -> s.ratio().value()))));
        columns.add(
                new Column.Text(
                        "exposure",
                        shown.stream().map(s -> PairNames.full(s.exposure())).toList()));
        columns.add(
                new Column.Text(
                        "outcome", shown.stream().map(s -> PairNames.full(s.outcome())).toList()));
        columns.add(new Column.Ratio("ratio", ratios(shown)));
        columns.add(
                new Column.Probability(
                        "p", shown.stream().mapToDouble(s -> s.ratio().p()).toArray()));
        return columns;
    }

    private static List<Estimate> ratios(List<Signal> signals) {
        return signals.stream().map(Signal::ratio).toList();
    }

    static Section.Figure forest(SignalResult result, List<Signal> drawable) {
        var shown = drawable.stream().filter(signal -> !signal.control()).limit(FOREST).toList();
        var labels = new ArrayList<String>();
        var kinds = new ArrayList<String>();
        var estimates = new ArrayList<Estimate>();
        for (var signal : shown) {
            labels.add(PairNames.twoLines(signal));
            kinds.add(signal.passes() ? "as estimated" : "fails a diagnostic");
            estimates.add(signal.ratio());
            if (!Double.isNaN(signal.calibrated().value())) {
                labels.add(PairNames.twoLines(signal));
                kinds.add("calibrated");
                estimates.add(signal.calibrated());
            }
        }
        var axis = RatioAxis.of(estimates);
        var drawn = COLOURS.keySet().stream().filter(kinds::contains).toList();
        var spec =
                FigureSpec.of("signal-forest")
                        .with("kinds", drawn)
                        .with("colours", drawn.stream().map(COLOURS::get).toList())
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("height", Math.max(60, 40 * shown.size()))
                        .with("measure", result.methods().getFirst().measure() + " (logarithmic)")
                        .with(
                                "labels",
                                shown.stream().map(PairNames::twoLines).distinct().toList());
        return new Section.Figure(
                "The strongest pairs",
                "The "
                        + shown.size()
                        + " pairs with the strongest evidence, those that pass"
                        + " every diagnostic first, with 95% intervals."
                        + (shown.stream().noneMatch(Signal::passes)
                                ? " None of them passes every diagnostic."
                                : "")
                        + (kinds.contains("calibrated")
                                ? " Calibrated: systematic error, as negative controls show it,"
                                        + " allowed for."
                                : "")
                        + axis.remark(estimates),
                "Forest plot of " + shown.size() + " pairs.",
                spec.json(),
                ForestColumns.of("label", labels, "kind", kinds, estimates, axis));
    }

    /// Estimate against standard error: below the dashed lines an estimate is significant as it
    /// stands.
    static Section.Figure funnel(SignalResult result, List<Signal> drawable) {
        var controls =
                drawable.stream()
                        .filter(signal ->
                                signal.control() && LogEstimate.of(signal.ratio()).known())
                        .toList();
        var axis = RatioAxis.symmetric(ratios(controls));
        var errors =
                controls.stream()
                        .mapToDouble(
                                s -> Math.min(HIGHEST_ERROR, LogEstimate.of(s.ratio()).error()))
                        .toArray();
        double top = 1.1 * DoubleStream.of(errors).max().orElse(1);
        var error = result.error().get(result.methods().getFirst());
        var spec =
                FigureSpec.of("funnel")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("top", top)
                        .with("measure", result.methods().getFirst().measure() + " (logarithmic)");
        long outside =
                controls.stream().filter(signal -> signal.ratio().p() < EvidenceAxis.LEVEL).count();
        return new Section.Figure(
                "Negative controls",
                "Pairs named as without effect; without systematic error 95% of them"
                        + " would lie above the dashed lines. "
                        + outside
                        + " of "
                        + controls.size()
                        + " do not."
                        + hiddenControls(result)
                        + (error == null
                                ? ""
                                : " The systematic error on the logarithmic scale is normal about "
                                        + known(error.mean())
                                        + " with standard deviation "
                                        + known(error.sd())
                                        + "; expected absolute systematic error "
                                        + known(error.expectedAbsoluteError())
                                        + "."),
                "Funnel plot of "
                        + controls.size()
                        + " negative controls: ratio against standard error.",
                spec.json(),
                columns(controls, axis, new Column.Real("error", errors)));
    }

    /// With its interval, where there are controls enough for one.
    private static String known(Estimate part) {
        return Numbers.decimals(part.value(), 3)
                + (Double.isNaN(part.low())
                        ? ""
                        : " (95% interval "
                                + Numbers.decimals(part.low(), 3)
                                + " to "
                                + Numbers.decimals(part.high(), 3)
                                + ")");
    }

    private static String hiddenControls(SignalResult result) {
        long hidden =
                result.ranked().stream()
                        .filter(signal -> signal.control() && signal.withheld())
                        .count();
        return hidden == 0
                ? ""
                : " "
                        + Numbers.count(hidden)
                        + " more "
                        + (hidden == 1 ? "is" : "are")
                        + " of few people, hidden and not used.";
    }
}

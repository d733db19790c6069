package org.vigie.study.screen;

import java.util.List;
import java.util.stream.DoubleStream;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.study.screen.question.Association;

/// Every test as a point: size of the effect from left to right, evidence upwards.
final class VolcanoPlot {

    private VolcanoPlot() {}

    static Section.Figure of(DisclosedScreen result, PlottedPoints points) {
        var shown = points.shown();
        var axis = RatioAxis.symmetric(shown.stream().map(Association::oddsRatio).toList());
        var evidence = EvidenceAxis.of(DoubleStream.of(points.heights()));
        var drawn = axis.clamp(shown.stream().mapToDouble(a -> a.oddsRatio().value()));
        var spec =
                evidence.fill(FigureSpec.of("volcano"))
                        .with("chosen", WindowChoice.parameter(result))
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks());
        return new Section.Figure(
                "Effect against evidence",
                """
                Right of 1: recorded more often before %s than in controls; left of 1: \
                less often. High and near the middle: a small effect that is certain. Low \
                and far out: few people.%s%s%s\
                """
                        .formatted(
                                result.outcome(),
                                WindowChoice.hint(result),
                                axis.beyond(shown.stream().mapToDouble(a -> a.oddsRatio().value())),
                                points.remarks()),
                "Volcano plot of "
                        + Numbers.count(shown.size())
                        + " tests: odds ratio against minus log10 p.",
                spec.json(),
                List.of(
                        new Column.Real("drawn", drawn),
                        new Column.Real("height", points.heights()),
                        new Column.Text(
                                "significance", shown.stream().map(Significance::words).toList()),
                        new Column.Text("code", shown.stream().map(a -> a.code().code()).toList()),
                        new Column.Text(
                                "name", shown.stream().map(a -> CodeNames.name(a.code())).toList()),
                        new Column.Text(
                                "window",
                                shown.stream().map(a -> WindowNames.of(a.window())).toList()),
                        new Column.Ratio(
                                "oddsRatio", shown.stream().map(Association::oddsRatio).toList()),
                        new Column.Probability(
                                "p",
                                shown.stream().mapToDouble(a -> a.oddsRatio().p()).toArray())));
    }
}

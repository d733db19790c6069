package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;

/// How the odds ratio of the strongest codes grows towards the outcome: one small figure for each.
final class LagCurves {

    private static final int CODES = 12;

    private LagCurves() {}

    static Section.Figure of(DisclosedScreen result) {
        var codes = StrongestCodes.of(result, CODES);
        var estimates = new ArrayList<Estimate>();
        var names = new ArrayList<String>();
        var windows = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var code : codes) {
            for (var window : result.windows()) {
                var association = code.byWindow().get(window);
                estimates.add(association == null ? Estimate.NONE : association.oddsRatio());
                names.add(CodeNames.twoLines(code.code()));
                windows.add(WindowNames.brief(window));
                words.add(WindowNames.of(window));
            }
        }
        var axis = RatioAxis.of(estimates);
        var spec =
                FigureSpec.of("lag")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("windows", result.windows().stream().map(WindowNames::brief).toList())
                        .with(
                                "labels",
                                codes.stream()
                                        .map(code -> CodeNames.twoLines(code.code()))
                                        .toList());
        return new Section.Figure(
                "How long before",
                caption(codes.size(), axis, estimates),
                "Odds ratio by window, earliest first, for " + codes.size() + " codes.",
                spec.json(),
                List.of(
                        new Column.Text("label", names),
                        new Column.Text("window", windows),
                        new Column.Text("words", words),
                        new Column.Ratio("oddsRatio", estimates),
                        new Column.Real(
                                "drawn",
                                axis.clamp(estimates.stream().mapToDouble(Estimate::value))),
                        new Column.Real(
                                "from", axis.clamp(estimates.stream().mapToDouble(Estimate::low))),
                        new Column.Real(
                                "to", axis.clamp(estimates.stream().mapToDouble(Estimate::high)))));
    }

    private static String caption(int codes, RatioAxis axis, List<Estimate> estimates) {
        return """
        The %s codes with the strongest evidence, windows from the earliest to the last \
        before the outcome, odds ratios with 95%% intervals on a logarithmic axis. A curve \
        that is high years before may point to a cause or to a long silent disease; one \
        that rises only at the end, to the disease being found. A gap means that too few \
        people were exposed to test.%s\
        """
                .formatted(codes, axis.remark(estimates));
    }
}

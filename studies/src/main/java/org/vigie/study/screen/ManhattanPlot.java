package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.PointLabels;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.study.screen.question.Association;
import org.vigie.timeline.Code;

/// Every test as a point: codes from left to right by vocabulary and code, evidence upwards.
final class ManhattanPlot {

    private ManhattanPlot() {}

    static Section.Figure of(DisclosedScreen result, PlottedPoints points) {
        var places = places(result.associations());
        var shown = points.shown();
        var heights = points.heights();
        var x = shown.stream().mapToDouble(a -> places.get(a.code().code())).toArray();
        var axis =
                EvidenceAxis.of(
                        DoubleStream.concat(
                                DoubleStream.of(heights), DoubleStream.of(bonferroniLine(result))));
        var labels = labels(shown, x, heights, places.size(), axis);
        var spec =
                axis.fill(FigureSpec.of("manhattan"))
                        .with("chosen", WindowChoice.parameter(result))
                        .with("codes", places.size())
                        .with("vocabularies", vocabularies(shown))
                        .with("lines", lines(result));
        return new Section.Figure(
                "All codes at once",
                """
                Each point is a code in a window; the higher, the stronger the evidence. \
                %s Point at a dot to see what it is; click it to find it in the table. A \
                vocabulary in the legend can be chosen too.%s%s\
                """
                        .formatted(
                                linesInWords(lines(result).size()),
                                WindowChoice.hint(result),
                                points.remarks()),
                "Manhattan plot of "
                        + Numbers.count(shown.size())
                        + " tests, by vocabulary and code. "
                        + ScreenSummary.answer(result),
                spec.json(),
                List.of(
                        new Column.Real("x", x),
                        new Column.Real("height", heights),
                        new Column.Text("label", labels.texts()),
                        new Column.Text("side", labels.sides()),
                        new Column.Text(
                                "vocabulary",
                                shown.stream().map(a -> CodeNames.vocabulary(a.code())).toList()),
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

    /// Where each code stands, counted over all codes tested.
    private static Map<String, Integer> places(List<Association> associations) {
        var codes =
                new TreeSet<>(
                        Comparator.comparing(CodeNames::vocabulary).thenComparing(Code::code));
        associations.forEach(a -> codes.add(a.code()));
        var places = new HashMap<String, Integer>();
        codes.forEach(code -> places.put(code.code(), places.size()));
        return places;
    }

    private static List<String> vocabularies(List<Association> shown) {
        return shown.stream().map(a -> CodeNames.vocabulary(a.code())).distinct().sorted().toList();
    }

    private static double bonferroniLine(DisclosedScreen result) {
        return EvidenceAxis.height(EvidenceAxis.LEVEL / Math.max(1, result.tests()));
    }

    /// Benjamini and Hochberg's limit lies at (discoveries / tests) × 5%; with one discovery it is
    /// Bonferroni's.
    private static List<Map<String, Object>> lines(DisclosedScreen result) {
        var lines = new ArrayList<Map<String, Object>>();
        lines.add(line("Bonferroni", bonferroniLine(result)));
        long discoveries =
                result.associations().stream().filter(Significance::falseDiscovery).count();
        if (discoveries > 1 && result.tests() > 0) {
            lines.add(
                    line(
                            "FDR 5%",
                            EvidenceAxis.height(
                                    EvidenceAxis.LEVEL * discoveries / result.tests())));
        }
        return lines;
    }

    private static String linesInWords(int lines) {
        return lines == 1
                ? "Above the line a point is significant after Bonferroni's correction."
                : """
                Above the upper line a point is significant after Bonferroni's correction; \
                above the lower one the false discovery rate is below 5%.\
                """;
    }

    private static Map<String, Object> line(String what, double at) {
        return new TreeMap<>(Map.of("at", at, "what", what));
    }

    /// The strongest codes, each near its best place that is free.
    private static PointLabels labels(
            List<Association> shown, double[] x, double[] heights, int codes, EvidenceAxis axis) {
        return PointLabels.of(
                shown.stream()
                        .map(a -> Significance.bonferroni(a) ? CodeNames.name(a.code()) : "")
                        .toList(),
                DoubleStream.of(x).map(place -> (place + 1) / (codes + 1)).toArray(),
                DoubleStream.of(heights).map(axis::share).toArray());
    }
}

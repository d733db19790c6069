package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.report.page.Chromium;
import org.vigie.report.page.Section;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.calibration.NullDistribution;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.temporal.Chronograph;
import org.vigie.statistics.temporal.WindowCounts;
import org.vigie.study.Attrition;
import org.vigie.study.Entries;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.PairCounts;
import org.vigie.study.signal.estimate.PairDetail;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.Target;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.timeline.CodeSet;

/// The page of a search for signals in a real browser, wide and narrow.
@Tag("long")
class SignalPageTest {

    @Test
    void figuresAreDrawnAndNothingIsWiderThanTheScreen(@TempDir Path folder) throws IOException {
        var file = folder.resolve("report.html");
        SignalReport.write(result(), Map.of("data", "made up"), file);
        try (var chromium = Chromium.start()) {
            for (int width : new int[] {390, 1280}) {
                var page = chromium.open(file, width);
                assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                assertEquals(7, page.locator("[data-figure]").count());
                for (var drawing : page.locator("[data-figure] .drawing").all()) {
                    assertTrue(
                            ((Number)
                                                    drawing.evaluate(
                                                            """
                                                            d => d.querySelectorAll('svg \
                                                            path').length\
                                                            """))
                                            .intValue()
                                    > 10);
                    var fits =
                            """
                            d => { const drawn = d.querySelector('svg'); return \
                            drawn.getBoundingClientRect().right <= \
                            document.documentElement.clientWidth + 1; }\
                            """;
                    assertEquals(
                            true,
                            drawing.evaluate(fits),
                            "at " + width + ": " + drawing.textContent().substring(0, 80));
                }
            }
            assertEquals(List.of(), chromium.complaints);
            assertEquals(List.of(), chromium.requests);
        }
    }

    private static DisclosedSignals result() {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < 40; i++) {
            var ratio = Wald.ratio(1.5 - i / 20.0, 0.2);
            var gate =
                    new DiagnosticResult(
                            DiagnosticResult.Diagnostic.DETECTABLE,
                            3,
                            i % 3 == 0
                                    ? DiagnosticResult.Verdict.FAIL
                                    : DiagnosticResult.Verdict.PASS,
                            "made up");
            signals.add(
                    new Signal(
                            Method.SCCS,
                            target("ATC/A" + i),
                            target("ICD10/K" + i % 4),
                            i > 20,
                            new PairCounts(50, 50, 10, 0.1, List.of(50L, i == 19 ? 4L : 20L)),
                            ratio,
                            i > 20 ? Wald.ratio(0.1, 0.3) : Estimate.NONE,
                            ratio.p(),
                            List.of(),
                            List.of(gate),
                            false,
                            Optional.empty()));
        }
        var months =
                IntStream.rangeClosed(-Chronograph.PERIODS, Chronograph.PERIODS)
                        .mapToObj(month -> new WindowCounts(month == 1 ? 9 : 3, 100, 300, 10_000))
                        .toList();
        var details =
                signals.subList(0, 4).stream()
                        .map(signal ->
                                new PairDetail(
                                        signal,
                                        Chronograph.of(months),
                                        ages(),
                                        seasons(),
                                        lags(),
                                        400,
                                        new PairDetail.People(
                                                months.stream().map(WindowCounts::both).toList(),
                                                100)))
                        .toList();
        return DisclosedSignals.of(
                new SignalResult(
                        "Made up",
                        "drugs",
                        "harm",
                        new SignalResult.Counted(40, 4, 1000, OptionalLong.of(100)),
                        new Attrition(List.of(new Attrition.Step("everybody", 0, 1000))),
                        List.of(Method.SCCS),
                        signals,
                        3,
                        Map.of(
                                Method.SCCS,
                                new SystematicError(
                                        new NullDistribution(0.1, 0.1, 19),
                                        new Estimate(0.1, 0.05, 0.15, Double.NaN),
                                        new Estimate(0.1, 0, 0.2, Double.NaN),
                                        new Estimate(0.12, 0.06, 0.2, Double.NaN))),
                        details,
                        branches(),
                        List.of("how"),
                        List.of("limits"),
                        List.of()),
                new SmallCells(5, DisclosureKey.ofInvented("test")));
    }

    private static List<CurvePoint> ages() {
        return List.of(
                point(0, 14_609, 40, new Estimate(1, Double.NaN, Double.NaN, Double.NaN)),
                point(14_610, 21_914, 20, Wald.ratio(0.3, 0.2)),
                point(21_915, 40_000, 30, Wald.ratio(0.6, 0.2)));
    }

    /// March has few events; no other hidden month would give it away, so April is hidden with it.
    private static List<CurvePoint> seasons() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month ->
                        point(
                                month,
                                month,
                                month == 3 ? 2 : month == 4 ? 6 : 20,
                                month == 1
                                        ? new Estimate(1, Double.NaN, Double.NaN, Double.NaN)
                                        : Wald.ratio(Math.sin(month), 0.3)))
                .toList();
    }

    private static List<CurvePoint> lags() {
        return IntStream.range(-1, 12)
                .mapToObj(k ->
                        point(30 * k, 30 * k + 29, 20, Wald.ratio(k < 0 ? -0.3 : 1 - 0.1 * k, 0.3)))
                .toList();
    }

    private static CurvePoint point(int first, int last, long events, Estimate rate) {
        return new CurvePoint(
                first,
                last,
                OptionalLong.of(events),
                events,
                rate,
                first < 0 ? Double.NaN : Math.sqrt(rate.value()),
                List.of());
    }

    /// 1,000 leaves under 50 groups, of which three are signals.
    private static List<TreeBranch> branches() {
        var branches = new ArrayList<TreeBranch>();
        branches.add(
                branch(
                        "ATC/A",
                        List.of(),
                        12,
                        0.001,
                        IntStream.range(0, 50)
                                .boxed()
                                .flatMap(group -> parts(group).stream())
                                .toList()));
        for (int group = 0; group < 50; group++) {
            boolean signal = group % 20 == 3;
            branches.add(
                    branch(
                            "ATC/A%02d".formatted(group),
                            List.of("ATC/A"),
                            signal ? 9 : 1,
                            signal ? 0.004 : 0.9,
                            parts(group)));
            for (int leaf = 0; leaf < 20; leaf++) {
                branches.add(
                        branch(
                                "ATC/A%02dA%02d".formatted(group, leaf),
                                List.of("ATC/A%02d".formatted(group), "ATC/A"),
                                signal && leaf == 0 ? 8 : 0.5,
                                signal && leaf == 0 ? 0.01 : 0.99,
                                parts(group).subList(leaf, leaf + 1)));
            }
        }
        branches.sort(Comparator.comparingDouble(TreeBranch::statistic).reversed());
        return branches;
    }

    /// Of each of 20 leaves 30 events after and 20 before, of as many people.
    private static List<TreeBranch.Part> parts(int group) {
        return IntStream.range(20 * group, 20 * group + 20)
                .mapToObj(leaf ->
                        new TreeBranch.Part(
                                leaf,
                                IntStream.range(0, 30).toArray(),
                                IntStream.range(0, 20).toArray()))
                .toList();
    }

    private static TreeBranch branch(
            String code,
            List<String> above,
            double statistic,
            double p,
            List<TreeBranch.Part> parts) {
        return new TreeBranch(
                target("ICD10/K1"),
                code,
                "Name of a rather long group of drugs " + code,
                above,
                30L * parts.size(),
                20L * parts.size(),
                statistic,
                p,
                false,
                parts);
    }

    @Test
    void theTreeShowsTheBranchesAroundTheSignals() {
        var tree = (Section.Tree) BranchTree.of(branches());
        var labels =
                tree.rows().stream()
                        .map(row -> row.depth() + " " + row.label().split(" ")[0])
                        .toList();
        assertEquals(
                List.of("0 Name", "1 ATC/A", "2 ATC/A03", "3 ATC/A03A00"), labels.subList(0, 4));
        assertEquals(7, tree.rows().stream().filter(Section.TreeRow::strong).count());
        assertEquals("16 more below", tree.rows().get(2).remark());
        assertTrue(tree.caption().contains(" 7 branches have p below 5%"), tree.caption());
        assertTrue(tree.rows().size() < 30, "rows " + tree.rows().size());
        assertTrue(tree.caption().contains(" 1,03"), tree.caption());
    }

    /// March and what would give it away are gone, January and the rest are there.
    @Test
    void fewEventsAreHiddenWithWhatWouldGiveThemAway() {
        var detail = result().result().details().getFirst();
        assertEquals(
                List.of(2, 3),
                detail.seasons().stream()
                        .filter(point -> point.events().isEmpty())
                        .map(CurvePoint::first)
                        .toList());
        assertTrue(
                detail.seasons().stream()
                        .allMatch(point ->
                                point.events().isEmpty() == Double.isNaN(point.rate().value())));
        assertEquals(
                39,
                result().result().ranked().stream().filter(signal -> !signal.withheld()).count());
        assertTrue(result().result().ranked().getLast().withheld());
    }

    private static Target target(String code) {
        return new Target(code, "Name of " + code, CodeSet.of(code), Entries.NONE);
    }
}

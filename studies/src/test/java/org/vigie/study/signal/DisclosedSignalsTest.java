package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
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

/// What a search for signals shows of few people: nothing, nor what they could be worked out from.
class DisclosedSignalsTest {

    private static final List<WindowCounts> NONE =
            Collections.nCopies(2 * Chronograph.PERIODS + 1, new WindowCounts(0, 100, 300, 10_000));
    private static final Estimate ONE = new Estimate(1, Double.NaN, Double.NaN, Double.NaN);

    private static Signal signal(
            String exposure, long events, long riskEvents, DiagnosticResult... gates) {
        return new Signal(
                Method.SCCS,
                target(exposure),
                target("X"),
                false,
                new PairCounts(
                        events,
                        events,
                        riskEvents,
                        0.1,
                        List.of(events, riskEvents, events - riskEvents)),
                Wald.ratio(1, 0.3),
                Estimate.NONE,
                0.01,
                List.of(),
                List.of(gates),
                false,
                Optional.empty());
    }

    private static Target target(String id) {
        return new Target(id, "", CodeSet.of(id), Entries.NONE);
    }

    private static CurvePoint point(int first, long events, Estimate rate, String... flags) {
        return new CurvePoint(
                first, first, OptionalLong.of(events), events, rate, Double.NaN, List.of(flags));
    }

    /// One event a person.
    private static TreeBranch.Part part(int exposure, int after, int before) {
        return new TreeBranch.Part(
                exposure,
                IntStream.range(0, after).toArray(),
                IntStream.range(0, before).toArray());
    }

    private static TreeBranch branch(String code, List<String> above, TreeBranch.Part... parts) {
        return new TreeBranch(
                target("X"),
                code,
                "",
                above,
                Arrays.stream(parts).mapToLong(part -> part.after().length).sum(),
                Arrays.stream(parts).mapToLong(part -> part.before().length).sum(),
                3,
                0.01,
                false,
                List.of(parts));
    }

    private static PairDetail detail(
            Signal signal,
            List<WindowCounts> months,
            List<CurvePoint> ages,
            List<CurvePoint> seasons,
            List<CurvePoint> lags,
            long lagEvents) {
        long beside = lagEvents - lags.stream().mapToLong(CurvePoint::people).sum();
        return new PairDetail(
                signal,
                Chronograph.of(months),
                ages,
                seasons,
                lags,
                lagEvents,
                new PairDetail.People(months.stream().map(WindowCounts::both).toList(), beside));
    }

    private static SignalResult result(
            List<Signal> signals, List<PairDetail> details, List<TreeBranch> branches) {
        return new SignalResult(
                "t",
                "e",
                "o",
                new SignalResult.Counted(3, 1, 1000, OptionalLong.of(40)),
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody", 0, 1000),
                                new Attrition.Step("with an outcome", 960, 40),
                                new Attrition.Step("exposed", 35, 5))),
                List.of(Method.SCCS),
                signals,
                0,
                Map.of(),
                details,
                branches,
                List.of(),
                List.of(),
                List.of());
    }

    /// B has 4 events at risk; C has 4 elsewhere, which its total and its events at risk would give
    /// away.
    @Test
    void aRowOfFewHasNoNumbersAndComesLast() {
        var few = signal("B", 30, 4);
        var shown =
                DisclosedSignals.of(
                        result(
                                List.of(few, signal("C", 30, 26), signal("A", 30, 15)),
                                List.of(),
                                List.of()),
                        new SmallCells(10, DisclosureKey.ofInvented("test")));
        assertEquals(
                List.of("A", "B", "C"),
                shown.result().signals().stream().map(signal -> signal.exposure().id()).toList());
        assertEquals(2, shown.hiddenPairs());
        var hidden = shown.result().signals().get(1);
        assertEquals(0, hidden.events() + hidden.riskEvents() + hidden.exposedCases());
        assertTrue(
                Double.isNaN(hidden.ratio().value())
                        && Double.isNaN(hidden.ratio().p())
                        && Double.isNaN(hidden.q()));
        assertEquals(List.of("hidden: it tells of 1 to 10 people"), hidden.flags());
        assertTrue(
                shown.words().startsWith("the numbers of 2 of 3 rows of pairs are hidden"),
                shown.words());
        assertEquals(
                List.of("everybody", "with an outcome"),
                shown.attrition().steps().stream().map(Attrition.Step::rule).toList(),
                "that 5 are left is not told");
    }

    @Test
    void zeroHidesNothing() {
        var all =
                result(
                        List.of(signal("B", 30, 4)),
                        List.of(),
                        List.of(branch("a", List.of(), part(1, 3, 1))));
        var shown = DisclosedSignals.of(all, new SmallCells(0, DisclosureKey.ofInvented("test")));
        assertEquals(all.signals(), shown.result().signals());
        assertEquals(
                List.of(3L), shown.result().branches().stream().map(TreeBranch::after).toList());
        assertEquals(
                List.of(),
                shown.result().branches().getFirst().parts(),
                "whose the events are stays inside");
        assertEquals(
                "nothing was withheld or rounded: the protocol says small_cells: 0", shown.words());
    }

    /// The interval of a diagnostic tells how few events it is made of; its verdict stays.
    @Test
    void aDiagnosticOfFewEventsKeepsItsVerdictOnly() {
        var gate =
                new DiagnosticResult(
                        DiagnosticResult.Diagnostic.PRE_EXPOSURE,
                        2.5,
                        DiagnosticResult.Verdict.FAIL,
                        "2.5 (1.4 to 4.6)",
                        6);
        var shown =
                DisclosedSignals.of(
                                result(List.of(signal("A", 30, 15, gate)), List.of(), List.of()),
                                new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .signals()
                        .getFirst();
        assertEquals(DiagnosticResult.Verdict.FAIL, shown.gates().getFirst().verdict());
        assertTrue(Double.isNaN(shown.gates().getFirst().value()));
        assertFalse(shown.gates().getFirst().why().contains("2.5"));
        assertFalse(shown.passes());
    }

    /// Of 60 events 3 fell in the third season: the fewest of the others goes with it. Days beside
    /// the steps that are few leave nothing to compare with.
    @Test
    void curvesHideFewEventsAndWhatGivesThemAway() {
        var months =
                IntStream.rangeClosed(-Chronograph.PERIODS, Chronograph.PERIODS)
                        .mapToObj(month ->
                                new WindowCounts(
                                        month == 1 ? 12 : month == 2 ? 0 : 4, 100, 300, 10_000))
                        .toList();
        var seasons =
                List.of(
                        point(1, 20, ONE, "the others are compared with it"),
                        point(4, 25, Wald.ratio(0.2, 0.3)),
                        point(7, 3, Wald.ratio(-1, 0.6)),
                        point(10, 12, Wald.ratio(-0.4, 0.3)));
        var reference =
                List.of(
                        point(0, 3, ONE, "the others are compared with it"),
                        point(9, 30, Wald.ratio(1, 0.6)));
        var lags = List.of(point(0, 20, Wald.ratio(1, 0.3)), point(30, 15, Wald.ratio(1, 0.3)));
        var shown =
                DisclosedSignals.of(
                        result(
                                List.of(signal("A", 60, 30)),
                                List.of(
                                        detail(
                                                signal("A", 60, 30),
                                                months,
                                                reference,
                                                seasons,
                                                lags,
                                                41)),
                                List.of()),
                        new SmallCells(10, DisclosureKey.ofInvented("test")));
        var detail = shown.result().details().getFirst();
        assertEquals(
                List.of(4, 7),
                hidden(detail.seasons()),
                "with 12 instead of 25 the 3 could only be 1 to 4");
        assertEquals(List.of(0, 9), hidden(detail.ages()), "all are relative to what is hidden");
        assertEquals(List.of(0, 30), hidden(detail.lags()), "6 events beside the steps");
        assertTrue(detail.lags().stream().allMatch(each -> Double.isNaN(each.rate().value())));
        assertTrue(
                detail.seasons().stream()
                        .allMatch(each ->
                                each.events().isEmpty() == Double.isNaN(each.rate().value())));
        var bars = shown.bars(detail);
        assertEquals(
                2,
                bars.stream().filter(bar -> bar.observed().isPresent()).count(),
                "12 eras, and none");
        assertTrue(
                bars.stream()
                        .allMatch(bar ->
                                Double.isNaN(bar.expected())
                                        && Double.isNaN(bar.component().value())),
                "of three exposures it could be solved for, and from the component it follows");
    }

    /// Steps that are shown have their rates, and no numbers of events that could be taken from
    /// those of other windows.
    @Test
    void stepsSinceTheExposureTellNoNumbersOfEvents() {
        var lags = List.of(point(0, 40, Wald.ratio(1, 0.3)), point(30, 35, Wald.ratio(1, 0.3)));
        var all =
                result(
                        List.of(),
                        List.of(
                                detail(
                                        signal("A", 100, 50),
                                        IntStream.rangeClosed(
                                                        -Chronograph.PERIODS, Chronograph.PERIODS)
                                                .mapToObj(
                                                        _ -> new WindowCounts(0, 100, 300, 10_000))
                                                .toList(),
                                        List.of(),
                                        List.of(),
                                        lags,
                                        100)),
                        List.of());
        var shown =
                DisclosedSignals.of(all, new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .details()
                        .getFirst()
                        .lags();
        assertEquals(List.of(0, 30), hidden(shown));
        assertTrue(shown.stream().noneMatch(each -> Double.isNaN(each.rate().value())));
        assertEquals(
                lags,
                DisclosedSignals.of(all, new SmallCells(0, DisclosureKey.ofInvented("test")))
                        .result()
                        .details()
                        .getFirst()
                        .lags());
    }

    private static List<Integer> hidden(List<CurvePoint> points) {
        return points.stream()
                .filter(each -> each.events().isEmpty())
                .map(CurvePoint::first)
                .toList();
    }

    /// Above `a` with 50 and 40 are b with 30 and 25, and c with 20 and 9: c is hidden, and b with
    /// it, since a less b is c.
    @Test
    void branchesHideFewEventsAndWhatGivesThemAway() {
        var b = part(1, 30, 25);
        var c = part(2, 20, 9);
        var branches =
                List.of(
                        branch("a", List.of(), b, c),
                        branch("b", List.of("a"), b),
                        branch("c", List.of("a"), c),
                        branch("d", List.of(), part(3, 5, 0)));
        var shown =
                DisclosedSignals.of(
                                result(List.of(), List.of(), branches),
                                new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .branches();
        assertEquals(List.of("a", "b", "c", "d"), shown.stream().map(TreeBranch::code).toList());
        assertEquals(
                List.of(false, true, true, true),
                shown.stream().map(TreeBranch::withheld).toList());
        assertEquals(
                0,
                shown.stream()
                        .filter(TreeBranch::withheld)
                        .mapToLong(branch -> branch.after() + branch.before())
                        .sum());
    }

    /// Forty events of four people are those of four; two drugs of the same six people are those of
    /// six.
    @Test
    void peopleCountNotTheirEvents() {
        int[] four = IntStream.range(0, 40).map(event -> event / 10).toArray();
        int[] six = IntStream.range(0, 6).toArray();
        var shown =
                DisclosedSignals.of(
                                result(
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                branch(
                                                        "one",
                                                        List.of(),
                                                        new TreeBranch.Part(1, four, new int[0])),
                                                branch(
                                                        "both",
                                                        List.of(),
                                                        new TreeBranch.Part(2, six, six),
                                                        new TreeBranch.Part(3, six, six)),
                                                branch("many", List.of(), part(4, 12, 0)))),
                                new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .branches();
        assertEquals(List.of("many", "both", "one"), shown.stream().map(TreeBranch::code).toList());
        assertEquals(List.of(false, true, true), shown.stream().map(TreeBranch::withheld).toList());
        var seasons =
                List.of(
                        point(1, 40, ONE, "the others are compared with it"),
                        new CurvePoint(
                                7,
                                7,
                                OptionalLong.of(40),
                                4,
                                Wald.ratio(1, 0.2),
                                Double.NaN,
                                List.of()),
                        point(10, 40, Wald.ratio(1, 0.2)));
        var months =
                IntStream.rangeClosed(-Chronograph.PERIODS, Chronograph.PERIODS)
                        .mapToObj(_ -> new WindowCounts(40, 100, 300, 10_000))
                        .toList();
        var detail =
                new PairDetail(
                        signal("A", 120, 50),
                        Chronograph.of(months),
                        List.of(),
                        seasons,
                        List.of(),
                        0,
                        new PairDetail.People(
                                IntStream.range(0, 73)
                                        .mapToObj(bar -> bar == 5 ? 3L : 30L)
                                        .toList(),
                                0));
        var disclosed =
                DisclosedSignals.of(
                        result(List.of(), List.of(detail), List.of()),
                        new SmallCells(10, DisclosureKey.ofInvented("test")));
        var found = disclosed.result().details().getFirst();
        assertEquals(List.of(7, 10), hidden(found.seasons()), "what is compared with goes last");
        assertEquals(
                List.of(5),
                IntStream.range(0, 73)
                        .filter(bar -> disclosed.bars(found).get(bar).observed().isEmpty())
                        .boxed()
                        .toList());
    }

    /// Two months of 12 events each, of the same six people as far as one knows: together they are
    /// not of twelve.
    @Test
    void hiddenPointsTogetherMayBeOfTheSamePeople() {
        var few =
                List.of(
                        point(1, 60, ONE, "the others are compared with it"),
                        twice(4, 12),
                        twice(7, 12),
                        point(10, 40, Wald.ratio(1, 0.2)));
        var found = seasons(few);
        assertEquals(List.of(4, 7, 10), hidden(found));
        var others =
                List.of(
                        few.get(0),
                        point(4, 6, Wald.ratio(1, 0.2)),
                        point(7, 6, Wald.ratio(1, 0.2)),
                        few.get(3));
        assertEquals(
                List.of(4, 7), hidden(seasons(others)), "of one event each they are of twelve");
        assertEquals(
                List.of(4, 7, 10),
                hidden(seasons(others, 111)),
                "someone has two events, maybe one in either");
    }

    private static CurvePoint twice(int first, int events) {
        return new CurvePoint(
                first,
                first,
                OptionalLong.of(events),
                events / 2,
                Wald.ratio(1, 0.2),
                Double.NaN,
                List.of());
    }

    private static List<CurvePoint> seasons(List<CurvePoint> seasons) {
        return seasons(seasons, seasons.stream().mapToLong(CurvePoint::people).sum());
    }

    private static List<CurvePoint> seasons(List<CurvePoint> seasons, long people) {
        long events = seasons.stream().mapToLong(point -> point.events().orElseThrow()).sum();
        var signal =
                new Signal(
                        Method.SCCS,
                        target("A"),
                        target("X"),
                        false,
                        new PairCounts(people, events, 50, 0.1, List.of(people, 50L)),
                        Wald.ratio(1, 0.3),
                        Estimate.NONE,
                        0.01,
                        List.of(),
                        List.of(),
                        false,
                        Optional.empty());
        var detail = detail(signal, NONE, List.of(), seasons, List.of(), 0);
        return DisclosedSignals.of(
                        result(List.of(), List.of(detail), List.of()),
                        new SmallCells(10, DisclosureKey.ofInvented("test")))
                .result()
                .details()
                .getFirst()
                .seasons();
    }

    /// Steps of two eras overlap: their 115 events are 95, and the 5 beside them are all that is
    /// compared with.
    @Test
    void fewBesideOverlappingStepsHideTheCurve() {
        var lags = List.of(point(0, 60, Wald.ratio(1, 0.3)), point(30, 55, Wald.ratio(1, 0.3)));
        var detail =
                new PairDetail(
                        signal("A", 100, 50),
                        Chronograph.of(NONE),
                        List.of(),
                        List.of(),
                        lags,
                        100,
                        new PairDetail.People(Collections.nCopies(73, 0L), 5));
        var found =
                DisclosedSignals.of(
                                result(List.of(), List.of(detail), List.of()),
                                new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .details()
                        .getFirst()
                        .lags();
        assertTrue(found.stream().allMatch(each -> Double.isNaN(each.rate().value())));
    }

    /// Of x, y and z in a, b has x and y, c has y and z: a without b is z, of five people.
    @Test
    void branchesThatShareAnExposureAreLookedAtOneByOne() {
        var x = part(1, 30, 30);
        var y = part(2, 40, 40);
        var z = part(3, 5, 5);
        var branches =
                List.of(
                        branch("a", List.of(), x, y, z),
                        branch("b", List.of("a"), x, y),
                        branch("c", List.of("a"), y, z));
        var shown =
                DisclosedSignals.of(
                                result(List.of(), List.of(), branches),
                                new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .branches();
        assertTrue(
                shown.stream().anyMatch(branch -> branch.withheld() && !branch.code().equals("c")),
                "a and b together tell of z");
    }

    /// c without y is z, which lies under b and c alike; and a without b and d is z.
    @Test
    void aBranchLiesUnderAllThatAreRightAboveIt() {
        var x = part(1, 30, 30);
        var y = part(2, 40, 40);
        var z = part(3, 5, 5);
        var w = part(4, 100, 100);
        var branches =
                List.of(
                        branch("a", List.of(), w, x, y, z),
                        branch("b", List.of("a"), x, y),
                        branch("c", List.of("a"), y, z),
                        branch("d", List.of("a"), w),
                        branch("y", List.of("a", "b", "c"), y));
        var shown =
                DisclosedSignals.of(
                                result(List.of(), List.of(), branches),
                                new SmallCells(10, DisclosureKey.ofInvented("test")))
                        .result()
                        .branches()
                        .stream()
                        .filter(branch -> !branch.withheld())
                        .map(TreeBranch::code)
                        .toList();
        assertFalse(shown.containsAll(List.of("c", "y")), shown.toString());
        assertFalse(shown.containsAll(List.of("a", "b", "d")), shown.toString());
    }

    /// Where a row is hidden the file has empty cells, not zeros.
    @Test
    void filesHaveNothingWhereNumbersAreHidden(@TempDir Path folder) throws IOException {
        var shown =
                DisclosedSignals.of(
                        result(
                                List.of(signal("A", 30, 15), signal("B", 30, 4)),
                                List.of(),
                                List.of(branch("d", List.of(), part(1, 5, 3)))),
                        new SmallCells(10, DisclosureKey.ofInvented("test")));
        SignalFiles.write(shown, folder);
        var lines = Files.readAllLines(folder.resolve("signals.csv"));
        assertTrue(lines.get(1).startsWith("sccs,A,,X,,30,30,15,0.1,"), lines.get(1));
        assertEquals(
                "sccs,B,,X,,,,,,,,,,,,,,,pass,hidden: it tells of 1 to 10 people,", lines.get(2));
        assertEquals("d,,X,,0,,,,", Files.readAllLines(folder.resolve("branches.csv")).get(1));
        assertTrue(Files.exists(folder.resolve("signals.parquet")));
    }
}

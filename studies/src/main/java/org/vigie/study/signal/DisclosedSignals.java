package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.SmallCells;
import org.vigie.disclosure.Suppression;
import org.vigie.statistics.disproportionality.InformationComponent;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.PairDetail;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.scan.TreeBranch;

/// A search for signals as it may be shown.
///
/// An estimate tells how many events it is made of: its standard error is about one over the root
/// of the smaller count. So a row of few people, or of which the rest are few, is there without any
/// of its numbers, and comes after the others. Calibration and adjusted p values are made without
/// such rows from the start.
public final class DisclosedSignals {

    private static final InformationComponent NOTHING =
            new InformationComponent(Double.NaN, Double.NaN, Double.NaN);

    /// From so many exposures on the bars that are shown do not tell the others.
    private static final int MANY = 20;

    private final SignalResult shown;
    private final SmallCells small;
    private final int most;
    private final boolean solvable;

    private DisclosedSignals(SignalResult result, SmallCells small) {
        this.small = small;
        most = small.most();
        solvable =
                result.counted().exposures() < MANY
                        && result.details().stream()
                                .flatMap(detail -> detail.people().bars().stream())
                                .anyMatch(this::few);
        var signals = new ArrayList<Signal>();
        for (var method : result.methods()) {
            var mine = result.of(method);
            mine.stream()
                    .filter(signal -> !signal.tellsOfFew(most))
                    .map(this::gates)
                    .forEach(signals::add);
            mine.stream()
                    .filter(signal -> signal.tellsOfFew(most))
                    .map(signal -> signal.withheld(why()))
                    .sorted((a, b) ->
                            (a.exposure().id() + "\n" + a.outcome().id())
                                    .compareTo(b.exposure().id() + "\n" + b.outcome().id()))
                    .forEach(signals::add);
        }
        var details =
                result.details().stream()
                        .filter(detail -> !detail.signal().tellsOfFew(most))
                        .map(this::detail)
                        .toList();
        var counted = result.counted();
        shown =
                new SignalResult(
                        result.title(),
                        result.exposures(),
                        result.outcomes(),
                        new SignalResult.Counted(
                                counted.exposures(),
                                counted.outcomes(),
                                counted.people(),
                                few(counted.cases().orElse(0))
                                        ? OptionalLong.empty()
                                        : counted.cases()),
                        attrition(result.attrition(), most),
                        result.methods(),
                        List.copyOf(signals),
                        result.untested(),
                        result.error(),
                        details,
                        DisclosedBranches.of(result.branches(), small),
                        DisclosedClusters.of(result.clusters(), small),
                        result.how(),
                        result.limits(),
                        result.warnings());
    }

    /// Decides what may be shown.
    public static DisclosedSignals of(SignalResult result, SmallCells small) {
        return new DisclosedSignals(result, small);
    }

    /// What may be shown; bars of chronographs are to be asked of {@link #bars}.
    public SignalResult result() {
        return shown;
    }

    private boolean few(long count) {
        return count > 0 && count <= most;
    }

    private String why() {
        return why(most);
    }

    /// Why the numbers of a pair are hidden.
    public static String why(int most) {
        return "hidden: it tells of 1 to " + most + " people";
    }

    /// Bars of a chronograph as they may be shown.
    ///
    /// @param observed eras with the outcome
    /// @param expected how many of them were to be expected; `NaN` where it is not to be told. It
    ///   is the outcome's share around exposures of all kinds: of one exposure alone that is what
    ///   was observed, and of few it is nearly solved for
    /// @param component of both; not told either where the expected is not, which would follow from
    ///   it
    public record Bar(
            int from,
            int to,
            OptionalLong observed,
            double expected,
            InformationComponent component) {}

    public List<Bar> bars(PairDetail detail) {
        var points = detail.chronograph().points();
        return IntStream.range(0, points.size())
                .mapToObj(i -> {
                    var point = points.get(i);
                    boolean hidden = few(detail.people().bars().get(i));
                    boolean alone = hidden || solvable;
                    return new Bar(
                            point.from(),
                            point.to(),
                            hidden ? OptionalLong.empty() : OptionalLong.of(point.observed()),
                            alone ? Double.NaN : point.expected(),
                            alone ? NOTHING : point.component());
                })
                .toList();
    }

    private Signal gates(Signal signal) {
        return signal.with(
                signal.gates().stream()
                        .map(gate -> few(gate.cell()) ? gate.withheld(why()) : gate)
                        .toList());
    }

    private PairDetail detail(PairDetail all) {
        var signal = all.signal();
        boolean shared = signal.method() != Method.SCCS || signal.events() > signal.exposedCases();
        return new PairDetail(
                gates(signal),
                all.chronograph(),
                curve(all.ages(), 0, 0, shared),
                curve(all.seasons(), 0, 0, shared),
                lags(all),
                all.lagEvents(),
                all.people());
    }

    /// Without the numbers of events: the steps lie within windows of which other numbers are told,
    /// and differences of large numbers are small ones.
    private List<CurvePoint> lags(PairDetail all) {
        long beside =
                all.lagEvents()
                        - all.lags().stream().mapToLong(point -> point.events().orElse(0)).sum();
        var curve = curve(all.lags(), beside, all.people().besideLags(), true);
        return most == 0 ? curve : curve.stream().map(CurvePoint::uncounted).toList();
    }

    /// A curve whose events add up to those of the pair. Without what the others are compared with
    /// nothing of it is shown.
    ///
    /// @param beside events of its cases on days that are in none of its points, which then are
    ///   compared with those; below 0 where points overlap
    /// @param people whose these are
    /// @param shared whether someone may have events in several points
    private List<CurvePoint> curve(
            List<CurvePoint> points, long beside, long people, boolean shared) {
        if (most == 0 || points.isEmpty()) {
            return points;
        }
        var cells = new LinkedTables();
        points.forEach(point -> cells.add(point.people()));
        int rest = cells.add(people);
        // All others are relative to what they are compared with.
        cells.precious(rest);
        IntStream.range(0, points.size())
                .filter(i -> points.get(i).isReference())
                .forEach(cells::precious);
        if (beside >= 0) {
            int total = cells.add(IntStream.rangeClosed(0, rest).mapToLong(cells::people).sum());
            int[] parts = IntStream.rangeClosed(0, rest).toArray();
            if (shared) {
                cells.sumOfShared(total, parts);
            } else {
                cells.sum(total, parts);
            }
        }
        var hidden = Suppression.of(cells, most, small.key(), "curve");
        boolean nothing =
                (people > 0 && hidden.get(rest))
                        || IntStream.range(0, points.size())
                                .anyMatch(i -> hidden.get(i) && points.get(i).isReference());
        return IntStream.range(0, points.size())
                .mapToObj(i ->
                        nothing || hidden.get(i) ? points.get(i).withheld(why()) : points.get(i))
                .toList();
    }

    /// Without the last rules where they leave few people. Whom each rule dropped, as it may be
    /// shown.
    public static Attrition attrition(Attrition all, int most) {
        var steps = new ArrayList<>(SafeAttrition.of(all, most).steps());
        while (steps.size() > 1 && SmallCells.few(steps.getLast().left(), most)) {
            steps.removeLast();
        }
        return new Attrition(steps);
    }

    public Attrition attrition() {
        return shown.attrition();
    }

    /// Pairs of the method that ranks whose numbers are hidden.
    public long hiddenPairs() {
        return shown.ranked().stream().filter(Signal::withheld).count();
    }

    /// What was hidden, in words.
    public String words() {
        if (most == 0) {
            return "nothing was withheld or rounded: the protocol says small_cells: 0";
        }
        long rows = count(shown.signals(), Signal::withheld);
        long gates =
                shown.signals().stream()
                        .filter(signal -> !signal.withheld())
                        .mapToLong(signal -> count(signal.gates(), this::withheld))
                        .sum();
        var points =
                shown.details().stream()
                        .flatMap(detail ->
                                List.of(detail.ages(), detail.seasons(), detail.lags()).stream())
                        .flatMap(List::stream)
                        .toList();
        var bars = shown.details().stream().flatMap(detail -> bars(detail).stream()).toList();
        var also = new ArrayList<String>();
        also.add(String.format(Locale.UK, "%,d diagnostics", gates));
        addCount(
                also,
                points,
                point -> point.events().isEmpty() && Double.isNaN(point.rate().value()),
                "points of curves");
        addCount(also, bars, bar -> bar.observed().isEmpty(), "bars of chronographs");
        addCount(also, shown.branches(), TreeBranch::withheld, "branches");
        addCount(also, shown.clusters(), cluster -> cluster.branch().withheld(), "clusters");
        return String.format(
                Locale.UK,
                """
                the numbers of %,d of %,d rows of pairs are hidden, because they tell of 1 \
                to %d people; so are those of %s, and what would give them away in sums\
                """,
                rows,
                shown.signals().size(),
                most,
                String.join(", of ", also));
    }

    private static <T> void addCount(
            List<String> to, List<T> all, Predicate<T> hidden, String what) {
        if (!all.isEmpty()) {
            to.add(String.format(Locale.UK, "%,d of %,d %s", count(all, hidden), all.size(), what));
        }
    }

    private boolean withheld(DiagnosticResult gate) {
        return gate.why().equals(why());
    }

    private static <T> long count(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }
}

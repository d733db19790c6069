package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.disproportionality.Leopard;
import org.vigie.statistics.disproportionality.TwoByTwo;
import org.vigie.statistics.symmetry.NullEffect;
import org.vigie.statistics.symmetry.SequenceRatio;
import org.vigie.statistics.temporal.Chronograph;
import org.vigie.statistics.temporal.RateRatio;
import org.vigie.statistics.temporal.TemporalPattern;
import org.vigie.statistics.temporal.WindowCounts;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.ChronographWindows;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.scan.TemporalSearch;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.study.signal.scan.TreeSearch;

/// Every exposure against one outcome, by every method asked for.
public final class OutcomeSignals {

    /// Windows that those of a temporal pattern are compared with.
    private static final List<Integer> CONTROLS =
            List.of(
                    ChronographWindows.LONG_BEFORE,
                    ChronographWindows.MONTH_BEFORE,
                    ChronographWindows.DAY_0);

    private final OutcomeRows rows;
    private final SignalProtocol protocol;
    private final Everybody everybody;
    private final int outcome;
    private final OutcomeCases cases;
    private final ShrinkerCounts shrinker;
    private final long[] withOutcome = new long[ChronographWindows.WINDOWS];

    public OutcomeSignals(
            SignalProtocol protocol,
            SignalFold fold,
            Everybody everybody,
            int outcome,
            OutcomeCases cases) {
        this.protocol = protocol;
        rows = new OutcomeRows(protocol, fold, everybody, outcome, cases);
        this.everybody = everybody;
        this.outcome = outcome;
        this.cases = cases;
        shrinker = new ShrinkerCounts(everybody, cases, protocol.risk(), protocol.ages());
        cases.byExposure()
                .values()
                .forEach(pair -> {
                    for (int window = 0; window < withOutcome.length; window++) {
                        withOutcome[window] += pair.starts[window];
                    }
                });
    }

    /// Pairs with an exposed case but fewer than are needed.
    public long untested() {
        return cases.byExposure().values().stream().filter(pair -> !enough(pair)).count();
    }

    private boolean enough(OutcomeCases.Exposed pair) {
        return Math.max(pair.exposed.people(0), pair.both) >= protocol.minimumCases();
    }

    /// What a tree scan counts, of every pair with an event around an exposure.
    public List<TreeSearch.Tally> tallies() {
        return cases.byExposure().entrySet().stream()
                .map(each ->
                        new TreeSearch.Tally(
                                outcome,
                                new TreeBranch.Part(
                                        each.getKey(),
                                        each.getValue().whole(OutcomeCases.AFTER),
                                        each.getValue().whole(OutcomeCases.BEFORE))))
                .filter(tally -> tally.all() > 0)
                .toList();
    }

    /// What a tree-temporal scan counts, of every pair with an event after an exposure.
    public List<TemporalSearch.Tally> followed() {
        return cases.byExposure().entrySet().stream()
                .map(each ->
                        new TemporalSearch.Tally(
                                outcome,
                                each.getKey(),
                                each.getValue().followedPersons(),
                                each.getValue().followedDays()))
                .filter(tally -> tally.days().length > 0)
                .toList();
    }

    /// What a shrinker counts, of every pair with a case.
    public List<ShrinkerCounts.Counted> counted(Method method) {
        return cases.byExposure().entrySet().stream()
                .map(each -> shrinker.of(method, each.getKey(), each.getValue()))
                .toList();
    }

    /// Pairs that have enough.
    public long tested() {
        return enough().size();
    }

    private SortedMap<Integer, OutcomeCases.Exposed> enough() {
        var enough = new TreeMap<>(cases.byExposure());
        enough.values().removeIf(pair -> !enough(pair));
        return enough;
    }

    /// All signals, on all cores, without what needs the other outcomes: calibration and adjusted p
    /// values.
    ///
    /// @param done told of each pair
    public List<Signal> all(Runnable done) {
        var series =
                protocol.methods().stream().anyMatch(Method::isSeries) && !cases.isEmpty()
                        ? Optional.of(SeriesSignals.of(rows, enough()))
                        : Optional.<SeriesSignals>empty();
        return List.copyOf(enough().entrySet()).parallelStream()
                .map(each -> {
                    var more = leopard(each.getValue());
                    var found =
                            protocol.methods().stream()
                                    .map(method ->
                                            signal(method, each.getKey(), each.getValue(), series))
                                    .map(signal -> signal.and(more))
                                    .toList();
                    done.run();
                    return found;
                })
                .flatMap(List::stream)
                .toList();
    }

    /// Whether the exposure is given for the outcome, where that is asked.
    private List<DiagnosticResult> leopard(OutcomeCases.Exposed pair) {
        if (!protocol.leopard()) {
            return List.of();
        }
        var starts = Leopard.of(pair.near[OutcomeCases.BEFORE], pair.near[OutcomeCases.AFTER]);
        return List.of(DiagnosticResult.leopard(starts).of(pair.nearPeople.people()));
    }

    private Signal signal(
            Method method,
            int exposure,
            OutcomeCases.Exposed pair,
            Optional<SeriesSignals> series) {
        return switch (method) {
            case SCCS,
                    SCCS_EVENT_DEPENDENT_EXPOSURE,
                    SCCS_EVENT_DEPENDENT_OBSERVATION,
                    SCCS_SPLINE,
                    SCCS_SEMIPARAMETRIC,
                    SCCS_LASSO ->
                    series.orElseThrow().signal(method, exposure, pair);
            case SELF_CONTROLLED_COHORT -> cohort(exposure, pair);
            case ICTPD -> pattern(exposure, pair);
            case SEQUENCE_SYMMETRY -> symmetry(exposure, pair);
            case DISPROPORTIONALITY -> disproportion(exposure, pair);
            case GPS, LGPS -> counted(method, exposure, pair);
        };
    }

    private Signal cohort(int exposure, OutcomeCases.Exposed pair) {
        var totals = everybody.of(exposure);
        long after = pair.inMonth[OutcomeCases.AFTER];
        long before = pair.inMonth[OutcomeCases.BEFORE];
        var rates =
                RateRatio.of(
                        after, (double) totals.riskDays(), before, (double) totals.controlDays());
        var flags =
                switch (rates.basis()) {
                    case BOTH -> List.<String>of();
                    case NO_EXPOSED_EVENT ->
                            List.of("no event in the 30 days after the start of the exposure");
                    case NO_UNEXPOSED_EVENT ->
                            List.of("no event in the 30 days before the start of the exposure");
                    case NO_EVENT ->
                            List.of(
                                    """
                                    no event in the 30 days before or after the start of \
                                    the exposure\
                                    """);
                    case NO_TIME ->
                            List.of(
                                    """
                                    nobody was at risk before, or after, the start of the \
                                    exposure\
                                    """);
                };
        double time = totals.riskDays() + totals.controlDays();
        return rows.signal(
                Method.SELF_CONTROLLED_COHORT,
                exposure,
                new PairCounts(
                        pair.both,
                        after + before,
                        after,
                        time == 0 ? Double.NaN : totals.riskDays() / time,
                        List.of(
                                pair.both,
                                cases.people - pair.both,
                                pair.month.people(OutcomeCases.AFTER),
                                pair.month.people(OutcomeCases.BEFORE))),
                rates.exact(),
                flags,
                List.of(rows.prevalence()));
    }

    private WindowCounts window(int exposure, OutcomeCases.Exposed pair, int window) {
        return new WindowCounts(
                pair.starts[window],
                everybody.of(exposure).starts()[window],
                withOutcome[window],
                everybody.starts()[window]);
    }

    private Signal pattern(int exposure, OutcomeCases.Exposed pair) {
        var risk = window(exposure, pair, ChronographWindows.MONTH_AFTER);
        var pattern =
                TemporalPattern.of(
                        risk,
                        CONTROLS.stream().map(window -> window(exposure, pair, window)).toList());
        var cells =
                new ArrayList<>(
                        List.of(
                                pair.both,
                                cases.people - pair.both,
                                pair.starters.people(ChronographWindows.MONTH_AFTER)));
        CONTROLS.forEach(window -> cells.add(pair.starters.people(window)));
        var flags =
                new ArrayList<>(
                        List.of("the method has no p value; its criterion is a low end above 1"));
        if (pattern.isEmpty()) {
            flags.add("no window before the exposure says anything");
        }
        var ratio =
                pattern.map(found ->
                                new Estimate(
                                        Math.pow(2, found.component().value()),
                                        Math.pow(2, found.component().low()),
                                        Math.pow(2, found.component().high()),
                                        Double.NaN))
                        .orElse(Estimate.NONE);
        return rows.signal(
                Method.ICTPD,
                exposure,
                new PairCounts(pair.both, risk.both(), risk.both(), Double.NaN, List.copyOf(cells)),
                ratio,
                flags,
                List.of(rows.prevalence()));
    }

    private Signal symmetry(int exposure, OutcomeCases.Exposed pair) {
        var uses = everybody.of(exposure).firstUses();
        int from =
                Math.min(
                        uses.keySet().stream().mapToInt(day -> day).min().orElse(0),
                        cases.firstEvents.keySet().stream().mapToInt(day -> day).min().orElse(0));
        int to =
                Math.max(
                        uses.keySet().stream().mapToInt(day -> day).max().orElse(0),
                        cases.firstEvents.keySet().stream().mapToInt(day -> day).max().orElse(0));
        var index = new long[to - from + 1];
        var marker = new long[to - from + 1];
        uses.forEach((day, count) -> index[day - from] = count);
        cases.firstEvents.forEach((day, count) -> marker[day - from] = count);
        var ratio =
                new SequenceRatio(
                        pair.exposedFirst,
                        pair.outcomeFirst,
                        NullEffect.of(index, marker, NullEffect.WINDOW));
        var flags = new ArrayList<String>();
        if (pair.exposedFirst + pair.outcomeFirst == 0) {
            flags.add("nobody had both within a year of each other");
        } else if (!ratio.nullEffect().known()) {
            flags.add(
                    """
                    the null effect is not known: no outcome at all before, or after, the \
                    first uses\
                    """);
        } else if (pair.exposedFirst == 0 || pair.outcomeFirst == 0) {
            flags.add("all had them in one order");
        }
        return rows.signal(
                Method.SEQUENCE_SYMMETRY,
                exposure,
                new PairCounts(
                        pair.both,
                        pair.exposedFirst + pair.outcomeFirst,
                        pair.exposedFirst,
                        Double.NaN,
                        List.of(
                                pair.both,
                                cases.people - pair.both,
                                pair.exposedFirst,
                                pair.outcomeFirst,
                                pair.both - pair.exposedFirst - pair.outcomeFirst)),
                ratio.adjusted(),
                flags,
                List.of(rows.prevalence()));
    }

    private Signal disproportion(int exposure, OutcomeCases.Exposed pair) {
        var table = table(exposure, pair);
        var flags =
                switch (table.counts()) {
                    case AS_THEY_ARE -> List.<String>of();
                    case HALF_ADDED ->
                            List.of("one of the four counts is 0, so ½ is added to each");
                    case EMPTY_MARGIN ->
                            List.of("nobody, or everybody, was exposed or had the outcome");
                };
        return rows.signal(
                Method.DISPROPORTIONALITY,
                exposure,
                new PairCounts(
                        pair.both,
                        pair.both,
                        pair.both,
                        Double.NaN,
                        List.of(
                                pair.both,
                                cases.people - pair.both,
                                everybody.of(exposure).people() - pair.both)),
                table.reportingOddsRatio(),
                flags,
                List.of(rows.prevalence()));
    }

    /// Not yet shrunk: that needs all pairs.
    private Signal counted(Method method, int exposure, OutcomeCases.Exposed pair) {
        var counted = shrinker.of(method, exposure, pair);
        return rows.signal(
                        method,
                        exposure,
                        new PairCounts(
                                counted.people(),
                                counted.observed(),
                                counted.observed(),
                                counted.share(),
                                counted.cells()),
                        Estimate.NONE,
                        List.of(),
                        List.of(rows.prevalence()))
                .shrunk(
                        Estimate.NONE,
                        Shrinkage.none(counted.expected()),
                        List.of(),
                        counted.cells());
    }

    private TwoByTwo table(int exposure, OutcomeCases.Exposed pair) {
        return TwoByTwo.ofTotals(
                pair.both, everybody.of(exposure).people(), cases.people, everybody.people());
    }

    /// A pair looked at closely.
    ///
    /// @param around the same cases, sorted for the curve since the exposure
    public PairDetail detail(Signal signal, int exposure, OutcomeCases around) {
        var pair =
                Objects.requireNonNull(
                        cases.byExposure().get(exposure), "a signal is of a pair with cases");
        var chronograph =
                Chronograph.of(
                        IntStream.range(0, ChronographWindows.LONG_BEFORE)
                                .mapToObj(window -> window(exposure, pair, window))
                                .toList());
        var series =
                pair.size() == 0
                        ? Optional.<PairSeries>empty()
                        : Optional.of(PairSeries.of(cases, pair, protocol.risk(), protocol.ages()));
        var ages = series.map(found -> found.byAge(protocol.ages())).orElse(List.of());
        var seasons =
                protocol.seasonMonths() == 0
                        ? List.<CurvePoint>of()
                        : SeasonCurve.of(
                                cases,
                                pair,
                                protocol.risk(),
                                series.map(PairSeries::ages).orElse(List.of()),
                                protocol.seasonMonths());
        var exposed = around.byExposure().getOrDefault(exposure, new OutcomeCases.Exposed());
        var lags =
                protocol.lags()
                        .map(LagCurve::of)
                        .map(curve ->
                                curve.of(
                                        around,
                                        exposed,
                                        protocol.risk().beforeDays(),
                                        protocol.ages()))
                        .orElse(List.of());
        var people =
                new PairDetail.People(
                        IntStream.range(0, ChronographWindows.LONG_BEFORE)
                                .mapToObj(pair.starters::people)
                                .toList(),
                        protocol.lags()
                                .map(LagCurve::of)
                                .map(curve ->
                                        curve.besideSteps(
                                                around, exposed, protocol.risk().beforeDays()))
                                .orElse(0L));
        return new PairDetail(
                signal, chronograph, ages, seasons, lags, LagCurve.events(around, exposed), people);
    }
}

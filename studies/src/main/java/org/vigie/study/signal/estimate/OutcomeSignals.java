package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.disproportionality.TwoByTwo;
import org.vigie.statistics.symmetry.NullEffect;
import org.vigie.statistics.symmetry.SequenceRatio;
import org.vigie.statistics.temporal.Chronograph;
import org.vigie.statistics.temporal.RateRatio;
import org.vigie.statistics.temporal.TemporalPattern;
import org.vigie.statistics.temporal.WindowCounts;
import org.vigie.study.signal.question.ChronographWindows;
import org.vigie.study.signal.question.ExposureTotals;
import org.vigie.study.signal.question.Method;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.SignalCounts;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.SignalProtocol;

/// Every exposure against one outcome, by every method asked for.
public final class OutcomeSignals {

    /// Windows that those of a temporal pattern are compared with.
    private static final List<Integer> CONTROLS =
            List.of(
                    ChronographWindows.LONG_BEFORE,
                    ChronographWindows.MONTH_BEFORE,
                    ChronographWindows.DAY_0);

    private static final double RARE = 0.1;
    private static final double DETECTABLE = 10;

    private final SignalProtocol protocol;
    private final SignalFold fold;
    private final Everybody everybody;
    private final int outcome;
    private final OutcomeCases cases;
    private final long[] withOutcome = new long[ChronographWindows.WINDOWS];

    /// What is known of all people together.
    ///
    /// @param people people at risk on some day
    /// @param lastDay the last day of the data
    /// @param totals of each exposure
    /// @param starts eras of any exposure, by window of {@link ChronographWindows}
    public record Everybody(
            long people, int lastDay, Map<Integer, ExposureTotals> totals, long[] starts) {

        public static Everybody of(SignalCounts counts) {
            var totals = counts.totals();
            var starts = new long[ChronographWindows.WINDOWS];
            totals.values()
                    .forEach(each -> {
                        for (int window = 0; window < starts.length; window++) {
                            starts[window] += each.starts()[window];
                        }
                    });
            return new Everybody(counts.left().born(), counts.lastDay(), totals, starts);
        }

        public ExposureTotals of(int exposure) {
            return totals.getOrDefault(exposure, ExposureTotals.NONE);
        }
    }

    public OutcomeSignals(
            SignalProtocol protocol,
            SignalFold fold,
            Everybody everybody,
            int outcome,
            OutcomeCases cases) {
        this.protocol = protocol;
        this.fold = fold;
        this.everybody = everybody;
        this.outcome = outcome;
        this.cases = cases;
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

    /// Pairs that have enough.
    public long tested() {
        return cases.byExposure().values().stream().filter(this::enough).count();
    }

    /// All signals, on all cores, without what needs the other outcomes: calibration and adjusted p
    /// values.
    ///
    /// @param done told of each pair
    public List<Signal> all(Runnable done) {
        var shared =
                protocol.methods().contains(Method.SCCS) && !cases.isEmpty()
                        ? outcomeGates()
                        : List.<DiagnosticResult>of();
        return cases.byExposure().entrySet().stream()
                .filter(each -> enough(each.getValue()))
                .toList()
                .parallelStream()
                .map(each -> {
                    var found =
                            protocol.methods().stream()
                                    .map(method ->
                                            signal(method, each.getKey(), each.getValue(), shared))
                                    .toList();
                    done.run();
                    return found;
                })
                .flatMap(List::stream)
                .toList();
    }

    /// Diagnostics of the case series that all pairs of the outcome share.
    private List<DiagnosticResult> outcomeGates() {
        var ends = PairSeries.ofEnds(cases, everybody.lastDay, protocol.ages());
        return List.of(
                DiagnosticResult.within(
                                DiagnosticResult.Diagnostic.EVENT_OBSERVATION,
                                ends.ratio(),
                                0.5,
                                2,
                                "nobody with the outcome left before the data end, or too few")
                        .of(ends.people().atRisk(), ends.people().compared()),
                DiagnosticResult.timeTrend(
                        Months.stability(cases, AgeRates.of(ends.byAge(protocol.ages())))),
                prevalence());
    }

    private Signal signal(
            Method method, int exposure, OutcomeCases.Exposed pair, List<DiagnosticResult> shared) {
        return switch (method) {
            case SCCS -> series(exposure, pair, shared);
            case SELF_CONTROLLED_COHORT -> cohort(exposure, pair);
            case ICTPD -> pattern(exposure, pair);
            case SEQUENCE_SYMMETRY -> symmetry(exposure, pair);
            case DISPROPORTIONALITY -> disproportion(exposure, pair);
        };
    }

    private Signal series(int exposure, OutcomeCases.Exposed pair, List<DiagnosticResult> shared) {
        if (pair.size() == 0) {
            return signal(
                    Method.SCCS,
                    exposure,
                    0,
                    0,
                    0,
                    Double.NaN,
                    Estimate.NONE,
                    List.of(CurvePoint.UNEXPOSED),
                    List.of(),
                    List.of());
        }
        var series = PairSeries.of(cases, pair, protocol.risk(), protocol.ages());
        var ratio = series.ratio();
        var gates = new ArrayList<DiagnosticResult>();
        gates.add(
                DiagnosticResult.below(
                        DiagnosticResult.Diagnostic.DETECTABLE, series.detectable(), DETECTABLE));
        gates.addAll(shared);
        gates.add(
                protocol.risk().beforeDays() == 0
                        ? DiagnosticResult.unknown(
                                DiagnosticResult.Diagnostic.PRE_EXPOSURE,
                                "the protocol looks at no days before the exposure")
                        : DiagnosticResult.within(
                                        DiagnosticResult.Diagnostic.PRE_EXPOSURE,
                                        series.before(),
                                        0.8,
                                        1.25,
                                        "no case was observed just before the exposure, or too few")
                                .of(series.people().before(), series.people().compared()));
        var people = series.people();
        return signal(
                Method.SCCS,
                exposure,
                people.all(),
                series.events(),
                series.riskEvents(),
                series.riskShare(),
                ratio,
                series.flags(),
                gates,
                List.of(
                        people.all(),
                        cases.people - people.all(),
                        people.atRisk(),
                        people.elsewhere(),
                        people.compared()));
    }

    /// Only first events are a biased choice where the outcome is frequent; where every event
    /// counts it may be.
    private DiagnosticResult prevalence() {
        double share = (double) cases.people / everybody.people;
        var gate =
                protocol.firstEventOnly()
                        ? DiagnosticResult.below(
                                DiagnosticResult.Diagnostic.PREVALENCE, share, RARE)
                        : new DiagnosticResult(
                                DiagnosticResult.Diagnostic.PREVALENCE,
                                share,
                                DiagnosticResult.Verdict.PASS,
                                "every event counts, so that it need not be rare");
        return gate.of(cases.people);
    }

    private Signal cohort(int exposure, OutcomeCases.Exposed pair) {
        var totals = everybody.of(exposure);
        long after = pair.inMonth[OutcomeCases.AFTER];
        long before = pair.inMonth[OutcomeCases.BEFORE];
        var rates = RateRatio.of(after, totals.riskDays(), before, totals.controlDays());
        var flags =
                switch (rates.basis()) {
                    case BOTH -> List.<String>of();
                    case NO_EXPOSED_EVENT ->
                            List.of("no event in the 30 days after the start of the exposure");
                    case NO_UNEXPOSED_EVENT ->
                            List.of("no event in the 30 days before the start of the exposure");
                    case NO_EVENT ->
                            List.of(
                                    "no event in the 30 days before or after the start of the exposure");
                    case NO_TIME ->
                            List.of(
                                    "nobody was at risk before, or after, the start of the exposure");
                };
        double time = totals.riskDays() + totals.controlDays();
        return signal(
                Method.SELF_CONTROLLED_COHORT,
                exposure,
                pair.both,
                after + before,
                after,
                time == 0 ? Double.NaN : totals.riskDays() / time,
                rates.exact(),
                flags,
                List.of(prevalence()),
                List.of(
                        pair.both,
                        cases.people - pair.both,
                        pair.month.people(OutcomeCases.AFTER),
                        pair.month.people(OutcomeCases.BEFORE)));
    }

    private WindowCounts window(int exposure, OutcomeCases.Exposed pair, int window) {
        return new WindowCounts(
                pair.starts[window],
                everybody.of(exposure).starts()[window],
                withOutcome[window],
                everybody.starts[window]);
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
        return signal(
                Method.ICTPD,
                exposure,
                pair.both,
                risk.both(),
                risk.both(),
                Double.NaN,
                ratio,
                flags,
                List.of(prevalence()),
                List.copyOf(cells));
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
                    "the null effect is not known: no outcome at all before, or after, the first uses");
        } else if (pair.exposedFirst == 0 || pair.outcomeFirst == 0) {
            flags.add("all had them in one order");
        }
        return signal(
                Method.SEQUENCE_SYMMETRY,
                exposure,
                pair.both,
                pair.exposedFirst + pair.outcomeFirst,
                pair.exposedFirst,
                Double.NaN,
                ratio.adjusted(),
                flags,
                List.of(prevalence()),
                List.of(
                        pair.both,
                        cases.people - pair.both,
                        pair.exposedFirst,
                        pair.outcomeFirst,
                        pair.both - pair.exposedFirst - pair.outcomeFirst));
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
        return signal(
                Method.DISPROPORTIONALITY,
                exposure,
                pair.both,
                pair.both,
                pair.both,
                Double.NaN,
                table.reportingOddsRatio(),
                flags,
                List.of(prevalence()),
                List.of(
                        pair.both,
                        cases.people - pair.both,
                        everybody.of(exposure).people() - pair.both));
    }

    private TwoByTwo table(int exposure, OutcomeCases.Exposed pair) {
        return TwoByTwo.ofTotals(
                pair.both, everybody.of(exposure).people(), cases.people, everybody.people);
    }

    private Signal signal(
            Method method,
            int exposure,
            long exposed,
            long events,
            long riskEvents,
            double share,
            Estimate ratio,
            List<String> flags,
            List<DiagnosticResult> gates,
            List<Long> cells) {
        var watched = fold.exposures().get(exposure);
        var happened = fold.outcomes().get(outcome);
        return new Signal(
                method,
                watched,
                happened,
                exposed,
                events,
                riskEvents,
                share,
                ratio,
                Estimate.NONE,
                Double.NaN,
                flags,
                gates,
                protocol.negativeControls()
                        .contains(
                                new org.vigie.study.signal.question.Pair(
                                        watched.id(), happened.id())),
                cells,
                false);
    }

    /// A pair looked at closely.
    ///
    /// @param around the same cases, sorted for the curve since the exposure
    public PairDetail closeUp(Signal signal, int exposure, OutcomeCases around) {
        var pair = cases.byExposure().get(exposure);
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

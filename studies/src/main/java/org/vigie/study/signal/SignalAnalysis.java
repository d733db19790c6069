package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.study.Attrition;
import org.vigie.study.signal.estimate.Calibration;
import org.vigie.study.signal.estimate.Everybody;
import org.vigie.study.signal.estimate.LagCurve;
import org.vigie.study.signal.estimate.OutcomeSignals;
import org.vigie.study.signal.estimate.PairDetail;
import org.vigie.study.signal.estimate.Shrinker;
import org.vigie.study.signal.estimate.ShrinkerCounts;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.method.TreeScanned;
import org.vigie.study.signal.question.CasePerson;
import org.vigie.study.signal.question.IntList;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.RiskWindow;
import org.vigie.study.signal.question.SignalCounts;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.scan.TemporalSearch;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.study.signal.scan.TreeCluster;
import org.vigie.study.signal.scan.TreeSearch;
import org.vigie.timeline.People;
import org.vigie.timeline.Progress;
import org.vigie.vocabulary.Vocabulary;

/// Every exposure against every outcome: one pass over the people, then the estimates, outcome by
/// outcome on all cores.
///
/// Cohorts that are exposure, outcome or population are evaluated before, each in a pass of its
/// own.
public record SignalAnalysis(SignalProtocol protocol, Vocabulary vocabulary) {

    private static final Comparator<Signal> STRONGEST =
            Comparator.comparing(Signal::method)
                    .thenComparing(signal -> !signal.passes())
                    .thenComparingDouble((Signal signal) -> signal.ratio().p())
                    .thenComparing(
                            Comparator.comparingDouble((Signal signal) -> low(signal)).reversed())
                    .thenComparing(signal -> signal.exposure().id())
                    .thenComparing(signal -> signal.outcome().id());

    private static double low(Signal signal) {
        return Double.isNaN(signal.ratio().low()) ? -1 : signal.ratio().low();
    }

    /// Runs the search.
    ///
    /// @throws InputProblem where an exposure, an outcome or the population names nothing that the
    ///   store has
    public SignalResult run(People people) {
        var fold = fold(people);
        return result(fold, people.fold(fold), people.progress());
    }

    /// The one question that is put to the people.
    SignalFold fold(People people) {
        return new SignalFold(
                protocol.exposures().in(people, vocabulary, true),
                protocol.outcomes().in(people, vocabulary, false),
                protocol.watch(
                        protocol.population()
                                .map(population -> population.stays(people, vocabulary))));
    }

    SignalResult result(SignalFold fold, SignalCounts counts, Progress progress) {
        var rows = new RowsOfOutcomes(fold, counts);
        var everybody = Everybody.of(counts);
        var estimated = new Estimated(progress, rows.total());
        var found =
                IntStream.range(0, fold.outcomes().size()).boxed().toList().parallelStream()
                        .map(outcome -> {
                            var signals =
                                    new OutcomeSignals(
                                            protocol,
                                            fold,
                                            everybody,
                                            outcome,
                                            rows.cases(outcome, protocol.risk()));
                            return new OfOutcome(
                                    signals.all(
                                            estimated.pairs(rows.size(outcome), signals.tested())),
                                    signals.untested(),
                                    scan() == TreeScanned.BEFORE_AND_AFTER
                                            ? signals.tallies()
                                            : List.of(),
                                    scan() == TreeScanned.TEMPORAL ? signals.followed() : List.of(),
                                    protocol.methods().stream()
                                            .filter(Method::shrinks)
                                            .collect(
                                                    Collectors.toMap(
                                                            method -> method, signals::counted)));
                        })
                        .toList();
        var shrinkers =
                protocol.methods().stream()
                        .filter(Method::shrinks)
                        .map(method -> shrinker(method, found))
                        .toList();
        var calibration =
                new Calibration(
                        found.stream()
                                .flatMap(each -> each.signals.stream())
                                .map(signal -> shrunk(signal, shrinkers))
                                .toList(),
                        protocol.smallCells(),
                        protocol.seed());
        var signals = new ArrayList<>(calibration.signals());
        signals.sort(STRONGEST);
        var text = new SignalText(protocol, vocabulary, fold);
        return new SignalResult(
                protocol.title(),
                protocol.exposures().words(),
                protocol.outcomes().words(),
                new SignalResult.Counted(
                        fold.exposures().size(),
                        fold.outcomes().size(),
                        counts.left().born(),
                        OptionalLong.of(counts.left().withOutcome())),
                attrition(counts.left()),
                protocol.methods(),
                List.copyOf(signals),
                found.stream().mapToLong(OfOutcome::untested).sum(),
                new EnumMap<>(calibration.errors()),
                details(fold, everybody, rows, signals, progress),
                branches(fold, found),
                clusters(fold, found),
                text.methods(signals),
                SignalText.limits(),
                text.warnings(counts, calibration.errors()));
    }

    private Shrinker shrinker(Method method, List<OfOutcome> found) {
        var counted = found.stream().flatMap(each -> each.counted(method).stream()).toList();
        return Shrinker.of(method, counted, protocol.smallCells());
    }

    private static Signal shrunk(Signal signal, List<Shrinker> shrinkers) {
        var shrunk = signal;
        for (var shrinker : shrinkers) {
            shrunk = shrinker.shrunk(shrunk);
        }
        return shrunk;
    }

    private TreeScanned scan() {
        return protocol.treeScan();
    }

    private List<TreeCluster> clusters(SignalFold fold, List<OfOutcome> found) {
        var followed = found.stream().flatMap(each -> each.followed.stream()).toList();
        return followed.isEmpty()
                ? List.of()
                : new TemporalSearch(fold, vocabulary)
                        .clusters(followed, protocol.smallCells(), protocol.seed());
    }

    private List<TreeBranch> branches(SignalFold fold, List<OfOutcome> found) {
        var tallies = found.stream().flatMap(each -> each.tallies.stream()).toList();
        return tallies.isEmpty()
                ? List.of()
                : new TreeSearch(fold, vocabulary).branches(tallies, protocol.seed());
    }

    private List<PairDetail> details(
            SignalFold fold,
            Everybody everybody,
            RowsOfOutcomes rows,
            List<Signal> signals,
            Progress progress) {
        var strongest =
                signals.stream()
                        .filter(signal ->
                                signal.method() == protocol.methods().getFirst()
                                        && !Double.isNaN(signal.ratio().value())
                                        && !signal.control()
                                        && !signal.tellsOfFew(protocol.smallCells()))
                        .limit(protocol.strongest())
                        .toList();
        var done = new AtomicLong();
        return strongest.parallelStream()
                .map(signal -> {
                    progress.report(
                            "looking at the strongest pairs",
                            done.getAndIncrement(),
                            strongest.size());
                    int outcome = fold.outcomes().all().indexOf(signal.outcome());
                    int exposure = fold.exposures().all().indexOf(signal.exposure());
                    return new OutcomeSignals(
                                    protocol,
                                    fold,
                                    everybody,
                                    outcome,
                                    rows.cases(outcome, protocol.risk()))
                            .detail(
                                    signal,
                                    exposure,
                                    rows.cases(
                                            outcome,
                                            protocol.lags()
                                                    .map(LagCurve::of)
                                                    .map(curve ->
                                                            curve.window(
                                                                    protocol.risk().beforeDays()))
                                                    .orElse(protocol.risk())));
                })
                .toList();
    }

    /// What one outcome gives.
    ///
    /// @param counted what each shrinker counts of its pairs
    private record OfOutcome(
            List<Signal> signals,
            long untested,
            List<TreeSearch.Tally> tallies,
            List<TemporalSearch.Tally> followed,
            Map<Method, List<ShrinkerCounts.Counted>> counted) {

        List<ShrinkerCounts.Counted> counted(Method shrinker) {
            return Objects.requireNonNull(counted.get(shrinker), "every shrinker counts all pairs");
        }
    }

    /// How far the estimates have come, in cases: an outcome's are done in proportion to its pairs.
    private record Estimated(Progress progress, long total, AtomicLong done) {

        Estimated(Progress progress, long total) {
            this(progress, total, new AtomicLong());
        }

        Runnable pairs(long cases, long pairs) {
            var before = new AtomicLong();
            return () -> {
                long pair = before.getAndIncrement();
                long credit = cases * (pair + 1) / pairs - cases * pair / pairs;
                progress.report("estimating from cases", done.addAndGet(credit), total);
            };
        }
    }

    /// Who has which outcome, so that each outcome reads its own people only.
    private static final class RowsOfOutcomes {
        private final List<byte[]> cases;
        private final int[][] rows;

        RowsOfOutcomes(SignalFold fold, SignalCounts counts) {
            cases = counts.cases();
            var gathered = new IntList[fold.outcomes().size()];
            Arrays.setAll(gathered, _ -> new IntList());
            for (int row = 0; row < cases.size(); row++) {
                for (int outcome : CasePerson.outcomesOf(cases.get(row))) {
                    gathered[outcome].add(row);
                }
            }
            rows = Arrays.stream(gathered).map(IntList::toArray).toArray(int[][]::new);
        }

        long total() {
            return Arrays.stream(rows).mapToLong(each -> each.length).sum();
        }

        int size(int outcome) {
            return rows[outcome].length;
        }

        OutcomeCases cases(int outcome, RiskWindow risk) {
            var sorted = new OutcomeCases(outcome, risk);
            for (int row : rows[outcome]) {
                sorted.add(CasePerson.of(cases.get(row)));
            }
            return sorted;
        }
    }

    private Attrition attrition(SignalCounts.Left left) {
        var steps = new ArrayList<Attrition.Step>();
        steps.add(new Attrition.Step("everybody", 0, left.everybody()));
        step(
                steps,
                "observed beyond the first "
                        + protocol.washoutDays()
                        + " days of an observation period",
                left.observed());
        protocol.population()
                .ifPresent(population ->
                        step(
                                steps,
                                "in the population meanwhile: " + population.name(),
                                left.member()));
        if (protocol.needsBirth()) {
            step(steps, "with a day of birth", left.born());
        }
        step(steps, "with an outcome meanwhile", left.withOutcome());
        step(steps, "exposed at any time too", left.exposed());
        return new Attrition(List.copyOf(steps));
    }

    private static void step(List<Attrition.Step> steps, String rule, long left) {
        steps.add(new Attrition.Step(rule, steps.getLast().left() - left, left));
    }
}

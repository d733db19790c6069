package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.ScoredControl;
import org.vigie.study.Attrition;
import org.vigie.study.signal.DisclosedSignals;
import org.vigie.study.signal.SignalAnalysis;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.TargetSelection;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// Judges methods by pairs whose truth is known: a search for signals over the exposures and
/// outcomes of a reference set, in one pass over the people, and of it the pairs that the set
/// lists.
public record EvaluationAnalysis(EvaluationProtocol protocol, Vocabulary vocabulary) {

    private record Key(Method method, String exposure, String outcome) {}

    /// Runs the evaluation.
    ///
    /// @throws InputProblem where no pair can be evaluated, or the reference set lacks what is
    ///   asked of it
    public EvaluationResult run(People people) {
        var group = group();
        var search = protocol.search();
        var pairs =
                ReferencePairs.of(
                        protocol.reference(), search.exposures(), search.outcomes(), vocabulary);
        if (pairs.controls().isEmpty()) {
            throw new InputProblem(nothing(pairs));
        }
        var found =
                new SignalAnalysis(
                                search.about(
                                        new TargetSelection.Named(pairs.exposures()),
                                        new TargetSelection.Named(pairs.outcomes())),
                                vocabulary)
                        .run(people);
        int most = search.smallCells();
        var shown = found.signals().stream().filter(signal -> !signal.tellsOfFew(most)).toList();
        var signals =
                shown.stream()
                        .collect(
                                Collectors.toMap(
                                        signal ->
                                                new Key(
                                                        signal.method(),
                                                        signal.exposure().id(),
                                                        signal.outcome().id()),
                                        Function.identity()));
        var tested = new ArrayList<Control>();
        var excluded = new ArrayList<>(pairs.excluded());
        var few = few();
        for (var control : pairs.controls()) {
            if (search.methods().stream()
                    .anyMatch(method -> signals.containsKey(key(method, control)))) {
                tested.add(control);
            } else {
                excluded.add(new ExcludedControl(control, few));
            }
        }
        if (tested.isEmpty()) {
            throw new InputProblem(
                    "all "
                            + pairs.controls().size()
                            + " pairs of "
                            + protocol.name()
                            + " that are in this store have "
                            + few
                            + (most == 0
                                    ? "; lower minimum_cases or take more people"
                                    : "; lower minimum_cases or small_cells, or take more people"));
        }
        checkCalibration(tested);
        var hidden =
                found.signals().stream()
                        .filter(signal -> signal.tellsOfFew(most))
                        .map(signal ->
                                new Key(
                                        signal.method(),
                                        signal.exposure().id(),
                                        signal.outcome().id()))
                        .collect(Collectors.toSet());
        var methods =
                search.methods().stream()
                        .map(method -> evaluate(method, tested, signals, hidden, group))
                        .toList();
        long withheld =
                tested.stream()
                        .filter(control ->
                                search.methods().stream()
                                        .anyMatch(method -> hidden.contains(key(method, control))))
                        .count();
        return result(pairs, methods, found, tested.size(), withheld, excluded);
    }

    /// Why a pair is left out. Where few people are hidden, nothing tells whether the pair has too
    /// few to be estimated or its numbers are hidden.
    private String few() {
        var search = protocol.search();
        var few = "fewer than " + search.minimumCases() + " exposed people with the outcome";
        return search.smallCells() == 0
                ? few
                : few + ", or its numbers tell of 1 to " + search.smallCells() + " people";
    }

    private String nothing(ReferencePairs pairs) {
        var first = pairs.excluded().stream().findFirst();
        return "none of the "
                + protocol.reference().controls().size()
                + " pairs of "
                + protocol.name()
                + " is in this store"
                + first.map(excluded ->
                                """
                                , the first because %s: %s (%s) and %s (%s); name concept \
                                sets or cohorts so in the protocol's exposures or outcomes\
                                """
                                        .formatted(
                                                excluded.reason(),
                                                excluded.control().exposure(),
                                                excluded.control().exposureName(),
                                                excluded.control().outcome(),
                                                excluded.control().outcomeName()))
                        .orElse("");
    }

    private Optional<String> column() {
        boolean kinds =
                protocol.reference().controls().stream()
                        .anyMatch(control -> control.rest().containsKey(EvaluationProtocol.KIND));
        return protocol.groupBy()
                .or(() -> kinds ? Optional.of(EvaluationProtocol.KIND) : Optional.empty());
    }

    private Optional<Function<Control, String>> group() {
        return column().map(column -> {
            var missing =
                    protocol.reference().controls().stream()
                            .filter(control -> !control.rest().containsKey(column))
                            .findFirst();
            if (missing.isPresent()) {
                throw new InputProblem(
                        "the reference set "
                                + protocol.name()
                                + " has no column "
                                + column
                                + "; it has "
                                + missing.get().rest().keySet().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            }
            return control ->
                    Objects.requireNonNull(
                            control.rest().get(column), "every control has the column");
        });
    }

    private static Key key(Method method, Control control) {
        return new Key(method, control.exposure(), control.outcome());
    }

    private void checkCalibration(List<Control> tested) {
        long truths =
                tested.stream()
                        .filter(control -> control.trueRatio().isPresent())
                        .map(control -> control.trueRatio().getAsDouble())
                        .distinct()
                        .count();
        if (protocol.by() == Evaluation.By.ALL_CONTROLS && truths < 2) {
            throw new InputProblem(
                    "to calibrate by all controls takes controls of two true effect sizes or more, "
                            + protocol.name()
                            + " has "
                            + truths
                            + " in this store; calibrate by its negative controls");
        }
    }

    private MethodEvaluation evaluate(
            Method method,
            List<Control> tested,
            Map<Key, Signal> signals,
            Set<Key> hidden,
            Optional<Function<Control, String>> group) {
        var scored = new ArrayList<ScoredControl>();
        var reasons = new ArrayList<String>();
        for (var control : tested) {
            var signal = Optional.ofNullable(signals.get(key(method, control)));
            scored.add(ScoredControl.of(control, signal.map(Signal::ratio).orElse(Estimate.NONE)));
            reasons.add(
                    signal.map(found -> String.join("; ", found.flags()))
                            .orElse(
                                    hidden.contains(key(method, control))
                                            ? DisclosedSignals.why(protocol.search().smallCells())
                                            : "the method says nothing of the pair"));
        }
        return MethodEvaluation.of(
                method, scored, reasons, protocol.by(), group, protocol.search().seed());
    }

    private EvaluationResult result(
            ReferencePairs pairs,
            List<MethodEvaluation> methods,
            SignalResult found,
            int tested,
            long withheld,
            List<ExcludedControl> excluded) {
        var steps = new ArrayList<>(pairs.steps());
        int most = protocol.search().smallCells();
        steps.add(
                new Attrition.Step(
                        "at least "
                                + protocol.search().minimumCases()
                                + " exposed people with the outcome"
                                + (most == 0 ? "" : ", and numbers that may be shown"),
                        pairs.controls().size() - tested,
                        tested));
        var text = new EvaluationText(protocol, tested);
        return new EvaluationResult(
                methods.size() == 1
                        ? "How well does "
                                + methods.getFirst().method().word()
                                + " find what is known?"
                        : "How well do " + methods.size() + " methods find what is known?",
                protocol.name(),
                methods,
                DisclosedSignals.attrition(found.attrition(), most),
                new Attrition(List.copyOf(steps)),
                List.copyOf(excluded),
                column(),
                text.how(found.how()),
                text.limits(),
                text.warnings(methods, withheld));
    }
}

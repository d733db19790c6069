package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.Metrics;
import org.vigie.statistics.evaluation.ScoredControl;
import org.vigie.study.signal.method.Method;

/// What one method made of the controls.
///
/// @param reasons why a control has no estimate, or what to doubt of it; the empty string where
///   there is nothing to say
/// @param before systematic error of the negative controls; nothing without an estimate
/// @param after what is left of it once each is calibrated by the others
/// @param groups metrics of parts of the reference set, by name
public record MethodEvaluation(
        Method method,
        Evaluation evaluation,
        List<String> reasons,
        Optional<SystematicError> before,
        Optional<SystematicError> after,
        Map<String, Group> groups) {

    /// A part of the reference set, as estimated and calibrated; the calibration is that of the
    /// whole.
    public record Group(Metrics before, Metrics after) {}

    static MethodEvaluation of(
            Method method,
            List<ScoredControl> scored,
            List<String> reasons,
            Evaluation.By by,
            Optional<Function<Control, String>> group,
            long seed) {
        var evaluation = Evaluation.of(scored, by);
        return new MethodEvaluation(
                method,
                evaluation,
                List.copyOf(reasons),
                error(evaluation.asEstimated(), seed),
                error(evaluation.calibrated(), seed),
                group.map(of -> groups(evaluation, of)).orElse(Map.of()));
    }

    private static Optional<SystematicError> error(Collection<ScoredControl> scored, long seed) {
        return SystematicError.of(
                scored.stream()
                        .filter(each -> !each.control().positive())
                        .map(ScoredControl::estimate)
                        .toList(),
                seed);
    }

    private static Map<String, Group> groups(
            Evaluation evaluation, Function<Control, String> group) {
        var groups = new LinkedHashMap<String, Group>();
        evaluation.asEstimated().stream()
                .map(each -> group.apply(each.control()))
                .distinct()
                .sorted()
                .forEach(name ->
                        groups.put(
                                name,
                                new Group(
                                        Metrics.of(of(evaluation.asEstimated(), group, name)),
                                        Metrics.of(of(evaluation.calibrated(), group, name)))));
        return groups;
    }

    private static List<ScoredControl> of(
            List<ScoredControl> scored, Function<Control, String> group, String name) {
        var those = new ArrayList<>(scored);
        those.removeIf(each -> !group.apply(each.control()).equals(name));
        return those;
    }
}

package org.vigie.study.signal.estimate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.Target;

/// What one method says of one pair.
///
/// @param control whether it is one of the negative controls
/// @param counts of whom its numbers tell
/// @param ratio the estimate; `NaN` where there is none, and then a flag says why
/// @param calibrated the same with the systematic error of negative controls allowed for; `NaN`
///   without such
/// @param q Benjamini and Hochberg's adjusted p, among the pairs of the method
/// @param flags why a number is missing or deserves doubt
/// @param gates diagnostics
/// @param withheld whether its numbers are not shown; then counts are 0, estimates `NaN`, and a
///   flag says why
/// @param shrinkage of a gamma-Poisson shrinker, what else it says; nothing of other methods
public record Signal(
        Method method,
        Target exposure,
        Target outcome,
        boolean control,
        PairCounts counts,
        Estimate ratio,
        Estimate calibrated,
        double q,
        List<String> flags,
        List<DiagnosticResult> gates,
        boolean withheld,
        Optional<Shrinkage> shrinkage) {

    /// As estimated, neither calibrated nor compared with other pairs.
    public static Signal estimated(
            Method method,
            Target exposure,
            Target outcome,
            boolean control,
            PairCounts counts,
            Estimate ratio,
            List<String> flags,
            List<DiagnosticResult> gates) {
        return new Signal(
                method,
                exposure,
                outcome,
                control,
                counts,
                ratio,
                Estimate.NONE,
                Double.NaN,
                flags,
                gates,
                false,
                Optional.empty());
    }

    public long exposedCases() {
        return counts.exposedCases();
    }

    public long events() {
        return counts.events();
    }

    public long riskEvents() {
        return counts.riskEvents();
    }

    /// Whether no diagnostic failed.
    public boolean passes() {
        return failed().isEmpty();
    }

    /// The diagnostics that failed.
    public List<DiagnosticResult> failed() {
        return gates.stream()
                .filter(gate -> gate.verdict() == DiagnosticResult.Verdict.FAIL)
                .toList();
    }

    /// Whether it tells of few people.
    ///
    /// @param most 1 to so many are few; 0 for none
    public boolean tellsOfFew(int most) {
        return counts.cells().stream().anyMatch(count -> count > 0 && count <= most);
    }

    /// The same without its numbers; of the diagnostics the verdicts are left.
    public Signal withheld(String why) {
        return new Signal(
                method,
                exposure,
                outcome,
                control,
                PairCounts.NONE,
                Estimate.NONE,
                Estimate.NONE,
                Double.NaN,
                List.of(why),
                gates.stream().map(gate -> gate.withheld("hidden with its row")).toList(),
                true,
                Optional.empty());
    }

    /// The same with more diagnostics.
    Signal and(List<DiagnosticResult> more) {
        return more.isEmpty() ? this : with(Stream.of(gates, more).flatMap(List::stream).toList());
    }

    /// The same with other diagnostics.
    public Signal with(List<DiagnosticResult> otherGates) {
        return with(calibrated, q, otherGates);
    }

    Signal with(Estimate calibratedRatio, double adjusted, List<DiagnosticResult> moreGates) {
        return new Signal(
                method,
                exposure,
                outcome,
                control,
                counts,
                ratio,
                calibratedRatio,
                adjusted,
                flags,
                moreGates,
                withheld,
                shrinkage);
    }

    /// The same as a gamma-Poisson shrinker has it.
    Signal shrunk(Estimate shrunk, Shrinkage found, List<String> why, List<Long> allCells) {
        return new Signal(
                method,
                exposure,
                outcome,
                control,
                counts.with(allCells),
                shrunk,
                calibrated,
                q,
                why,
                gates,
                withheld,
                Optional.of(found));
    }
}

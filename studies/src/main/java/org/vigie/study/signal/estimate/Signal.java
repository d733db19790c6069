package org.vigie.study.signal.estimate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.Target;

/// What one method says of one pair.
///
/// @param exposedCases people with the outcome who were exposed while at risk
/// @param events their events
/// @param riskEvents events on days at risk after the exposure began; of sequence symmetry, people
///   exposed first
/// @param riskShare share of their days that are such days; `NaN` where the method has none
/// @param ratio the estimate; `NaN` where there is none, and then a flag says why
/// @param calibrated the same with the systematic error of negative controls allowed for; `NaN`
///   without such
/// @param q Benjamini and Hochberg's adjusted p, among the pairs of the method
/// @param flags why a number is missing or deserves doubt
/// @param gates diagnostics
/// @param control whether it is one of the negative controls
/// @param cells counts of people that its numbers tell of, or from which they could be worked out
/// @param withheld whether its numbers are not shown; then counts are 0, estimates `NaN`, and a
///   flag says why
/// @param shrinkage of a gamma-Poisson shrinker, what else it says; nothing of other methods
public record Signal(
        Method method,
        Target exposure,
        Target outcome,
        long exposedCases,
        long events,
        long riskEvents,
        double riskShare,
        Estimate ratio,
        Estimate calibrated,
        double q,
        List<String> flags,
        List<DiagnosticResult> gates,
        boolean control,
        List<Long> cells,
        boolean withheld,
        Optional<Shrinkage> shrinkage) {

    /// Of a method that does not shrink.
    public Signal(
            Method method,
            Target exposure,
            Target outcome,
            long exposedCases,
            long events,
            long riskEvents,
            double riskShare,
            Estimate ratio,
            Estimate calibrated,
            double q,
            List<String> flags,
            List<DiagnosticResult> gates,
            boolean control,
            List<Long> cells,
            boolean withheld) {
        this(
                method,
                exposure,
                outcome,
                exposedCases,
                events,
                riskEvents,
                riskShare,
                ratio,
                calibrated,
                q,
                flags,
                gates,
                control,
                cells,
                withheld,
                Optional.empty());
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
        return cells.stream().anyMatch(count -> count > 0 && count <= most);
    }

    /// The same without its numbers; of the diagnostics the verdicts are left.
    public Signal withheld(String why) {
        return new Signal(
                method,
                exposure,
                outcome,
                0,
                0,
                0,
                Double.NaN,
                Estimate.NONE,
                Estimate.NONE,
                Double.NaN,
                List.of(why),
                gates.stream().map(gate -> gate.withheld("hidden with its row")).toList(),
                control,
                List.of(),
                true);
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
                exposedCases,
                events,
                riskEvents,
                riskShare,
                ratio,
                calibratedRatio,
                adjusted,
                flags,
                moreGates,
                control,
                cells,
                withheld,
                shrinkage);
    }

    /// The same as a gamma-Poisson shrinker has it.
    Signal shrunk(Estimate shrunk, Shrinkage found, List<String> why, List<Long> allCells) {
        return new Signal(
                method,
                exposure,
                outcome,
                exposedCases,
                events,
                riskEvents,
                riskShare,
                shrunk,
                calibrated,
                q,
                why,
                gates,
                control,
                allCells,
                withheld,
                Optional.of(found));
    }
}

package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.MultipleTesting;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.NullDistribution;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.study.signal.method.Method;

/// What is known only once all pairs are: p values adjusted for their number, and systematic error
/// as the negative controls of each method show it. A control is calibrated by the others. Pairs
/// whose numbers are not to be shown have no part in it: what is made with a number can give it
/// away.
public final class Calibration {

    private static final double LARGEST_ERROR = 0.25;

    private final List<Signal> raw;
    private final int most;
    private final Map<Method, SystematicError> errors = new EnumMap<>(Method.class);

    /// @param most pairs that tell of 1 to so many people are not to be shown; 0 for none
    /// @param seed of the samples from which it is told how surely systematic error is known
    public Calibration(List<Signal> raw, int most, long seed) {
        this.raw = raw;
        this.most = most;
        for (var method : Method.values()) {
            SystematicError.of(controls(method, null), seed)
                    .ifPresent(error -> errors.put(method, error));
        }
    }

    public Map<Method, SystematicError> errors() {
        return errors;
    }

    public List<Signal> signals() {
        var signals = new ArrayList<Signal>();
        for (var method : Method.values()) {
            var mine = raw.stream().filter(signal -> signal.method() == method).toList();
            var q =
                    MultipleTesting.benjaminiHochberg(
                            mine.stream()
                                    .mapToDouble(signal ->
                                            signal.tellsOfFew(most)
                                                    ? Double.NaN
                                                    : signal.ratio().p())
                                    .toArray());
            for (int i = 0; i < q.length; i++) {
                signals.add(mine.get(i).with(calibrated(mine.get(i)), q[i], gates(mine.get(i))));
            }
        }
        return signals;
    }

    private Estimate calibrated(Signal signal) {
        var error =
                signal.control()
                        ? NullDistribution.of(controls(signal.method(), signal))
                        : Optional.ofNullable(errors.get(signal.method()))
                                .map(SystematicError::distribution);
        return error.map(known -> known.errorModel().calibrate(LogEstimate.of(signal.ratio())))
                .orElse(Estimate.NONE);
    }

    /// The negative controls of a method, but one where one is named.
    private List<LogEstimate> controls(Method method, @Nullable Signal but) {
        return raw.stream()
                .filter(signal ->
                        signal.control()
                                && signal.method() == method
                                && signal != but
                                && !signal.tellsOfFew(most))
                .map(signal -> LogEstimate.of(signal.ratio()))
                .toList();
    }

    private List<DiagnosticResult> gates(Signal signal) {
        var gates = new ArrayList<>(signal.gates());
        gates.add(
                Optional.ofNullable(errors.get(signal.method()))
                        .map(Calibration::gate)
                        .orElse(
                                DiagnosticResult.unknown(
                                        DiagnosticResult.Diagnostic.SYSTEMATIC_ERROR,
                                        "no negative control has an estimate")));
        return gates;
    }

    /// Of fewer controls than tell how surely the error is known nothing is decided by it.
    private static DiagnosticResult gate(SystematicError error) {
        var size = error.expectedAbsoluteError();
        return Double.isNaN(size.low())
                ? DiagnosticResult.unknown(
                        DiagnosticResult.Diagnostic.SYSTEMATIC_ERROR,
                        "fewer than "
                                + SystematicError.FEWEST
                                + " negative controls have an estimate")
                : DiagnosticResult.below(
                        DiagnosticResult.Diagnostic.SYSTEMATIC_ERROR, size, LARGEST_ERROR);
    }
}

package org.vigie.study.signal;

import java.util.List;
import org.vigie.statistics.Estimate;

/// What one method says of one pair.
///
/// @param exposedCases people with the outcome who were exposed while at risk
/// @param events       their events
/// @param riskEvents   events on days at risk after the exposure began; of sequence symmetry, people exposed first
/// @param riskShare    share of their days that are such days; `NaN` where the method has none
/// @param ratio        the estimate; `NaN` where there is none, and then a flag says why
/// @param calibrated   the same with the systematic error of negative controls allowed for; `NaN` without such
/// @param q            Benjamini and Hochberg's adjusted p, among the pairs of the method
/// @param flags        why a number is missing or deserves doubt
/// @param gates        diagnostics
/// @param control      whether it is one of the negative controls
public record Signal(Method method, Watched exposure, Watched outcome, long exposedCases, long events,
        long riskEvents, double riskShare, Estimate ratio, Estimate calibrated, double q, List<String> flags,
        List<Gate> gates, boolean control) {

    /// Whether no diagnostic failed.
    public boolean passes() {
        return gates.stream().noneMatch(gate -> gate.verdict() == Gate.Verdict.FAIL);
    }

    Signal with(Estimate calibratedRatio, double adjusted, List<Gate> moreGates) {
        return new Signal(method, exposure, outcome, exposedCases, events, riskEvents, riskShare, ratio,
                calibratedRatio, adjusted, flags, moreGates, control);
    }
}

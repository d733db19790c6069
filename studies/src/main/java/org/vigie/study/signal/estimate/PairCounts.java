package org.vigie.study.signal.estimate;

import java.util.List;

/// What was counted of a pair.
///
/// @param exposedCases people with the outcome who were exposed while at risk
/// @param events their events
/// @param riskEvents events on days at risk after the exposure began; of sequence symmetry, people
///   exposed first
/// @param riskShare share of their days that are such days; `NaN` where the method has none
/// @param cells counts of people that the numbers tell of, or from which they could be worked out
public record PairCounts(
        long exposedCases, long events, long riskEvents, double riskShare, List<Long> cells) {

    /// Nobody.
    public static final PairCounts NONE = new PairCounts(0, 0, 0, Double.NaN, List.of());

    PairCounts with(List<Long> allCells) {
        return new PairCounts(exposedCases, events, riskEvents, riskShare, allCells);
    }
}

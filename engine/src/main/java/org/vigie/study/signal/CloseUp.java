package org.vigie.study.signal;

import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.temporal.Chronograph;

/// One pair looked at closely.
///
/// @param signal      the pair
/// @param chronograph the outcome around the start of the exposure, month by month
/// @param ages        the rate by age relative to the first group; empty without age groups
public record CloseUp(Signal signal, Chronograph chronograph, List<AgeRate> ages) {

    /// @param firstDay the first day of age of the group
    /// @param rate     relative to the group before all
    public record AgeRate(int firstDay, Estimate rate) {
    }
}

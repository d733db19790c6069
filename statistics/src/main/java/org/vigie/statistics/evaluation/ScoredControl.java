package org.vigie.statistics.evaluation;

import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.LogEstimate;

/// A control with what a method made of it.
///
/// @param control the pair
/// @param ratio the method's ratio with interval and p value; {@link Estimate#NONE} if it gave none
/// @param estimate the same on the logarithmic scale
public record ScoredControl(Control control, Estimate ratio, LogEstimate estimate) {

    /// From a ratio with its interval, which gives the standard error.
    public static ScoredControl of(Control control, Estimate ratio) {
        return new ScoredControl(control, ratio, LogEstimate.of(ratio));
    }

    /// From the logarithm of a ratio and its standard error.
    public static ScoredControl of(Control control, LogEstimate estimate) {
        return new ScoredControl(control, estimate.ratio(), estimate);
    }

    /// Whether the method gave an estimate.
    public boolean known() {
        return estimate.known();
    }

    /// What ranks the controls: the logarithm of the ratio, 0 if there is none.
    double rank() {
        return known() ? estimate.log() : 0;
    }
}

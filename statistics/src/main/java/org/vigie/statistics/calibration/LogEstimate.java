package org.vigie.statistics.calibration;

import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The logarithm of a ratio that a method gave, and its standard error.
///
/// @param log `NaN` or infinite where the method gave none
/// @param error its standard error, above 0; `NaN` or infinite where it gave none
public record LogEstimate(double log, double error) {

    public LogEstimate {
        if (error <= 0) {
            throw new IllegalArgumentException("a standard error lies above 0, was " + error);
        }
    }

    /// From a ratio and its interval of 95 %: the standard error is the interval's length over 2 ·
    /// 1.96 on the logarithmic scale.
    public static LogEstimate of(Estimate ratio) {
        double error = (Math.log(ratio.high()) - Math.log(ratio.low())) / (2 * Wald.Z);
        return new LogEstimate(Math.log(ratio.value()), error > 0 ? error : Double.NaN);
    }

    /// Whether the method gave an estimate.
    public boolean known() {
        return Double.isFinite(log) && Double.isFinite(error);
    }

    /// Back as a ratio with interval and p value; {@link Estimate#NONE} if there is none.
    public Estimate ratio() {
        return known() ? Wald.ratio(log, error) : Estimate.NONE;
    }
}

package org.vigie.statistics;

/// What was estimated, with its 95 % interval and two-sided p value; `NaN` where there is none.
///
/// @param value the point estimate, on the scale that is reported (an odds ratio, not its
///   logarithm)
/// @param low lower end of the interval; 0 where it is unbounded below on a ratio scale
/// @param high upper end of the interval; infinite where it is unbounded above
/// @param p two-sided p value of no effect
public record Estimate(double value, double low, double high, double p) {

    /// Where the data say nothing.
    public static final Estimate NONE =
            new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}

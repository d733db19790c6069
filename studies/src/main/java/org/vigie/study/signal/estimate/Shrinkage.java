package org.vigie.study.signal.estimate;

/// What a gamma-Poisson shrinker says of a pair beside its ratio, EBGM.
///
/// @param expected how many were to be expected
/// @param low EB05, the 5 % quantile of the true ratio; `NaN` where there is none
/// @param high EB95
public record Shrinkage(double expected, double low, double high) {

    /// Before the prior is known.
    static Shrinkage none(double expected) {
        return new Shrinkage(expected, Double.NaN, Double.NaN);
    }
}

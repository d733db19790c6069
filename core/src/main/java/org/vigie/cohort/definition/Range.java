package org.vigie.cohort.definition;

/// A comparison with one number or two. Days are compared as numbers too.
///
/// @param high the upper number of `BETWEEN`, both ends inclusive; else the same as `low`
public record Range(Comparison comparison, double low, double high) {

    public enum Comparison {
        LESS,
        AT_MOST,
        EQUAL,
        NOT_EQUAL,
        MORE,
        AT_LEAST,
        BETWEEN,
        NOT_BETWEEN
    }

    /// Whether a number is in it; `NaN` is in none.
    public boolean holds(double value) {
        return switch (comparison) {
            case LESS -> value < low;
            case AT_MOST -> value <= low;
            case EQUAL -> value == low;
            case NOT_EQUAL -> value < low || value > low;
            case MORE -> value > low;
            case AT_LEAST -> value >= low;
            case BETWEEN -> value >= low && value <= high;
            case NOT_BETWEEN -> value < low || value > high;
        };
    }
}

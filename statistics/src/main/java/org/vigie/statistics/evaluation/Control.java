package org.vigie.statistics.evaluation;

import java.util.Map;
import java.util.OptionalDouble;

/// An exposure and an outcome of which it is known whether the one causes the other.
///
/// @param exposure its id, as the set has it
/// @param exposureName in words
/// @param outcome its id
/// @param outcomeName in words
/// @param positive whether the exposure changes the risk
/// @param trueRatio by how much, 1 for a negative control, below 1 if it protects; empty where a
///   positive control's effect is not known
/// @param unit controls of one unit are made of each other, such as a negative control and the
///   positive ones made of it; they are never used to calibrate each other
/// @param rest the set's other columns, by name
public record Control(
        String exposure,
        String exposureName,
        String outcome,
        String outcomeName,
        boolean positive,
        OptionalDouble trueRatio,
        String unit,
        Map<String, String> rest) {

    public Control {
        rest = Map.copyOf(rest);
        if (!positive && !trueRatio.equals(OptionalDouble.of(1))) {
            throw new IllegalArgumentException(
                    "a negative control's true ratio is 1, was " + trueRatio);
        }
        if (positive
                && trueRatio.isPresent()
                && (!(trueRatio.getAsDouble() > 0) || trueRatio.getAsDouble() == 1)) {
            throw new IllegalArgumentException(
                    "a positive control's true ratio lies above 0 and is not 1, was " + trueRatio);
        }
    }

    /// Whether the exposure raises the risk.
    public boolean harms() {
        return positive && trueRatio.orElse(Double.POSITIVE_INFINITY) > 1;
    }

    /// A negative control, its own unit.
    public static Control negative(String exposure, String outcome) {
        return new Control(
                exposure,
                exposure,
                outcome,
                outcome,
                false,
                OptionalDouble.of(1),
                exposure + " " + outcome,
                Map.of());
    }

    /// A positive control of known effect, its own unit.
    public static Control positive(String exposure, String outcome, double ratio) {
        return new Control(
                exposure,
                exposure,
                outcome,
                outcome,
                true,
                OptionalDouble.of(ratio),
                exposure + " " + outcome,
                Map.of());
    }
}

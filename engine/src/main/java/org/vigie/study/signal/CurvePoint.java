package org.vigie.study.signal;

import java.util.List;
import java.util.OptionalLong;
import org.vigie.statistics.Estimate;

/// A point of a curve of a pair looked at closely: a group of ages, a season, or days since the exposure began.
///
/// @param first  first day of age, first month (1 to 12), or first day since the exposure began
/// @param last   the last of them
/// @param events events that fell there; nothing where it is not shown
/// @param rate   relative to the rest of the curve; 1 without an interval where it is what the others are compared with,
///               `NaN` where there is none, and then a flag says why
/// @param smooth of days since the exposure began, the curve drawn together by ConvSCCS's penalty, without an interval; else `NaN`
/// @param flags  why a number is missing or deserves doubt
public record CurvePoint(int first, int last, OptionalLong events, Estimate rate, double smooth, List<String> flags) {

    /// What the others are compared with.
    static final String REFERENCE = "the others are compared with it";

    static CurvePoint reference(int first, int last, long events) {
        return new CurvePoint(first, last, OptionalLong.of(events), new Estimate(1, Double.NaN, Double.NaN, Double.NaN), Double.NaN,
                List.of(REFERENCE));
    }

    static CurvePoint none(int first, int last, String why) {
        return new CurvePoint(first, last, OptionalLong.of(0), Estimate.NONE, Double.NaN, List.of(why));
    }

    /// Whether the others are compared with it.
    public boolean isReference() {
        return flags.contains(REFERENCE);
    }

    /// The same without its numbers.
    public CurvePoint withheld(String why) {
        return new CurvePoint(first, last, OptionalLong.empty(), Estimate.NONE, Double.NaN, List.of(why));
    }
}

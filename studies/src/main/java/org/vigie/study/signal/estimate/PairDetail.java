package org.vigie.study.signal.estimate;

import java.util.List;
import org.vigie.statistics.temporal.Chronograph;

/// One pair looked at closely.
///
/// @param signal the pair
/// @param chronograph the outcome around the start of the exposure, month by month
/// @param ages the rate by age relative to the youngest group with an event; empty without age
///   groups
/// @param seasons the rate by season relative to the first of the year with an event; empty unless
///   asked for
/// @param lags the rate by days since the exposure began, and in the days before it, relative to
///   all other days; empty unless asked for
/// @param lagEvents events of the cases of that curve, on all days
/// @param people whose the counted events are, beyond those of the points
public record PairDetail(
        Signal signal,
        Chronograph chronograph,
        List<CurvePoint> ages,
        List<CurvePoint> seasons,
        List<CurvePoint> lags,
        long lagEvents,
        People people) {

    /// @param bars of each period of the chronograph how many people have the eras that were
    ///   observed
    /// @param besideLags people with an event on a day in no point of the curve since the exposure
    ///   began
    public record People(List<Long> bars, long besideLags) {

        public People {
            bars = List.copyOf(bars);
        }
    }
}

package org.vigie.simulate.raw;

import org.vigie.simulate.schemes.Kind;
import org.vigie.timeline.Timeline;

/// What an insurance pays back of simulated costs, in cents: 70 % of a visit, 65 % of a drug, 80 %
/// of a stay, rounded down.
final class Reimbursed {

    private Reimbursed() {}

    /// @return {@link Timeline#NONE} where there is no cost
    static long of(long cents, Kind kind, boolean stay) {
        if (cents == Timeline.NONE) {
            return Timeline.NONE;
        }
        return cents * (kind == Kind.DRUG ? 65 : stay ? 80 : 70) / 100;
    }

    /// Euros with a mark between them and their cents; empty where there are none.
    static String euros(long cents, char mark) {
        if (cents == Timeline.NONE) {
            return "";
        }
        long size = Math.abs(cents);
        return (cents < 0 ? "-" : "")
                + size / 100
                + mark
                + (size % 100 < 10 ? "0" : "")
                + size % 100;
    }
}

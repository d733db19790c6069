package org.vigie.store;

import java.util.List;

/// How the observation periods of a delivery came about, so that those of several deliveries become
/// what one import of all would have made.
///
/// @param moved whether dates were moved person by person, so that no day of one is to be compared
///   with that of another
/// @param first where the days were asked for, the first of them (ISO date), else the empty string
/// @param last where the days were asked for, the last of them; where observation lasts until
///   death, the last day of care of anybody (ISO date), or the empty string where there is none; as
///   recorded, the last day of which anything is known, on which periods without an end were
///   closed, or the empty string where dates were moved
/// @param tables whose events tell when somebody was observed; empty where those of all do
/// @param shifted whether the source's own dates are moved years ahead, so that days in 2099 and
///   later are days like others
/// @param open whether a period had no end
public record Observation(
        How how,
        boolean moved,
        String first,
        String last,
        List<String> tables,
        boolean shifted,
        boolean open) {

    /// The first day that databases write for "until further notice": 2099-12-31, 2999-12-31,
    /// 9999-12-31.
    public static final String NO_END = "2099-01-01";

    /// The first that stands for it where the source's dates are moved.
    public static final String NO_END_OF_SHIFTED = "9998-12-31";

    /// What a period is.
    public enum How {
        /// As the source has it.
        RECORDED,
        /// From a person's first event to the last, not before birth or after death.
        WITHIN_LIFE,
        /// From a person's first care to the last; of who died, to the day of death, unless it is
        /// after the last care of anybody.
        UNTIL_DEATH,
        /// The days that were asked for, to death.
        ASKED
    }

    /// As the source has them.
    public static final Observation RECORDED =
            new Observation(How.RECORDED, false, "", "", List.of(), false, false);

    /// From a person's first event to the last.
    ///
    /// @param tables whose events tell it, all where there are none
    public static Observation withinLife(List<String> tables) {
        return new Observation(How.WITHIN_LIFE, false, "", "", tables, false, false);
    }

    /// Until death, or the days that were asked for.
    public static Observation of(How how, boolean moved, String first, String last) {
        return new Observation(how, moved, first, last, List.of(), false, false);
    }

    /// The same of a source whose own dates are moved years ahead.
    public Observation shifted(boolean are) {
        return new Observation(how, moved, first, last, tables, are, open);
    }

    /// As recorded, with what became of periods without an end.
    ///
    /// @param movedDates whether dates are moved person by person
    /// @param closed the last day of which anything is known (ISO date), or the empty string
    /// @param any whether a period had no end
    public Observation closed(boolean movedDates, String closed, boolean any) {
        return new Observation(
                how, movedDates, first, movedDates ? "" : closed, tables, shifted, any);
    }

    /// The day from which on days stand for no end, or for a slip, but for nothing that happened.
    public String noEnd() {
        return shifted ? NO_END_OF_SHIFTED : NO_END;
    }
}

package org.vigie.store;

import java.util.List;

/// How the observation periods of a delivery came about, so that those of several deliveries become
/// what one import of all would have made.
///
/// @param moved whether dates were moved person by person, so that no day of one is to be compared
///   with that of another
/// @param first where the days were asked for, the first of them (ISO date), else the empty string
/// @param last where the days were asked for, the last of them; where observation lasts until
///   death, the last day of care of anybody (ISO date), or the empty string where there is none
/// @param tables whose events tell when somebody was observed; empty where those of all do
public record Observation(How how, boolean moved, String first, String last, List<String> tables) {

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
            new Observation(How.RECORDED, false, "", "", List.of());

    /// From a person's first event to the last.
    ///
    /// @param tables whose events tell it, all where there are none
    public static Observation withinLife(List<String> tables) {
        return new Observation(How.WITHIN_LIFE, false, "", "", tables);
    }
}

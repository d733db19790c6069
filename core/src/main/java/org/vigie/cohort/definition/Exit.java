package org.vigie.cohort.definition;

import java.util.OptionalInt;

/// When an entry ends. Whatever it says, no entry outlasts the observation period it began in.
public sealed interface Exit {

    /// With the observation period.
    record EndOfObservation() implements Exit {}

    /// A number of days after the start or end of the entry event.
    record Offset(Moment from, int days) implements Exit {}

    /// When a drug is no longer taken: each exposure lasts `offset` days longer, and exposures are
    /// joined over gaps of up to `gapDays`.
    ///
    /// @param daysSupply how long every exposure is taken to last, whatever its record says
    record DrugEra(int conceptSet, int gapDays, int offset, OptionalInt daysSupply)
            implements Exit {}
}

package org.vigie.statistics.sequential;

/// When the history ended that an expected number comes from, and so what is known of its length.
///
/// With a rate λ, its length times λ is gamma distributed with shape a. A history of c events that
/// ended on a date and not at an event is between the two; taking {@link #BEFORE_NEXT} then holds
/// the level.
public enum PastEnd {

    /// At its c-th event: a = c. A history that ended on a date is longer than that, and signals
    /// come too often.
    AT_EVENT,

    /// Just before its next event: a = c + 1.
    BEFORE_NEXT;

    /// a of a history with c events.
    double shape(long events) {
        return this == AT_EVENT ? events : events + 1.0;
    }
}

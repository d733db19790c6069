package org.vigie.cohort.definition;

/// One of the two days of an event.
public enum Moment {
    START,
    END
}

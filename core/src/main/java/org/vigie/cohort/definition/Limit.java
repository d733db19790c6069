package org.vigie.cohort.definition;

/// Which of a person's events are kept.
public enum Limit {
    ALL,
    FIRST,
    LAST
}

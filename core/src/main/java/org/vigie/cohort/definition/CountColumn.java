package org.vigie.cohort.definition;

/// What of an event is looked at when different ones are counted; an event that lacks it is not
/// counted.
public enum CountColumn {
    DOMAIN_CONCEPT,
    DOMAIN_SOURCE_CONCEPT,
    START_DATE,
    END_DATE,
    VISIT_ID,
    VISIT_DETAIL_ID,
    DURATION,
    QUANTITY,
    DAYS_SUPPLY,
    REFILLS,
    GAP_DAYS,
    ERA_OCCURRENCES,
    VALUE_AS_NUMBER,
    RANGE_LOW,
    RANGE_HIGH,
    UNIT
}

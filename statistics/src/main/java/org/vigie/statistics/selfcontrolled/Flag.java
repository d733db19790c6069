package org.vigie.statistics.selfcontrolled;

/// Why a number is missing or deserves doubt.
public enum Flag {
    NO_EVENTS("no case has an event while observed", true),
    NO_PERSON_TIME("no case was observed under it on days that count", true),
    NOT_VARYING("it is the same throughout every case's observation", true),
    GROUP_WITHOUT_EVENTS(
            """
            no event fell in it; its rate is 0, and its days are left out, as they \
            say nothing of the rest\
            """,
            true),
    COMPARED_WITH(
            "no event fell in the groups before it, so the others are compared with it", true),
    COLLINEAR("within cases it follows from the columns before it", true),
    TOO_FLAT("the likelihood is too flat for its maximum to be found", true),
    NO_MAXIMUM(
            "the events do not overlap with the other days, so no finite value is the most likely",
            true),
    SEPARATED(
            "the events do not overlap with the other days, so no finite value is the most likely; "
                    + "Firth's penalised estimate is given",
            false),
    FEW_EVENTS("fewer than 5 events fell under it", false),
    EVENTS_END_OBSERVATION(
            "more than 1 in 20 cases are observed no longer than to their event, "
                    + "which the method takes to be independent",
            false),
    OVERLAPPING_EXPOSURES("windows of one exposure overlap; the later one stands", false);

    private final String reason;
    private final boolean missing;

    Flag(String reason, boolean missing) {
        this.reason = reason;
        this.missing = missing;
    }

    /// Plain English, after what it is about and a colon.
    public String reason() {
        return reason;
    }

    /// Whether there is no estimate.
    public boolean missing() {
        return missing;
    }
}

package org.vigie.cohort.definition;

import java.util.Locale;

/// The kinds of events, by OMOP's tables.
public enum EventKind {
    CONDITION_ERA(End.RECORDED),
    CONDITION_OCCURRENCE(End.RECORDED_OR_NEXT_DAY),
    DEATH(End.NEXT_DAY),
    DEVICE_EXPOSURE(End.RECORDED_OR_NEXT_DAY),
    DOSE_ERA(End.RECORDED),
    DRUG_ERA(End.RECORDED),
    DRUG_EXPOSURE(End.RECORDED_OR_SUPPLY),
    LOCATION_REGION(End.RECORDED),
    MEASUREMENT(End.NEXT_DAY),
    OBSERVATION(End.NEXT_DAY),
    OBSERVATION_PERIOD(End.RECORDED),
    PAYER_PLAN_PERIOD(End.RECORDED),
    PROCEDURE_OCCURRENCE(End.NEXT_DAY),
    SPECIMEN(End.NEXT_DAY),
    VISIT_DETAIL(End.RECORDED),
    VISIT_OCCURRENCE(End.RECORDED);

    /// When an event of the kind is over.
    public enum End {
        /// When the record says so; unknown where it does not.
        RECORDED,
        /// The day after its start, where the record does not say.
        RECORDED_OR_NEXT_DAY,
        /// After the days supplied, where the record does not say; else the day after its start.
        RECORDED_OR_SUPPLY,
        /// The day after its start.
        NEXT_DAY
    }

    private final End end;
    private final String table;

    EventKind(End end) {
        this.end = end;
        table = name().toLowerCase(Locale.ROOT);
    }

    public End end() {
        return end;
    }

    /// The table of the store's events of this kind.
    public String table() {
        return table;
    }

    /// The name in Circe's JSON: `ConditionOccurrence`.
    public String circe() {
        var text = new StringBuilder();
        for (var word : name().split("_")) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}

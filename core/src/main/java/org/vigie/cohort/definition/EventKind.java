package org.vigie.cohort.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The kinds of events, by OMOP's tables.
///
/// Events of other tables, those of Synthea, the SNDS or MEDS, are of no kind by themselves: their
/// codes say what they are. An event of such a table is of each kind that records things
/// ({@link #isOfCodes}) where a criterion names its code.
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

    private static final Set<String> TABLES =
            Arrays.stream(values()).map(EventKind::table).collect(Collectors.toUnmodifiableSet());

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

    /// Whether a table is of none of the kinds.
    public static boolean isOther(String table) {
        return !TABLES.contains(table);
    }

    /// Whether events of tables that are not OMOP's may be of this kind, by their codes. Eras and
    /// periods are made of events and are not among them; of deaths, only that somebody died.
    public boolean isOfCodes() {
        return switch (this) {
            case CONDITION_OCCURRENCE,
                    DEVICE_EXPOSURE,
                    DRUG_EXPOSURE,
                    MEASUREMENT,
                    OBSERVATION,
                    PROCEDURE_OCCURRENCE,
                    SPECIMEN,
                    VISIT_DETAIL,
                    VISIT_OCCURRENCE ->
                    true;
            case CONDITION_ERA,
                    DEATH,
                    DOSE_ERA,
                    DRUG_ERA,
                    LOCATION_REGION,
                    OBSERVATION_PERIOD,
                    PAYER_PLAN_PERIOD ->
                    false;
        };
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

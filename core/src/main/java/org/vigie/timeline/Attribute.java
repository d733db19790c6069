package org.vigie.timeline;

import java.util.Locale;

/// What else a source may say of an event. Most events have few of them or none; a store holds each
/// as a column of its own, and one that is absent throughout costs a few bytes.
///
/// A concept is kept as the source wrote it, 0 (no matching concept) included, because "not one of
/// these" holds for 0 and does not hold for an absent value.
public enum Attribute {
    /// The row's identifier in its table; it decides between events of the same day.
    ID(Kind.IDENTIFIER),
    VISIT_DETAIL(Kind.IDENTIFIER),
    /// The hospital, practice or pharmacy where it took place.
    CARE_SITE(Kind.IDENTIFIER),
    /// Where the record comes from: a claim, a hospital's list of diagnoses.
    TYPE(Kind.CONCEPT),
    /// The concept of the code as the source wrote it.
    SOURCE_CONCEPT(Kind.CONCEPT),
    /// A result that is a concept; of a death, its cause.
    VALUE_CONCEPT(Kind.CONCEPT),
    UNIT_CONCEPT(Kind.CONCEPT),
    /// Below, above or equal to the measured number.
    OPERATOR(Kind.CONCEPT),
    QUALIFIER(Kind.CONCEPT),
    MODIFIER(Kind.CONCEPT),
    ROUTE(Kind.CONCEPT),
    DOSE_UNIT(Kind.CONCEPT),
    /// Of a diagnosis: admitting, preliminary, final.
    STATUS(Kind.CONCEPT),
    ANATOMIC_SITE(Kind.CONCEPT),
    DISEASE_STATUS(Kind.CONCEPT),
    /// What the provider is a specialist of.
    SPECIALTY(Kind.CONCEPT),
    /// The same, as the source writes it.
    SPECIALTY_SOURCE(Kind.TEXT),
    /// What kind of place the care site is.
    PLACE_OF_SERVICE(Kind.CONCEPT),
    /// The region that the care site was in.
    PLACE_REGION(Kind.CONCEPT),
    PLAN(Kind.CONCEPT),
    SPONSOR(Kind.CONCEPT),
    /// Why a plan ended.
    STOP_CONCEPT(Kind.CONCEPT),
    PLAN_SOURCE(Kind.CONCEPT),
    SPONSOR_SOURCE(Kind.CONCEPT),
    STOP_SOURCE(Kind.CONCEPT),
    RANGE_LOW(Kind.NUMBER),
    RANGE_HIGH(Kind.NUMBER),
    /// How much of the drug was given, in dose units.
    EFFECTIVE_DOSE(Kind.NUMBER),
    DAYS_SUPPLY(Kind.NUMBER),
    REFILLS(Kind.NUMBER),
    GAP_DAYS(Kind.NUMBER),
    /// Why a drug or condition ended.
    STOP_REASON(Kind.TEXT),
    LOT_NUMBER(Kind.TEXT),
    DEVICE_ID(Kind.TEXT),
    /// The specimen's identifier in the laboratory.
    SPECIMEN_ID(Kind.TEXT),
    /// A result in words, also where a concept says it too.
    VALUE_STRING(Kind.TEXT),
    /// What an insurance reimbursed of the event's cost, in hundredths of the currency.
    REIMBURSED_CENTS(Kind.CENTS),
    /// Who prescribed it; {@link Timeline#provider(int)} is who performed or delivered it.
    PRESCRIBER(Kind.IDENTIFIER),
    /// What the prescriber is a specialist of, in the source's own numbers.
    PRESCRIBER_SPECIALTY(Kind.CONCEPT);

    /// What a value is: a whole number of OMOP's (`CONCEPT`, `IDENTIFIER`), hundredths of a
    /// currency, a number or a text.
    public enum Kind {
        IDENTIFIER,
        CONCEPT,
        CENTS,
        NUMBER,
        TEXT
    }

    private final Kind kind;

    Attribute(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// The name of its column.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}

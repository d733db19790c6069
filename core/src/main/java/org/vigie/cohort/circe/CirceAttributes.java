package org.vigie.cohort.circe;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.ConceptField.Other;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Filter.Quantity;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Attribute;

/// Which attributes a kind of criterion has, by their names in Circe's JSON, and what each says.
///
/// @param conceptSet the attribute that names the set of the event's concept
/// @param sourceSet the attribute that names the set of its source concept
public record CirceAttributes(
        Map<String, AttributeForm> forms,
        Optional<String> conceptSet,
        Optional<String> sourceSet,
        Set<String> names) {

    /// The attributes of conditions on the person and the event itself.
    public static final Map<String, AttributeForm> DEMOGRAPHICS =
            new Table()
                    .age("Age", Moment.START)
                    .concept("Gender", Other.GENDER)
                    .concept("Race", Other.RACE)
                    .concept("Ethnicity", Other.ETHNICITY)
                    .day("OccurrenceStartDate", Moment.START)
                    .day("OccurrenceEndDate", Moment.END)
                    .forms;

    private static final Map<EventKind, CirceAttributes> ALL = new EnumMap<>(EventKind.class);

    static {
        for (var kind : EventKind.values()) {
            ALL.put(kind, make(kind));
        }
    }

    public static CirceAttributes of(EventKind kind) {
        return Objects.requireNonNull(ALL.get(kind));
    }

    private static CirceAttributes make(EventKind kind) {
        var table =
                switch (kind) {
                    case CONDITION_OCCURRENCE ->
                            new Table()
                                    .clinical("Condition")
                                    .care()
                                    .visit()
                                    .concept("ConditionStatus", Attribute.STATUS)
                                    .text("StopReason", Attribute.STOP_REASON)
                                    .source("ConditionSourceConcept");
                    case DRUG_EXPOSURE ->
                            new Table()
                                    .clinical("Drug")
                                    .care()
                                    .visit()
                                    .concept("RouteConcept", Attribute.ROUTE)
                                    .text("StopReason", Attribute.STOP_REASON)
                                    .text("LotNumber", Attribute.LOT_NUMBER)
                                    .decimal("Quantity", Quantity.VALUE)
                                    .decimal("EffectiveDrugDose", Quantity.EFFECTIVE_DOSE)
                                    .concept("DoseUnit", Attribute.DOSE_UNIT)
                                    .whole("Refills", Quantity.REFILLS)
                                    .whole("DaysSupply", Quantity.DAYS_SUPPLY)
                                    .source("DrugSourceConcept");
                    case PROCEDURE_OCCURRENCE ->
                            new Table()
                                    .clinical("Procedure")
                                    .care()
                                    .visit()
                                    .concept("Modifier", Attribute.MODIFIER)
                                    .whole("Quantity", Quantity.VALUE)
                                    .source("ProcedureSourceConcept");
                    case MEASUREMENT -> measurement();
                    case OBSERVATION ->
                            new Table()
                                    .clinical("Observation")
                                    .care()
                                    .visit()
                                    .decimal("ValueAsNumber", Quantity.VALUE)
                                    .text("ValueAsString", Attribute.VALUE_STRING)
                                    .concept("ValueAsConcept", Attribute.VALUE_CONCEPT)
                                    .concept("Qualifier", Attribute.QUALIFIER)
                                    .concept("Unit", Attribute.UNIT_CONCEPT)
                                    .source("ObservationSourceConcept");
                    case DEVICE_EXPOSURE ->
                            new Table()
                                    .clinical("Device")
                                    .care()
                                    .visit()
                                    .text("UniqueDeviceId", Attribute.DEVICE_ID)
                                    .whole("Quantity", Quantity.VALUE)
                                    .source("DeviceSourceConcept");
                    case SPECIMEN ->
                            new Table()
                                    .clinical("Specimen")
                                    .decimal("Quantity", Quantity.VALUE)
                                    .concept("Unit", Attribute.UNIT_CONCEPT)
                                    .concept("AnatomicSite", Attribute.ANATOMIC_SITE)
                                    .concept("DiseaseStatus", Attribute.DISEASE_STATUS)
                                    .text("SourceId", Attribute.SPECIMEN_ID)
                                    .source("SpecimenSourceConcept");
                    case DEATH -> new Table().clinical("Death").source("DeathSourceConcept");
                    case VISIT_OCCURRENCE ->
                            new Table()
                                    .clinical("Visit")
                                    .care()
                                    .length("VisitLength")
                                    .place()
                                    .source("VisitSourceConcept");
                    case VISIT_DETAIL ->
                            new Table()
                                    .clinicalOf("VisitDetail")
                                    .age("Age", Moment.END)
                                    .care()
                                    .length("VisitDetailLength")
                                    .place()
                                    .source("VisitDetailSourceConcept");
                    case CONDITION_ERA ->
                            new Table().era().whole("OccurrenceCount", Quantity.VALUE);
                    case DRUG_ERA ->
                            new Table()
                                    .era()
                                    .whole("OccurrenceCount", Quantity.VALUE)
                                    .whole("GapDays", Quantity.GAP_DAYS);
                    case DOSE_ERA ->
                            new Table()
                                    .era()
                                    .decimal("DoseValue", Quantity.VALUE)
                                    .concept("Unit", Attribute.UNIT_CONCEPT);
                    case OBSERVATION_PERIOD ->
                            new Table().period().concept("PeriodType", Attribute.TYPE);
                    case PAYER_PLAN_PERIOD -> payerPlanPeriod();
                    case LOCATION_REGION -> new Table().set();
                };
        return table.attributes();
    }

    private static Table measurement() {
        return new Table()
                .clinical("Measurement")
                .care()
                .visit()
                .decimal("ValueAsNumber", Quantity.VALUE)
                .decimal("RangeLow", Quantity.RANGE_LOW)
                .decimal("RangeHigh", Quantity.RANGE_HIGH)
                .decimal("RangeLowRatio", Quantity.RANGE_LOW_RATIO)
                .decimal("RangeHighRatio", Quantity.RANGE_HIGH_RATIO)
                .concept("Operator", Attribute.OPERATOR)
                .concept("ValueAsConcept", Attribute.VALUE_CONCEPT)
                .concept("Unit", Attribute.UNIT_CONCEPT)
                .put("Abnormal", new AttributeForm.Abnormal())
                .source("MeasurementSourceConcept");
    }

    private static Table payerPlanPeriod() {
        return new Table()
                .period()
                .concept("Gender", Other.GENDER)
                .member("PayerConcept", Other.CODE)
                .member("PlanConcept", Attribute.PLAN)
                .member("SponsorConcept", Attribute.SPONSOR)
                .member("StopReasonConcept", Attribute.STOP_CONCEPT)
                .member("PayerSourceConcept", Attribute.SOURCE_CONCEPT)
                .member("PlanSourceConcept", Attribute.PLAN_SOURCE)
                .member("SponsorSourceConcept", Attribute.SPONSOR_SOURCE)
                .member("StopReasonSourceConcept", Attribute.STOP_SOURCE);
    }

    /// The attributes of a kind, while they are listed.
    private static final class Table {
        private final Map<String, AttributeForm> forms = new LinkedHashMap<>();
        private final Set<String> others =
                new TreeSet<>(Set.of("First", "CorrelatedCriteria", "DateAdjustment"));
        private Optional<String> conceptSet = Optional.empty();
        private Optional<String> sourceSet = Optional.empty();

        CirceAttributes attributes() {
            var names = new TreeSet<>(others);
            names.addAll(forms.keySet());
            conceptSet.ifPresent(names::add);
            sourceSet.ifPresent(names::add);
            return new CirceAttributes(forms, conceptSet, sourceSet, names);
        }

        Table put(String name, AttributeForm form) {
            forms.put(name, form);
            return this;
        }

        Table set() {
            conceptSet = Optional.of("CodesetId");
            return this;
        }

        Table source(String name) {
            sourceSet = Optional.of(name);
            return this;
        }

        /// What every clinical event has.
        Table clinical(String name) {
            others.add(name + "TypeExclude");
            return set().day("OccurrenceStartDate", Moment.START)
                    .day("OccurrenceEndDate", Moment.END)
                    .put(
                            name + "Type",
                            new AttributeForm.Listed(
                                    new ConceptField.Of(Attribute.TYPE), name + "TypeExclude"))
                    .put(
                            name + "TypeCS",
                            new AttributeForm.Selected(new ConceptField.Of(Attribute.TYPE)))
                    .age("Age", Moment.START)
                    .concept("Gender", Other.GENDER);
        }

        /// A kind that names its dates after itself.
        Table clinicalOf(String name) {
            return set().day(name + "StartDate", Moment.START)
                    .day(name + "EndDate", Moment.END)
                    .concept(name + "Type", Attribute.TYPE)
                    .concept("Gender", Other.GENDER);
        }

        Table care() {
            return concept("ProviderSpecialty", Attribute.SPECIALTY);
        }

        Table place() {
            return concept("PlaceOfService", Attribute.PLACE_OF_SERVICE)
                    .member("PlaceOfServiceLocation", Attribute.PLACE_REGION);
        }

        Table visit() {
            return concept("VisitType", Other.VISIT);
        }

        Table era() {
            return set().day("EraStartDate", Moment.START)
                    .day("EraEndDate", Moment.END)
                    .length("EraLength")
                    .age("AgeAtStart", Moment.START)
                    .age("AgeAtEnd", Moment.END)
                    .concept("Gender", Other.GENDER);
        }

        Table period() {
            others.add("UserDefinedPeriod");
            return day("PeriodStartDate", Moment.START)
                    .day("PeriodEndDate", Moment.END)
                    .length("PeriodLength")
                    .age("AgeAtStart", Moment.START)
                    .age("AgeAtEnd", Moment.END);
        }

        Table day(String name, Moment moment) {
            return put(name, new AttributeForm.Day(moment));
        }

        Table age(String name, Moment moment) {
            return put(name, new AttributeForm.Age(moment));
        }

        Table length(String name) {
            return put(name, new AttributeForm.Length());
        }

        Table whole(String name, Quantity quantity) {
            return put(name, new AttributeForm.Whole(quantity));
        }

        Table decimal(String name, Quantity quantity) {
            return put(name, new AttributeForm.Decimal(quantity));
        }

        Table text(String name, Attribute attribute) {
            return put(name, new AttributeForm.Text(attribute));
        }

        Table concept(String name, Attribute attribute) {
            return concept(name, new ConceptField.Of(attribute));
        }

        /// Concepts one by one under the name, or as a selected set under the name and `CS`.
        Table concept(String name, ConceptField field) {
            return put(name, new AttributeForm.Listed(field, ""))
                    .put(name + "CS", new AttributeForm.Selected(field));
        }

        Table member(String name, Attribute attribute) {
            return member(name, new ConceptField.Of(attribute));
        }

        /// The number of a concept set.
        Table member(String name, ConceptField field) {
            return put(name, new AttributeForm.Member(field));
        }
    }
}

package org.vigie.cohort.evaluate;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every attribute of every kind of event: who enters by it, and who does not.
@Tag("long")
class AttributeSpecTest extends CohortSpec {

    private static final String DAY = " 2011-01-01";

    /// A concept of the event, once listed and once by a set.
    private void concept(String kind, String name, String event, String attribute)
            throws IOException {
        attribute(
                kind,
                "'" + name + "': [{'CONCEPT_ID': 100}]",
                event + DAY + " " + attribute + "=A",
                event + DAY + " " + attribute + "=B");
        attribute(
                kind,
                "'" + name + "CS': {'CodesetId': 1}",
                event + DAY + " " + attribute + "=A1",
                event + DAY + " " + attribute + "=B");
    }

    private void number(String kind, String name, String event, String attribute)
            throws IOException {
        attribute(
                kind,
                "'" + name + "': {'Value': 5, 'Op': 'gte'}",
                event + DAY + " " + attribute + "=5",
                event + DAY + " " + attribute + "=4");
    }

    private void text(String kind, String name, String event, String attribute) throws IOException {
        attribute(
                kind,
                "'" + name + "': {'Text': 'AB', 'Op': 'startsWith'}",
                event + DAY + " " + attribute + "=ABC",
                event + DAY + " " + attribute + "=CAB");
    }

    /// Codes, the first, what moves and what is around: for every kind with a concept.
    private void common(String kind, String event) throws IOException {
        if (!kind.equals("ObservationPeriod") && !kind.equals("PayerPlanPeriod")) {
            var death = event.equals("death");
            attribute(
                    kind,
                    "'CodesetId': 1",
                    event + DAY + (death ? " value_concept=A1" : ""),
                    death ? event + DAY + " value_concept=B" : event.replace(" A", " B") + DAY);
        }
        attribute(
                kind,
                "'First': true",
                event + DAY + end(event),
                event + " 2009-01-01" + end(event) + "\n" + event + " 2011-01-01" + end(event));
        attribute(
                kind,
                "'DateAdjustment': {'StartOffset': 10, 'EndOffset': 10}",
                event + " 2009-12-25" + end(event),
                event + " 2012-12-25" + end(event).replace("2012-01-01", "2012-12-28"));
        boolean specimen = kind.equals("Specimen");
        var around = specimen ? "\ndevice E 2011-01-0" : "\nspecimen E 2011-01-0";
        attribute(
                kind,
                "'CorrelatedCriteria': {'Type': 'ALL', 'CriteriaList': [{'Criteria': {'"
                        + (specimen ? "DeviceExposure" : "Specimen")
                        + "': {}},"
                        + " 'StartWindow': {'Start': {'Days': 3, 'Coeff': -1}, 'End': {'Days': 3, 'Coeff': 1}},"
                        + " 'Occurrence': {'Type': 2, 'Count': 1}}]}",
                event + DAY + end(event) + around + 4,
                event + DAY + end(event) + around + 5);
    }

    /// What is only whole with an end: visits, eras, stays.
    private static String end(String event) {
        return event.matches("(visit|visit_detail|plan|location_region|.*_era) .*")
                ? "..2012-01-01"
                : "";
    }

    private void person(String kind, String event) throws IOException {
        attribute(
                kind,
                "'Gender': [{'CONCEPT_ID': 100}]",
                "gender=A\n" + event + DAY,
                "gender=B\n" + event + DAY);
        attribute(
                kind,
                "'GenderCS': {'CodesetId': 1, 'IsExclusion': true}",
                "gender=B\n" + event + DAY,
                "gender=A1\n" + event + DAY);
    }

    private void clinical(String kind, String name, String event) throws IOException {
        common(kind, event);
        person(kind, event);
        concept(kind, name + "Type", event, "type");
        attribute(
                kind,
                "'" + name + "Type': [{'CONCEPT_ID': 100}], '" + name + "TypeExclude': true",
                event + DAY + " type=B",
                event + DAY + " type=A");
        attribute(kind, "'Age': {'Value': 51, 'Op': 'eq'}", event + DAY, event + " 2010-12-31");
        attribute(
                kind,
                "'OccurrenceStartDate': {'Value': '2011-01-01', 'Op': 'gte'}",
                event + DAY,
                event + " 2010-12-31");
        boolean nextDay = !event.matches("(condition|drug|device|visit) .*");
        attribute(
                kind,
                "'OccurrenceEndDate': {'Value': '2011-01-02', 'Op': 'lte'}",
                event + DAY + (nextDay ? "" : "..2011-01-02"),
                event + (nextDay ? " 2011-01-02" : " 2011-01-01..2011-01-03"));
    }

    private void care(String kind, String event) throws IOException {
        concept(kind, "ProviderSpecialty", event, "specialty");
        attribute(
                kind,
                "'VisitType': [{'CONCEPT_ID': 100}]",
                "visit A" + DAY + " visit=5\n" + event + DAY + " visit=5",
                "visit B" + DAY + " visit=5\n" + event + DAY + " visit=5");
        attribute(
                kind,
                "'VisitTypeCS': {'CodesetId': 1}",
                "visit A1" + DAY + " visit=5\n" + event + DAY + " visit=5",
                "visit A1" + DAY + " visit=5\n" + event + DAY + " visit=6");
    }

    private void source(String kind, String name, String event) throws IOException {
        attribute(
                kind,
                "'" + name + "': 1",
                event + DAY + " source_concept=A1",
                event + DAY + " source_concept=B");
    }

    @Test
    void conditions() throws IOException {
        clinical("ConditionOccurrence", "Condition", "condition A");
        care("ConditionOccurrence", "condition A");
        concept("ConditionOccurrence", "ConditionStatus", "condition A", "status");
        text("ConditionOccurrence", "StopReason", "condition A", "stop_reason");
        source("ConditionOccurrence", "ConditionSourceConcept", "condition A");
    }

    @Test
    void textsOfEveryKind() throws IOException {
        for (var row :
                new String[] {
                    "eq AB AB ABC",
                    "!eq AB ABC AB",
                    "startsWith AB ABC CAB",
                    "!startsWith AB CAB ABC",
                    "endsWith AB CAB ABC",
                    "!endsWith AB ABC CAB",
                    "contains AB CABC ACB",
                    "!contains AB ACB CABC",
                    "eq A_% ABC A",
                    "contains a cab CAB"
                }) {
            var words = row.split(" ");
            attribute(
                    "ConditionOccurrence",
                    "'StopReason': {'Text': '" + words[1] + "', 'Op': '" + words[0] + "'}",
                    "condition A" + DAY + " stop_reason=" + words[2],
                    "condition A" + DAY + " stop_reason=" + words[3]);
        }
    }

    @Test
    void drugs() throws IOException {
        clinical("DrugExposure", "Drug", "drug A");
        care("DrugExposure", "drug A");
        concept("DrugExposure", "RouteConcept", "drug A", "route");
        concept("DrugExposure", "DoseUnit", "drug A", "dose_unit");
        number("DrugExposure", "EffectiveDrugDose", "drug A", "effective_dose");
        number("DrugExposure", "Quantity", "drug A", "value");
        number("DrugExposure", "Refills", "drug A", "refills");
        number("DrugExposure", "DaysSupply", "drug A", "days_supply");
        text("DrugExposure", "StopReason", "drug A", "stop_reason");
        text("DrugExposure", "LotNumber", "drug A", "lot_number");
        source("DrugExposure", "DrugSourceConcept", "drug A");
    }

    @Test
    void procedures() throws IOException {
        clinical("ProcedureOccurrence", "Procedure", "procedure A");
        care("ProcedureOccurrence", "procedure A");
        concept("ProcedureOccurrence", "Modifier", "procedure A", "modifier");
        number("ProcedureOccurrence", "Quantity", "procedure A", "value");
        source("ProcedureOccurrence", "ProcedureSourceConcept", "procedure A");
    }

    @Test
    void measurements() throws IOException {
        clinical("Measurement", "Measurement", "measurement A");
        care("Measurement", "measurement A");
        number("Measurement", "ValueAsNumber", "measurement A", "value");
        number("Measurement", "RangeLow", "measurement A", "range_low");
        number("Measurement", "RangeHigh", "measurement A", "range_high");
        attribute(
                "Measurement",
                "'RangeLowRatio': {'Value': 2, 'Op': 'gte'}",
                "measurement A" + DAY + " value=8 range_low=4",
                "measurement A" + DAY + " value=7 range_low=4");
        attribute(
                "Measurement",
                "'RangeHighRatio': {'Value': 2, 'Op': 'gte'}",
                "measurement A" + DAY + " value=8 range_high=4",
                "measurement A" + DAY + " value=8 range_high=0");
        attribute(
                "Measurement",
                "'Abnormal': true",
                "measurement A" + DAY + " value=8 range_high=7",
                "measurement A" + DAY + " value=7 range_high=7");
        concept("Measurement", "Operator", "measurement A", "operator");
        concept("Measurement", "ValueAsConcept", "measurement A", "value_concept");
        concept("Measurement", "Unit", "measurement A", "unit_concept");
        source("Measurement", "MeasurementSourceConcept", "measurement A");
    }

    @Test
    void observations() throws IOException {
        clinical("Observation", "Observation", "observation A");
        care("Observation", "observation A");
        number("Observation", "ValueAsNumber", "observation A", "value");
        text("Observation", "ValueAsString", "observation A", "value_string");
        concept("Observation", "ValueAsConcept", "observation A", "value_concept");
        concept("Observation", "Qualifier", "observation A", "qualifier");
        concept("Observation", "Unit", "observation A", "unit_concept");
        source("Observation", "ObservationSourceConcept", "observation A");
    }

    @Test
    void devices() throws IOException {
        clinical("DeviceExposure", "Device", "device A");
        care("DeviceExposure", "device A");
        text("DeviceExposure", "UniqueDeviceId", "device A", "device_id");
        number("DeviceExposure", "Quantity", "device A", "value");
        source("DeviceExposure", "DeviceSourceConcept", "device A");
    }

    @Test
    void specimens() throws IOException {
        clinical("Specimen", "Specimen", "specimen A");
        number("Specimen", "Quantity", "specimen A", "value");
        concept("Specimen", "Unit", "specimen A", "unit_concept");
        concept("Specimen", "AnatomicSite", "specimen A", "anatomic_site");
        concept("Specimen", "DiseaseStatus", "specimen A", "disease_status");
        text("Specimen", "SourceId", "specimen A", "specimen_id");
        source("Specimen", "SpecimenSourceConcept", "specimen A");
    }

    @Test
    void deaths() throws IOException {
        clinical("Death", "Death", "death");
        source("Death", "DeathSourceConcept", "death");
    }

    @Test
    void visits() throws IOException {
        clinical("VisitOccurrence", "Visit", "visit A");
        concept("VisitOccurrence", "ProviderSpecialty", "visit A", "specialty");
        concept("VisitOccurrence", "PlaceOfService", "visit A", "place_of_service");
        attribute(
                "VisitOccurrence",
                "'PlaceOfServiceLocation': 1",
                "visit A" + DAY + " place_region=A1",
                "visit A" + DAY + " place_region=B");
        attribute(
                "VisitOccurrence",
                "'VisitLength': {'Value': 3, 'Op': 'gte'}",
                "visit A 2011-01-01..2011-01-04",
                "visit A 2011-01-01..2011-01-03");
        source("VisitOccurrence", "VisitSourceConcept", "visit A");
    }

    @Test
    void visitDetails() throws IOException {
        common("VisitDetail", "visit_detail A");
        person("VisitDetail", "visit_detail A");
        concept("VisitDetail", "VisitDetailType", "visit_detail A", "type");
        concept("VisitDetail", "ProviderSpecialty", "visit_detail A", "specialty");
        concept("VisitDetail", "PlaceOfService", "visit_detail A", "place_of_service");
        attribute(
                "VisitDetail",
                "'PlaceOfServiceLocation': 1",
                "visit_detail A" + DAY + " place_region=A1",
                "visit_detail A" + DAY + " place_region=B");
        attribute(
                "VisitDetail",
                "'VisitDetailStartDate': {'Value': '2011-01-01', 'Op': 'eq'}",
                "visit_detail A" + DAY,
                "visit_detail A 2011-01-02");
        attribute(
                "VisitDetail",
                "'VisitDetailEndDate': {'Value': '2011-01-09', 'Op': 'lt'}",
                "visit_detail A 2011-01-01..2011-01-08",
                "visit_detail A 2011-01-01..2011-01-09");
        attribute(
                "VisitDetail",
                "'VisitDetailLength': {'Value': 3, 'Op': 'gt'}",
                "visit_detail A 2011-01-01..2011-01-05",
                "visit_detail A 2011-01-01..2011-01-04");
        attribute(
                "VisitDetail",
                "'Age': {'Value': 52, 'Op': 'eq'}",
                "visit_detail A 2011-01-01..2012-01-01",
                "visit_detail A 2011-01-01..2011-12-31");
        source("VisitDetail", "VisitDetailSourceConcept", "visit_detail A");
    }

    private void era(String kind, String event) throws IOException {
        common(kind, event);
        attribute(
                kind,
                "'Gender': [{'CONCEPT_ID': 100}]",
                "gender=A\n" + event + DAY + "..2011-01-02",
                "gender=B\n" + event + DAY + "..2011-01-02");
        attribute(
                kind,
                "'GenderCS': {'CodesetId': 1}",
                "gender=A1\n" + event + DAY + "..2011-01-02",
                "gender=B\n" + event + DAY + "..2011-01-02");
        attribute(
                kind,
                "'EraStartDate': {'Value': '2011-01-01', 'Op': '!eq'}",
                event + " 2011-01-02..2011-01-02",
                event + " 2011-01-01..2011-01-02");
        attribute(
                kind,
                "'EraEndDate': {'Value': '2011-01-05', 'Op': 'gt'}",
                event + " 2011-01-01..2011-01-06",
                event + " 2011-01-01..2011-01-05");
        attribute(
                kind,
                "'EraLength': {'Value': 3, 'Op': 'lt'}",
                event + " 2011-01-01..2011-01-03",
                event + " 2011-01-01..2011-01-04");
        attribute(
                kind,
                "'AgeAtStart': {'Value': 51, 'Op': 'gte'}",
                event + " 2011-01-01..2011-01-03",
                event + " 2010-12-31..2011-01-03");
        attribute(
                kind,
                "'AgeAtEnd': {'Value': 51, 'Op': 'lte'}",
                event + " 2011-01-01..2011-12-31",
                event + " 2011-01-01..2012-01-01");
    }

    @Test
    void eras() throws IOException {
        era("ConditionEra", "condition_era A");
        number("ConditionEra", "OccurrenceCount", "condition_era A", "value");
        era("DrugEra", "drug_era A");
        number("DrugEra", "OccurrenceCount", "drug_era A", "value");
        number("DrugEra", "GapDays", "drug_era A", "gap_days");
        era("DoseEra", "dose_era A");
        number("DoseEra", "DoseValue", "dose_era A", "value");
        concept("DoseEra", "Unit", "dose_era A", "unit_concept");
    }

    private void period(String kind, String attribute, String meets, String fails)
            throws IOException {
        var drawn = kind.equals("PayerPlanPeriod") ? "plan A " : "period ";
        attribute(kind, attribute, drawn + meets, drawn + fails);
    }

    @Test
    void periods() throws IOException {
        for (var kind : new String[] {"ObservationPeriod", "PayerPlanPeriod"}) {
            period(
                    kind,
                    "'PeriodStartDate': {'Value': '2011-01-01', 'Op': 'bt', 'Extent': '2011-01-05'}",
                    "2011-01-01..2011-12-31",
                    "2011-01-06..2011-12-31");
            period(
                    kind,
                    "'PeriodEndDate': {'Value': '2011-06-01', 'Op': '!bt', 'Extent': '2011-06-05'}",
                    "2011-01-01..2011-06-06",
                    "2011-01-01..2011-06-05");
            period(
                    kind,
                    "'PeriodLength': {'Value': 10, 'Op': 'bt', 'Extent': 20}",
                    "2011-01-01..2011-01-21",
                    "2011-01-01..2011-01-22");
            period(
                    kind,
                    "'AgeAtStart': {'Value': 50, 'Op': '!eq'}",
                    "2011-01-01..2011-03-01",
                    "2010-12-31..2011-03-01");
            period(
                    kind,
                    "'AgeAtEnd': {'Value': 52, 'Op': '!bt', 'Extent': 53}",
                    "2011-01-01..2011-12-31",
                    "2011-01-01..2012-01-01");
            period(
                    kind,
                    "'UserDefinedPeriod': {'StartDate': '2011-01-01', 'EndDate': '2011-02-01'}",
                    "2010-06-01..2011-02-01",
                    "2010-06-01..2011-01-31");
        }
        attribute(
                "ObservationPeriod",
                "'PeriodType': [{'CONCEPT_ID': 100}]",
                "period 2011-01-01..2011-12-31=A",
                "period 2011-01-01..2011-12-31=B");
        attribute(
                "ObservationPeriod",
                "'PeriodTypeCS': {'CodesetId': 1}",
                "period 2011-01-01..2011-12-31=A1",
                "period 2011-01-01..2011-12-31=B");
        attribute(
                "ObservationPeriod",
                "'First': true, 'PeriodStartDate': {'Value': '2011-01-01', 'Op': 'eq'}",
                "period 2011-01-01..2011-12-31",
                "period 2010-01-01..2010-06-01\nperiod 2011-01-01..2011-12-31");
        attribute(
                "ObservationPeriod",
                "'DateAdjustment': {'StartOffset': 31, 'EndOffset': 0}",
                "period 2010-12-01..2011-06-01",
                "period 2010-12-01..2010-12-02");
        attribute(
                "ObservationPeriod",
                "'CorrelatedCriteria': {'Type': 'ALL', 'CriteriaList': [{'Criteria':"
                        + " {'Measurement': {}}, 'StartWindow': {'Start': {'Days': 3, 'Coeff': -1}, 'End': {'Days': 3, 'Coeff': 1}},"
                        + " 'Occurrence': {'Type': 2, 'Count': 1}}]}",
                "period 2011-01-01..2011-12-31\nmeasurement E 2011-01-04",
                "period 2011-01-01..2011-12-31\nmeasurement E 2011-01-05");
    }

    @Test
    void plans() throws IOException {
        common("PayerPlanPeriod", "plan A");
        person("PayerPlanPeriod", "plan A");
        attribute("PayerPlanPeriod", "'PayerConcept': 1", "plan A1" + DAY, "plan B" + DAY);
        source("PayerPlanPeriod", "PayerSourceConcept", "plan A");
        for (var pair :
                new String[] {
                    "PlanConcept plan",
                    "SponsorConcept sponsor",
                    "StopReasonConcept stop_concept",
                    "PlanSourceConcept plan_source",
                    "SponsorSourceConcept sponsor_source",
                    "StopReasonSourceConcept stop_source"
                }) {
            var words = pair.split(" ");
            attribute(
                    "PayerPlanPeriod",
                    "'" + words[0] + "': 1",
                    "plan A" + DAY + " " + words[1] + "=A1",
                    "plan A" + DAY + " " + words[1] + "=B");
        }
    }

    @Test
    void regions() throws IOException {
        common("LocationRegion", "location_region A");
    }
}

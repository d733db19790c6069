package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row of each clinical table becomes an event with everything that the row says.
@Tag("long")
class ClinicalTablesTest {

    @TempDir Path tests;

    /// What the events of a table are, given its rows.
    private List<String> events(String table, String rows) {
        return OmopFolder.ofTwoPeople(tests)
                .table(
                        "concept",
                        """
                        concept_id,concept_name,vocabulary_id,concept_code
                        10,A thing,V,thing
                        20,A unit,UCUM,mg
                        30,An answer,V,yes
                        """)
                .table(table, rows)
                .read()
                .events(table);
    }

    @Test
    void aVisitIsAnEventAndBelongsToItself() {
        assertEquals(
                List.of("1 2015-03-01T08:30 V/thing end=2015-03-05 visit=100 provider=7 source=ER"),
                events(
                        "visit_occurrence",
                        """
                        visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_start_datetime,visit_end_date,visit_end_datetime,provider_id,visit_source_value
                        100,1,10,2015-03-01,2015-03-01 08:30:00,2015-03-05,2015-03-05 12:00:00,7,ER
                        """));
    }

    @Test
    void aVisitDetailBelongsToItsVisit() {
        assertEquals(
                List.of(
                        "1 2015-03-01T08:30 V/thing end=2015-03-05 visit=100 provider=7 source=Ward"),
                events(
                        "visit_detail",
                        """
                        visit_detail_id,person_id,visit_detail_concept_id,visit_detail_start_date,visit_detail_start_datetime,visit_detail_end_date,visit_detail_end_datetime,provider_id,visit_detail_source_value,visit_occurrence_id
                        5,1,10,2015-03-01,2015-03-01 08:30:00,2015-03-05,,7,Ward,100
                        """));
    }

    @Test
    void aCondition() {
        assertEquals(
                List.of(
                        "1 2015-03-01T23:59 V/thing end=2015-04-01 visit=100 provider=7 source=C34.1"),
                events(
                        "condition_occurrence",
                        """
                        condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_start_datetime,condition_end_date,condition_end_datetime,provider_id,visit_occurrence_id,condition_source_value
                        5,1,10,2015-03-01,2015-03-01 23:59:00,2015-04-01,,7,100,C34.1
                        """));
    }

    @Test
    void aDrugHasItsQuantityUnitAndInstructions() {
        assertEquals(
                List.of(
                        "1 2015-03-01 V/thing end=2015-03-28 value=56.0 unit=tablet text=two a day visit=100"
                                + " provider=7 source=B01"),
                events(
                        "drug_exposure",
                        """
                        drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,quantity,sig,provider_id,visit_occurrence_id,drug_source_value,dose_unit_source_value
                        5,1,10,2015-03-01,2015-03-28,56,two a day,7,100,B01,tablet
                        """));
    }

    @Test
    void aProcedureHasItsQuantityAndInVersion54AnEnd() {
        assertEquals(
                List.of(
                        "1 2015-03-01T10:15 V/thing end=2015-03-02 value=2.0 visit=100 provider=7 source=P1"),
                events(
                        "procedure_occurrence",
                        """
                        procedure_occurrence_id,person_id,procedure_concept_id,procedure_date,procedure_datetime,procedure_end_date,procedure_end_datetime,quantity,provider_id,visit_occurrence_id,procedure_source_value
                        5,1,10,2015-03-01,2015-03-01 10:15:00,2015-03-02,,2,7,100,P1
                        """));
    }

    @Test
    void aMeasurementHasANumberAndItsUnitOrACodedAnswerOrTheSourcesWords() {
        assertEquals(
                List.of(
                        "1 2015-03-01T10:15 V/thing value=-1.25 unit=UCUM/mg text=-1.25 visit=100 provider=7 source=L1",
                        "1 2015-03-02 V/thing unit=drops text=V/yes",
                        "1 2015-03-03 V/thing text=trace"),
                events(
                        "measurement",
                        """
                        measurement_id,person_id,measurement_concept_id,measurement_date,measurement_datetime,value_as_number,value_as_concept_id,unit_concept_id,provider_id,visit_occurrence_id,measurement_source_value,unit_source_value,value_source_value
                        1,1,10,2015-03-01,2015-03-01 10:15:00,-1.25,,20,7,100,L1,milligram,-1.25
                        2,1,10,2015-03-02,,,30,0,0,0,,drops,oui
                        3,1,10,2015-03-03,,,0,,,,,,trace
                        """));
    }

    @Test
    void anObservationHasANumberTextOrCodedAnswer() {
        assertEquals(
                List.of(
                        "1 2015-03-01 V/thing value=3.0 unit=UCUM/mg text=about three visit=100 provider=7 source=O1",
                        "1 2015-03-02 V/thing text=V/yes"),
                events(
                        "observation",
                        """
                        observation_id,person_id,observation_concept_id,observation_date,observation_datetime,value_as_number,value_as_string,value_as_concept_id,unit_concept_id,provider_id,visit_occurrence_id,observation_source_value,unit_source_value
                        1,1,10,2015-03-01,,3,about three,,20,7,100,O1,
                        2,1,10,2015-03-02,,,,30,,,,,
                        """));
    }

    @Test
    void aDeviceHasAnEndAndAQuantity() {
        assertEquals(
                List.of(
                        "1 2015-03-01 V/thing end=2015-06-01 value=1.0 unit=UCUM/mg visit=100 provider=7 source=D1"),
                events(
                        "device_exposure",
                        """
                        device_exposure_id,person_id,device_concept_id,device_exposure_start_date,device_exposure_end_date,quantity,provider_id,visit_occurrence_id,device_source_value,unit_concept_id,unit_source_value
                        5,1,10,2015-03-01,2015-06-01,1,7,100,D1,20,
                        """));
    }

    @Test
    void aSpecimenHasAQuantityAndNoVisit() {
        assertEquals(
                List.of("1 2015-03-01T07:00 V/thing value=5.5 unit=UCUM/mg source=S1"),
                events(
                        "specimen",
                        """
                        specimen_id,person_id,specimen_concept_id,specimen_date,specimen_datetime,quantity,unit_concept_id,specimen_source_value,unit_source_value
                        5,1,10,2015-03-01,2015-03-01 07:00:00,5.5,20,S1,
                        """));
    }

    @Test
    void aNoteIsItsText() {
        assertEquals(
                List.of(
                        "1 2015-03-01T07:00 V/thing text=Does well,\nslept. visit=100 provider=7 source=letter"),
                events(
                        "note",
                        """
                        note_id,person_id,note_date,note_datetime,note_type_concept_id,note_text,provider_id,visit_occurrence_id,note_source_value
                        5,1,2015-03-01,2015-03-01 07:00:00,10,"Does well,
                        slept.",7,100,letter
                        """));
    }

    @Test
    void erasAreComputedFromOtherEventsSoTheirCodesAreTheirOwn() {
        assertEquals(
                List.of("1 2015-03-01 ERA/V/thing end=2015-05-01 value=2.0"),
                events(
                        "condition_era",
                        """
                        condition_era_id,person_id,condition_concept_id,condition_era_start_date,condition_era_end_date,condition_occurrence_count
                        5,1,10,2015-03-01,2015-05-01,2
                        """));
    }

    @Test
    void drugErasToo() {
        assertEquals(
                List.of("2 2015-03-01 ERA/V/thing end=2015-05-01 value=3.0"),
                events(
                        "drug_era",
                        """
                        drug_era_id,person_id,drug_concept_id,drug_era_start_date,drug_era_end_date,drug_exposure_count,gap_days
                        5,2,10,2015-03-01,2015-05-01,3,10
                        """));
    }

    @Test
    void aDeathIsAnEventAndItsCauseIsAnother() {
        assertEquals(
                List.of(
                        "1 2015-03-01T04:00 MEDS_DEATH source=I21",
                        "1 2015-03-01T04:00 V/thing source=I21",
                        "2 2016-01-01 MEDS_DEATH"),
                events(
                        "death",
                        """
                        person_id,death_date,death_datetime,cause_concept_id,cause_source_value
                        1,2015-03-01,2015-03-01 04:00:00,10,I21
                        2,2016-01-01,,0,
                        """));
    }

    @Test
    void aTimeOfAnotherDayThanTheDateIsNotBelieved() {
        assertEquals(
                List.of("1 2015-03-01 V/thing"),
                events(
                        "condition_occurrence",
                        """
                        condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_start_datetime
                        5,1,10,2015-03-01,2015-03-02 23:59:00
                        """));
    }

    @Test
    void eventsOfOnePersonAreInOrderOfTimeWhicheverTableTheyComeFrom() {
        var folder =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                                1,2,11,2016-01-01
                                2,1,12,2015-06-01
                                """)
                        .table(
                                "procedure_occurrence",
                                """
                                procedure_occurrence_id,person_id,procedure_concept_id,procedure_date
                                1,1,13,2015-01-01
                                2,2,14,2019-01-01
                                """);
        assertEquals(
                List.of(
                        "1 2015-01-01 OMOP/13",
                        "1 2015-06-01 OMOP/12",
                        "2 2016-01-01 OMOP/11",
                        "2 2019-01-01 OMOP/14"),
                folder.read().events());
    }
}

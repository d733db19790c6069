package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with rows is counted, with what was done about it and the lines to look at.
@Tag("long")
class OmopFindingsTest {

    private static final String CONDITIONS =
            "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,visit_occurrence_id\n";

    @TempDir Path tests;
    private OmopFolder folder;

    @BeforeEach
    void writeTwoPeople() {
        folder = OmopFolder.ofTwoPeople(tests);
    }

    private Imported conditions(String rows) {
        return folder.table("condition_occurrence", CONDITIONS + rows).read();
    }

    private static void says(Imported imported, String rule, String... findings) {
        assertEquals(List.of(findings), imported.findings(rule));
    }

    @Test
    void aCleanFolderHasNothingButAbsentTablesAndColumns() {
        var rules =
                conditions("1,1,10,2015-01-01,2015-01-02,\n").manifest().findings().stream()
                        .map(finding -> finding.rule())
                        .distinct()
                        .toList();
        assertEquals(List.of("absent-column", "absent-table", "no-vocabulary"), rules);
    }

    @Test
    void absentTables() {
        says(
                folder.read(),
                "absent-table",
                "23 -: taken as empty: care_site, cdm_source, concept, concept_ancestor,"
                        + " concept_relationship, cost, death, location, provider, visit_occurrence, visit_detail, condition_occurrence, drug_exposure,"
                        + " procedure_occurrence, measurement, observation, device_exposure, specimen, note, condition_era,"
                        + " drug_era, dose_era, payer_plan_period");
    }

    @Test
    void absentColumns() {
        says(
                folder.table("death", "person_id,death_date\n").read(),
                "absent-column",
                "5 death: taken as empty: death_datetime, cause_concept_id, death_type_concept_id,"
                        + " cause_source_concept_id, cause_source_value (death.csv)",
                "2 observation_period: taken as empty: period_type_concept_id, observation_period_id"
                        + " (observation_period.csv)",
                "8 person: taken as empty: month_of_birth, day_of_birth, birth_datetime, location_id, care_site_id,"
                        + " race_concept_id, ethnicity_concept_id, gender_source_value (person.csv)");
    }

    @Test
    void unknownColumns() {
        says(
                folder.table("death", "person_id,death_date,Autopsy,\n1,2015-01-01,yes,\n").read(),
                "unknown-column",
                "2 death: not read: autopsy, column 4 (death.csv)");
    }

    @Test
    void unreadableDates() {
        var imported =
                conditions(
                        """
                        1,1,10,2015-01-01,01/02/2015,
                        2,1,10,2015-02-30,,
                        3,1,10,infinity,,
                        4,1,10,99999-01-01,,
                        """);
        says(
                imported,
                "unreadable-date",
                "3 condition_occurrence: taken as empty: condition_start_date is not a date (YYYY-MM-DD)"
                        + " (condition_occurrence.csv, line 3; condition_occurrence.csv, line 4;"
                        + " condition_occurrence.csv, line 5)",
                "1 condition_occurrence: taken as empty: condition_end_date is not a date (YYYY-MM-DD)"
                        + " (condition_occurrence.csv, line 2)");
        says(
                imported,
                "no-date",
                "3 condition_occurrence: kept without a time: no readable start date; no window"
                        + " holds them (condition_occurrence.csv, line 3; condition_occurrence.csv, line 4;"
                        + " condition_occurrence.csv, line 5)");
        assertEquals(
                List.of(
                        "1 undated OMOP/10",
                        "1 undated OMOP/10",
                        "1 undated OMOP/10",
                        "1 2015-01-01 OMOP/10"),
                imported.events());
    }

    @Test
    void unreadableNumbers() {
        var imported =
                folder.table(
                                "measurement",
                                """
                                measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number
                                1,1,10,2015-01-01,high
                                2,1,10,2015-01-02,"1,5"
                                3,1,10,2015-01-03,inf
                                4,1,10,2015-01-04,1e3
                                """)
                        .read();
        says(
                imported,
                "unreadable-number",
                "3 measurement: taken as empty: value_as_number is not a number"
                        + " (measurement.csv, line 2; measurement.csv, line 3; measurement.csv, line 4)");
        assertEquals("1 2015-01-04 OMOP/10 value=1000.0", imported.events().getLast());
    }

    @Test
    void unreadableIdentifiers() {
        var imported =
                conditions(
                        """
                        1,A1,10,2015-01-01,,
                        2,1.5,10,2015-01-01,,
                        3,,10,2015-01-01,,
                        x,1,10,2015-01-01,,
                        """);
        says(
                imported,
                "unreadable-number",
                "2 condition_occurrence: taken as empty: person_id is not a whole number"
                        + " (condition_occurrence.csv, line 2; condition_occurrence.csv, line 3)",
                "1 condition_occurrence: taken as empty: condition_occurrence_id is not a whole number"
                        + " (condition_occurrence.csv, line 5)");
        says(
                imported,
                "orphan",
                "3 condition_occurrence: left out: the person is not in the table person"
                        + " (condition_occurrence.csv, line 2; condition_occurrence.csv, line 3;"
                        + " condition_occurrence.csv, line 4)");
        assertEquals(List.of("1 2015-01-01 OMOP/10"), imported.events());
    }

    @Test
    void eventsBeforeBirthAfterDeathAndOutsideObservationAreKept() {
        folder.table("death", "person_id,death_date\n1,2016-01-01\n");
        var imported =
                conditions(
                        """
                        1,1,10,1949-12-31,,
                        2,1,10,2016-01-01,,
                        3,1,10,2016-01-02,,
                        4,1,10,2009-12-31,,
                        5,1,10,2010-01-01,,
                        6,2,10,2020-12-31,,
                        7,2,10,2021-01-01,,
                        """);
        var kept = "kept; studies count only events inside observation periods";
        says(
                imported,
                "event-before-birth",
                "1 condition_occurrence: " + kept + " (condition_occurrence.csv, line 2)");
        says(
                imported,
                "event-after-death",
                "1 condition_occurrence: " + kept + " (condition_occurrence.csv, line 4)");
        says(
                imported,
                "event-outside-observation",
                "3 condition_occurrence: "
                        + kept
                        + " (condition_occurrence.csv,"
                        + " line 2; condition_occurrence.csv, line 5; condition_occurrence.csv, line 8)");
        assertEquals(8, imported.events().size());
    }

    @Test
    void anEndBeforeTheStartIsKeptAndOnTheSameDayIsFine() {
        says(
                conditions("1,1,10,2015-01-02,2015-01-01,\n2,1,10,2015-01-02,2015-01-02,\n"),
                "end-before-start",
                "1 condition_occurrence: kept as recorded (condition_occurrence.csv, line 2)");
    }

    @Test
    void aPeriodThatEndsBeforeItStartsLeavesItsPersonWithout() {
        var imported =
                folder.table(
                                "observation_period",
                                """
                                person_id,observation_period_start_date,observation_period_end_date
                                1,2020-01-01,2010-01-01
                                2,2010-01-01,
                                99,2010-01-01,2011-01-01
                                """)
                        .read();
        says(
                imported,
                "end-before-start",
                "1 observation_period: left out (observation_period.csv, line 2)");
        says(
                imported,
                "no-date",
                "1 observation_period: left out: no readable start or end"
                        + " (observation_period.csv, line 3)");
        says(
                imported,
                "orphan",
                "1 observation_period: left out: the person is not in the table person"
                        + " (observation_period.csv, line 4)");
        says(
                imported,
                "no-period",
                "2 person: kept; without an observation period no study counts them"
                        + " (person.csv, line 2; person.csv, line 3)");
    }

    @Test
    void peopleWithoutIdentifierTwiceOrWithoutBirth() {
        var imported =
                folder.table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth
                                1,8532,1950,1,1
                                ,8507,1960,1,1
                                ,8507,1960,1,1
                                2,8507,1960,13,1
                                1,8507,1970,1,1
                                3,8507,,,
                                """)
                        .read();
        says(
                imported,
                "no-identifier",
                "2 person: left out: no readable person_id (person.csv, line 3; person.csv,"
                        + " line 4)");
        says(
                imported,
                "duplicate-id",
                "1 person: left out: the first row of a person_id is kept (person.csv, line 6)");
        says(
                imported,
                "impossible-birth",
                "1 person: kept with no date of birth (person.csv, line 5)");
        says(
                imported,
                "no-birth",
                "1 person: kept with no date of birth; matching on age leaves them out (person.csv,"
                        + " line 7)");
        says(
                imported,
                "no-period",
                "1 person: kept; without an observation period no study counts them (person.csv,"
                        + " line 7)");
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-01-01 2010-01-01..2020-12-31",
                        "2 MALE 2010-01-01..2020-12-31",
                        "3 MALE"),
                imported.people());
    }

    @Test
    void deaths() {
        var imported =
                folder.table(
                                "death",
                                """
                                person_id,death_date
                                1,1940-01-01
                                2,2015-01-02
                                2,2015-01-01
                                99,2015-01-01
                                ,2015-01-01
                                """)
                        .read();
        says(imported, "death-before-birth", "1 death: kept as recorded (death.csv, line 2)");
        says(
                imported,
                "duplicate-id",
                "2 death: kept: the earliest date is the day of death (death.csv, line 3;"
                        + " death.csv, line 4)");
        says(
                imported,
                "orphan",
                "2 death: left out: the person is not in the table person (death.csv, line 5;"
                        + " death.csv, line 6)");
        assertEquals(
                "2 MALE birth=1960-01-01 death=2015-01-01 2010-01-01..2015-01-01",
                imported.people().getLast());
    }

    @Test
    void copiesOfARowAreOneEventAndRowsThatShareAnIdentifierAreSeveral() {
        var imported =
                conditions(
                        """
                        1,1,10,2015-01-01,,
                        1,1,10,2015-01-01,,
                        2,1,10,2015-01-02,,
                        2,1,10,2015-01-03,,
                        3,1,10,2015-01-04,,
                        """);
        says(
                imported,
                "duplicate-row",
                "1 condition_occurrence: left out: the same row was there before"
                        + " (condition_occurrence.csv, line 3)");
        says(
                imported,
                "duplicate-id",
                "2 condition_occurrence: kept: rows that share a condition_occurrence_id but"
                        + " differ are different events (condition_occurrence.csv, line 4; condition_occurrence.csv, line 5)");
        assertEquals(4, imported.events().size());
    }

    @Test
    void visitsThatAreNotThere() {
        folder.table(
                "visit_occurrence",
                """
                visit_occurrence_id,person_id,visit_concept_id,visit_start_date
                100,1,10,2015-01-01
                """);
        says(
                conditions(
                        "1,1,10,2015-01-01,,100\n2,1,10,2015-01-01,,101\n3,1,10,2015-01-01,,0\n"),
                "unknown-visit",
                "1 condition_occurrence: kept; the visit is not in visit_occurrence (condition_occurrence.csv, line 3)");
    }

    @Test
    void anotherEncodingIsReadAsWindowsWritesIt() {
        var imported =
                folder.file(
                                "observation.csv",
                                """
                                observation_id,person_id,observation_concept_id,observation_date,value_as_string
                                1,1,10,2015-01-01,plain
                                2,1,10,2015-01-02,"é
                                à"
                                3,1,10,2015-01-03,5 € ’
                                """,
                                Charset.forName("windows-1252"))
                        .read();
        assertEquals(
                List.of(
                        "1 2015-01-01 OMOP/10 text=plain",
                        "1 2015-01-02 OMOP/10 text=é\nà",
                        "1 2015-01-03 OMOP/10 text=5 € ’"),
                imported.events());
        says(
                imported,
                "wrong-encoding",
                "2 observation: not UTF-8: the file was read as Windows-1252 (Latin-1)"
                        + " (observation.csv, line 3; observation.csv, line 4)");
    }

    @Test
    void aPackedFileInAnotherEncoding() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var packing = new java.util.zip.GZIPOutputStream(bytes)) {
            packing.write("location_id,city\n1,Orléans\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        folder.table("person", "person_id,gender_concept_id,location_id\n1,8507,1\n")
                .file("location.csv.gz", bytes.toByteArray());
        assertEquals(
                List.of("1 MALE region=Orléans 2010-01-01..2020-12-31"), folder.read().people());
    }

    @Test
    void aLastLineCutShort() {
        var imported = conditions("1,1,10,2015-01-01,,\n2,1,10,2015-01");
        says(
                imported,
                "broken-line",
                "1 condition_occurrence: left out: the line has too few or too many columns, as"
                        + " where a file was cut short (condition_occurrence.csv, line 3)");
        assertEquals(1, imported.events().size());
    }

    @Test
    void aQuoteThatIsNeverClosedTakesTheRestOfTheFileWithIt() {
        var imported =
                folder.table(
                                "observation",
                                """
                                observation_id,person_id,observation_concept_id,observation_date,value_as_string
                                1,1,10,2015-01-01,fine
                                2,1,10,2015-01-02,"never closed
                                3,1,10,2015-01-03,lost
                                """)
                        .read();
        says(
                imported,
                "broken-quote",
                "1 observation: left out: a quote is not closed, or stands inside a value; after"
                        + " one that is not closed the rest of the file is left out (observation.csv, line 3)");
        assertEquals(List.of("1 2015-01-01 OMOP/10 text=fine"), imported.events());
    }

    /// A line is a record: the header is line 1, and a value over several lines is one.
    @Test
    void linesAreCountedPastBrokenOnesAndThroughValuesOverSeveralLines() {
        var imported =
                folder.table(
                                "observation",
                                """
                                observation_id,person_id,observation_concept_id,observation_date,value_as_string
                                1,1,10,2015-01-01,"over
                                two lines"
                                2,1,10
                                3,99,10,2015-01-03,orphan
                                4,1,10,2015-01-04,too,many
                                5,99,10,2015-01-05,orphan
                                """)
                        .read();
        says(
                imported,
                "broken-line",
                "2 observation: left out: the line has too few or too many columns, as where a"
                        + " file was cut short (observation.csv, line 3; observation.csv, line 5)");
        says(
                imported,
                "orphan",
                "2 observation: left out: the person is not in the table person (observation.csv,"
                        + " line 4; observation.csv, line 6)");
    }

    @Test
    void aHeaderWithoutRowsIsAnEmptyTable() {
        var imported = conditions("");
        assertEquals(List.of(), imported.events());
        assertEquals("", imported.manifest().firstDay());
    }
}

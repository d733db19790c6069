package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What OMOP tables tell of lives: births told twice, deaths in the table person, days that cannot
/// be, rows that are there twice.
class OmopDoorTest {

    @TempDir Path tests;

    @Test
    void theColumnsOfBirthCountWhereTheTimeDisagrees() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,birth_datetime
                                1,8532,1950,7,14,1950-07-15 03:00:00
                                2,8532,1950,7,14,1950-07-14 03:00:00
                                3,8532,1950,,,1950-07-15
                                4,8532,1950,7,,1950-07-15
                                5,8532,1950,8,,1950-07-15
                                6,8532,1950,,,1951-01-01
                                7,8532,1950,1,1,1950-07-15
                                8,8532,1950,2,30,1950-02-28
                                9,8532,,,,1950-07-15
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1950-07-14",
                        "1950-07-14",
                        "1950-07-15",
                        "1950-07-15",
                        "1950-08-01",
                        "1950-01-01",
                        "1950-01-01",
                        "none",
                        "1950-07-15"),
                imported.people().stream()
                        .map(person ->
                                person.contains("birth=")
                                        ? person.replaceAll(".*birth=(\\S+).*", "$1")
                                        : "none")
                        .toList());
        assertEquals(
                List.of(
                        "5 person: the columns year_of_birth, month_of_birth and day_of_birth are"
                                + " taken, as definitions of cohorts do: birth_datetime is another"
                                + " day (person.csv, line 2; person.csv, line 6; person.csv,"
                                + " line 7)"),
                imported.findings("conflicting-birth"));
    }

    private static final String DYING =
            """
            person_id,gender_concept_id,year_of_birth,death_datetime
            1,8532,1950,2015-06-30 12:00:00
            2,8507,1960,
            """;

    @Test
    void aDeathOfTheTablePersonIsOne() {
        var imported = OmopFolder.ofTwoPeople(tests).table("person", DYING).read();
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-01-01 death=2015-06-30 2010-01-01..2015-06-30",
                        "2 MALE birth=1960-01-01 2010-01-01..2020-12-31"),
                imported.people());
        assertEquals(List.of("1 2015-06-30T12:00 MEDS_DEATH"), imported.events());
        assertEquals(
                List.of(
                        "1 person: read as a death: death_datetime of a person of whom the table"
                                + " death has none (person.csv, line 2)"),
                imported.findings("death-in-person"));
    }

    @Test
    void theTableDeathComesFirst() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table("person", DYING.replace("1960,", "1960,2016-01-01"))
                        .table("death", "person_id,death_date\n1,2015-07-01\n")
                        .read();
        assertEquals(
                List.of("1 2015-07-01 MEDS_DEATH", "2 2016-01-01 MEDS_DEATH"), imported.events());
        assertTrue(
                imported.findings("death-in-person").getFirst().endsWith("(person.csv, line 3)"));
    }

    @Test
    void observationIsOfTheLiving() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table("death", "person_id,death_date\n1,2015-07-01\n2,2009-01-01\n")
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth
                                1,8532,2012,3,4
                                2,8507,1960,,
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1 FEMALE birth=2012-03-04 death=2015-07-01 2012-03-04..2015-07-01",
                        "2 MALE birth=1960-01-01 death=2009-01-01"),
                imported.people());
        assertEquals(1, imported.findings("observed-before-birth").size());
        assertTrue(imported.findings("observed-after-death").getFirst().startsWith("2 "));
    }

    @Test
    void observationWithoutAnEndEndsWithTheData() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth
                                1,8532,1950
                                2,8532,1950
                                3,8532,1950
                                4,8532,1950
                                """)
                        .table(
                                "observation_period",
                                """
                                person_id,observation_period_start_date,observation_period_end_date
                                1,2010-01-01,9999-12-31
                                2,2010-01-01,2099-12-31
                                3,2010-01-01,2999-01-01
                                4,2010-01-01,2013-12-31
                                """)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                                1,4,10,2015-01-01
                                2,4,10,9999-12-31
                                """)
                        .read();
        assertEquals(
                List.of("2015-01-01", "2015-01-01", "2015-01-01", "2013-12-31"),
                imported.people().stream().map(person -> person.split("\\.\\.")[1]).toList());
        assertTrue(imported.findings("open-ended-period").getFirst().startsWith("3 "));
        assertEquals(List.of(), imported.findings("observed-in-future"));
    }

    /// As those of MIMIC are. A period is taken to have no end where it goes on long after the last
    /// event of anybody.
    @Test
    void datesShiftedAheadAreDaysLikeOthers() {
        var events =
                new StringBuilder(
                        "condition_occurrence_id,person_id,condition_concept_id,condition_start_date\n");
        for (int day = 1; day <= 20; day++) {
            events.append("%d,1,10,21%02d-03-%02d\n".formatted(day, 10 + day, day));
        }
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth
                                1,8532,2050
                                2,8532,2050
                                """)
                        .table(
                                "observation_period",
                                """
                                person_id,observation_period_start_date,observation_period_end_date
                                1,2090-01-01,2130-12-31
                                2,2110-01-01,9999-12-31
                                """)
                        .table("condition_occurrence", events.toString())
                        .read();
        assertEquals(
                List.of("2130-12-31", "2130-03-20"),
                imported.people().stream().map(person -> person.split("\\.\\.")[1]).toList());
        assertTrue(imported.findings("open-ended-period").getFirst().startsWith("1 "));
        assertTrue(imported.findings("shifted-dates").getFirst().startsWith("20 "));
    }

    @Test
    void daysToComeAreTold() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth
                                1,8532,2090
                                2,8507,1960
                                """)
                        .table("death", "person_id,death_date\n2,2091-01-01\n")
                        .table(
                                "observation_period",
                                """
                                person_id,observation_period_start_date,observation_period_end_date
                                1,2090-01-01,2092-01-01
                                2,2010-01-01,2013-12-31
                                """)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                                1,2,10,2091-01-01
                                """)
                        .read();
        for (var rule :
                List.of("future-birth", "future-death", "observed-in-future", "event-in-future")) {
            assertTrue(imported.findings(rule).getFirst().startsWith("1 "), rule);
        }
    }

    @Test
    void aConceptWithoutACodeKeepsItsName() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "concept",
                                """
                                concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code,invalid_reason
                                1379212,Ophthalmic tablets,Drug,NFC,X,S,,
                                """)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                                1,1,1379212,2015-01-01
                                """)
                        .read();
        assertEquals(List.of("1 2015-01-01 OMOP/1379212"), imported.events());
        var codes = imported.vocabulary().codes();
        assertEquals("Ophthalmic tablets", codes.get(codes.id("OMOP/1379212")).name());
        assertEquals(List.of(), imported.findings("unknown-concept"));
        assertEquals(1, imported.findings("no-concept-code").size());
    }

    @Test
    void aRowWithoutANumberIsThereOnce() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                                ,1,10,2015-01-01
                                ,1,10,2015-01-01
                                ,1,11,2015-01-01
                                7,1,10,2015-01-01
                                8,1,10,2015-01-01
                                ,1,12,31/01/15 9h
                                ,1,12,28/02/15 9h
                                """)
                        .read();
        assertEquals(6, imported.events().size(), "of two that could not be read none is a copy");
        assertEquals(
                List.of(
                        "1 condition_occurrence: left out: the same row was there before"
                                + " (condition_occurrence.csv, line 3)"),
                imported.findings("duplicate-row"));
    }
}

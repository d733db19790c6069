package org.vigie.source.synthea;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.source.omop.Imported;
import org.vigie.timeline.Progress;

/// Rows that Synthea writes several times, the same in every column, are there once.
class SyntheaCopiesTest {

    @TempDir Path tests;

    private void table(String name, String rows) throws Exception {
        Files.createDirectories(tests.resolve("csv"));
        Files.writeString(tests.resolve("csv").resolve(name + ".csv"), rows);
    }

    private Imported read() throws Exception {
        var store = Files.createTempDirectory(tests, "import").resolve("store");
        return new Imported(
                new SyntheaImport(tests.resolve("csv"), store, "1GB", 1, "", Progress.SILENT).run(),
                store);
    }

    private void people() throws Exception {
        table("patients", "Id,BIRTHDATE,DEATHDATE,GENDER,STATE,COUNTY\na,1950-03-01,,F,MA,\n");
        table(
                "encounters",
                """
                Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,PAYER_COVERAGE
                e,2019-01-01T10:00:00Z,2019-01-01T11:00:00Z,a,o,p,wellness,410620009,Check up,,,
                e,2019-01-01T10:00:00Z,2019-01-01T11:00:00Z,a,o,p,wellness,410620009,Check up,,,
                """);
    }

    @Test
    void areThereOnce() throws Exception {
        people();
        table(
                "imaging_studies",
                """
                Id,DATE,PATIENT,ENCOUNTER,SERIES_UID,BODYSITE_CODE,MODALITY_CODE,MODALITY_DESCRIPTION,INSTANCE_UID
                i,2019-01-01T10:00:00Z,a,e,1,51185008,CT,Tomography,1.1
                i,2019-01-01T10:00:00Z,a,e,1,51185008,CT,Tomography,1.1
                i,2019-01-01T10:00:00Z,a,e,1,51185008,CT,Tomography,1.2
                i,2019-01-01T10:00:00Z,a,e,1,51185008,CT,Tomography,1.1
                """);
        table(
                "conditions",
                """
                START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION
                2019-01-01,,a,e,254837009,Breast cancer
                2019-01-01,,a,e,254837009,Breast cancer
                2019-01-02,,a,e,254837009,Breast cancer
                """);
        table(
                "claims_transactions",
                """
                ID,CLAIMID,CHARGEID,PATIENTID,PROVIDERID,APPOINTMENTID,TYPE,AMOUNT,METHOD,PAYMENTS,ADJUSTMENTS,TRANSFERS,FROMDATE,PROCEDURECODE,UNITS
                t,k,1,a,p,e,CHARGE,100.00,,,,,2019-01-01T10:00:00Z,410620009,1
                t,k,1,a,p,e,CHARGE,100.00,,,,,2019-01-01T10:00:00Z,410620009,1
                """);
        var imported = read();
        var events = imported.events();
        assertEquals(2, events.stream().filter(event -> event.contains("DICOM/CT")).count());
        assertEquals(2, events.stream().filter(event -> event.contains("SNOMED/2548")).count());
        assertEquals(1, events.stream().filter(event -> event.contains("CLAIM/CHARGE")).count());
        assertEquals(1, events.stream().filter(event -> event.contains("SNOMED/4106")).count());
        assertEquals(
                10_000,
                events.stream()
                        .filter(event -> event.contains("cents="))
                        .mapToLong(event ->
                                Long.parseLong(event.replaceAll(".*cents=(-?\\d+).*", "$1")))
                        .sum());
        assertEquals(
                List.of(
                        "1 encounters: left out: the same row was there before"
                                + " (encounters.csv, line 3)",
                        "1 conditions: left out: the same row was there before"
                                + " (conditions.csv, line 3)",
                        "2 imaging_studies: left out: the same row was there before"
                                + " (imaging_studies.csv, line 3; imaging_studies.csv, line 5)",
                        "1 claims_transactions: left out: the same row was there before"
                                + " (claims_transactions.csv, line 3)"),
                imported.findings("duplicate-row"));
    }

    /// Days that a spreadsheet wrote in its own way differed before they could not be read.
    @Test
    void whatCouldNotBeReadIsNoCopy() throws Exception {
        people();
        table(
                "conditions",
                """
                START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION
                31/01/19 9h,,a,e,254837009,Breast cancer
                28/02/19 9h,,a,e,254837009,Breast cancer
                """);
        var imported = read();
        assertEquals(
                2,
                imported.events().stream().filter(event -> event.contains("SNOMED/2548")).count());
        assertEquals(
                List.of(),
                imported.findings("duplicate-row").stream()
                        .filter(found -> found.contains("conditions"))
                        .toList());
    }

    @Test
    void whatSpreadsheetsDoToNumbersIsCounted() throws Exception {
        people();
        table(
                "observations",
                """
                DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE
                2019-01-01T10:00:00Z,a,e,vital-signs,8302-2,Body Height,"51,9",cm,numeric
                2019-01-01T10:00:00Z,a,e,vital-signs,8302-2,Body Height,51.9,cm,numeric
                2019-01-01T10:00:00Z,a,e,survey,72166-2,Tobacco,Never,,text
                """);
        table(
                "conditions",
                """
                START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION
                2019-01-01,,a,e,1.05E+07,Prediabetes
                2019-01-01,,a,e,"1,05E+07",Prediabetes
                2019-01-01,,a,e,105000007,Prediabetes
                """);
        var imported = read();
        assertEquals(
                List.of(
                        "1 observations: kept as a text without a number: type is numeric, and"
                                + " value is no number (observations.csv, line 2)"),
                imported.findings("unreadable-number"));
        assertEquals(
                List.of(
                        "2 conditions: left out: a spreadsheet has rounded the code, as in 1.05E+07"
                                + " (conditions.csv, line 2; conditions.csv, line 3)"),
                imported.findings("rounded-code"));
        assertEquals(
                1,
                imported.events().stream().filter(event -> event.contains("SNOMED/105")).count());
    }

    @Test
    void observationIsOfTheLiving() throws Exception {
        people();
        table(
                "patients",
                "Id,BIRTHDATE,DEATHDATE,GENDER,STATE,COUNTY\na,2019-02-01,2019-03-01,F,MA,\n");
        table(
                "encounters",
                """
                Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,PAYER_COVERAGE
                e,2019-01-01T10:00:00Z,2019-01-01T11:00:00Z,a,o,p,wellness,410620009,Check up,,,
                f,2019-05-01T10:00:00Z,2019-05-01T11:00:00Z,a,o,p,wellness,410620009,Check up,,,
                """);
        assertEquals(
                List.of(
                        "1 FEMALE birth=2019-02-01 death=2019-03-01 region=MA"
                                + " 2019-02-01..2019-03-01"),
                read().people());
    }
}

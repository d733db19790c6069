package org.vigie.source.synthea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.store.Manifest;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// A few drawn rows of every kind, as Synthea's CSV exporter writes them.
@Tag("long")
class SyntheaImportTest {

    @TempDir Path folder;

    private void write(String table, String rows) throws Exception {
        Files.createDirectories(folder.resolve("csv"));
        Files.writeString(folder.resolve("csv").resolve(table + ".csv"), rows);
    }

    @BeforeEach
    void draw() throws Exception {
        write(
                "patients",
                """
                Id,BIRTHDATE,DEATHDATE,GENDER,STATE,COUNTY,FIRST
                bbbb,1950-03-01,2020-12-31,F,Massachusetts,Norfolk County,Ann
                aaaa,2000-01-02,,M,Massachusetts,,Bob
                cccc,1980-01-02,,X,,,Cem
                """);
        write(
                "encounters",
                """
                Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION
                e2,2019-01-01T10:00:00Z,2019-01-01T11:00:00Z,bbbb,o1,p2,y1,wellness,410620009,Check up,136.80,300.10,0.00,,
                e1,2021-01-05T10:00:00Z,2021-01-06T11:00:00Z,bbbb,o1,p1,y1,death,308646001,Death certification,10.00,10.00,0.00,,
                e3,2018-05-05T10:00:00Z,2018-05-05T10:15:00Z,aaaa,o1,p1,y1,emergency,50849002,Emergency,5.55,5.55,0.00,,
                """);
        write(
                "conditions",
                """
                START,STOP,PATIENT,ENCOUNTER,SYSTEM,CODE,DESCRIPTION
                2019-01-01,,bbbb,e2,http://snomed.info/sct,254837009,Breast cancer
                2019-01-01,,zzzz,e2,SNOMED-CT,1,Nobody's
                2019-01-01,,aaaa,e9,SNOMED-CT,,No code
                2018-05-05,2018-05-01,aaaa,e9,SNOMED-CT,22298006,Infarction
                """);
        write(
                "medications",
                """
                START,STOP,PATIENT,PAYER,ENCOUNTER,CODE,DESCRIPTION,BASE_COST,PAYER_COVERAGE,DISPENSES,TOTALCOST,REASONCODE,REASONDESCRIPTION
                2019-01-01T10:00:00Z,2019-03-01T10:00:00Z,bbbb,y1,e2,198405,Ibuprofen,10.01,0,3,30.03,254837009,Breast cancer
                """);
        write(
                "observations",
                """
                DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE
                2019-01-01T10:00:00Z,bbbb,e2,vital-signs,8302-2,Body Height,167.5,cm,numeric
                2019-01-01T10:00:00Z,bbbb,e2,social-history,72166-2,Smoking,Never smoker,,text
                2019-01-01T10:00:00Z,bbbb,,,QALY,QALY,70.1,a,numeric
                """);
        write(
                "claims_transactions",
                """
                ID,CLAIMID,CHARGEID,PATIENTID,PROVIDERID,APPOINTMENTID,TYPE,AMOUNT,METHOD,PAYMENTS,ADJUSTMENTS,TRANSFERS,FROMDATE,PROCEDURECODE,UNITS
                t1,k2,1,bbbb,p2,e2,CHARGE,140.80,,0.00,0.00,,2019-01-01T10:00:00Z,410620009,1
                t3,k2,10,bbbb,p2,e2,CHARGE,7.005,,0.00,0.00,,2019-01-01T10:00:00Z,77,1
                t4,k2,11,bbbb,p2,e2,PAYMENT,,ECHECK,2.50,0.00,,2019-01-01T10:00:00Z,77,
                t2,k2,2,bbbb,p2,e2,PAYMENT,,ECHECK,90.00,0.00,,2019-01-01T10:00:00Z,410620009,
                t5,k2,3,bbbb,p2,e2,PAYMENT,,ECHECK,9.99,0.00,,2019-01-01T10:00:00Z,410620009,
                t6,k2,4,bbbb,p2,e2,PAYMENT,,CASH,40.81,0.00,,2019-01-01T10:00:00Z,410620009,
                t7,k1,12,bbbb,p2,e2,TRANSFEROUT,,,0.00,0.00,36.80,2019-01-01T10:00:00Z,410620009,
                t8,k1,13,bbbb,p2,e2,PAYMENT,,ECHECK,1.00,0.00,,2019-01-01T10:00:00Z,410620009,
                """);
        write(
                "providers",
                """
                Id,ORGANIZATION,NAME,SPECIALITY
                p2,o7,Dr Who,GENERAL PRACTICE
                """);
    }

    private Manifest load() throws Exception {
        return new SyntheaImport(
                        folder.resolve("csv"),
                        folder.resolve("store"),
                        "1GB",
                        1,
                        "MA",
                        Progress.SILENT)
                .run();
    }

    private List<Life> lives() throws Exception {
        try (var store = Store.open(folder.resolve("store"))) {
            return Life.all(store);
        }
    }

    private static Life.Event event(Life life, String code) {
        return life.events().stream()
                .filter(event -> event.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String finding(Manifest manifest, String rule, String table) {
        return manifest.findings().stream()
                .filter(f -> f.rule().equals(rule) && f.table().equals(table))
                .map(f -> f.count() + " " + f.examples())
                .findFirst()
                .orElse("");
    }

    @Test
    void peopleAreNumberedInTheOrderOfTheirUuids() throws Exception {
        load();
        var lives = lives();
        assertEquals(List.of(1L, 2L, 3L), lives.stream().map(life -> life.person().id()).toList());
        var woman = lives.get(1).person();
        assertEquals(Sex.FEMALE, woman.sex());
        assertEquals(Days.of(1950, 3, 1), woman.birthDay());
        assertEquals(Days.of(2020, 12, 31), woman.deathDay());
        assertEquals("Norfolk County, Massachusetts", woman.region());
        assertEquals("Massachusetts", lives.get(0).person().region());
        assertEquals("MA", woman.site());
        assertEquals(Sex.UNKNOWN, lives.get(2).person().sex());
    }

    @Test
    void observationEndsWithTheLastEncounterOrDeath() throws Exception {
        load();
        var lives = lives();
        assertEquals(
                List.of(new ObservationPeriod(Days.of(2018, 5, 5), Days.of(2018, 5, 5))),
                lives.get(0).person().periods());
        assertEquals(
                List.of(new ObservationPeriod(Days.of(2019, 1, 1), Days.of(2020, 12, 31))),
                lives.get(1).person().periods());
        assertTrue(lives.get(2).person().periods().isEmpty());
    }

    @Test
    void eventsHaveCodesValuesVisitsAndCosts() throws Exception {
        load();
        var woman = lives().get(1);
        assertEquals(
                List.of("SNOMED/410620009", 14_080L, 2L, 2L, 300.10, "wellness"),
                facts(event(woman, "SNOMED/410620009")));
        var drug = event(woman, "RxNorm/198405");
        assertEquals(
                List.of("RxNorm/198405", Timeline.NONE, 2L, 2L, 3.0, "SNOMED/254837009"),
                facts(drug));
        assertEquals(Days.of(2019, 3, 1), Days.ofTime(drug.end()));
        assertEquals(167.5, event(woman, "LOINC/8302-2").value());
        assertEquals("cm", event(woman, "LOINC/8302-2").unit());
        assertEquals("Never smoker", event(woman, "LOINC/72166-2").text());
        assertEquals(70.1, event(woman, "Synthea/QALY").value());
        assertEquals(Timeline.NONE, event(woman, "Synthea/QALY").visit());
        assertEquals("conditions", event(woman, "SNOMED/254837009").table());
        assertEquals(Days.of(2020, 12, 31), Days.ofTime(event(woman, "MEDS_DEATH").time()));
    }

    private static List<Object> facts(Life.Event event) {
        return List.of(
                event.code(),
                event.cost(),
                event.visit(),
                event.provider(),
                event.value(),
                event.text());
    }

    @Test
    void everyAmountOfAClaimCanBeFoundAgain() throws Exception {
        load();
        var woman = lives().get(1);
        assertEquals(List.of(7.005, 140.80), values(woman, "CLAIM/CHARGE"));
        assertEquals(List.of(1.0, 2.5, 9.99, 40.81, 90.0), values(woman, "CLAIM/PAYMENT"));
        assertEquals(List.of(36.8), values(woman, "CLAIM/TRANSFEROUT"));
        assertEquals("2", event(woman, "CLAIM/CHARGE").source());
        assertEquals("1", event(woman, "CLAIM/TRANSFEROUT").source());
    }

    private static List<Double> values(Life life, String code) {
        return life.events().stream()
                .filter(event -> event.code().equals(code))
                .map(Life.Event::value)
                .sorted()
                .toList();
    }

    /// A charge is the cost of what it is for, and what insurers paid of it is reimbursed; the line
    /// of code 77 is for no event and 7.005 is rounded away from zero; the insurer's payment of
    /// claim k1 has no charge.
    @Test
    void everyDollarOfAClaimIsTheCostOfOneEvent() throws Exception {
        var manifest = load();
        var paid =
                lives().stream()
                        .flatMap(life -> life.events().stream())
                        .filter(event ->
                                event.cost() != Timeline.NONE || reimbursed(event) != Timeline.NONE)
                        .map(event ->
                                event.code()
                                        + " "
                                        + event.value()
                                        + " cost "
                                        + text(event.cost())
                                        + " reimbursed "
                                        + text(reimbursed(event)))
                        .sorted()
                        .toList();
        assertEquals(
                List.of(
                        "CLAIM/CHARGE 7.005 cost 701 reimbursed 250",
                        "CLAIM/PAYMENT 1.0 cost - reimbursed 100",
                        "SNOMED/410620009 300.1 cost 14080 reimbursed 9999"),
                paid);
        assertEquals(
                List.of(
                        "1 140.80 USD charged, 99.99 USD paid by insurers",
                        "2 7.01 USD charged, 3.50 USD paid by insurers"),
                manifest.findings().stream()
                        .filter(f -> f.rule().startsWith("charges-"))
                        .map(f -> f.count() + " " + f.effect().split(":")[0])
                        .toList());
        assertEquals("4 []", finding(manifest, "own-costs-not-counted", "-"));
    }

    private static long reimbursed(Life.Event event) {
        return (long) event.attributes().getOrDefault(Attribute.REIMBURSED_CENTS, Timeline.NONE);
    }

    private static String text(long cents) {
        return cents == Timeline.NONE ? "-" : Long.toString(cents);
    }

    /// Without the insurer's account, encounters and medications cost what they say they do.
    @Test
    void withoutClaimsTheClinicalTablesSayWhatThingsCost() throws Exception {
        Files.delete(folder.resolve("csv/claims_transactions.csv"));
        load();
        var woman = lives().get(1);
        assertEquals(13_680, event(woman, "SNOMED/410620009").cost());
        assertEquals(3_003, event(woman, "RxNorm/198405").cost());
        assertEquals(0, reimbursed(event(woman, "RxNorm/198405")));
        assertEquals(Timeline.NONE, event(woman, "SNOMED/254837009").cost());
    }

    /// The care site is the encounter's, else where the provider works.
    @Test
    void anEventNamesItsProvidersSpecialtyAndItsCareSite() throws Exception {
        load();
        var woman = lives().get(1);
        assertEquals(
                "GENERAL PRACTICE",
                event(woman, "RxNorm/198405").attributes().get(Attribute.SPECIALTY_SOURCE));
        assertEquals(1L, event(woman, "RxNorm/198405").attributes().get(Attribute.CARE_SITE));
        assertFalse(
                event(woman, "SNOMED/308646001")
                        .attributes()
                        .containsKey(Attribute.SPECIALTY_SOURCE));
        assertFalse(event(woman, "Synthea/QALY").attributes().containsKey(Attribute.CARE_SITE));
    }

    @Test
    void whatIsOddIsSaidWithItsLine() throws Exception {
        var manifest = load();
        assertEquals("1 [conditions.csv, line 3]", finding(manifest, "orphan", "conditions"));
        assertEquals("1 [conditions.csv, line 4]", finding(manifest, "no-code", "conditions"));
        assertEquals(
                "1 [conditions.csv, line 5]", finding(manifest, "unknown-visit", "conditions"));
        assertEquals(
                "1 [conditions.csv, line 5]", finding(manifest, "end-before-start", "conditions"));
        assertEquals("1 [patients.csv, line 4]", finding(manifest, "no-sex", "patients"));
        assertEquals(
                "1 [encounters.csv, line 3]", finding(manifest, "event-after-death", "encounters"));
        assertTrue(
                manifest.findings().stream()
                        .anyMatch(f ->
                                f.rule().equals("absent-table")
                                        && f.effect().contains("procedures")));
    }

    @Test
    void whatIsNotSyntheaIsSaidInALine() throws Exception {
        write("conditions", "START,STOP,PATIENT,DESCRIPTION\n");
        var column = assertThrows(InputProblem.class, this::load);
        assertTrue(
                column.getMessage().contains("conditions.csv, line 1, has no column code"),
                column.getMessage());
        Files.delete(folder.resolve("csv/patients.csv"));
        var table = assertThrows(InputProblem.class, this::load);
        assertTrue(table.getMessage().contains("has no table patients"), table.getMessage());
        assertFalse(Files.exists(folder.resolve("store")));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "only the source is left");
        }
    }
}

package org.vigie.source.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.source.StoreImport;
import org.vigie.source.Traces;
import org.vigie.source.omop.OmopFolder;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.stage.CodeIds;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.source.table.TableReader;
import org.vigie.store.Manifest;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Life;
import org.vigie.store.read.Pseudonymised;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;

/// What comes through the door, and what does not.
@Tag("long")
class PseudonymiserTest {

    private static final Pseudonymisation.Keyed PLAIN_DATES =
            new Pseudonymisation.Keyed(PseudonymKeyTest.key(), 0, false, false, false);

    @TempDir Path folder;
    private final List<String> said = new ArrayList<>();

    private Manifest omop(String store, Pseudonymisation pseudonymisation) throws Exception {
        return new OmopImport(
                        new OmopFolder(folder).path(),
                        folder.resolve(store),
                        "1GB",
                        2,
                        "",
                        (line, _, _) -> said.add(line),
                        pseudonymisation)
                .run();
    }

    private List<Life> lives(String store) throws Exception {
        try (var opened = Store.open(folder.resolve(store))) {
            return Life.all(opened);
        }
    }

    @BeforeEach
    void draw() {
        OmopFolder.ofTwoPeople(folder)
                .table(
                        "person",
                        """
                        person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,location_id,care_site_id,person_source_value
                        990000001,8532,1950,6,7,1,660000001,PLANTED-NIR
                        990000002,8507,1960,5,4,2,660000001,PLANTED-NIR
                        """)
                .table(
                        "observation_period",
                        """
                        person_id,observation_period_start_date,observation_period_end_date
                        990000001,2010-01-01,2020-12-31
                        990000002,2011-01-01,2012-12-31
                        """)
                .table(
                        "location",
                        """
                        location_id,city,state,zip,county,address_1,location_source_value
                        1,PLANTED-CITY,MA,PLANTED-ZIP,PLANTED-COUNTY,PLANTED-STREET,PLANTED-LOCATION
                        2,PLANTED-CITY,,,,,
                        """)
                .table(
                        "care_site",
                        """
                        care_site_id,care_site_name,care_site_source_value
                        660000001,PLANTED-HOSPITAL,PLANTED-HOSPITAL
                        """)
                .table(
                        "provider",
                        """
                        provider_id,provider_name,npi,specialty_concept_id,specialty_source_value,care_site_id
                        770000001,PLANTED-DOCTOR,PLANTED-NPI,38004446,PLANTED-SPECIALTY,660000001
                        """)
                .table(
                        "death",
                        """
                        person_id,death_date,cause_source_value
                        990000002,2012-06-01,PLANTED-CAUSE
                        """)
                .table(
                        "visit_occurrence",
                        """
                        visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date,visit_source_value,provider_id,care_site_id
                        880000001,990000001,9201,2015-03-01,2015-03-04,PLANTED-VISIT,770000001,660000001
                        """)
                .table(
                        "condition_occurrence",
                        """
                        condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_source_value,visit_occurrence_id,provider_id,stop_reason
                        550000003,990000001,0,2015-03-01,PLANTED-MRN,880000001,770000001,PLANTED-REASON
                        550000001,990000001,10,2015-03-01,PLANTED-MRN,880000001,770000001,
                        550000002,990000002,10,2012-03-01,,,,
                        """)
                .table(
                        "drug_exposure",
                        """
                        drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,sig,drug_source_value,lot_number,dose_unit_source_value,stop_reason
                        550000009,990000001,11,2016-01-01,PLANTED-SIG,PLANTED-DRUG,PLANTED-LOT,PLANTED-UNIT,PLANTED-STOP
                        """)
                .table(
                        "observation",
                        """
                        observation_id,person_id,observation_concept_id,observation_date,value_as_string,observation_source_value,unit_source_value
                        1,990000001,12,2016-01-02,PLANTED-VALUE,PLANTED-SOURCE,PLANTED-UNIT
                        """)
                .table(
                        "measurement",
                        """
                        measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,value_source_value,unit_source_value,measurement_source_value
                        1,990000001,13,2016-01-02,5.5,PLANTED-VALUE,PLANTED-UNIT,PLANTED-SOURCE
                        """)
                .table(
                        "device_exposure",
                        """
                        device_exposure_id,person_id,device_concept_id,device_exposure_start_date,unique_device_id,device_source_value
                        1,990000001,14,2016-01-02,PLANTED-UDI,PLANTED-DEVICE
                        """)
                .table(
                        "specimen",
                        """
                        specimen_id,person_id,specimen_concept_id,specimen_date,specimen_source_id,specimen_source_value
                        1,990000001,15,2016-01-02,PLANTED-SPECIMEN,PLANTED-SPECIMEN
                        """)
                .table(
                        "note",
                        """
                        note_id,person_id,note_type_concept_id,note_date,note_text,note_title,note_source_value
                        1,990000001,16,2016-01-02,PLANTED-NOTE,PLANTED-TITLE,PLANTED-NOTE
                        """)
                .table(
                        "payer_plan_period",
                        """
                        payer_plan_period_id,person_id,payer_concept_id,payer_plan_period_start_date,payer_source_value,family_source_value
                        1,990000001,17,2016-01-02,PLANTED-PAYER,PLANTED-FAMILY
                        """);
    }

    private static final List<String> PLANTED =
            List.of("PLANTED", "99000000", "88000000", "77000000", "66000000", "55000000");

    @Test
    void nothingPlantedInOmopIsInTheStoreOrSaid() throws Exception {
        omop("plain", Pseudonymisation.NONE);
        assertTrue(
                Traces.of(PLANTED, folder.resolve("plain")).size() > PLANTED.size(),
                "what is planted can be found");
        said.clear();
        var manifest = omop("store", PLAIN_DATES);
        assertEquals(List.of(), Traces.of(PLANTED, folder.resolve("store")));
        assertEquals(
                List.of(),
                said.stream().filter(line -> PLANTED.stream().anyMatch(line::contains)).toList());
        assertEquals(List.of(), StoreCheck.of(folder.resolve("store"), Progress.SILENT));
        assertTrue(
                manifest.findings().stream()
                        .anyMatch(f ->
                                f.rule().equals("pseudonymised")
                                        && f.count() == 2
                                        && f.effect().contains(PseudonymKeyTest.key().check())));
        assertEquals(
                manifest.findings().stream()
                        .filter(f -> f.rule().equals("rare-source-code"))
                        .count(),
                1);
    }

    @Test
    void nothingPlantedInSyntheaIsInTheStoreOrSaid() throws Exception {
        Files.createDirectories(folder.resolve("csv"));
        Files.writeString(
                folder.resolve("csv/patients.csv"),
                """
                Id,BIRTHDATE,DEATHDATE,GENDER,SSN,DRIVERS,PASSPORT,PREFIX,FIRST,MIDDLE,LAST,SUFFIX,MAIDEN,MARITAL,RACE,BIRTHPLACE,ADDRESS,CITY,STATE,COUNTY,FIPS,ZIP,LAT,LON
                PLANTED-UUID,1950-01-01,,F,PLANTED-1,PLANTED-2,PLANTED-3,PLANTED-4,PLANTED-5,PLANTED-6,PLANTED-7,PLANTED-8,PLANTED-9,M,white,PLANTED-10,PLANTED-11,PLANTED-12,MA,PLANTED-13,PLANTED-14,PLANTED-15,1,1
                """);
        Files.writeString(
                folder.resolve("csv/encounters.csv"),
                """
                Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,ENCOUNTERCLASS,CODE,DESCRIPTION
                PLANTED-E,2019-01-01T10:00:00Z,2019-01-01T11:00:00Z,PLANTED-UUID,PLANTED-O,PLANTED-P,PLANTED-CLASS,1,PLANTED-NAME
                """);
        Files.writeString(
                folder.resolve("csv/providers.csv"),
                """
                Id,ORGANIZATION,NAME,SPECIALITY,ADDRESS
                PLANTED-P,PLANTED-O,PLANTED-DOCTOR,PLANTED-SPECIALTY,PLANTED-STREET
                """);
        Files.writeString(
                folder.resolve("csv/observations.csv"),
                """
                DATE,PATIENT,ENCOUNTER,CODE,DESCRIPTION,VALUE,UNITS,TYPE
                2019-01-01T10:00:00Z,PLANTED-UUID,PLANTED-E,8302-2,PLANTED-NAME,PLANTED-VALUE,PLANTED-UNIT,text
                """);
        Files.writeString(
                folder.resolve("csv/devices.csv"),
                """
                START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION,UDI
                2019-01-01T10:00:00Z,,PLANTED-UUID,PLANTED-E,2,PLANTED-NAME,PLANTED-UDI
                """);
        var manifest =
                new SyntheaImport(
                                folder.resolve("csv"),
                                folder.resolve("store"),
                                "1GB",
                                1,
                                "",
                                (line, _, _) -> said.add(line),
                                PLAIN_DATES)
                        .run();
        assertEquals(3, manifest.events());
        assertEquals(List.of(), Traces.of(List.of("PLANTED"), folder.resolve("store")));
        assertEquals(List.of(), said.stream().filter(line -> line.contains("PLANTED")).toList());
        var life = lives("store").getFirst();
        assertEquals("MA", life.person().region());
        assertEquals(
                PseudonymKeyTest.key().pseudonym("person", "PLANTED-UUID"), life.person().id());
        assertEquals(
                PseudonymKeyTest.key().pseudonym("visit", "PLANTED-E"),
                life.events().getFirst().visit());
    }

    /// Whatever source comes to be: in no column that an event can have does a text or an
    /// identifier stay.
    @Test
    void nothingPlantedInAnyColumnStays() throws Exception {
        var columns = new StringBuilder();
        for (var attribute : Attribute.values()) {
            columns.append(
                            switch (attribute.kind()) {
                                case IDENTIFIER ->
                                        ", CAST(990000000 + " + attribute.ordinal() + " AS BIGINT)";
                                case CONCEPT, CENTS -> ", CAST(5 AS BIGINT)";
                                case NUMBER -> ", CAST(6 AS DOUBLE)";
                                case TEXT -> ", 'PLANTED-" + attribute.ordinal() + "'";
                            })
                    .append(" AS ")
                    .append(attribute.column());
        }
        var findings = new Findings();
        var codes = Codes.of(List.of(Code.of("V/1")));
        try (var duck =
                Duck.forStore(folder.resolve("store"), folder, "", "1GB", Progress.SILENT)) {
            CodeIds.write(duck, codes);
            duck.execute(
                    "CREATE TABLE people AS SELECT CAST(990000100 AS BIGINT) AS person_id, DATE '1950-03-01' AS birth,"
                            + " 'F' AS sex, CAST(NULL AS DATE) AS death, 'PLANTED-CITY' AS region, 'MA' AS area, 'PLANTED-DOCTOR' AS"
                            + " practice, 'S' AS site, 'PLANTED-NIR' AS identifier");
            duck.execute(
                    "CREATE TABLE periods AS SELECT CAST(990000100 AS BIGINT) AS person_id, DATE '2019-01-01' AS"
                            + " \"start\", DATE '2021-01-01' AS \"end\"");
            new StoreImport(
                            duck,
                            new TableReader(duck, findings),
                            findings,
                            List.of("t"),
                            List.of(Attribute.values()),
                            PLAIN_DATES)
                    .write(
                            folder.resolve("store"),
                            Hierarchy.flat(codes),
                            """
                            SELECT CAST(990000100 AS BIGINT) AS person_id, TIMESTAMP '2020-01-01' AS time, 0 AS code,
                                   CAST(1.5 AS DOUBLE) AS value, 'PLANTED-TEXT' AS text, TIMESTAMP '2020-01-02' AS "end",
                                   0 AS place, 'PLANTED-UNIT' AS unit, CAST(990000101 AS BIGINT) AS visit,
                                   CAST(990000102 AS BIGINT) AS provider, CAST(7 AS BIGINT) AS cost, 'PLANTED-CODE' AS source,
                                   CAST(1 AS BIGINT) AS "row\"\
                            """
                                    + columns,
                            1,
                            "drawn");
        }
        assertEquals(
                List.of(),
                Traces.of(List.of("PLANTED", "9900000", "9900001"), folder.resolve("store")));
        var event = lives("store").getFirst().events().getFirst();
        assertEquals(
                List.of(1.5, 7L, 1L, 5L),
                List.of(
                        event.value(),
                        event.cost(),
                        event.attributes().get(Attribute.ID),
                        event.attributes().get(Attribute.REIMBURSED_CENTS)));
        assertEquals(
                PseudonymKeyTest.key()
                        .pseudonym(
                                "provider",
                                Integer.toString(990_000_000 + Attribute.PRESCRIBER.ordinal())),
                event.attributes().get(Attribute.PRESCRIBER));
    }

    /// Codes, values, order, lengths, who saw whom at which visit: all that questions ask about
    /// stays.
    @Test
    void whatQuestionsAskAboutStays() throws Exception {
        omop("plain", Pseudonymisation.NONE);
        omop("store", PLAIN_DATES);
        var plain = lives("plain");
        var hashed = lives("store");
        for (var life : plain) {
            long id = PseudonymKeyTest.key().pseudonym("person", Long.toString(life.person().id()));
            var same =
                    hashed.stream()
                            .filter(other -> other.person().id() == id)
                            .findFirst()
                            .orElseThrow();
            assertEquals(life.person().birthDay(), same.person().birthDay());
            assertEquals(life.person().periods(), same.person().periods());
            assertEquals(life.events().size(), same.events().size());
            assertEquals(
                    life.events().stream().map(PseudonymiserTest::kept).sorted().toList(),
                    same.events().stream().map(PseudonymiserTest::kept).sorted().toList());
        }
        var woman = plain.get(0).person().region().equals("MA") ? plain.get(0) : plain.get(1);
        long id = PseudonymKeyTest.key().pseudonym("person", Long.toString(woman.person().id()));
        var same =
                hashed.stream().filter(life -> life.person().id() == id).findFirst().orElseThrow();
        assertEquals(
                order(woman), order(same), "events of a day keep the order of their identifiers");
        var visits =
                same.events().stream()
                        .map(Life.Event::visit)
                        .filter(v -> v != Timeline.NONE)
                        .distinct()
                        .toList();
        assertEquals(List.of(PseudonymKeyTest.key().pseudonym("visit", "880000001")), visits);
    }

    private static List<String> order(Life life) {
        return life.events().stream()
                .filter(event -> event.attributes().containsKey(Attribute.ID))
                .sorted(
                        Comparator.comparingInt((Life.Event event) -> Days.ofTime(event.time()))
                                .thenComparing(event -> (Long) event.attributes().get(Attribute.ID))
                                .thenComparing(Life.Event::table))
                .map(Life.Event::table)
                .toList();
    }

    private static String kept(Life.Event event) {
        var code = event.code().startsWith("SOURCE/") ? "OMOP/0" : event.code();
        return event.time()
                + " "
                + code
                + " "
                + event.value()
                + " "
                + event.table()
                + " "
                + event.cost()
                + " "
                + (event.visit() == Timeline.NONE)
                + " "
                + event.attributes().get(Attribute.SPECIALTY);
    }

    /// Whatever the shift, what is between two dates of a person stays to the day, and no two dates
    /// move apart.
    @Test
    void datesOfAPersonMoveTogether() throws Exception {
        omop("plain", PLAIN_DATES);
        omop("store", new Pseudonymisation.Keyed(PseudonymKeyTest.key(), 200, true, false, false));
        var plain = lives("plain");
        var moved = lives("store");
        for (int p = 0; p < plain.size(); p++) {
            var before = plain.get(p);
            var after = moved.get(p);
            assertEquals(before.person().id(), after.person().id());
            int shift = after.person().birthDay() - before.person().birthDay();
            assertEquals(0, shift % 7);
            assertNotEquals(0, shift, "with this key both people move");
            assertEquals(
                    before.person().periods().stream()
                            .map(x -> (x.start() + shift) + " " + (x.end() + shift))
                            .toList(),
                    after.person().periods().stream().map(x -> x.start() + " " + x.end()).toList());
            if (before.person().deathDay() != Timeline.NO_DAY) {
                assertEquals(before.person().deathDay() + shift, after.person().deathDay());
            }
            assertEquals(
                    before.events().stream()
                            .map(e ->
                                    e.time()
                                            + shift * Days.MICROS
                                            + " "
                                            + e.code()
                                            + " "
                                            + (e.end() == Timeline.NO_TIME
                                                    ? ""
                                                    : e.end() + shift * Days.MICROS))
                            .toList(),
                    after.events().stream()
                            .map(e ->
                                    e.time()
                                            + " "
                                            + e.code()
                                            + " "
                                            + (e.end() == Timeline.NO_TIME ? "" : e.end()))
                            .toList());
        }
    }

    @Test
    void birthMayBeItsYear() throws Exception {
        omop("store", new Pseudonymisation.Keyed(PseudonymKeyTest.key(), 0, false, true, false));
        assertEquals(
                List.of(Days.of(1950, 1, 1), Days.of(1960, 1, 1)),
                lives("store").stream().map(life -> life.person().birthDay()).sorted().toList());
    }

    @Test
    void textIsKeptWhereAsked() throws Exception {
        omop("store", new Pseudonymisation.Keyed(PseudonymKeyTest.key(), 0, false, false, true));
        assertTrue(
                lives("store").stream()
                        .flatMap(life -> life.events().stream())
                        .anyMatch(event -> event.text().equals("PLANTED-NOTE")));
    }

    /// Ten people share a unit and a local code; nine another.
    @Test
    void wordsThatTenPeopleShareAreWords() throws Exception {
        var people =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(p -> p + ",8532,1950\n")
                        .collect(Collectors.joining());
        var periods =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(p -> p + ",2010-01-01,2020-12-31\n")
                        .collect(Collectors.joining());
        var rows =
                IntStream.rangeClosed(1, 19)
                        .mapToObj(r ->
                                r <= 10
                                        ? r + "," + r + ",0,2015-01-01,1,mg,LOCAL-A\n"
                                        : r + "," + (r - 10) + ",0,2015-01-02,1,weird,LOCAL-B\n")
                        .collect(Collectors.joining());
        var many =
                new OmopFolder(folder.resolve("many"))
                        .table("person", "person_id,gender_concept_id,year_of_birth\n" + people)
                        .table(
                                "observation_period",
                                "person_id,observation_period_start_date,observation_period_end_date\n"
                                        + periods)
                        .table(
                                "measurement",
                                "measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,"
                                        + "unit_source_value,measurement_source_value\n"
                                        + rows);
        new OmopImport(
                        many.path(),
                        folder.resolve("store"),
                        "1GB",
                        1,
                        "",
                        Progress.SILENT,
                        PLAIN_DATES)
                .run();
        assertEquals(
                List.of("OMOP/0 ", "SOURCE/LOCAL-A mg"),
                lives("store").stream()
                        .flatMap(life -> life.events().stream())
                        .map(event -> event.code() + " " + event.unit())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void twoPeopleUnderOnePseudonymAreRefused() {
        var key = PseudonymKeyTest.key();
        var one = new Pseudonymisation.Keyed(key.shortened(1), 0, false, false, false);
        var people =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(p -> p + ",8532,1950\n")
                        .collect(Collectors.joining());
        new OmopFolder(folder)
                .table("person", "person_id,gender_concept_id,year_of_birth\n" + people);
        assertEquals(
                "two people have the same pseudonym under this key, which would make them one; use another key",
                assertThrows(InputProblem.class, () -> omop("store", one)).getMessage());
        assertTrue(Files.notExists(folder.resolve("store")));
    }

    @Test
    void aStoreGrowsByTheSameKeyOnly() throws Exception {
        omop("store", PLAIN_DATES);
        anotherDelivery();
        omop("same", PLAIN_DATES);
        omop("bare", Pseudonymisation.NONE);
        omop("moved", new Pseudonymisation.Keyed(PseudonymKeyTest.key(), 30, false, false, false));
        StoreAppend.append(folder.resolve("store"), folder.resolve("same"), Progress.SILENT);
        assertEquals(2, lives("store").size());
        assertEquals(PLAIN_DATES.note(), Pseudonymised.note(folder.resolve("store")).orElseThrow());
        for (var other : List.of("bare", "moved")) {
            assertTrue(
                    assertThrows(
                                    StoreProblem.class,
                                    () ->
                                            StoreAppend.append(
                                                    folder.resolve("store"),
                                                    folder.resolve(other),
                                                    Progress.SILENT))
                            .getMessage()
                            .contains("is pseudonymised: add to it with the key"));
        }
        assertTrue(
                assertThrows(
                                StoreProblem.class,
                                () ->
                                        StoreAppend.append(
                                                folder.resolve("bare"),
                                                folder.resolve("same"),
                                                Progress.SILENT))
                        .getMessage()
                        .contains("is not pseudonymised"));
    }

    /// The same people, of whom something else is told.
    private void anotherDelivery() throws Exception {
        for (var name :
                List.of(
                        "visit_occurrence",
                        "condition_occurrence",
                        "drug_exposure",
                        "observation",
                        "device_exposure",
                        "specimen",
                        "note",
                        "payer_plan_period")) {
            Files.delete(folder.resolve("omop/" + name + ".csv"));
        }
        new OmopFolder(folder)
                .table(
                        "measurement",
                        """
                        measurement_id,person_id,measurement_concept_id,measurement_date
                        2,990000001,13,2017-01-02
                        """);
    }
}

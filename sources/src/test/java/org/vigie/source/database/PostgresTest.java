package org.vigie.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.source.omop.Imported;
import org.vigie.source.omop.OmopDatabase;
import org.vigie.source.omop.OmopFolder;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.timeline.Progress;

/// A real PostgreSQL, started for the test where it is installed.
@Tag("long")
class PostgresTest {

    private static PostgresServer server;

    @TempDir Path tests;

    @BeforeAll
    static void start() throws Exception {
        var programs = PostgresServer.programs();
        assumeTrue(
                programs.isPresent(),
                "skipped: PostgreSQL is not installed (apt-get install postgresql)");
        server = PostgresServer.start(programs.get());
        server.execute(
                "CREATE SCHEMA cdm",
                "CREATE SCHEMA words",
                "CREATE SCHEMA other",
                "CREATE TABLE cdm.person (person_id bigint PRIMARY KEY, gender_concept_id integer,"
                        + " year_of_birth integer, birth_datetime timestamptz, gender_source_value"
                        + " varchar(10))",
                "INSERT INTO cdm.person VALUES (1, 8532, 1950, '1950-01-01 00:00+01', ' F '),"
                        + " (2, 8507, 1960, NULL, '')",
                "CREATE TABLE cdm.observation_period (person_id bigint,"
                        + " observation_period_start_date date, observation_period_end_date date)",
                "INSERT INTO cdm.observation_period SELECT n, '2010-01-01', '2020-12-31'"
                        + " FROM generate_series(1, 2) n",
                "CREATE TABLE cdm.measurement (measurement_id bigint, person_id bigint,"
                        + " measurement_concept_id integer, measurement_date date,"
                        + " measurement_datetime timestamp, value_as_number numeric, is_new boolean,"
                        + " value_source_value text) PARTITION BY RANGE (measurement_date)",
                "CREATE TABLE cdm.measurement_2015 PARTITION OF cdm.measurement FOR VALUES"
                        + " FROM ('2015-01-01') TO ('2016-01-01')",
                "INSERT INTO cdm.measurement VALUES"
                        + " (1, 1, 3, '2015-03-29', '2015-03-29 02:30', 12.50, true, E'a\\n\"b\"'),"
                        + " (2, 2, 3, '2015-03-30', NULL, 'NaN', NULL, NULL),"
                        + " (3, 7, 3, '2015-03-31', NULL, 1, false, NULL)",
                "CREATE TABLE words.concept AS SELECT 3 AS concept_id, 'Haemoglobin' AS"
                        + " concept_name, 'LOINC' AS vocabulary_id, '718-7' AS concept_code",
                "CREATE VIEW cdm.death AS SELECT 2::bigint AS person_id, date '2018-01-01' AS"
                        + " death_date",
                "CREATE ROLE reader LOGIN PASSWORD 'r3ad'",
                "GRANT USAGE ON SCHEMA cdm, words TO reader",
                "GRANT SELECT ON ALL TABLES IN SCHEMA cdm, words TO reader",
                "REVOKE SELECT ON cdm.death FROM reader");
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static final Map<String, String> OWNER =
            Map.of(DatabaseLogin.USER, "owner", DatabaseLogin.PASSWORD, PostgresServer.PASSWORD);

    private Imported read(OmopDatabase database) throws IOException {
        var store = tests.resolve("store");
        return new Imported(
                database.read(
                        store,
                        Progress.SILENT,
                        source ->
                                new OmopImport(
                                                source,
                                                store,
                                                "1GB",
                                                1,
                                                "",
                                                Progress.SILENT,
                                                Pseudonymisation.NONE)
                                        .run()),
                store);
    }

    private static OmopDatabase cdm(Database.Access access) {
        return new OmopDatabase(access, Optional.of("CDM"), Optional.of("words"), Optional.empty());
    }

    @Test
    void peopleAndEventsOfTwoSchemas() throws IOException {
        var imported = read(cdm(Databases.access(server.url("postgres"), OWNER)));
        assertEquals(
                List.of(
                        "1 2015-03-29T02:30 LOINC/718-7 value=12.5 text=a\n\"b\"",
                        "2 2015-03-30 LOINC/718-7",
                        "2 2018-01-01 MEDS_DEATH"),
                imported.events());
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-01-01 2010-01-01..2020-12-31",
                        "2 MALE birth=1960-01-01 death=2018-01-01 2010-01-01..2018-01-01"),
                imported.people());
        assertEquals(
                List.of(
                        "1 person: read in UTC, so that days may be the day before or after: the"
                                + " database keeps times with a zone and not the zone; say which"
                                + " with --time-zone, such as Europe/Paris: birth_datetime"),
                imported.findings("unknown-time-zone"));
        assertEquals(1, imported.findings("conflicting-birth").size());
        assertEquals(
                List.of("1 -: not read: no name of a table that is read (measurement_2015)"),
                imported.findings("not-read"));
        assertEquals(
                List.of(
                        "1 measurement: left out: the person is not in the table person"
                                + " (measurement.csv, line 4)"),
                imported.findings("orphan"));
        assertEquals(List.of(), imported.findings("several-moments"));
        try (var left = Files.list(tests)) {
            assertEquals(1, left.count(), "the copies are gone");
        }
    }

    @Test
    void theClockOfAZone() throws IOException {
        var access = Databases.access(server.url("postgres"), OWNER);
        var imported = read(cdm(Databases.on(access, "Europe/Paris")));
        assertEquals(List.of(), imported.findings("unknown-time-zone"));
        assertEquals(List.of(), imported.findings("conflicting-birth"));
    }

    /// The files that an export of the same tables writes give the same store.
    @Test
    void theStoreIsThatOfAnExport() throws Exception {
        var access = Databases.on(Databases.access(server.url("postgres"), OWNER), "Europe/Paris");
        var imported = read(cdm(access));
        var export =
                new OmopFolder(tests.resolve("export"))
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth,birth_datetime,gender_source_value
                                1,8532,1950,1950-01-01 00:00:00+01, F\s
                                2,8507,1960,,""
                                """)
                        .table(
                                "observation_period",
                                """
                                person_id,observation_period_start_date,observation_period_end_date
                                1,2010-01-01,2020-12-31
                                2,2010-01-01,2020-12-31
                                """)
                        .table(
                                "measurement",
                                """
                                measurement_id,person_id,measurement_concept_id,measurement_date,measurement_datetime,value_as_number,is_new,value_source_value
                                1,1,3,2015-03-29,2015-03-29 02:30:00,12.50,t,"a
                                ""b""\"
                                2,2,3,2015-03-30,,NaN,,
                                3,7,3,2015-03-31,,1,f,
                                """)
                        .table("death", "person_id,death_date\n2,2018-01-01\n")
                        .table(
                                "concept",
                                """
                                concept_id,concept_name,vocabulary_id,concept_code
                                3,Haemoglobin,LOINC,718-7
                                """)
                        .read();
        assertEquals(Stores.bytes(export.store()), Stores.bytes(imported.store()));
        assertEquals(
                export.manifest().findings(),
                imported.manifest().findings().stream()
                        .filter(finding -> !finding.rule().equals("not-read"))
                        .toList());
    }

    private static String refusal(OmopDatabase database, Path store) {
        return assertThrows(
                        InputProblem.class,
                        () -> database.read(store, Progress.SILENT, source -> null))
                .getMessage();
    }

    private String refusal(OmopDatabase database) {
        return refusal(database, tests.resolve("store"));
    }

    @Test
    void whatIsRefused() throws SQLException {
        var url = server.url("postgres");
        var login =
                " refuses the user or the password, or misses one; give them in VIGIE_JDBC_USER and"
                        + " VIGIE_JDBC_PASSWORD or with --login FILE";
        var wrong = Map.of(DatabaseLogin.USER, "owner", DatabaseLogin.PASSWORD, "wr0ng");
        assertEquals(url + login, refusal(cdm(Databases.access(url, wrong))));
        var without = Map.of(DatabaseLogin.USER, "owner");
        assertEquals(url + login, refusal(cdm(Databases.access(url, without))));
        var none = server.url("none");
        assertEquals(
                none + ": the server has no database of this name",
                refusal(cdm(Databases.access(none, OWNER))));
        var access = Databases.access(url, OWNER);
        assertEquals(
                url
                        + " has no schema omop that you may see; it has cdm, information_schema,"
                        + " other, pg_catalog, public, words",
                refusal(
                        new OmopDatabase(
                                access, Optional.of("omop"), Optional.empty(), Optional.empty())));
        assertEquals(
                url
                        + " has no table person in the schema public that you may see; an OMOP"
                        + " import needs it",
                refusal(
                        new OmopDatabase(
                                access, Optional.empty(), Optional.empty(), Optional.empty())));
        assertEquals(
                url
                        + " has no table concept in the schema other that you may see;"
                        + " --vocabulary-schema needs it",
                refusal(
                        new OmopDatabase(
                                access,
                                Optional.of("cdm"),
                                Optional.of("other"),
                                Optional.empty())));
        var reader = Map.of(DatabaseLogin.USER, "reader", DatabaseLogin.PASSWORD, "r3ad");
        assertEquals(
                "cdm.death may not be read: ask for the right to (GRANT SELECT)",
                refusal(cdm(Databases.access(url, reader))));
    }

    /// `currentSchema` of the address is the schema where none is named.
    @Test
    void theSchemaOfTheAddress() throws IOException {
        var access = Databases.access(server.url("postgres") + "?currentSchema=cdm,words", OWNER);
        var imported =
                read(
                        new OmopDatabase(
                                access, Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(
                List.of("1 2015-03-29T02:30 OMOP/3 value=12.5 text=a\n\"b\""),
                imported.events().subList(0, 1));
    }

    @Test
    void thePasswordFileOfPostgres() throws IOException {
        var file = Files.writeString(tests.resolve("pgpass"), server.passwordLine() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        System.setProperty("org.postgresql.pgpassfile", file.toString());
        try {
            Database.open(Databases.access(server.url("postgres") + "?user=owner")).close();
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    /// A transaction sees nothing of what others write, and may not write.
    @Test
    void allTablesAreOfOneMoment() throws Exception {
        server.execute(
                "CREATE TABLE other.a AS SELECT 1 AS x", "CREATE TABLE other.b AS TABLE other.a");
        var file = tests.resolve("copy.csv");
        try (var database = Database.open(Databases.access(server.url("postgres"), OWNER))) {
            var copy = new TableCopy(database, Progress.SILENT);
            copy.copy(new DatabaseTable("other", "a"), List.of(), List.of(), file);
            server.execute("INSERT INTO other.b VALUES (2)");
            copy.copy(new DatabaseTable("other", "b"), List.of(), List.of(), file);
            assertEquals("\"x\"\n\"1\"\n", Files.readString(file));
            var sql = database.connection().createStatement();
            assertEquals(
                    "25006",
                    assertThrows(
                                    SQLException.class,
                                    () -> sql.execute("INSERT INTO other.b VALUES (3)"))
                            .getSQLState(),
                    "read-only");
        }
    }

    /// What the database has not yet given is not waited for: rows before one that it cannot give
    /// are there.
    @Test
    void rowsAreCopiedAsTheyCome() throws Exception {
        server.execute(
                "CREATE VIEW other.late AS SELECT 1 / (100000 - n) AS x"
                        + " FROM generate_series(1, 100000) n");
        var file = tests.resolve("copy.csv");
        try (var database = Database.open(Databases.access(server.url("postgres"), OWNER))) {
            var copy = new TableCopy(database, Progress.SILENT);
            var late = new DatabaseTable("other", "late");
            assertEquals(
                    "other.late cannot be read to its end by the database (SQL state 22012)",
                    assertThrows(
                                    InputProblem.class,
                                    () -> copy.copy(late, List.of(), List.of(), file))
                            .getMessage());
        }
        try (var lines = Files.lines(file)) {
            assertEquals(90_001, lines.count(), "ten thousand at a time");
        }
    }
}

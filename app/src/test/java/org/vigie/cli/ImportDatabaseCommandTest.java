package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.read.Store;

/// `vigie import omop jdbc:…`: what it makes, and what it refuses.
@Tag("long")
class ImportDatabaseCommandTest {

    @TempDir Path tests;

    private String url;
    private Path store;

    @BeforeEach
    void twoPeople() throws SQLException {
        url = "jdbc:duckdb:" + tests.resolve("db.duckdb");
        store = tests.resolve("store");
        change(
                "CREATE SCHEMA cdm",
                "CREATE TABLE cdm.person AS SELECT n AS person_id, 8532 AS gender_concept_id,"
                        + " 1950 AS year_of_birth FROM range(1, 3) t(n)",
                "CREATE TABLE cdm.observation_period AS SELECT n AS person_id, DATE '2010-01-01' AS"
                        + " observation_period_start_date, DATE '2020-12-31' AS"
                        + " observation_period_end_date FROM range(1, 3) t(n)",
                "CREATE TABLE cdm.condition_occurrence AS SELECT n AS condition_occurrence_id, n AS"
                        + " person_id, 10 AS condition_concept_id, DATE '2015-01-01' AS"
                        + " condition_start_date FROM range(1, 3) t(n)");
    }

    private void change(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private CommandRun reading(Object from, Object... more) {
        var words = new ArrayList<Object>(List.of("import", "omop", from, "--into", store));
        words.addAll(List.of(more));
        return CommandRun.by(words.toArray());
    }

    private void refused(int code, String message, CommandRun said) {
        assertEquals(message + System.lineSeparator(), said.err());
        assertEquals(code, said.exitCode());
        assertFalse(Files.exists(store));
    }

    @Test
    void aSchemaOfADatabase() {
        var said = reading(url, "--schema", "cdm");
        assertEquals("", said.err());
        assertEquals(
                store + ": 2 people, 2 events from 2015-01-01 to 2015-01-01",
                said.out().lines().findFirst().orElse(""));
    }

    @Test
    void whatCameSinceIsAdded() throws Exception {
        assertEquals(0, reading(url, "--schema", "cdm").exitCode());
        var again = reading(url, "--schema", "cdm", "--append");
        assertEquals(3, again.exitCode());
        assertTrue(
                again.err().contains("has this delivery already")
                        || again.err().contains("2 of the 2 events of this delivery already"),
                again.err());
        change(
                "UPDATE cdm.condition_occurrence SET condition_start_date = DATE '2016-01-01',"
                        + " condition_occurrence_id = condition_occurrence_id + 10");
        var added = reading(url, "--schema", "cdm", "--append");
        assertEquals("", added.err());
        try (var read = Store.open(store)) {
            assertEquals(4, read.manifest().events());
            assertEquals(2, read.manifest().people());
        }
    }

    @Test
    void aStoreThatIsThereIsRefusedBeforeAnythingIsCopied() {
        assertEquals(0, reading(url, "--schema", "cdm").exitCode());
        var said = reading("jdbc:duckdb:" + tests.resolve("none"), "--schema", "cdm");
        assertEquals(
                "vigie: "
                        + store
                        + " is there already; choose another name or remove it first"
                        + System.lineSeparator(),
                said.err());
    }

    @Test
    void whatIsWrongWithADatabaseIsSaidInALine() {
        refused(
                3,
                "vigie: "
                        + url
                        + " has no table person in the schema main that you may see; an OMOP import"
                        + " needs it",
                reading(url));
        refused(
                3,
                "vigie: no database answers at jdbc:duckdb:"
                        + tests.resolve("none")
                        + ": check the address, that it runs, and that it may be reached from here",
                reading("jdbc:duckdb:" + tests.resolve("none")));
        assertFalse(Files.exists(tests.resolve("none")));
    }

    @Test
    void aPasswordOnTheCommandLineIsRefusedAndNotRepeated() {
        var said = reading("jdbc:postgresql://h/db?user=me&password=s3cret");
        refused(
                3,
                "vigie: the address holds a password, which the shell's history and the list of"
                        + " processes show; leave it out and give it in VIGIE_JDBC_PASSWORD or with"
                        + " --login FILE",
                said);
    }

    /// What a file tells of who asks is nowhere in the store nor in what is said.
    @Test
    void noPasswordIsKept() throws IOException {
        var login = Files.writeString(tests.resolve("login"), "user=wh0\npassword=s3cret\n");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));
        var said = reading(url, "--schema", "cdm", "--login", login);
        assertEquals(0, said.exitCode(), said.err());
        try (var files = Files.walk(store)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text =
                        new String(
                                Files.readAllBytes(file),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("s3cret") || text.contains("wh0"), file.toString());
                assertFalse(text.contains("jdbc:"), file.toString());
            }
        }
        assertFalse((said.out() + said.err()).contains("s3cret"));
    }

    @Test
    void optionsThatNeedADatabase() {
        var help = "; see 'vigie import omop --help'";
        refused(
                2,
                "vigie: --schema needs a database, such as jdbc:postgresql://host/db" + help,
                reading(tests, "--schema", "cdm"));
        refused(
                2,
                "vigie: --driver needs a database, such as jdbc:postgresql://host/db" + help,
                reading(tests, "--driver", "x.jar"));
        refused(
                2,
                "vigie: --vocabulary-schema needs a database; of a folder it is --vocabulary DIR"
                        + help,
                reading(tests, "--vocabulary-schema", "words"));
        refused(
                2,
                "vigie: give --vocabulary or --vocabulary-schema, not both" + help,
                reading(url, "--vocabulary-schema", "words", "--vocabulary", tests));
        refused(
                2,
                "vigie: --time-zone needs a zone such as Europe/Paris or +01:00, was Paris" + help,
                reading(url, "--time-zone", "Paris"));
    }
}

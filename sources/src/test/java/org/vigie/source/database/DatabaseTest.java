package org.vigie.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Type;
import org.vigie.timeline.Progress;

/// Tables of databases become files of CSV.
@Tag("long")
class DatabaseTest {

    @TempDir Path folder;

    private String duck(String... statements) throws SQLException {
        var url = "jdbc:duckdb:" + folder.resolve("cdm.duckdb");
        make(url, "", "", statements);
        return url;
    }

    private String h2(String... statements) throws SQLException {
        var url = "jdbc:h2:" + folder.resolve("cdm");
        make(url, "me", "s3cret", statements);
        return url + ";IFEXISTS=TRUE";
    }

    private static void make(String url, String user, String password, String... statements)
            throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static final Map<String, String> ME =
            Map.of("VIGIE_JDBC_USER", "me", "VIGIE_JDBC_PASSWORD", "s3cret");

    private String copied(Database.Access access, String table) throws IOException {
        return copied(access, table, List.of(), List.of());
    }

    private String copied(
            Database.Access access, String table, List<SourceColumn> wanted, List<String> known)
            throws IOException {
        var file = folder.resolve("copy.csv");
        try (var database = Database.open(access)) {
            var found =
                    database.tables(database.currentSchema()).stream()
                            .filter(t -> t.plainName().equals(table))
                            .findFirst()
                            .orElseThrow();
            new TableCopy(database, Progress.SILENT).copy(found, wanted, known, file);
        }
        return Files.readString(file);
    }

    private static final String VALUES =
            """
            SELECT 1 AS n, CAST(12.50 AS DECIMAL(10, 2)) AS d, CAST(7 AS DOUBLE PRECISION) AS w,
              CAST(0.1 AS REAL) AS r, CAST(1e22 AS DOUBLE PRECISION) AS big, true AS t,
              CAST('a "b", c' AS VARCHAR) AS s, CAST('' AS VARCHAR) AS e, CAST(NULL AS VARCHAR) AS x,
              DATE '0900-03-01' AS born, TIMESTAMP '2015-03-29 02:30:00' AS skipped,
              TIMESTAMP '2015-03-29 02:30:00.125' AS fraction
            """;

    private static final String AS_TEXT =
            """
            "1","12.50","7","0.1","10000000000000000000000","true","a ""b"", c","",,"0900-03-01",\
            "2015-03-29 02:30:00","2015-03-29 02:30:00.125000"
            """;

    /// The clock of Paris skipped half past two.
    @Test
    void valuesAreAsTheyAre() throws Exception {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            var duck = duck("CREATE TABLE v AS " + VALUES);
            var text = copied(Databases.access(duck), "v");
            assertEquals(AS_TEXT, text.substring(text.indexOf('\n') + 1));
            text = copied(Databases.access(h2("CREATE TABLE V AS " + VALUES), ME), "v");
            assertEquals(AS_TEXT, text.substring(text.indexOf('\n') + 1));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /// DuckDB keeps the moment alone; H2 keeps the distance from UTC, so that the clock is known.
    @Test
    void timesWithAZone() throws Exception {
        var time = "TIMESTAMP WITH TIME ZONE '2012-03-01 00:00:00+01:00'";
        var duck = Databases.access(duck("CREATE TABLE v AS SELECT " + time + " AS t"));
        assertEquals("\"t\"\n\"2012-02-29 23:00:00\"\n", copied(duck, "v"));
        assertEquals(
                "\"t\"\n\"2012-03-01 00:00:00\"\n",
                copied(Databases.on(duck, "Europe/Paris"), "v"));
        var h2 = Databases.access(h2("CREATE TABLE V AS SELECT " + time + " AS T"), ME);
        assertEquals("\"T\"\n\"2012-03-01 00:00:00\"\n", copied(h2, "v"));
    }

    @Test
    void onlyWantedColumnsAreCopiedAndOthersThatAreNotKnownAreNamed() throws Exception {
        var duck =
                duck(
                        "CREATE TABLE \"Death\" AS SELECT 'x' AS extra, 1 AS \"Person_ID\","
                                + " 'secret' AS death_note, DATE '2015-01-01' AS death_date");
        assertEquals(
                "\"Person_ID\",\"death_date\",\"extra\"\n\"1\",\"2015-01-01\",\n",
                copied(
                        Databases.access(duck),
                        "death",
                        List.of(
                                new SourceColumn("person_id", Type.NUMBER, true),
                                new SourceColumn("death_date", Type.DATE, true),
                                new SourceColumn("cause", Type.TEXT, false)),
                        List.of("death_note")));
    }

    @Test
    void aMissingColumnIsSaidBeforeARowIsCopied() throws Exception {
        var access = Databases.access(duck("CREATE TABLE death AS SELECT 1 AS person, 2 AS day"));
        var said =
                assertThrows(
                        InputProblem.class,
                        () ->
                                copied(
                                        access,
                                        "death",
                                        List.of(new SourceColumn("person_id", Type.NUMBER, true)),
                                        List.of()));
        assertEquals(
                "main.death has no column person_id, which every death needs; its columns are"
                        + " person, day",
                said.getMessage());
    }

    private static String refusal(Database.Access access) {
        return assertThrows(InputProblem.class, () -> Database.open(access).close()).getMessage();
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws Exception {
        var url = h2("CREATE TABLE V (X INT)");
        var said = refusal(Databases.access(url, Map.of("VIGIE_JDBC_PASSWORD", "wr0ng")));
        assertEquals(
                "jdbc:h2:"
                        + folder.resolve("cdm")
                        + " refuses the user or the password, or misses one; give them in"
                        + " VIGIE_JDBC_USER and VIGIE_JDBC_PASSWORD or with --login FILE",
                said);
        Database.open(Databases.access(url, ME)).close();
    }

    @Test
    void whereNothingListensIsSaid() {
        assertEquals(
                "no database answers at jdbc:postgresql://127.0.0.1:1/db: check the address, that"
                        + " it runs, and that it may be reached from here (SQL state 08001)",
                refusal(Databases.access("jdbc:postgresql://127.0.0.1:1/db?user=me")));
    }

    @Test
    void anAddressWithoutADriverIsSaid() {
        assertEquals(
                "no driver for jdbc:oracle:... is there; those of PostgreSQL and DuckDB are: name"
                        + " the jar of another with --driver FILE.jar",
                refusal(Databases.access("jdbc:oracle:thin:@//h:1521/x")));
    }

    @Test
    void aSchemaThatIsNotThereIsSaid() throws Exception {
        var access = Databases.access(duck("CREATE SCHEMA Omop", "CREATE TABLE Omop.t (x INT)"));
        try (var database = Database.open(access)) {
            assertEquals("Omop", database.schema("OMOP"));
            assertEquals(List.of(new DatabaseTable("Omop", "t")), database.tables("Omop"));
            assertEquals(List.of(), database.tables("main"));
            assertEquals(true, database.oneMoment());
            var said = assertThrows(InputProblem.class, () -> database.schema("cmd")).getMessage();
            assertEquals(
                    "jdbc:duckdb:"
                            + folder.resolve("cdm.duckdb")
                            + " has no schema cmd that you may see; it has Omop, information_schema,"
                            + " main, pg_catalog",
                    said);
        }
    }

    /// What another writes meanwhile is not seen, and nothing can be written.
    @Test
    void allTablesAreOfOneMoment() throws Exception {
        var url =
                h2("CREATE TABLE A AS SELECT 1 AS X", "CREATE TABLE B AS SELECT 1 AS X")
                        + ";AUTO_SERVER=TRUE";
        var file = folder.resolve("copy.csv");
        try (var database = Database.open(Databases.access(url, ME))) {
            var copy = new TableCopy(database, Progress.SILENT);
            copy.copy(new DatabaseTable("PUBLIC", "A"), List.of(), List.of(), file);
            make(url, "me", "s3cret", "INSERT INTO B VALUES (2)", "DELETE FROM A");
            copy.copy(new DatabaseTable("PUBLIC", "B"), List.of(), List.of(), file);
            assertEquals("\"X\"\n\"1\"\n", Files.readString(file));
        }
        assertEquals("\"X\"\n\"1\"\n\"2\"\n", copied(Databases.access(url, ME), "b"));
    }

    /// A driver that is in no class path: it hands on to DuckDB's.
    private Path driverJar() throws IOException {
        var source =
                """
                package other;
                import java.sql.*;
                import java.util.*;
                import java.util.logging.Logger;
                public class OtherDriver implements Driver {
                  public Connection connect(String url, Properties p) throws SQLException {
                    return acceptsURL(url)
                        ? DriverManager.getDriver("jdbc:duckdb:").connect("jdbc:duckdb:" + url.substring(11), p)
                        : null;
                  }
                  public boolean acceptsURL(String url) { return url.startsWith("jdbc:other:"); }
                  public DriverPropertyInfo[] getPropertyInfo(String u, Properties p) { return null; }
                  public int getMajorVersion() { return 1; }
                  public int getMinorVersion() { return 0; }
                  public boolean jdbcCompliant() { return false; }
                  public Logger getParentLogger() { return null; }
                }
                """;
        var classes = Files.createDirectories(folder.resolve("classes"));
        var file = Files.writeString(classes.resolve("OtherDriver.java"), source);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), file.toString()));
        var jar = Files.createDirectories(folder.resolve("drivers")).resolve("other.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("other/OtherDriver.class"));
            Files.copy(classes.resolve("other/OtherDriver.class"), out);
            out.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            out.write("other.OtherDriver\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }

    @Test
    void aDriverOfAJarThatIsNamed() throws Exception {
        duck("CREATE TABLE v AS SELECT 1 AS x");
        var access = Databases.access("jdbc:other:" + folder.resolve("cdm.duckdb"));
        assertEquals(
                "no driver for jdbc:other:... is there; those of PostgreSQL and DuckDB are: name"
                        + " the jar of another with --driver FILE.jar",
                refusal(access));
        var jar = driverJar();
        assertEquals("\"x\"\n\"1\"\n", copied(Databases.with(access, jar), "v"));
        assertEquals("\"x\"\n\"1\"\n", copied(Databases.with(access, jar.getParent()), "v"));
        var other = Databases.with(Databases.access("jdbc:else:x"), jar);
        assertEquals(
                "the driver of [" + jar + "] does not know addresses such as jdbc:else:...",
                refusal(other));
        var none = folder.resolve("none.jar");
        assertEquals(
                none + " is not there; --driver needs a driver's jar, or a folder of jars",
                refusal(Databases.with(access, none)));
        try (var out = new JarOutputStream(Files.newOutputStream(none))) {
            out.putNextEntry(new JarEntry("x"));
        }
        assertEquals(
                "[" + none + "] holds no JDBC driver; name the jar that does",
                refusal(Databases.with(access, none)));
    }
}

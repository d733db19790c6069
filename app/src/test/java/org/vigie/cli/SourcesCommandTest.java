package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Importing, exporting and checking from the command line: what is said and the exit code.
@Tag("long")
class SourcesCommandTest {

    @TempDir Path folder;

    private String said;

    private int run(String... arguments) {
        var out = new StringWriter();
        int code =
                Vigie.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(out))
                        .execute(arguments);
        said = out.toString();
        return code;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aStoreGoesOutAndComesBackAndIsWhole() throws Exception {
        Files.createDirectories(folder.resolve("csv"));
        Files.writeString(
                folder.resolve("csv/patients.csv"), "Id,BIRTHDATE,GENDER\na,1950-01-01,F\n");
        Files.writeString(
                folder.resolve("csv/conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n2020-01-01,,a,,22298006,Infarction\n");
        assertEquals(0, run("import", "synthea", path("csv"), "--into", path("store")), () -> said);
        assertTrue(said.contains("1 person, 1 event from 2020-01-01 to 2020-01-01"), said);
        assertEquals(0, run("export", "meds", path("store"), "--into", path("meds")), () -> said);
        assertEquals(0, run("import", "meds", path("meds"), "--into", path("again")), () -> said);
        assertTrue(said.contains("1 person, 1 event"), said);
        assertEquals(0, run("check", path("again")), () -> said);
        assertTrue(said.contains("is whole: 1 person, 1 event in 1 shard"), said);
    }

    @Test
    void aDamagedStoreEndsInThree() throws Exception {
        assertEquals(0, run("simulate", "--people", "50", "--into", path("store")), () -> said);
        Files.delete(folder.resolve("store/shard-0000/people.parquet"));
        assertEquals(3, run("check", path("store")));
        assertEquals(
                """
                shard-0000/people.parquet: it is missing; restore it from a copy or import \
                the source again [missing-file]%s\
                """
                        .formatted(System.lineSeparator()),
                said);
        assertEquals(3, run("check", path("nothing")));
        assertEquals(
                "vigie: "
                        + path("nothing")
                        + " is not there; make a store with 'vigie import' or 'vigie simulate'"
                        + System.lineSeparator(),
                said);
    }

    @Test
    void anArchiveIsAskedLikeAStoreAndUnpacked() {
        assertEquals(0, run("simulate", "--people", "200", "--into", path("store")), () -> said);
        assertEquals(0, run("archive", path("store"), "--into", path("archive")), () -> said);
        assertTrue(
                said.matches(
                        """
                        (?s).*archive: 200 people, [\\d,]+ events in [\\d,]+ bytes; \
                        .*store has [\\d,]+\\R\
                        """),
                said);
        assertEquals(0, run("check", path("archive")), () -> said);
        assertEquals(0, run("describe", path("store")), () -> said);
        var described = said.replace(path("store"), "");
        assertEquals(0, run("describe", path("archive")), () -> said);
        assertEquals(described, said.replace(path("archive"), ""));
        assertEquals(
                0,
                run("archive", "--unpack", path("archive"), "--into", path("again")),
                () -> said);
        assertEquals(3, run("archive", path("store"), "--into", path("again")));
        assertEquals(
                "vigie: "
                        + path("again")
                        + " is there already; choose another name or remove it first"
                        + System.lineSeparator(),
                said);
        assertEquals(2, run("archive", path("store"), "--into", path("other"), "--level", "23"));
        assertTrue(said.contains("--level is from 1 to 22, was 23"), said);
    }

    @Test
    void whatCannotBeImportedIsSaidInALine() {
        assertEquals(3, run("import", "meds", path("nothing"), "--into", path("store")));
        assertEquals(1, said.lines().count(), said);
        assertEquals(3, run("import", "synthea", path("nothing"), "--into", path("store")));
        assertTrue(
                said.contains("is not a folder; name the one that holds Synthea's tables"), said);
        assertEquals(2, run("export"));
    }

    @Test
    void simulatedClaimsAreImported() {
        assertEquals(0, run("simulate", "--people", "3", "--as", "snds", path("raw")), () -> said);
        assertTrue(said.startsWith(path("raw") + ": 3 simulated people as SNDS"), said);
        assertEquals(
                0,
                run(
                        "import",
                        "snds",
                        path("raw"),
                        "--into",
                        path("store"),
                        "--keep",
                        "dpn-qlf-71,ghs-9999",
                        "--observed",
                        "2005-01-01..2024-12-31"),
                () -> said);
        assertTrue(said.contains("3 people, "), said);
        assertEquals(3, run("simulate", "--people", "3", "--as", "omop", path("raw")));
        assertTrue(said.contains("is there already; choose another name or remove it first"), said);
    }

    @Test
    void claimsThatCannotBeImportedAreSaidInALine() {
        assertEquals(3, run("import", "snds", path("nothing"), "--into", path("store")));
        assertEquals(
                "vigie: "
                        + path("nothing")
                        + " is not a folder; name the one that holds the tables of the SNDS"
                        + System.lineSeparator(),
                said);
        assertEquals(
                2, run("import", "snds", path("raw"), "--into", path("store"), "--keep", "twins"));
        assertTrue(
                said.contains("--keep: there is no rule twins; the rules are dpn-qlf-71, "), said);
        assertEquals(
                2,
                run("import", "snds", path("raw"), "--into", path("store"), "--observed", "2015"));
        assertTrue(
                said.contains("--observed needs two days such as 2015-01-01..2019-12-31, was 2015"),
                said);
        assertEquals(2, run("import", "snds", "--into", path("store")));
        assertTrue(
                said.contains("name a folder of tables or a database with --jdbc, one of them"),
                said);
        assertEquals(3, run("import", "snds", "--jdbc", "jdbc:none:x", "--into", path("store")));
        assertTrue(said.contains("no driver for jdbc:none:... is there"), said);
        assertEquals(2, run("simulate", "--people", "3"));
        assertTrue(
                said.contains(
                        """
                        either --into STORE is needed, for a store, or --as FORMAT and the \
                        folder DIR\
                        """),
                said);
        assertEquals(2, run("simulate", "--people", "3", "--as", "fhir", path("raw")));
        assertTrue(said.contains("--as needs snds or omop, was fhir"), said);
    }
}

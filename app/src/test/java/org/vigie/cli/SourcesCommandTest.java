package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Importing, exporting and checking from the command line: what is said and the exit code.
class SourcesCommandTest {

    @TempDir
    Path folder;

    private String said;

    private int run(String... arguments) {
        var out = new StringWriter();
        int code = Vigie.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(arguments);
        said = out.toString();
        return code;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aStoreGoesOutAndComesBackAndIsWhole() throws Exception {
        Files.createDirectories(folder.resolve("csv"));
        Files.writeString(folder.resolve("csv/patients.csv"), "Id,BIRTHDATE,GENDER\na,1950-01-01,F\n");
        Files.writeString(folder.resolve("csv/conditions.csv"),
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
        assertEquals("shard-0000/people.parquet: it is missing; restore it from a copy or import the source again"
                + " [missing-file]" + System.lineSeparator(), said);
        assertEquals(3, run("check", path("nothing")));
        assertEquals("vigie: " + path("nothing") + " is not there; make a store with 'vigie import' or 'vigie simulate'"
                + System.lineSeparator(), said);
    }

    @Test
    void whatCannotBeImportedIsSaidInALine() {
        assertEquals(3, run("import", "meds", path("nothing"), "--into", path("store")));
        assertEquals(1, said.lines().count(), said);
        assertEquals(3, run("import", "synthea", path("nothing"), "--into", path("store")));
        assertTrue(said.contains("is not a folder; name the one that holds Synthea's tables"), said);
        assertEquals(2, run("export"));
    }
}

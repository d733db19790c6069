package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pseudonymising and its risk from the command line.
@Tag("long")
class PseudonymCommandTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir Path folder;
    private Path key;

    @BeforeEach
    void draw() throws Exception {
        key = folder.resolve("key");
        Files.writeString(key, SECRET);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(folder.resolve("csv"));
        Files.writeString(
                folder.resolve("csv/patients.csv"),
                "Id,BIRTHDATE,GENDER,FIRST\nPLANTED-A,1950-03-01,F,PLANTED\nPLANTED-B,1960-03-01,M,PLANTED\n");
        Files.writeString(
                folder.resolve("csv/conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n"
                        + "2020-01-01,,PLANTED-A,,22298006,Infarction\n2020-01-01,,PLANTED-B,,22298006,Infarction\n");
    }

    private CommandRun load(Object... more) {
        var words = new Object[5 + more.length];
        System.arraycopy(
                new Object[] {
                    "import", "synthea", folder.resolve("csv"), "--into", folder.resolve("store")
                },
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        return CommandRun.by(words);
    }

    private void assertWrong(int code, String line, CommandRun said) {
        assertEquals(code, said.exitCode(), said.err());
        assertTrue(said.err().contains(line), said.err());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    /// The key is in no file but its own, and neither it nor an identifier is said.
    @Test
    void neitherKeyNorIdentifierIsLeftOrSaid() throws Exception {
        var said = load("--pseudonymise", key, "--birth", "year", "--shift-dates", "30");
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.out().contains("pseudonymised"), said.out());
        assertFalse(
                (said.out() + said.err()).contains("PLANTED")
                        || (said.out() + said.err()).contains(SECRET));
        assertEquals(0, CommandRun.by("check", folder.resolve("store")).exitCode());
        try (var files = Files.walk(folder.resolve("store"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("PLANTED") || bytes.contains(SECRET), file.toString());
            }
        }
    }

    @Test
    void appendingDemandsTheSameKeyAndSettings() throws Exception {
        assertEquals(0, load("--pseudonymise", key).exitCode());
        Files.writeString(
                folder.resolve("csv/conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n2021-01-01,,PLANTED-A,,22298006,Infarction\n");
        assertEquals(0, load("--append", "--pseudonymise", key).exitCode());
        var before = Files.readString(folder.resolve("store/manifest.json"));
        var other = folder.resolve("other");
        Files.writeString(other, SECRET + "!");
        for (var said :
                new CommandRun[] {
                    load("--append"),
                    load("--append", "--pseudonymise", other),
                    load("--append", "--pseudonymise", key, "--birth", "year")
                }) {
            assertEquals(3, said.exitCode());
            assertTrue(
                    said.err()
                            .contains("is pseudonymised: add to it with the key and the settings"),
                    said.err());
        }
        assertEquals(before, Files.readString(folder.resolve("store/manifest.json")));
    }

    @Test
    void whatIsWrongIsOneLine() throws Exception {
        Files.writeString(key, "short");
        assertWrong(
                3,
                "--pseudonymise needs a key of at least 32 bytes, " + key + " has 5",
                load("--pseudonymise", key));
        assertWrong(
                3,
                "--pseudonymise: the environment has no variable VIGIE_NO_SUCH_KEY",
                load("--pseudonymise", "env:VIGIE_NO_SUCH_KEY"));
        assertWrong(
                2,
                """
                --shift-dates, --whole-weeks, --birth year and --keep-text need \
                --pseudonymise KEYFILE\
                """,
                load("--birth", "year"));
        assertWrong(
                2,
                "--whole-weeks needs --shift-dates of at least 7 days, was 3",
                load("--pseudonymise", key, "--shift-dates", "3", "--whole-weeks"));
        assertWrong(
                2,
                "--shift-dates needs a number of days from 0 to 3650, was -1",
                load("--pseudonymise", key, "--shift-dates", "-1"));
    }

    @Test
    void theRiskIsSaidAndWritten() throws Exception {
        assertEquals(0, load("--pseudonymise", key).exitCode());
        var said =
                CommandRun.by(
                        "risk",
                        folder.resolve("store"),
                        "--by",
                        "birth_year,sex",
                        "--out",
                        folder.resolve("risk"));
        assertEquals(0, said.exitCode(), said.err());
        assertEquals(
                """
                %s: 2 people
                Alike in birth_year, sex:
                  smallest class (k)                 1
                  alone                              2  100.0%%
                  in classes below 5                 2  100.0%%
                  in classes below 11                2  100.0%%
                Alone by dated events, of people drawn at random (95%% interval):
                  1 event                         0.0%%  (0.0%% to 65.8%%, 2 people)
                  2 events                           -  nobody has so many
                  3 events                           -  nobody has so many
                """
                        .formatted(folder.resolve("store")),
                said.out());
        assertEquals(
                "k,classes,people\n1,2,2\n", Files.readString(folder.resolve("risk/classes.csv")));
        assertEquals(
                "events_known,people_drawn,alike,people,share,ci_low,ci_high",
                Files.readString(folder.resolve("risk/uniqueness.csv"))
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertTrue(
                Files.readString(folder.resolve("risk/risk.html"))
                        .contains("How easily could people be told apart?"));
        for (var wrong :
                new String[][] {
                    {"--by", "age"}, {"--events", "9"}, {"--events", "0"}, {"--sample", "0"}
                }) {
            var refused = CommandRun.by("risk", folder.resolve("store"), wrong[0], wrong[1]);
            assertEquals(2, refused.exitCode(), wrong[0]);
            assertTrue(
                    refused.err().startsWith("vigie: --")
                            && refused.err().endsWith("; see 'vigie risk --help'\n"),
                    refused.err());
        }
    }
}

package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigie simulate --drugs` and `vigie evaluate`, from people to a page.
@Tag("long")
class EvaluateCommandTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "evaluate-simulated.yaml");

    @TempDir static Path folder;
    private static Path store;

    /// The example without age groups, which so few people leave empty.
    private static Path protocol;

    @BeforeAll
    static void simulate() throws IOException {
        protocol =
                Files.writeString(
                        folder.resolve("protocol.yaml"),
                        Files.readString(EXAMPLE).replaceAll("(?m)^age_groups:.*$", ""));
        store = folder.resolve("store");
        var said =
                CommandRun.by(
                        "simulate", "--people", "3000", "--drugs", "example", "--into", store);
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.out().contains(" and " + store.resolve("reference-set.csv")), said.out());
    }

    private static CommandRun evaluate(Object... words) {
        var all = new Object[words.length + 3];
        all[0] = "evaluate";
        all[1] = "--in";
        all[2] = store;
        System.arraycopy(words, 0, all, 3, words.length);
        return CommandRun.by(all);
    }

    @Test
    void aSimulatedStoreIsItsOwnReference() throws IOException {
        var said = evaluate("--protocol", protocol, "--out", folder.resolve("a"));
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.out().contains("138  pairs in the reference set"), said.out());
        assertTrue(said.out().lines().anyMatch(line -> line.startsWith("  sccs  ")), said.out());
        var record = Files.readString(folder.resolve("a/run.json"));
        assertTrue(
                record.contains("\"study\" : \"evaluate\"")
                        && record.contains("\"Reference set reference-set.csv\""),
                record);
        assertTrue(
                Files.readString(folder.resolve("a/protocol.yaml"))
                        .contains("#     reference: " + store.resolve("reference-set.csv")));
        assertTrue(
                Files.readString(folder.resolve("a/report.html"))
                        .contains("Estimates beside the truth"));
        assertEquals(0, evaluate("--protocol", protocol, "--out", folder.resolve("b")).exitCode());
        try (var files = Files.list(folder.resolve("a/results"))) {
            for (var file : files.toList()) {
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(folder.resolve("b/results").resolve(file.getFileName())),
                        file.toString());
            }
        }
    }

    @Test
    void effectsOfOnesOwnComeFromTheFileThatAStoreKeeps() throws IOException {
        var mine = folder.resolve("mine.csv");
        Files.writeString(
                mine,
                Files.readString(store.resolve("effects.csv"))
                        .replace("2.0,constant,1,30,", "5.0,constant,1,30,"));
        var said =
                CommandRun.by(
                        "simulate",
                        "--people",
                        "50",
                        "--drugs",
                        mine,
                        "--into",
                        folder.resolve("own"));
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(
                Files.readString(folder.resolve("own/reference-set.csv"))
                        .contains(",1,5.0,positive,constant,1,30"));
        Files.writeString(mine, "role,code\ndrug,x\n");
        said =
                CommandRun.by(
                        "simulate",
                        "--people",
                        "50",
                        "--drugs",
                        mine,
                        "--into",
                        folder.resolve("faulty"));
        assertEquals(3, said.exitCode());
        assertTrue(
                said.err().startsWith("vigie: mine.csv, line 1: needs the columns role,code,cause,")
                        && said.err().lines().count() == 1,
                said.err());
        assertFalse(Files.exists(folder.resolve("faulty")));
    }

    private static void told(String message, Object... words) {
        var said = evaluate(words);
        assertEquals(3, said.exitCode(), said.err());
        assertEquals("vigie: " + message + "\n", said.err());
        assertFalse(Files.exists(folder.resolve("nothing")), "nothing is half written");
    }

    @Test
    void faultsAreToldInOneLine() throws IOException {
        var out = folder.resolve("nothing");
        var gone = folder.resolve("gone.csv");
        told(gone + " is not there", gone, "--protocol", protocol, "--out", out);
        told(
                folder + " is a folder; name the CSV file of a reference set",
                folder,
                "--protocol",
                protocol,
                "--out",
                out);
        var faulty =
                Files.writeString(
                        folder.resolve("faulty.csv"),
                        "exposureId,outcomeId,groundTruth\n1,2,maybe\n");
        told(
                """
                %s, line 2: groundTruth is 0 (negative) or 1 (positive control), was \
                'maybe'\
                """
                        .formatted(faulty),
                faulty,
                "--protocol",
                protocol,
                "--out",
                out);
        var latin = Files.write(folder.resolve("latin.csv"), new byte[] {'r', (byte) 0xE9});
        told(
                latin + " is not text in UTF-8; save it so",
                latin,
                "--protocol",
                protocol,
                "--out",
                out);
        told(
                """
                study needs 'signal', whose methods are evaluated, was 'screen' \
                (screen-simulated.yaml, line 2)\
                """,
                "--protocol",
                Path.of("..", "examples", "screen-simulated.yaml"),
                "--out",
                out);
        var plain = folder.resolve("plain");
        assertEquals(0, CommandRun.by("simulate", "--people", "20", "--into", plain).exitCode());
        var said = CommandRun.by("evaluate", "--in", plain, "--protocol", protocol, "--out", out);
        assertEquals(
                "vigie: "
                        + plain
                        + " has no reference set of its own; name one, or simulate people with --drugs\n",
                said.err());
        assertEquals(
                3,
                CommandRun.by(
                                "evaluate",
                                "--in",
                                folder.resolve("no"),
                                "--protocol",
                                protocol,
                                "--out",
                                out)
                        .exitCode());
        assertEquals(
                2,
                evaluate("--protocol", protocol, "--out", out, "--calibrate-by", "guess")
                        .exitCode());
    }
}

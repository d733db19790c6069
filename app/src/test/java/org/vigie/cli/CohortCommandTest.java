package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;

/// `vigie cohort`: what it leaves, and what it says of files it cannot use.
class CohortCommandTest {

    private static final String OBSERVED =
            """
            {"PrimaryCriteria": {"CriteriaList": [{"ObservationPeriod": {"First": true}}]}}\
            """;

    @TempDir Path folder;

    @Test
    void goodDefinitionsAreAnsweredAndBadOnesReported() throws Exception {
        var lives = GeneratedLives.of(new SplittableRandom(3), 40, 9);
        Life.store(folder.resolve("store"), lives, 1).close();
        Files.createDirectory(folder.resolve("definitions"));
        Files.writeString(folder.resolve("definitions/7.json"), OBSERVED);
        Files.writeString(folder.resolve("definitions/8.json"), "{}");
        var error = new StringWriter();
        int code =
                Vigie.commandLine()
                        .setErr(new PrintWriter(error, true))
                        .execute(
                                "cohort",
                                folder.resolve("definitions").toString(),
                                "--in",
                                folder.resolve("store").toString(),
                                "--out",
                                folder.resolve("out").toString());
        assertEquals(3, code);
        assertEquals(
                "vigie: " + folder.resolve("definitions/8.json") + ": /: needs PrimaryCriteria\n",
                error.toString());
        long observed = lives.stream().filter(life -> !life.person().periods().isEmpty()).count();
        assertEquals(
                List.of("cohort_id", "7"),
                Files.readAllLines(folder.resolve("out/summary.csv")).stream()
                        .map(line -> line.split(",")[0])
                        .toList());
        assertEquals(observed + 1, Files.readAllLines(folder.resolve("out/cohort.csv")).size());
    }

    private CommandRun cohort(String definition, String out) throws Exception {
        if (!Files.exists(folder.resolve("store"))) {
            Life.store(
                            folder.resolve("store"),
                            GeneratedLives.of(new SplittableRandom(3), 40, 9),
                            1)
                    .close();
        }
        Files.writeString(folder.resolve("7.json"), definition);
        return CommandRun.by(
                "cohort",
                folder.resolve("7.json"),
                "--in",
                folder.resolve("store"),
                "--out",
                folder.resolve(out));
    }

    @Test
    void anEarlierRunIsReplacedAndOtherFilesAreNot() throws Exception {
        assertEquals(0, cohort(OBSERVED, "out").exitCode());
        assertEquals(0, cohort(OBSERVED, "out").exitCode());
        Files.writeString(folder.resolve("out/notes.txt"), "mine");
        var said = cohort(OBSERVED, "out");
        assertEquals(
                "vigie: "
                        + folder.resolve("out")
                        + " holds something that is not cohorts of Vigie; choose another --out\n",
                said.err());
        assertEquals(3, said.exitCode());
        assertEquals(5, Files.list(folder.resolve("out")).toList().size());
    }

    @Test
    void nothingIsWrittenIntoAStore() throws Exception {
        var said = cohort(OBSERVED, "store/out");
        assertEquals(
                "vigie: "
                        + folder.resolve("store/out")
                        + " is inside the store "
                        + folder.resolve("store")
                        + "; choose another --out\n",
                said.err());
        assertFalse(Files.exists(folder.resolve("store/out")));
    }

    @Test
    void whereNoDefinitionIsOneNothingIsSaidToBeDone() throws Exception {
        var said = cohort("Mme Durand: x", "out");
        assertEquals(
                "vigie: "
                        + folder.resolve("7.json")
                        + " is not a cohort definition: it is not JSON (line 1, column 1)\n",
                said.err());
        assertEquals("", said.out());
        assertEquals(3, said.exitCode());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedAsItWasAskedFor() throws Exception {
        var said = cohort(OBSERVED, "7.json/out");
        assertEquals(
                "vigie: "
                        + folder.resolve("7.json/out")
                        + " cannot be made there; choose another --out\n",
                said.err());
    }

    @Test
    void everyCohortIsTold() throws Exception {
        var lives = GeneratedLives.of(new SplittableRandom(3), 40, 9);
        Life.store(folder.resolve("store"), lives, 1).close();
        var definitions = Files.createDirectory(folder.resolve("definitions"));
        Files.writeString(definitions.resolve("7.json"), OBSERVED);
        Files.writeString(definitions.resolve("8.yaml"), "entry:\n  condition: NOWHERE/1\n");
        Files.writeString(
                definitions.resolve("9.yaml"),
                "entry:\n  observation_period: any\nrules:\n  has died twice:\n    death: any\n    at_least: 2\n");
        Files.writeString(
                definitions.resolve("10.yaml"),
                "entry:\n  condition: %s\n  age: at least 140\n"
                        .formatted(
                                lives.stream()
                                        .flatMap(life -> life.events().stream())
                                        .findFirst()
                                        .orElseThrow()
                                        .code()));
        var said =
                CommandRun.by(
                        "cohort",
                        definitions,
                        "--in",
                        folder.resolve("store"),
                        "--out",
                        folder.resolve("out"));
        long observed = lives.stream().filter(life -> !life.person().periods().isEmpty()).count();
        assertEquals(
                """
                4 cohorts, %1$d entries: see %2$s
                     cohort       persons       entries  definition
                          7  %1$12d  %1$12d  7.json
                          8             0             0  8.yaml: the store has none of the codes that its entry asks for
                          9             0             0  9.yaml: nobody is left after 'has died twice'
                         10             0             0  10.yaml: nobody has an entry event: its codes are recorded, \
                but as events of another kind, outside observation, or not as the entry asks
                Nobody is in 3 of them: 8, 9, 10
                """
                        .formatted(observed, folder.resolve("out")),
                said.out().replaceFirst("(?m)^.* to read, .*\\R", ""));
        assertEquals(0, said.exitCode());
    }

    @Test
    void ofManyTheFirstAreTold() throws Exception {
        Life.store(folder.resolve("store"), GeneratedLives.of(new SplittableRandom(3), 40, 9), 1)
                .close();
        var definitions = Files.createDirectory(folder.resolve("definitions"));
        for (int id = 1; id <= 45; id++) {
            Files.writeString(
                    definitions.resolve(id + ".yaml"), "entry:\n  condition: NOWHERE/1\n");
        }
        var lines =
                CommandRun.by(
                                "cohort",
                                definitions,
                                "--in",
                                folder.resolve("store"),
                                "--out",
                                folder.resolve("out"))
                        .out()
                        .lines()
                        .toList();
        assertEquals(25, lines.size());
        assertEquals("  and 25 more, in summary.csv", lines.get(22));
        assertEquals(
                """
                Nobody is in any of them: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, \
                15, 16, 17, 18, 19, 20 and 25 more\
                """,
                lines.get(23));
    }
}

package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.GeneratedLives;
import org.vigie.store.Life;

/// `vigie cohort`: what it leaves, and what it says of files it cannot use.
class CohortCommandTest {

    private static final String OBSERVED = """
            {"PrimaryCriteria": {"CriteriaList": [{"ObservationPeriod": {"First": true}}]}}""";

    @TempDir
    Path folder;

    @Test
    void goodDefinitionsAreAnsweredAndBadOnesReported() throws Exception {
        var lives = GeneratedLives.of(new SplittableRandom(3), 40, 9);
        Life.store(folder.resolve("store"), lives, 1).close();
        Files.createDirectory(folder.resolve("definitions"));
        Files.writeString(folder.resolve("definitions/7.json"), OBSERVED);
        Files.writeString(folder.resolve("definitions/8.json"), "{}");
        var error = new StringWriter();
        int code = Vigie.commandLine().setErr(new PrintWriter(error, true)).execute("cohort",
                folder.resolve("definitions").toString(), "--in", folder.resolve("store").toString(), "--out",
                folder.resolve("out").toString());
        assertEquals(3, code);
        assertEquals("vigie: " + folder.resolve("definitions/8.json") + ": /: needs PrimaryCriteria\n", error.toString());
        long observed = lives.stream().filter(life -> !life.person().periods().isEmpty()).count();
        assertEquals(List.of("cohort_id", "7"), Files.readAllLines(folder.resolve("out/summary.csv")).stream()
                .map(line -> line.split(",")[0]).toList());
        assertEquals(observed + 1, Files.readAllLines(folder.resolve("out/cohort.csv")).size());
    }
}

package org.vigie.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;

/// The folder of a run and what is beside it.
class RunFolderTest {

    @TempDir Path folder;

    /// No process has such a number.
    @Test
    void whatAKilledRunLeftIsRemovedByTheNextOfTheSamePlace() throws IOException {
        Files.createDirectories(folder.resolve("run.partial-999999999-1/results"));
        Files.writeString(folder.resolve("run.partial-999999999-1/results/half.csv"), "a");
        Files.createDirectories(folder.resolve("other.partial-999999999-1"));
        try (var run = new RunFolder(folder.resolve("run"))) {
            Files.writeString(run.file(RunFolder.RECORD), "{}");
            run.finish();
        }
        assertEquals(List.of("other.partial-999999999-1", "run"), names(folder));
        assertEquals(List.of("results", "run.json"), names(folder.resolve("run")));
    }

    /// Somebody's notes beside a run are not replaced with it.
    @Test
    void aRunWithOtherFilesInItIsLeftAlone() throws IOException {
        var place = folder.resolve("run");
        try (var run = new RunFolder(place)) {
            Files.writeString(run.file(RunFolder.RECORD), "{}");
            run.finish();
        }
        new RunFolder(place).close();
        Files.writeString(place.resolve("notes.txt"), "mine");
        assertEquals(
                place + " holds something that is not a run of Vigie; choose another --out",
                assertThrows(InputProblem.class, () -> new RunFolder(place)).getMessage());
        assertEquals(List.of("run"), names(folder));
    }

    private static List<String> names(Path place) throws IOException {
        try (var paths = Files.list(place)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}

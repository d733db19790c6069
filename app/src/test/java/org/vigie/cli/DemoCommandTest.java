package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigie demo` replaces an earlier demo, and leaves what belongs to others alone.
@Tag("long")
class DemoCommandTest {

    @TempDir Path folder;

    @Test
    void anEarlierDemoIsReplaced() {
        var out = folder.resolve("demo");
        assertEquals(0, CommandRun.by("demo", "--people", "500", "--out", out).exitCode());
        var again = CommandRun.by("demo", "--people", "400", "--out", out);
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(again.out().contains("Simulated 400 people"), again.out());
    }

    @Test
    void aFolderOfOthersIsRefusedAsItIs() throws Exception {
        Files.writeString(folder.resolve("screen-simulated.yaml"), "mine");
        var said = CommandRun.by("demo", "--people", "500", "--out", folder);
        assertEquals(
                "vigie: "
                        + folder
                        + " holds something that is not an earlier demo; choose another --out\n",
                said.err());
        assertEquals(3, said.exitCode());
        assertEquals(
                List.of("screen-simulated.yaml"),
                Files.list(folder).map(path -> path.getFileName().toString()).toList());
        assertEquals("mine", Files.readString(folder.resolve("screen-simulated.yaml")));
    }
}

package org.vigie.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which folders beside a store are nobody's any more.
class WorkFoldersTest {

    @TempDir Path folder;

    private Path make(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private List<Path> removed() throws IOException {
        var before = paths();
        WorkFolders.remove(folder.resolve("store"), (_, _, _) -> {});
        before.removeAll(paths());
        return before;
    }

    private List<Path> paths() throws IOException {
        try (var paths = Files.list(folder)) {
            return new ArrayList<>(paths.sorted().toList());
        }
    }

    @Test
    void aProcessThatIsGoneLeavesBothKinds() throws IOException {
        var work = make(".vigie-import-999999999-7");
        var partial = make("store.partial-999999999-7");
        Files.writeString(partial.resolve("file"), "half");
        assertEquals(List.of(work, partial), removed());
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        make("store");
        make("store2.partial-999999999-7");
        make("store.partial-");
        make("store.partial-backup");
        make(".vigie-import-old");
        Files.writeString(folder.resolve("store.partial-999999999-8"), "a file, not a folder");
        assertEquals(List.of(), removed());
    }

    @Test
    void whatALivingProcessMakesIsLeftAlone() throws IOException {
        WorkFolders.create(folder, WorkFolders.WORK);
        WorkFolders.create(folder, WorkFolders.partial(folder.resolve("store")));
        make("store.partial-" + ProcessHandle.current().parent().orElseThrow().pid() + "-7");
        assertEquals(List.of(), removed());
    }

    @Test
    void aNumberThatIsGivenAgainIsNoLife() throws IOException {
        var own = make("store.partial-" + ProcessHandle.current().pid() + "-7");
        var parent = ProcessHandle.current().parent().orElseThrow();
        var old = make(".vigie-import-" + parent.pid() + "-7");
        var begun = parent.info().startInstant().orElse(Instant.now());
        Files.setLastModifiedTime(old, FileTime.from(begun.minus(Duration.ofHours(1))));
        assertEquals(List.of(old, own), removed());
    }
}

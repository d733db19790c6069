package org.vigie.source.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Progress;

/// What is said of the disk before files are read.
class DiskNeedTest {

    @TempDir Path folder;

    @Test
    void nothingIsSaidWhereThereIsRoom() {
        assertEquals(Optional.empty(), DiskNeed.words(100, 150, 150));
    }

    @Test
    void theNumbersAreSaidWhereThereIsNot() {
        assertEquals(
                Optional.of(
                        "the disk may be too small: 2,000.0 MB of files have taken up to 3,000.0 MB"
                                + " where they were imported, and it has 2,999.9 MB left; if it"
                                + " becomes full the import ends and leaves nothing"),
                DiskNeed.words(2_000_000_000, 3_000_000_000L, 2_999_900_000L));
    }

    /// A file with a hole, larger than what is left: nothing is read of it.
    @Test
    void filesAreWeighedByHowTheyAreWritten() throws Exception {
        var said = new ArrayList<String>();
        var progress =
                new Progress() {
                    @Override
                    public void report(String task, long done, long total) {}

                    @Override
                    public void say(String line) {
                        said.add(line);
                    }
                };
        long free = Files.getFileStore(folder).getUsableSpace();
        try (var duck = Duck.beside(folder, "100MB", progress)) {
            for (var name : List.of("a.csv", "a.csv.gz", "a.parquet")) {
                var path = folder.resolve(name);
                try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                    file.setLength(free / 5);
                }
                DiskNeed.say(List.of(new DeliveryPart(path, "a", "", "", false)), duck);
                Files.delete(path);
            }
            assertEquals(2, said.size(), "a fifth of what is left, twice, 14- and 12-fold");
        }
    }
}

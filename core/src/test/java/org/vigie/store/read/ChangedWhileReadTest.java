package org.vigie.store.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;
import org.vigie.runner.LocalRunner;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// What somebody does to a store while it is read: an answer is the right one, or a line.
@Tag("long")
class ChangedWhileReadTest {

    @TempDir Path folder;

    private Path store;

    /// All lives by identifier, as hashes.
    private record Lives() implements Fold<TreeMap<Long, Integer>> {

        @Override
        public TreeMap<Long, Integer> empty() {
            return new TreeMap<>();
        }

        @Override
        public void add(TreeMap<Long, Integer> lives, Timeline person) {
            lives.put(person.person(), Life.of(person).hashCode());
        }

        @Override
        public TreeMap<Long, Integer> merge(
                TreeMap<Long, Integer> left, TreeMap<Long, Integer> right) {
            left.putAll(right);
            return left;
        }
    }

    @BeforeEach
    void write() throws IOException {
        store = folder.resolve("store");
        Life.store(store, GeneratedLives.of(new SplittableRandom(11), 2_000, 60), 2).close();
        try (var files = Files.walk(store)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_000L));
            }
        }
    }

    private Path file(String name) {
        return store.resolve("shard-0001/" + name + ".parquet");
    }

    private static TreeMap<Long, Integer> lives(Store opened) {
        return new LocalRunner(opened, 4, Progress.SILENT).fold(new Lives());
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private static void change(Path file, long at) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 0x10));
            channel.write(one.flip(), at);
        }
    }

    private void refused(Store opened, Path file) {
        var fault = assertThrows(InputProblem.class, () -> lives(opened));
        assertTrue(fault.getMessage().startsWith(file.toString()), fault.getMessage());
        assertTrue(fault.getMessage().contains("again"), fault.getMessage());
        assertEquals(1, fault.getMessage().lines().count(), fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "people", "periods"})
    void aFileIsCutBeforeItIsRead(String name) throws IOException {
        try (var opened = Store.open(store)) {
            cut(file(name), 5_000);
            refused(opened, file(name));
        }
    }

    /// All blocks were compared by then. Java may or may not come upon the bytes that are gone.
    @ParameterizedTest
    @ValueSource(strings = {"events", "people", "periods"})
    void aFileIsCutAfterItWasRead(String name) throws IOException {
        try (var opened = Store.open(store)) {
            lives(opened);
            cut(file(name), 5_000);
            refused(opened, file(name));
        }
    }

    @Test
    void aByteIsChangedBeforeItIsRead() throws IOException {
        try (var opened = Store.open(store)) {
            change(file("events"), Files.size(file("events")) / 2);
            refused(opened, file("events"));
        }
    }

    @Test
    void aByteIsChangedAfterItWasRead() throws IOException {
        try (var opened = Store.open(store)) {
            lives(opened);
            change(file("events"), Files.size(file("events")) / 2);
            refused(opened, file("events"));
        }
    }

    /// As `vigie index` and an import that adds do: whoever has the old file open reads on.
    @Test
    void aFileIsReplacedByAnother() throws IOException {
        try (var opened = Store.open(store)) {
            var before = lives(opened);
            var other = folder.resolve("other");
            Files.write(other, new byte[1_000]);
            Files.move(other, file("events"), StandardCopyOption.REPLACE_EXISTING);
            assertEquals(before, lives(opened));
            Files.delete(file("people"));
            assertEquals(before, lives(opened));
        }
    }

    /// Sums as a faulty program might write them.
    @Test
    void sumsOfOtherBytesAreNamedByTheCheck() throws IOException {
        var sums = store.resolve("shard-0001/sums.bin");
        var bytes = Files.readAllBytes(sums);
        bytes[3]++;
        Files.write(sums, bytes);
        assertTrue(
                StoreCheck.of(store, Progress.SILENT).stream()
                        .anyMatch(fault -> fault.table().equals("shard-0001/sums.bin")));
        var fault = assertThrows(InputProblem.class, () -> Store.open(store).close());
        assertTrue(fault.getMessage().startsWith(sums.toString()), fault.getMessage());
    }
}

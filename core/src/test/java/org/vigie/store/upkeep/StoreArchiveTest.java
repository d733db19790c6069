package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.Seed;
import org.vigie.store.Layout;
import org.vigie.store.StoreProblem;
import org.vigie.store.parquet.Repacking;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.OtherReaders;
import org.vigie.store.read.Store;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Progress;

/// A packed store says what it said before, to us and to other programs, and becomes the same store
/// again.
@Tag("long")
class StoreArchiveTest {

    private static final Repacking PACK = new Repacking.Pack(StoreArchive.LEVEL);
    private static final Repacking UNPACK = new Repacking.Unpack();

    @TempDir Path folder;

    private List<Life> write(int people, int codes, int shards) throws IOException {
        long seed = Seed.of("archives");
        var lives = GeneratedLives.of(new SplittableRandom(seed), people, codes);
        Life.store(path("store"), lives, shards).close();
        return lives;
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private void pack() throws IOException {
        StoreArchive.write(path("store"), path("archive"), PACK, Progress.SILENT);
    }

    private static List<Path> files(Path store) throws IOException {
        try (var paths = Files.walk(store)) {
            return paths.filter(Files::isRegularFile).map(store::relativize).sorted().toList();
        }
    }

    private static List<Life> read(Path store, int pieces) throws IOException {
        try (var opened = Store.open(store)) {
            var lives = new ArrayList<Life>();
            opened.pieces(pieces)
                    .forEach(piece -> piece.forEach(person -> lives.add(Life.of(person))));
            return lives;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 3", "1, 1, 2, 1", "400, 40, 3, 3", "300, 90000, 1, 19"})
    void itBecomesTheSameBytesAgain(int people, int codes, int shards, int level)
            throws IOException {
        write(people, codes, shards);
        StoreArchive.write(
                path("store"), path("archive"), new Repacking.Pack(level), Progress.SILENT);
        StoreArchive.write(path("archive"), path("again"), UNPACK, Progress.SILENT);
        assertEquals(files(path("store")), files(path("again")));
        for (var file : files(path("store"))) {
            assertArrayEquals(
                    Files.readAllBytes(path("store").resolve(file)),
                    Files.readAllBytes(path("again").resolve(file)),
                    () -> "bytes of " + file);
        }
        assertEquals(List.of(), StoreCheck.of(path("archive"), Progress.SILENT));
        try (var left = Files.list(folder)) {
            assertEquals(3, left.count(), "nothing is left beside");
        }
    }

    @Test
    void livesAreReadFromItAsBefore() throws IOException {
        var lives = write(500, 60, 1);
        pack();
        assertTrue(
                Store.readManifest(path("archive")).bytes()
                        < Store.readManifest(path("store")).bytes() * 3 / 4);
        assertEquals(lives, read(path("archive"), 1));
        assertEquals(lives, read(path("archive"), 7));
    }

    @Test
    void codesAreFoundByItsPostings() throws IOException {
        write(500, 60, 2);
        pack();
        try (var store = Store.open(path("store"));
                var archive = Store.open(path("archive"))) {
            for (int code = 0; code < store.codes().size(); code += 7) {
                var named = List.of(CodeSet.of(store.codes().text(code)));
                assertEquals(people(store, named), people(archive, named));
            }
        }
    }

    private static List<Long> people(Store store, List<CodeSet> codes) {
        var people = new ArrayList<Long>();
        store.pieces(3, codes)
                .forEach(piece -> piece.forEach(person -> people.add(person.person())));
        assertFalse(people.isEmpty());
        return people;
    }

    @Test
    void otherProgramsReadItAsBefore() throws Exception {
        write(200, 50, 1);
        pack();
        for (var file : files(path("store"))) {
            if (file.toString().endsWith(".parquet") && !file.endsWith(Layout.SUMS)) {
                assertEquals(
                        OtherReaders.rows(path("store").resolve(file)),
                        OtherReaders.rows(path("archive").resolve(file)));
            }
        }
    }

    @Test
    void anyFlippedBitOfItIsFound() throws IOException {
        write(100, 20, 1);
        pack();
        var random = new SplittableRandom(5);
        for (var file : files(path("archive"))) {
            var bytes = Files.readAllBytes(path("archive").resolve(file));
            for (int round = 0; round < 20; round++) {
                var damaged = bytes.clone();
                int bit = random.nextInt(bytes.length * 8);
                damaged[bit >>> 3] ^= (byte) (1 << (bit & 7));
                Files.write(path("archive").resolve(file), damaged);
                assertFalse(
                        StoreCheck.of(path("archive"), Progress.SILENT).isEmpty(),
                        "bit " + bit + " of " + file);
            }
            Files.write(path("archive").resolve(file), bytes);
        }
    }

    @Test
    void aDamagedStoreIsNotPackedAsIfItWereSound() throws IOException {
        write(100, 20, 1);
        var events = path("store").resolve("shard-0000/events.parquet");
        var bytes = Files.readAllBytes(events);
        bytes[bytes.length / 2] ^= 1;
        Files.write(events, bytes);
        var refused = assertThrows(StoreProblem.class, this::pack);
        assertEquals(
                events + " is missing or damaged; see 'vigie check " + path("store") + "'",
                refused.getMessage());
        assertEquals(List.of(path("store")), Files.list(folder).toList());
    }

    @Test
    void itIsNotChangedInPlace() throws IOException {
        write(100, 20, 1);
        pack();
        var said =
                path("archive")
                        + " is an archive and is not changed in place; unpack it with 'vigie archive --unpack "
                        + path("archive")
                        + " --into STORE' first";
        assertEquals(
                said,
                assertThrows(
                                StoreProblem.class,
                                () -> StoreIndex.rebuild(path("archive"), Progress.SILENT))
                        .getMessage());
        assertEquals(
                said,
                assertThrows(
                                StoreProblem.class,
                                () ->
                                        StoreAppend.append(
                                                path("archive"), path("store"), Progress.SILENT))
                        .getMessage());
        assertThrows(FileAlreadyExistsException.class, this::pack);
    }
}

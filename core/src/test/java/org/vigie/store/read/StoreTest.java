package org.vigie.store.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.Seed;
import org.vigie.store.Person;
import org.vigie.store.StoreProblem;
import org.vigie.store.write.StoreWriter;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// What is written comes back.
@Tag("long")
class StoreTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"0, 1, 5", "1, 1, 1", "300, 1, 40", "300, 3, 40", "4000, 2, 90000"})
    void peopleComeBackAsWritten(int people, int shards, int codes) throws Exception {
        long seed = Seed.of("stores");
        var lives = GeneratedLives.of(new SplittableRandom(seed), people, codes);
        try (var store = Life.store(folder.resolve("store"), lives, shards)) {
            for (int pieces : new int[] {1, 7}) {
                var read = new ArrayList<Life>();
                store.pieces(pieces)
                        .forEach(piece -> piece.forEach(timeline -> read.add(Life.of(timeline))));
                read.sort(Comparator.comparingLong(life -> life.person().id()));
                assertEquals(lives, read);
            }
            assertEquals(people, store.manifest().people());
            assertEquals(
                    lives.stream().mapToLong(life -> life.events().size()).sum(),
                    store.manifest().events());
            assertEquals(
                    store.manifest().events(),
                    store.codes().all().stream().mapToLong(c -> c.events()).sum());
        }
    }

    @Test
    void peopleOfWhomNobodyHasAnEventComeBackAsWritten() throws Exception {
        var lives = List.of(new Life(person(3), List.of()), new Life(person(5), List.of()));
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            assertEquals(lives, Life.all(store));
        }
        var codes = org.vigie.timeline.Codes.ofTexts(List.of());
        try (var shard = new Shard(folder.resolve("store/shard-0000"), codes, true)) {
            var cursor = new ShardCursor(shard);
            var read = new ArrayList<Life>();
            while (cursor.next()) {
                read.add(Life.of(cursor.timeline()));
            }
            assertEquals(lives, read);
        }
    }

    @Test
    void peopleOutOfOrderAreRefused() throws IOException {
        var writer =
                new StoreWriter(
                        folder.resolve("store"),
                        org.vigie.timeline.Codes.ofTexts(List.of("A/1")),
                        1);
        try (writer) {
            writer.shard(0).person(person(5));
            assertThrows(IllegalArgumentException.class, () -> writer.shard(0).person(person(5)));
        }
        assertEquals(0, Files.list(folder).count(), "an unfinished store leaves nothing behind");
    }

    @Test
    void whatIsNoStoreIsSaidSo() {
        var missing = assertThrows(StoreProblem.class, () -> Store.open(folder.resolve("none")));
        assertTrue(missing.getMessage().contains("is not there"), missing.getMessage());
        var empty = assertThrows(StoreProblem.class, () -> Store.open(folder));
        assertTrue(empty.getMessage().contains("is not a store"), empty.getMessage());
    }

    @Test
    void aFileCutShortIsNamed() throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(1), 20, 5);
        Life.store(folder.resolve("store"), lives, 1).close();
        var events = folder.resolve("store/shard-0000/events.parquet");
        Files.write(events, java.util.Arrays.copyOf(Files.readAllBytes(events), 100));
        var problem = assertThrows(StoreProblem.class, () -> Store.open(folder.resolve("store")));
        assertTrue(
                problem.getMessage().contains("events.parquet has 100 bytes"),
                problem.getMessage());
    }

    private static Person person(long id) {
        return new Person(id, 0, Sex.FEMALE, Timeline.NO_DAY, "", "", "", List.of());
    }
}

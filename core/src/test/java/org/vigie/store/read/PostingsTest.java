package org.vigie.store.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.Seed;
import org.vigie.store.Sharding;
import org.vigie.store.StoreProblem;
import org.vigie.store.upkeep.StoreIndex;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// Postings say the same as reading everybody.
@Tag("long")
class PostingsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "400, 1, 30", "400, 3, 30", "3000, 2, 5"})
    void everyDatedEventIsThereInOrder(int people, int shards, int codes) throws Exception {
        long seed = Seed.of("postings");
        var lives = GeneratedLives.of(new SplittableRandom(seed), people, codes);
        try (var store = Life.store(folder.resolve("store"), lives, shards)) {
            var expected = new ArrayList<String>();
            for (int code = 0; code < store.codes().size(); code++) {
                for (int shard = 0; shard < shards; shard++) {
                    expected.addAll(plain(lives, shard, shards, store.codes().text(code)));
                }
            }
            var read = new ArrayList<String>();
            for (int code = 0; code < store.codes().size(); code++) {
                for (var postings : store.postings().orElseThrow()) {
                    for (var part : postings.of(code)) {
                        for (int i = 0; i < part.size(); i++) {
                            read.add(
                                    store.codes().text(code)
                                            + " "
                                            + part.person(i)
                                            + " "
                                            + part.day(i));
                        }
                    }
                }
            }
            assertEquals(expected, read);
        }
    }

    private static List<String> plain(List<Life> lives, int shard, int shards, String code) {
        var lines = new ArrayList<String>();
        int row = 0;
        for (var life : lives) {
            if (Sharding.shardOf(life.person().id(), shards) == shard) {
                for (var event : life.events()) {
                    if (event.code().equals(code) && event.time() != Timeline.NO_TIME) {
                        lines.add(code + " " + row + " " + Days.ofTime(event.time()));
                    }
                }
                row++;
            }
        }
        return lines;
    }

    @Test
    void onlyPeopleWithEachOfTheSetsAreShown() throws Exception {
        long seed = Seed.of("postings");
        var random = new SplittableRandom(seed);
        var lives = GeneratedLives.of(random, 2000, 25);
        try (var store = Life.store(folder.resolve("store"), lives, 2)) {
            for (int trial = 0; trial < 20; trial++) {
                var sets = new ArrayList<CodeSet>();
                for (int s = 1 + random.nextInt(3); s > 0; s--) {
                    sets.add(
                            CodeSet.of(
                                    "V/" + random.nextInt(25),
                                    "V/" + random.nextInt(25),
                                    "V/none"));
                }
                var expected =
                        lives.stream()
                                .filter(life -> sets.stream().allMatch(set -> has(life, set)))
                                .map(life -> life.person().id())
                                .sorted()
                                .toList();
                var shown = new ArrayList<Long>();
                store.pieces(1 + random.nextInt(9), sets)
                        .forEach(piece ->
                                piece.forEach(person -> {
                                    shown.add(person.person());
                                    assertEquals(
                                            life(lives, person.person()).events().size(),
                                            person.size());
                                }));
                assertEquals(expected, shown.stream().sorted().toList());
            }
        }
    }

    private static Life life(List<Life> lives, long id) {
        return lives.stream().filter(life -> life.person().id() == id).findFirst().orElseThrow();
    }

    private static boolean has(Life life, CodeSet set) {
        return life.events().stream()
                .anyMatch(event ->
                        event.time() != Timeline.NO_TIME && set.codes().contains(event.code()));
    }

    @Test
    void withoutPostingsEverybodyIsShown() throws Exception {
        var lives = GeneratedLives.of(new SplittableRandom(7), 50, 5);
        Life.store(folder.resolve("store"), lives, 1).close();
        Files.delete(folder.resolve("store/shard-0000/postings.parquet"));
        try (var store = Store.open(folder.resolve("store"))) {
            assertTrue(store.postings().isEmpty());
            var shown = new ArrayList<Long>();
            store.pieces(1, List.of(CodeSet.of("V/0")))
                    .forEach(p -> p.forEach(person -> shown.add(person.person())));
            assertEquals(lives.size(), shown.size());
        }
    }

    @Test
    void indexingAnewGivesTheSameBytes() throws Exception {
        var lives = GeneratedLives.of(new SplittableRandom(9), 300, 12);
        var place = folder.resolve("store");
        Life.store(place, lives, 2).close();
        var file = place.resolve("shard-0001/postings.parquet");
        var before = Files.readAllBytes(file);
        Files.delete(file);
        assertEquals(2, StoreIndex.rebuild(place, Progress.SILENT));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void damagedEventsAreNotIndexed() throws Exception {
        Life.store(folder.resolve("one"), GeneratedLives.of(new SplittableRandom(3), 300, 12), 1)
                .close();
        Life.store(folder.resolve("other"), GeneratedLives.of(new SplittableRandom(4), 300, 12), 1)
                .close();
        for (var name : List.of("events", "people", "periods")) {
            var file = "shard-0000/" + name + ".parquet";
            Files.copy(
                    folder.resolve("other").resolve(file),
                    folder.resolve("one").resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var problem =
                assertThrows(
                        StoreProblem.class,
                        () -> StoreIndex.rebuild(folder.resolve("one"), Progress.SILENT));
        assertTrue(problem.getMessage().contains("vigie check"), problem.getMessage());
        try (var files = Files.list(folder.resolve("one/shard-0000"))) {
            assertEquals(5, files.count(), "nothing is left half written");
        }
    }
}

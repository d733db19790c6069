package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.Seed;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.EventRow;
import org.vigie.store.Layout;
import org.vigie.store.Sharding;
import org.vigie.store.StoreProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;

/// Appending gives what writing everything at once gives.
@Tag("long")
class StoreAppendTest {

    private static final List<String> FILES =
            List.of("events.parquet", "people.parquet", "periods.parquet", "postings.parquet");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatIsAddedLaterGivesTheSameBytes(int shards) throws Exception {
        long seed = Seed.of("appended lives");
        var random = new SplittableRandom(seed);
        var lives = inOrder(GeneratedLives.of(random, 300, 30));
        var early = new ArrayList<Life>();
        var late = new ArrayList<Life>();
        for (var life : lives) {
            split(life, random, early, late);
        }
        Life.store(folder.resolve("whole"), lives, shards).close();
        Life.store(folder.resolve("grown"), early, shards).close();
        Life.store(folder.resolve("late"), late, shards).close();
        StoreAppend.append(folder.resolve("grown"), folder.resolve("late"), Progress.SILENT);
        for (int shard = 0; shard < shards; shard++) {
            for (var file : FILES) {
                var name = Layout.shard(shard) + "/" + file;
                assertArrayEquals(
                        Files.readAllBytes(folder.resolve("whole").resolve(name)),
                        Files.readAllBytes(folder.resolve("grown").resolve(name)),
                        name);
            }
        }
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/codes.parquet")),
                Files.readAllBytes(folder.resolve("grown/codes.parquet")));
        assertEquals(List.of(), StoreCheck.of(folder.resolve("grown"), Progress.SILENT));
        try (var left = Files.list(folder)) {
            assertEquals(3, left.count(), "nothing is left beside the stores");
        }
    }

    /// Some people come whole in one part; of the others the events are split.
    private static void split(
            Life life, SplittableRandom random, List<Life> early, List<Life> late) {
        switch (random.nextInt(4)) {
            case 0 -> early.add(life);
            case 1 -> late.add(life);
            default -> {
                var first = new ArrayList<Life.Event>();
                var second = new ArrayList<Life.Event>();
                life.events().forEach(event -> (random.nextBoolean() ? first : second).add(event));
                early.add(new Life(life.person(), first));
                late.add(new Life(life.person(), second));
            }
        }
    }

    /// Events in the order in which an import writes them.
    private static List<Life> inOrder(List<Life> lives) {
        var texts = new TreeSet<String>();
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        var codes = Codes.ofTexts(texts);
        return lives.stream()
                .map(life ->
                        new Life(
                                life.person(),
                                life.events().stream()
                                        .sorted(
                                                Comparator.comparing(
                                                        event -> row(event, codes), EventRow.ORDER))
                                        .toList()))
                .toList();
    }

    private static EventRow row(Life.Event event, Codes codes) {
        var row = new EventRow();
        event.fill(row, codes);
        return row;
    }

    /// Two that add at once wait for one another: nothing is lost, and both orders give the same.
    @Test
    void whoComesSecondWaits() throws Exception {
        var lives = inOrder(GeneratedLives.of(new SplittableRandom(1), 400, 30));
        var names = List.of("store", "b", "c", "d");
        for (int part = 0; part < 4; part++) {
            int every = part;
            var some = lives.stream().filter(life -> life.person().id() % 4 == every).toList();
            assertTrue(some.size() > 50);
            Life.store(folder.resolve(names.get(part)), some, 2).close();
        }
        var alone = folder.resolve("alone");
        copy(folder.resolve("store"), alone);
        for (var name : List.of("b", "c", "d")) {
            StoreAppend.append(alone, folder.resolve(name), Progress.SILENT);
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            var running = new ArrayList<Future<?>>();
            for (var name : List.of("d", "c", "b")) {
                running.add(
                        threads.submit(() ->
                                StoreAppend.append(
                                        folder.resolve("store"),
                                        folder.resolve(name),
                                        Progress.SILENT)));
            }
            for (var one : running) {
                one.get();
            }
        }
        assertEquals(
                Store.readManifest(alone).fingerprint(),
                Store.readManifest(folder.resolve("store")).fingerprint());
        assertEquals(List.of(), StoreCheck.of(folder.resolve("store"), Progress.SILENT));
    }

    /// A byte that changed, in whichever file, stops an append, so that damage never becomes whole.
    @Test
    void nothingIsAddedToADamagedStore() throws Exception {
        var store = folder.resolve("store");
        var lives = inOrder(GeneratedLives.of(new SplittableRandom(3), 100, 10));
        Life.store(store, lives, 2).close();
        Life.store(folder.resolve("more"), lives.subList(0, 1), 2).close();
        List<Path> files;
        try (var paths = Files.walk(store)) {
            files = paths.filter(Files::isRegularFile).sorted().toList();
        }
        assertTrue(files.size() > 9, files.toString());
        for (var file : files) {
            var bytes = Files.readAllBytes(file);
            var damaged = bytes.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(file, damaged);
            var problem =
                    assertThrows(
                            StoreProblem.class,
                            () ->
                                    StoreAppend.append(
                                            store, folder.resolve("more"), Progress.SILENT),
                            file.toString());
            assertTrue(
                    problem.getMessage().contains(store.relativize(file).toString())
                            || file.endsWith(Layout.MANIFEST),
                    problem.getMessage());
            Files.write(file, bytes);
        }
        StoreAppend.append(store, folder.resolve("more"), Progress.SILENT);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    @Test
    void shardsThatNothingIsAddedToKeepTheirFiles() throws Exception {
        var lives = inOrder(GeneratedLives.of(new SplittableRandom(5), 40, 8));
        var one = lives.getFirst();
        int touched = Sharding.shardOf(one.person().id(), 2);
        var untouched = Layout.shard(1 - touched) + "/events.parquet";
        Life.store(folder.resolve("store"), lives, 2).close();
        Life.store(folder.resolve("one"), List.of(one), 2).close();
        var before = Files.getAttribute(folder.resolve("store").resolve(untouched), "unix:ino");
        StoreAppend.append(folder.resolve("store"), folder.resolve("one"), Progress.SILENT);
        assertEquals(
                before, Files.getAttribute(folder.resolve("store").resolve(untouched), "unix:ino"));
    }

    @Test
    void whatIsAttachedToAStoreStays() throws IOException {
        Simulator.write(Simulation.of(30).withShards(1), folder.resolve("store"), Progress.SILENT);
        var truth = Files.readString(folder.resolve("store").resolve(Simulator.TRUTH));
        Life.store(folder.resolve("more"), GeneratedLives.of(new SplittableRandom(5), 20, 8), 1)
                .close();
        StoreAppend.append(folder.resolve("store"), folder.resolve("more"), Progress.SILENT);
        assertEquals(truth, Files.readString(folder.resolve("store").resolve(Simulator.TRUTH)));
        assertEquals(List.of(), StoreCheck.of(folder.resolve("store"), Progress.SILENT));
    }

    @Test
    void anotherNumberOfShardsIsRefused() throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(5), 20, 8);
        Life.store(folder.resolve("store"), lives, 2).close();
        Life.store(folder.resolve("more"), lives, 3).close();
        var problem =
                assertThrows(
                        StoreProblem.class,
                        () ->
                                StoreAppend.append(
                                        folder.resolve("store"),
                                        folder.resolve("more"),
                                        Progress.SILENT));
        assertTrue(
                problem.getMessage().contains("import the addition with --shards 2"),
                problem.getMessage());
    }

    @Test
    void aStoreWhoseReplacementWasStoppedSaysHowToGoOn() throws IOException {
        Life.store(folder.resolve("store"), GeneratedLives.of(new SplittableRandom(5), 20, 8), 1)
                .close();
        Files.move(
                folder.resolve("store"),
                folder.resolve(WorkFolders.replaced(folder.resolve("store"))));
        var problem = assertThrows(StoreProblem.class, () -> Store.open(folder.resolve("store")));
        assertTrue(
                problem.getMessage().contains("rename it to store to go on"), problem.getMessage());
    }
}

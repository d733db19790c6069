package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// A process that adds to a store or makes its postings anew is killed at any moment: the store is
/// the old one or the new one, or opening it says how to get the old one back.
@Tag("long")
class KilledAppendTest {

    private static final int KILLS = Boolean.getBoolean("vigie.slow") ? 8 : 4;

    @TempDir Path folder;

    private final long seed = Seed.of("moments of a kill of an append");
    private final SplittableRandom random = new SplittableRandom(seed);
    private Path store;
    private Path addition;

    @BeforeEach
    void stores() throws IOException {
        store = folder.resolve("store");
        addition = folder.resolve("addition");
        Simulator.write(Simulation.of(4000).withShards(5), store, Progress.SILENT);
        Simulator.write(Simulation.of(4000).withSeed(2).withShards(5), addition, Progress.SILENT);
    }

    @Test
    void anAppendIsDoneOrNot() throws Exception {
        var old = Store.readManifest(store).fingerprint();
        var grown = folder.resolve("grown");
        copy(store, grown);
        long begun = System.nanoTime();
        assertEquals(0, start("append", addition.toString(), grown).waitFor());
        long whole = (System.nanoTime() - begun) / 1_000_000;
        var added = Store.readManifest(grown).fingerprint();
        for (int kill = 0; kill < KILLS; kill++) {
            var target = folder.resolve("target" + kill);
            copy(store, target);
            kill("append", addition.toString(), target, whole / 2 + random.nextLong(whole / 2 + 1));
            if (!Files.exists(target)) {
                var said = assertThrows(StoreProblem.class, () -> Store.open(target)).getMessage();
                assertTrue(said.contains("rename it to target" + kill + " to go on"), said);
                Files.move(folder.resolve("target" + kill + ".replaced"), target);
            }
            var found = Store.readManifest(target).fingerprint();
            assertTrue(found.equals(old) || found.equals(added), "seed " + seed);
            assertEquals(
                    found.equals(old) ? 0 : 2,
                    Store.readManifest(target).deliveries().size(),
                    "the ledger is that of the events, seed " + seed);
            assertSound(target);
        }
    }

    /// Of two processes that add to one store at once the second waits: nothing is lost.
    @Test
    void twoThatAddAtOnceBothDo() throws Exception {
        var other = folder.resolve("other");
        Simulator.write(Simulation.of(300).withSeed(3).withShards(5), other, Progress.SILENT);
        var expected = folder.resolve("expected");
        copy(store, expected);
        StoreAppend.append(expected, addition, Progress.SILENT);
        StoreAppend.append(expected, other, Progress.SILENT);
        var first = start("append", addition.toString(), store);
        var second = start("append", other.toString(), store);
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());
        assertEquals(Store.readManifest(expected).events(), Store.readManifest(store).events());
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
        assertTrue(Files.notExists(folder.resolve("store.lock")));
    }

    /// The moment between the two moves is too short to be hit, so it is made.
    @Test
    void aStoreCaughtWhileItIsReplacedSaysHowToGoOn() throws Exception {
        Files.move(store, folder.resolve("store.replaced"));
        var said = assertThrows(StoreProblem.class, () -> Store.open(store)).getMessage();
        assertTrue(said.endsWith("rename it to store to go on"), said);
    }

    @Test
    void anIndexIsTheOldOneOrTheNew() throws Exception {
        long begun = System.nanoTime();
        assertEquals(0, start("index", "-", store).waitFor());
        long whole = (System.nanoTime() - begun) / 1_000_000;
        for (int kill = 0; kill < KILLS; kill++) {
            kill("index", "-", store, whole / 3 + random.nextLong(whole * 2 / 3 + 1));
            Store.open(store).close();
            assertSound(store);
        }
        assertEquals(0, start("index", "-", store).waitFor());
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
    }

    private void assertSound(Path target) throws IOException {
        var faults =
                StoreCheck.of(target, Progress.SILENT).stream()
                        .map(Object::toString)
                        .filter(fault -> !fault.contains("leftover"))
                        .toList();
        assertEquals(List.of(), faults, "seed " + seed);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            paths.forEach(path -> {
                try {
                    Files.copy(path, to.resolve(from.relativize(path)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void kill(String what, String argument, Path target, long moment)
            throws Exception {
        var process = start(what, argument, target);
        process.waitFor(moment, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    private static Process start(String what, String argument, Path target) throws IOException {
        return OtherProcess.builder(what, argument, target.toString()).start();
    }
}

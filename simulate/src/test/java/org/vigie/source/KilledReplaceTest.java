package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.source.meds.MedsImport;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// A process that replaces a delivery is killed at any moment: the store is the old one or the new
/// one, or opening it says how to get the old one back; the same again goes on and makes the new
/// one.
@Tag("slow")
class KilledReplaceTest {

    private static final int KILLS = Boolean.getBoolean("vigie.slow") ? 8 : 3;
    private static final int DELIVERIES = 3;

    @TempDir Path folder;

    private final long seed = Seed.of("moments of a kill of a replacement");
    private final SplittableRandom random = new SplittableRandom(seed);
    private Path deliveries;
    private Path store;

    @BeforeEach
    void store() throws Exception {
        deliveries = folder.resolve("deliveries");
        store = folder.resolve("store");
        for (int number = 0; number < DELIVERIES; number++) {
            write("delivery" + number, number, number == 1 ? "AND i % 3 > 0" : "");
        }
        write("corrected", 1, "");
        grow(store, "delivery0", "delivery1", "delivery2");
    }

    /// The days of a year of 2,000 people.
    private void write(String name, int year, String but) throws Exception {
        var into = Files.createDirectories(deliveries.resolve(name));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    COPY (SELECT CAST(i %% 2000 AS BIGINT) AS subject_id,
                      TIMESTAMP '%d-01-01' + INTERVAL (i %% 360) DAY AS time,
                      'V//' || (hash(i) %% 2000) AS code, CAST(i AS FLOAT) AS numeric_value
                      FROM range(20000) t(i) WHERE true %s) TO '%s' (FORMAT parquet)\
                    """
                            .formatted(2000 + year, but, into.resolve("0.parquet")));
        }
    }

    private void grow(Path into, String... names) throws IOException {
        for (var name : names) {
            var one = Files.exists(into) ? folder.resolve("one-" + name) : into;
            new MedsImport(deliveries.resolve(name), one, "500MB", 4, "", Progress.SILENT).run();
            if (!one.equals(into)) {
                StoreAppend.append(into, one, Progress.SILENT);
                WorkFolders.delete(one);
            }
        }
    }

    private String right() throws IOException {
        var right = folder.resolve("right");
        grow(right, "delivery0", "corrected", "delivery2");
        return Store.readManifest(right).fingerprint();
    }

    @Test
    void aReplacementIsDoneOrNot() throws Exception {
        var old = Store.readManifest(store).fingerprint();
        var right = right();
        assertNotEquals(old, right);
        var unharmed = copy("unharmed");
        long begun = System.nanoTime();
        assertEquals(0, start(unharmed, "").waitFor());
        long whole = (System.nanoTime() - begun) / 1_000_000;
        assertEquals(right, Store.readManifest(unharmed).fingerprint());
        for (int kill = 0; kill < KILLS; kill++) {
            var target = copy("target" + kill);
            var process = start(target, "");
            process.waitFor(
                    random.nextLong(whole * kill / KILLS, whole * (kill + 1) / KILLS + 1),
                    TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            restore(target);
            var found = Store.readManifest(target);
            assertTrue(
                    found.fingerprint().equals(old) || found.fingerprint().equals(right),
                    "seed " + seed);
            assertEquals(
                    found.fingerprint().equals(old) ? 0 : 1,
                    found.deliveries().get(1).replaced().size(),
                    "the ledger is that of the events, seed " + seed);
            if (found.fingerprint().equals(old)) {
                var again = start(target, "");
                var said = text(again);
                assertEquals(0, again.waitFor(), said);
            }
            assertEquals(right, Store.readManifest(target).fingerprint(), "seed " + seed);
            WorkFolders.remove(target, Progress.SILENT);
            assertEquals(List.of(), StoreCheck.of(target, Progress.SILENT), "seed " + seed);
            assertFalse(Files.exists(folder.resolve("target" + kill + ".replaced")));
        }
    }

    /// A process that was killed between the two renames.
    private void restore(Path target) throws IOException {
        if (Files.notExists(target)) {
            Files.move(target.resolveSibling(target.getFileName() + ".replaced"), target);
        }
    }

    /// Killed when the second delivery is added: the first is not read again.
    @Test
    void whatWasReadIsNotReadAgain() throws Exception {
        var right = right();
        var killed = start(store, "adding to shards");
        var said = text(killed);
        assertEquals(OtherProcess.KILLED, killed.waitFor(), said);
        assertTrue(said.contains("reading delivery 1 of 3"), said);
        var again = start(store, "");
        var then = text(again);
        assertEquals(0, again.waitFor(), then);
        assertFalse(then.contains("reading delivery 1 of 3"), then);
        assertTrue(then.contains("reading delivery 2 of 3"), then);
        assertEquals(right, Store.readManifest(store).fingerprint());
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
        try (var paths = Files.list(folder)) {
            assertEquals(
                    List.of("deliveries", "right", "store"),
                    paths.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /// The second waits, and finds that nothing is left to be done.
    @Test
    void ofTwoAtOnceOneReplaces() throws Exception {
        var right = right();
        var first = start(store, "");
        var second = start(store, "");
        var said = text(first) + text(second);
        int codes = Math.min(first.waitFor(), 1) + Math.min(second.waitFor(), 1);
        assertEquals(1, codes, said);
        assertTrue(
                said.contains("these are files of delivery 2 to the last byte: there is nothing"),
                said);
        var manifest = Store.readManifest(store);
        assertEquals(right, manifest.fingerprint());
        assertEquals(1, manifest.deliveries().get(1).replaced().size());
        assertFalse(Files.exists(folder.resolve("store.lock")));
    }

    private Path copy(String name) throws IOException {
        var to = folder.resolve(name);
        try (var paths = Files.walk(store)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(store.relativize(path)));
            }
        }
        return to;
    }

    private Process start(Path target, String last) throws IOException {
        return OtherProcess.builder("replace", deliveries.toString(), target.toString(), last)
                .start();
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

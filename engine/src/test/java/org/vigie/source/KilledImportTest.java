package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.Leftovers;
import org.vigie.store.StoreCheck;
import org.vigie.timeline.Progress;

/// A process that makes a store is killed at any moment: then there is no store, or a whole one; and the
/// next one clears up.
class KilledImportTest {

    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void killedImportsLeaveNoHalfStore() throws Exception {
        var source = folder.resolve("source/0.parquet");
        Files.createDirectories(source.getParent());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (SELECT CAST(i % 5000 AS BIGINT) AS subject_id, TIMESTAMP '2000-01-01' + INTERVAL (i)"
                    + " MINUTE AS time, 'V//' || (hash(i) % 2000) AS code, CAST(i AS FLOAT) AS numeric_value"
                    + " FROM range(300000) t(i)) TO '" + source + "' (FORMAT parquet)");
        }
        killAtRandom("import", source.getParent().toString());
    }

    @Test
    void killedSimulationsLeaveNoHalfStore() throws Exception {
        killAtRandom("simulate", "5000");
    }

    private void killAtRandom(String what, String argument) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        long begun = System.nanoTime();
        assertEquals("", finish(what, argument, "unharmed"));
        long whole = (System.nanoTime() - begun) / 1_000_000;
        assertEquals(List.of(), StoreCheck.of(folder.resolve("unharmed"), Progress.SILENT));
        int stores = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long moment = random.nextLong(whole * kill / KILLS, whole * (kill + 1) / KILLS + 1);
            var store = folder.resolve("store" + kill);
            kill(what, argument, store, moment);
            var faults = Files.exists(store) ? StoreCheck.of(store, Progress.SILENT) : List.of();
            faults = faults.stream().filter(fault -> !fault.toString().contains("leftover")).toList();
            assertEquals(List.of(), faults, what + " killed after " + moment + " ms");
            stores += Files.exists(store) ? 1 : 0;
        }
        System.out.println(what + ": " + KILLS + " killed within " + whole + " ms, " + stores + " whole stores, left: "
                + leftovers());
    }

    private void kill(String what, String argument, Path store, long moment) throws Exception {
        var process = start(what, argument, store);
        process.waitFor(moment, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    @Test
    void theNextImportClearsUpAndSaysSo() throws Exception {
        var store = folder.resolve("store");
        var process = start("simulate", "200000", store);
        while (leftovers().isEmpty()) {
            assertTrue(process.isAlive());
            Thread.sleep(10);
        }
        var others = Files.createDirectories(folder.resolve("other.partial-999999999-1"));
        var work = Files.createDirectories(folder.resolve(Leftovers.WORK + "999999999-1"));
        var beside = start("simulate", "10", folder.resolve("beside"));
        assertEquals(0, beside.waitFor());
        assertEquals("removed " + work + ", left by an import that was stopped\n", text(beside));
        assertEquals(2, leftovers().size(), "a running import is left alone, and so is another store's");
        process.destroyForcibly().waitFor();
        var said = finish("simulate", "10", "store");
        assertTrue(said.startsWith("removed " + folder.resolve("store.partial-" + process.pid())), said);
        assertEquals(List.of(others.getFileName().toString()), leftovers());
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
    }

    private List<String> leftovers() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".partial-") || name.startsWith(Leftovers.WORK)).sorted().toList();
        }
    }

    private String finish(String what, String argument, String store) throws Exception {
        var process = start(what, argument, folder.resolve(store));
        var text = text(process);
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Process start(String what, String argument, Path store) throws IOException {
        return OtherProcess.builder(what, argument, store.toString()).start();
    }
}

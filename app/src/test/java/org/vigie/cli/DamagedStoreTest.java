package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.cli.console.Faults;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.timeline.Progress;

/// A store that lies is noticed when it is read: a changed byte gives no other answer, and no
/// exception.
@Tag("long")
class DamagedStoreTest {

    @TempDir static Path folder;

    @BeforeAll
    static void simulate() throws IOException {
        var store = folder.resolve("store");
        Simulator.write(Simulation.of(400).withSites("FR", "UK"), store, Progress.SILENT);
        assertEquals(
                0, CommandRun.by("archive", store, "--into", folder.resolve("archive")).exitCode());
    }

    private static Damages damages(String store, long seed) throws IOException {
        var damages =
                new Damages(
                        folder.resolve(store), folder.resolve("out"), new SplittableRandom(seed));
        assertTrue(
                damages.kinds()
                        .containsAll(
                                List.of(
                                        "manifest.json",
                                        "codes.parquet",
                                        "ancestors.parquet",
                                        "mappings.parquet",
                                        "truth.csv",
                                        "events.parquet",
                                        "people.parquet",
                                        "periods.parquet",
                                        "postings.parquet",
                                        "sums.bin")),
                () -> damages.kinds().toString());
        return damages;
    }

    /// What is read whole is always noticed: each kind was changed `rounds` times.
    private static void stoppedByWhatIsReadWhole(Damages damages, int rounds) {
        for (var name :
                List.of("manifest.json", "codes.parquet", "ancestors.parquet", "sums.bin")) {
            assertEquals(
                    rounds, damages.stopped.get(name + " describe"), damages.stopped::toString);
        }
        for (var name : List.of("events.parquet", "people.parquet")) {
            assertTrue(
                    damages.stopped.getOrDefault(name + " describe", 0) > 0,
                    damages.stopped::toString);
        }
    }

    @Test
    void noChangedByteOfAStoreChangesAnAnswer() throws IOException {
        var damages = damages("store", Seed.of("damages of a store"));
        damages.run(40);
        stoppedByWhatIsReadWhole(damages, 4);
    }

    @Test
    void noChangedByteOfAnArchiveChangesAnAnswer() throws IOException {
        var damages = damages("archive", Seed.of("damages of an archive"));
        damages.run(20);
        stoppedByWhatIsReadWhole(damages, 2);
    }

    @Test
    @Tag("slow")
    void noneOfManyChangedBytesChangesAnAnswer() throws IOException {
        for (var store : List.of("store", "archive")) {
            long seed = System.nanoTime();
            System.out.println("seed of many damages of a " + store + ": " + seed);
            var damages = damages(store, seed);
            damages.run(150);
            stoppedByWhatIsReadWhole(damages, 15);
        }
    }

    /// A store of before there were sums, of which every file is compared whole.
    @Test
    void aStoreWithoutSumsIsReadAndItsDamagesAreNoticed() throws IOException {
        var kept = Path.of("../core/src/test/resources/stores/format-3");
        var store = folder.resolve("kept");
        var random = new SplittableRandom(Seed.of("damages of a kept store"));
        List<Path> files;
        try (var paths = Files.walk(kept)) {
            files = paths.filter(Files::isRegularFile).map(kept::relativize).sorted().toList();
        }
        for (var file : files) {
            Files.createDirectories(store.resolve(file).getParent());
            Files.copy(kept.resolve(file), store.resolve(file));
        }
        assertEquals(0, CommandRun.by("describe", store).exitCode());
        for (var file : files) {
            var sound = Files.readAllBytes(store.resolve(file));
            for (int round = 0; round < 3; round++) {
                var damaged = sound.clone();
                damaged[random.nextInt(sound.length)] ^= (byte) (1 + random.nextInt(255));
                Files.write(store.resolve(file), damaged);
                var run = CommandRun.by("describe", store);
                assertEquals(Faults.INPUT, run.exitCode(), file + ": " + run.out());
                assertEquals(1, run.err().lines().count(), run.err());
                assertTrue(run.err().contains(file.toString()), run.err());
            }
            Files.write(store.resolve(file), sound);
        }
        assertEquals(0, CommandRun.by("describe", store).exitCode());
    }

    /// However short a file has become.
    @Test
    void aFileThatIsCutIsNamed() throws IOException {
        var store = folder.resolve("store");
        for (var name : List.of("events", "people", "periods", "postings")) {
            var file = store.resolve("shard-0000/" + name + ".parquet");
            var sound = Files.readAllBytes(file);
            for (int bytes : new int[] {0, 5, 20, sound.length / 2, sound.length - 1}) {
                Files.write(file, java.util.Arrays.copyOf(sound, bytes));
                var run = CommandRun.by("describe", store);
                assertEquals(Faults.INPUT, run.exitCode(), run.out());
                assertEquals(1, run.err().lines().count(), run.err());
                assertTrue(run.err().contains(file.toString()), run.err());
            }
            Files.write(file, sound);
        }
    }
}

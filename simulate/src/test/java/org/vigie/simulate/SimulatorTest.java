package org.vigie.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.read.Store;
import org.vigie.timeline.Code;
import org.vigie.timeline.Progress;

@Tag("long")
class SimulatorTest {

    private static final Simulation SMALL = Simulation.of(600).withSites("FR", "UK").withShards(3);

    @TempDir Path folder;

    private Map<String, String> bytes(String name) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(folder.resolve(name))) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.resolve(name).relativize(path).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    @Test
    void theSameSimulationMakesTheSameBytesWithAnyNumberOfThreads() throws IOException {
        Simulator.write(SMALL, folder.resolve("one"), 1, Progress.SILENT);
        Simulator.write(SMALL, folder.resolve("three"), 3, Progress.SILENT);
        Simulator.write(SMALL, folder.resolve("again"), Progress.SILENT);
        Simulator.write(SMALL.withSeed(2), folder.resolve("other"), 3, Progress.SILENT);
        assertEquals(bytes("one"), bytes("three"));
        assertEquals(bytes("one"), bytes("again"));
        assertNotEquals(
                bytes("one").get("shard-0000/events.parquet"),
                bytes("other").get("shard-0000/events.parquet"));
        assertEquals(
                bytes("one").get("ancestors.parquet"), bytes("other").get("ancestors.parquet"));
    }

    @Test
    void theManifestSaysWhatWasSimulated() throws IOException {
        var seen = Collections.synchronizedList(new ArrayList<Long>());
        var manifest =
                Simulator.write(
                        SMALL.withoutEffects(),
                        folder.resolve("store"),
                        2,
                        (task, done, total) -> {
                            assertEquals("simulating people", task);
                            assertEquals(600, total);
                            seen.add(done);
                        });
        assertEquals(
                "simulation of 600 people, seed 1, sites FR UK, no effects", manifest.source());
        assertEquals(600, manifest.people());
        assertEquals(3, manifest.shards().size());
        assertTrue(
                manifest.firstDay().compareTo("2005-01-01") >= 0
                        && manifest.lastDay().compareTo("2024-12-31") <= 0);
        assertEquals(600, Collections.max(seen));
    }

    @Test
    void theStoreHoldsEverybodyAndTheHierarchyOfCodes() throws IOException {
        var manifest = Simulator.write(SMALL, folder.resolve("store"), Progress.SILENT);
        try (var store = Store.open(folder.resolve("store"))) {
            var codes = store.vocabulary().codes();
            var above =
                    IntStream.of(store.vocabulary().hierarchy().ancestors(codes.id("ATC/A02BC01")))
                            .mapToObj(codes::text)
                            .toList();
            assertEquals(List.of("ATC/A", "ATC/A02", "ATC/A02B", "ATC/A02BC"), above);
            assertEquals("Alimentary tract and metabolism", codes.get(codes.id("ATC/A")).name());
            long events = codes.all().stream().mapToLong(Code::events).sum();
            assertEquals(manifest.events(), events);
            assertEquals(600, store.manifest().people());
        }
    }

    @Test
    void theTruthListsWhatIsPlanted() throws IOException {
        Simulator.write(SMALL, folder.resolve("store"), Progress.SILENT);
        var truth = Files.readString(folder.resolve("store/truth.csv"));
        var lines = List.of(truth.split("\r\n"));
        assertEquals(
                "code,name,role,window_start_day,window_end_day,odds_ratio,comment",
                lines.getFirst());
        assertTrue(
                lines.contains("ICD10/F17.2,Tobacco dependence syndrome,factor,-5475,-3651,3.0,"));
        assertTrue(lines.contains("ICD10/J18.9,\"Pneumonia, unspecified\",factor,-1825,-731,1.8,"));
        assertTrue(lines.contains("ICD10/J44,ICD-10 J44,ancestor,,,,above ICD10/J44.9"));
        assertEquals(8, lines.stream().filter(line -> line.contains(",factor,")).count());
        assertEquals(4, lines.stream().filter(line -> line.contains(",early symptom,")).count());
        assertEquals(11, lines.stream().filter(line -> line.contains(",confounded,")).count());
        assertEquals(2, lines.stream().filter(line -> line.contains(",outcome,")).count());
    }

    @Test
    void withoutEffectsTheTruthIsOneThroughout() throws IOException {
        Simulator.write(SMALL.withoutEffects(), folder.resolve("store"), Progress.SILENT);
        for (var line : Files.readString(folder.resolve("store/truth.csv")).split("\r\n")) {
            if (line.contains(",factor,") || line.contains(",early symptom,")) {
                assertTrue(line.endsWith(",1.0,no effect is planted in this store"), line);
            }
        }
    }
}

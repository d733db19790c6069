package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.store.Finding;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.Person;
import org.vigie.store.Sharding;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.store.write.StoreWriter;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;

/// Whatever is done to a store, the check names it.
@Tag("long")
class StoreCheckTest {

    @TempDir Path folder;

    private final long seed = Seed.of("flipped bits");
    private final SplittableRandom random = new SplittableRandom(seed);
    private Path store;

    @BeforeEach
    void write() throws IOException {
        store = folder.resolve("store");
        Life.store(store, GeneratedLives.of(random, 300, 40), 2).close();
    }

    private List<Finding> faults() throws IOException {
        return StoreCheck.of(store, Progress.SILENT);
    }

    private void expect(String rule, String file) throws IOException {
        var faults = faults();
        assertTrue(
                faults.stream()
                        .anyMatch(fault -> fault.rule().equals(rule) && fault.table().equals(file)),
                () -> rule + " of " + file + " not in " + faults);
        assertTrue(
                faults.stream().allMatch(fault -> fault.effect().contains(";")),
                "each fault says what to do");
    }

    private List<Path> files() throws IOException {
        try (var paths = Files.walk(store)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aWholeStoreHasNoFault() throws IOException {
        var tasks = new TreeSet<String>();
        var faults =
                StoreCheck.of(
                        store,
                        (task, done, total) -> {
                            assertTrue(done <= total, task + " " + done + " of " + total);
                            tasks.add(task);
                        });
        assertEquals(List.of(), faults);
        assertEquals(new TreeSet<>(List.of("reading files", "checking order")), tasks);
    }

    @Test
    void anyFlippedBitOfAnyFileIsFound() throws IOException {
        assertEquals(14, files().size());
        for (var file : files()) {
            var name = store.relativize(file).toString();
            var bytes = Files.readAllBytes(file);
            for (int round = 0; round < 40; round++) {
                var damaged = bytes.clone();
                int bit = random.nextInt(bytes.length * 8);
                damaged[bit >>> 3] ^= (byte) (1 << (bit & 7));
                Files.write(file, damaged);
                var faults = faults();
                assertTrue(
                        faults.stream().anyMatch(fault -> fault.table().equals(name)),
                        () -> "bit " + bit + " of " + name + ": " + faults);
            }
            Files.write(file, bytes);
        }
        assertEquals(List.of(), faults());
    }

    @Test
    void filesCutShortOrMissingAreNamed() throws IOException {
        for (var file : files()) {
            var name = store.relativize(file).toString();
            var bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            expect(name.equals("manifest.json") ? "no-manifest" : "wrong-size", name);
            Files.delete(file);
            expect(name.equals("manifest.json") ? "no-manifest" : "missing-file", name);
            Files.write(file, bytes);
        }
    }

    @Test
    void shardsOfAnotherStoreAreToldFromDamagedOnes() throws IOException {
        Life.store(folder.resolve("other"), GeneratedLives.of(random, 500, 60), 2).close();
        for (var name : List.of("events.parquet", "people.parquet")) {
            Files.move(
                    folder.resolve("other/shard-0001/" + name),
                    store.resolve("shard-0001/" + name),
                    StandardCopyOption.REPLACE_EXISTING);
            expect("other-store", "shard-0001/" + name);
        }
    }

    @Test
    void swappedShardsAreFound() throws IOException {
        Files.move(store.resolve("shard-0000"), store.resolve("aside"));
        Files.move(store.resolve("shard-0001"), store.resolve("shard-0000"));
        Files.move(store.resolve("aside"), store.resolve("shard-0001"));
        var files = new TreeSet<>(faults().stream().map(Finding::table).toList());
        assertTrue(
                files.containsAll(
                        List.of("shard-0000/events.parquet", "shard-0001/events.parquet")),
                files::toString);
    }

    @Test
    void anotherFormatIsNamed() throws IOException {
        var manifest = store.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"format\" : " + Manifest.FORMAT, "\"format\" : 7"));
        var fault = faults().getFirst();
        assertTrue(
                fault.effect()
                        .contains(
                                "is of format 7, this version of Vigie reads format "
                                        + Manifest.FORMAT),
                fault.effect());
    }

    @Test
    void whatTellsNoFormatIsDamaged() throws IOException {
        Files.writeString(store.resolve("manifest.json"), "{}");
        var effect = faults().getFirst().effect();
        assertTrue(effect.contains("is not a manifest: it is damaged"), effect);
    }

    @Test
    void anExtraShardAndALeftoverAreNamed() throws IOException {
        Files.createDirectories(store.resolve("shard-0007"));
        expect("extra-shard", "shard-0007");
        var gone = folder.resolve("store.partial-999999999-1");
        Files.createDirectories(gone);
        expect("leftover", gone.getFileName().toString());
        WorkFolders.create(folder, WorkFolders.partial(store));
        assertEquals(2, faults().size(), "what this process is making is no leftover");
    }

    @Test
    void whatIsLeftOfAStoreThatWasNeverMadeIsNamed() throws IOException {
        var never = folder.resolve("never");
        var left = Files.createDirectories(folder.resolve("never.partial-999999999-1"));
        var faults = StoreCheck.of(never, Progress.SILENT);
        assertEquals(
                List.of("leftover", "no-manifest"), faults.stream().map(Finding::rule).toList());
        assertEquals(left.getFileName().toString(), faults.getFirst().table());
        assertTrue(faults.getLast().effect().startsWith("is not there"));
        assertFalse(faults.stream().allMatch(StoreCheck::isBeside));
    }

    @Test
    void whatWasToBecomeAnotherStoreIsNoFaultOfThisOne() throws IOException {
        var work = Files.createDirectories(folder.resolve(WorkFolders.WORK + "999999999-1"));
        Files.writeString(work.resolve("task"), "other\nimport");
        assertEquals(List.of(), faults());
        Files.writeString(work.resolve("task"), "store\nimport");
        expect("leftover", work.getFileName().toString());
    }

    @Test
    void whatAFaultyProgramWroteIsFound() throws IOException {
        var codes = Codes.ofTexts(List.of("A/1"));
        store = folder.resolve("faulty");
        try (var writer = new StoreWriter(store, codes, 3)) {
            for (int shard = 0; shard < 3; shard++) {
                writer.shard(shard)
                        .person(
                                new Person(
                                        4, 0, Sex.FEMALE, Timeline.NO_DAY, "", "", "", List.of()));
                writer.shard(shard).finish();
            }
            writer.finish(Hierarchy.flat(codes), "faulty", List.of());
        }
        int right = Sharding.shardOf(4, 3);
        var wrong =
                faults().stream()
                        .filter(fault -> fault.rule().equals("wrong-shard"))
                        .map(Finding::table)
                        .toList();
        assertEquals(2, wrong.size());
        assertTrue(
                wrong.stream().noneMatch(file -> file.startsWith(Layout.shard(right))),
                wrong::toString);
    }

    /// Replaces a file by one of another store, and has the manifest say that it is right.
    private void forge(Path other, String name) throws IOException {
        Files.copy(other.resolve(name), store.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        var theirs = Store.readManifest(other);
        var ours = Store.readManifest(store);
        var shards = new ArrayList<Manifest.ShardEntry>();
        for (int shard = 0; shard < ours.shards().size(); shard++) {
            var entry = ours.shards().get(shard);
            var files =
                    replaced(
                            entry.files(),
                            theirs.shards().get(shard).files(),
                            name.replace(entry.name() + "/", ""),
                            name.startsWith(entry.name()));
            long events = files.get(0).rows();
            shards.add(new Manifest.ShardEntry(entry.name(), files.get(1).rows(), events, files));
        }
        var files = replaced(ours.files(), theirs.files(), name, true);
        var forged =
                new Manifest(
                        ours.format(),
                        ours.source(),
                        ours.people(),
                        ours.events(),
                        ours.firstDay(),
                        ours.lastDay(),
                        files,
                        shards,
                        ours.findings(),
                        ours.deliveries(),
                        Manifest.fingerprint(files, shards),
                        "");
        Files.writeString(store.resolve("manifest.json"), ManifestText.write(forged));
    }

    private static List<Manifest.FileEntry> replaced(
            List<Manifest.FileEntry> ours,
            List<Manifest.FileEntry> theirs,
            String name,
            boolean here) {
        var files = new ArrayList<Manifest.FileEntry>();
        for (int file = 0; file < ours.size(); file++) {
            files.add(
                    here && ours.get(file).name().equals(name) ? theirs.get(file) : ours.get(file));
        }
        return files;
    }

    @Test
    void filesWithTheRightBytesAreHeldAgainstEachOther() throws IOException {
        var other = folder.resolve("other");
        var lives = new ArrayList<>(GeneratedLives.of(random, 500, 40));
        lives.removeIf(life -> life.person().id() < 100);
        Life.store(other, lives, 2).close();
        forge(other, "shard-0000/postings.parquet");
        expect("stale-postings", "shard-0000/postings.parquet");
        forge(other, "shard-0001/people.parquet");
        expect("unknown-person", "shard-0001/events.parquet");
        var few = folder.resolve("few");
        Life.store(few, GeneratedLives.of(random, 3, 1), 2).close();
        forge(few, "codes.parquet");
        forge(few, "ancestors.parquet");
        expect("unknown-code", "shard-0000/events.parquet");
    }
}

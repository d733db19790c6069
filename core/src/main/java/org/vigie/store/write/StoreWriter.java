package org.vigie.store.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.vigie.store.Delivery;
import org.vigie.store.Durable;
import org.vigie.store.Finding;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.WorkFolders;
import org.vigie.store.parquet.ParquetWriter;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;

/// Writes a store aside and puts it in place as its last act, so that it appears whole or not at
/// all.
public final class StoreWriter implements AutoCloseable {

    private final Path target;
    private final Path aside;
    private final Path records;
    private final Codes codes;
    private final ShardWriter[] writers;
    private final FinishedShard[] finishedShards;
    private final boolean replaces;
    private final List<Manifest.FileEntry> attached = new ArrayList<>();
    private int complete;
    private String notes = "";
    private Function<Manifest, List<Delivery>> ledger = _ -> List.of();
    private boolean finished;

    private static final String RECORDS = ".finished";

    /// Begins a store whose events carry ids of this dictionary.
    ///
    /// @throws FileAlreadyExistsException where something is there already
    public StoreWriter(Path target, Codes codes, int shardCount) throws IOException {
        this(target, codes, shardCount, false, asideOf(target));
        if (Files.exists(target)) {
            WorkFolders.delete(aside);
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private StoreWriter(Path target, Codes codes, int shardCount, boolean replaces, Path aside)
            throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.codes = codes;
        this.replaces = replaces;
        this.aside = aside;
        records = aside.resolveSibling(aside.getFileName() + RECORDS);
        writers = new ShardWriter[shardCount];
        finishedShards = new FinishedShard[shardCount];
    }

    /// Begins a store that takes the place of the one that is there.
    public static StoreWriter replacing(Path target, Codes codes, int shardCount)
            throws IOException {
        return new StoreWriter(target, codes, shardCount, true, asideOf(target));
    }

    /// Begins a store, or goes on with one that a killed process was writing: its leading shards
    /// that were complete are kept.
    ///
    /// @param work a folder on the same disk as the store, in which nothing else is called `store`
    /// @throws FileAlreadyExistsException where something is there already
    public static StoreWriter goingOn(Path target, Codes codes, int shardCount, Path work)
            throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        var writer =
                new StoreWriter(
                        target,
                        codes,
                        shardCount,
                        false,
                        Files.createDirectories(work.resolve("store")));
        Files.createDirectories(writer.records);
        writer.restore();
        writer.removeHalfWritten();
        return writer;
    }

    private static Path asideOf(Path target) throws IOException {
        var absolute = target.toAbsolutePath().normalize();
        return WorkFolders.create(WorkFolders.parent(absolute), WorkFolders.partial(absolute));
    }

    private void restore() throws IOException {
        while (complete < finishedShards.length) {
            var record = ShardRecord.read(record(complete), aside.resolve(Layout.shard(complete)));
            if (record.isEmpty()) {
                return;
            }
            finishedShards[complete++] = record.get().shard(codes.size());
            notes = record.get().notes();
        }
    }

    /// Removes what a killed process wrote besides the shards that are kept.
    private void removeHalfWritten() throws IOException {
        var kept = IntStream.range(0, complete).mapToObj(Layout::shard).collect(Collectors.toSet());
        try (var inside = Files.list(aside)) {
            for (var path :
                    inside.filter(path -> !kept.contains(path.getFileName().toString())).toList()) {
                WorkFolders.delete(path);
            }
        }
    }

    private Path record(int number) {
        return records.resolve(Layout.shard(number) + ".json");
    }

    /// How many events those shards have.
    public long completeEvents() {
        return Arrays.stream(finishedShards)
                .filter(Objects::nonNull)
                .mapToLong(shard -> shard.entry().events())
                .sum();
    }

    /// How many leading shards were complete when this began.
    public int complete() {
        return complete;
    }

    /// What was noted with the last of them, or the empty string.
    public String notes() {
        return notes;
    }

    /// Finishes a shard so that another process can go on after it.
    ///
    /// @param notes what that process will want to know
    public void finishShard(int number, String notes) throws IOException {
        var writer = shard(number);
        writer.finish();
        writer.close();
        ShardRecord.of(writer.finished(), notes).write(record(number));
    }

    public int shards() {
        return writers.length;
    }

    /// The writer of one shard; different shards may be written by different threads.
    public synchronized ShardWriter shard(int number) throws IOException {
        if (writers[number] == null) {
            writers[number] = new ShardWriter(aside.resolve(Layout.shard(number)), codes);
        }
        return writers[number];
    }

    /// Keeps a shard of the store that is replaced.
    public void keep(int number, Manifest.ShardEntry entry, Path from) throws IOException {
        finishedShards[number] =
                LinkedShard.keep(entry, from, aside.resolve(Layout.shard(number)), codes);
    }

    /// Writes a store whose codes map to nothing.
    public Manifest finish(Hierarchy hierarchy, String source, List<Finding> findings)
            throws IOException {
        return finish(hierarchy, Mappings.none(codes), source, findings);
    }

    /// Writes dictionary, hierarchy, mappings and manifest, and puts the store in place. Every
    /// shard must be finished.
    public Manifest finish(
            Hierarchy hierarchy, Mappings mappings, String source, List<Finding> findings)
            throws IOException {
        var shards = finishedShards();
        var files =
                new ArrayList<>(
                        List.of(
                                writeCodes(shards),
                                writeAncestors(hierarchy),
                                writeMappings(mappings)));
        files.addAll(attached);
        var entries = shards.stream().map(FinishedShard::entry).toList();
        long people = entries.stream().mapToLong(Manifest.ShardEntry::people).sum();
        long events = entries.stream().mapToLong(Manifest.ShardEntry::events).sum();
        long first =
                shards.stream().mapToLong(FinishedShard::firstTime).min().orElse(Long.MAX_VALUE);
        long last =
                shards.stream().mapToLong(FinishedShard::finalTime).max().orElse(Long.MIN_VALUE);
        boolean dated = first <= last;
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        source,
                        people,
                        events,
                        dated ? Days.text(Days.ofTime(first)) : "",
                        dated ? Days.text(Days.ofTime(last)) : "",
                        List.copyOf(files),
                        entries,
                        List.copyOf(findings),
                        List.of(),
                        Manifest.fingerprint(files, entries),
                        "");
        manifest = manifest.withDeliveries(ledger.apply(manifest));
        var file = aside.resolve(Layout.MANIFEST);
        Files.write(file, ManifestText.write(manifest).getBytes(StandardCharsets.UTF_8));
        Durable.force(file);
        closeShards();
        putInPlace();
        finished = true;
        return manifest;
    }

    private void putInPlace() throws IOException {
        if (replaces) {
            WorkFolders.replace(target, aside);
        } else {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Says what came into the store.
    ///
    /// @param deliveries made of the manifest that has everything else
    public void ledger(Function<Manifest, List<Delivery>> deliveries) {
        ledger = deliveries;
    }

    /// Adds a file of text that belongs to the store, such as the truth of simulated people.
    public void attach(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var file = aside.resolve(name);
        Files.write(file, bytes);
        Durable.force(file);
        var checksum = new CRC32C();
        checksum.update(bytes);
        long lines = text.lines().count();
        attached.add(
                new Manifest.FileEntry(
                        name, lines, bytes.length, String.format("%08x", checksum.getValue())));
    }

    private Manifest.FileEntry writeCodes(List<FinishedShard> shards) throws IOException {
        try (var file =
                new ParquetWriter(aside.resolve(Layout.CODES), Layout.CODE_COLUMNS, 1, Map.of())) {
            for (int id = 0; id < codes.size(); id++) {
                writeCode(file, shards, id);
            }
            return ShardWriter.file(Layout.CODES, file);
        }
    }

    private void writeCode(ParquetWriter file, List<FinishedShard> shards, int id) {
        var code = codes.get(id);
        long events = 0;
        long people = 0;
        for (var shard : shards) {
            events += shard.eventsOfCode()[id];
            people += shard.peopleOfCode()[id];
        }
        file.add(0, code.code());
        file.add(1, code.vocabulary());
        file.add(2, code.name());
        file.add(3, code.concept());
        file.add(4, events);
        file.add(5, people);
        file.endRow();
    }

    private Manifest.FileEntry writeAncestors(Hierarchy hierarchy) throws IOException {
        try (var file =
                new ParquetWriter(
                        aside.resolve(Layout.ANCESTORS), Layout.ANCESTOR_COLUMNS, 2, Map.of())) {
            for (int id = 0; id < codes.size(); id++) {
                for (int ancestor : hierarchy.ancestors(id)) {
                    file.add(0, (long) id);
                    file.add(1, (long) ancestor);
                    file.endRow();
                }
            }
            return ShardWriter.file(Layout.ANCESTORS, file);
        }
    }

    private Manifest.FileEntry writeMappings(Mappings mappings) throws IOException {
        try (var file =
                new ParquetWriter(
                        aside.resolve(Layout.MAPPINGS), Layout.MAPPING_COLUMNS, 0, Map.of())) {
            for (int target = 0; target < codes.size(); target++) {
                for (int source : mappings.sources(target)) {
                    file.add(0, (long) source);
                    file.add(1, (long) target);
                    file.endRow();
                }
            }
            return ShardWriter.file(Layout.MAPPINGS, file);
        }
    }

    /// Removes what was written, unless the store was finished.
    @Override
    public void close() throws IOException {
        closeShards();
        if (!finished) {
            WorkFolders.delete(aside);
        }
    }

    private List<FinishedShard> finishedShards() {
        for (int number = 0; number < writers.length; number++) {
            if (finishedShards[number] == null) {
                finishedShards[number] = writers[number].finished();
            }
        }
        return List.of(finishedShards);
    }

    private void closeShards() throws IOException {
        for (var shard : writers) {
            if (shard != null) {
                shard.close();
            }
        }
    }
}

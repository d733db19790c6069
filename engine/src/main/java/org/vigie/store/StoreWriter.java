package org.vigie.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.vigie.store.parquet.ParquetWriter;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;

/// Writes a store aside and puts it in place as its last act, so that it appears whole or not at all.
public final class StoreWriter implements AutoCloseable {

    private final Path target;
    private final Path aside;
    private final Codes codes;
    private final FinishedShard[] shards;
    private final boolean replaces;
    private final List<Manifest.FileEntry> attached = new ArrayList<>();
    private boolean finished;

    /// Begins a store whose events carry ids of this dictionary.
    ///
    /// @throws FileAlreadyExistsException where something is there already
    public StoreWriter(Path target, Codes codes, int shardCount) throws IOException {
        this(target, codes, shardCount, false);
        if (Files.exists(target)) {
            Leftovers.delete(aside);
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private StoreWriter(Path target, Codes codes, int shardCount, boolean replaces) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.codes = codes;
        this.replaces = replaces;
        Files.createDirectories(this.target.getParent());
        aside = Leftovers.create(this.target.getParent(), Leftovers.partial(this.target));
        shards = new FinishedShard[shardCount];
    }

    /// Begins a store that takes the place of the one that is there.
    static StoreWriter replacing(Path target, Codes codes, int shardCount) throws IOException {
        return new StoreWriter(target, codes, shardCount, true);
    }

    public int shards() {
        return shards.length;
    }

    /// The writer of one shard; different shards may be written by different threads.
    public synchronized ShardWriter shard(int number) throws IOException {
        if (shards[number] == null) {
            shards[number] = new ShardWriter(aside.resolve(Layout.shard(number)), codes);
        }
        return (ShardWriter) shards[number];
    }

    /// Keeps a shard of the store that is replaced.
    void keep(int number, Manifest.ShardEntry entry, Path from) throws IOException {
        shards[number] = new KeptShard(entry, from, aside.resolve(Layout.shard(number)), codes);
    }

    /// Writes a store whose codes map to nothing.
    public Manifest finish(Hierarchy hierarchy, String source, List<Finding> findings) throws IOException {
        return finish(hierarchy, Mappings.none(codes), source, findings);
    }

    /// Writes dictionary, hierarchy, mappings and manifest, and puts the store in place. Every shard must
    /// be finished.
    public Manifest finish(Hierarchy hierarchy, Mappings mappings, String source, List<Finding> findings)
            throws IOException {
        var files = new ArrayList<>(List.of(writeCodes(), writeAncestors(hierarchy), writeMappings(mappings)));
        files.addAll(attached);
        var entries = Arrays.stream(shards).map(FinishedShard::entry).toList();
        long people = entries.stream().mapToLong(Manifest.ShardEntry::people).sum();
        long events = entries.stream().mapToLong(Manifest.ShardEntry::events).sum();
        long first = Arrays.stream(shards).mapToLong(FinishedShard::firstTime).min().orElse(Long.MAX_VALUE);
        long last = Arrays.stream(shards).mapToLong(FinishedShard::finalTime).max().orElse(Long.MIN_VALUE);
        boolean dated = first <= last;
        var manifest = new Manifest(Manifest.FORMAT, source, people, events,
                dated ? Days.text(Days.ofTime(first)) : "", dated ? Days.text(Days.ofTime(last)) : "", List.copyOf(files), entries,
                List.copyOf(findings), Fingerprint.of(files, entries), "");
        var file = aside.resolve(Layout.MANIFEST);
        Files.write(file, ManifestText.write(manifest).getBytes(StandardCharsets.UTF_8));
        force(file);
        closeShards();
        putInPlace();
        finished = true;
        return manifest;
    }

    private void putInPlace() throws IOException {
        if (replaces) {
            var old = target.resolveSibling(Leftovers.replaced(target));
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            Leftovers.delete(old);
        } else {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Adds a file of text that belongs to the store, such as the truth of simulated people.
    public void attach(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var file = aside.resolve(name);
        Files.write(file, bytes);
        force(file);
        var checksum = new CRC32C();
        checksum.update(bytes);
        long lines = text.lines().count();
        attached.add(new Manifest.FileEntry(name, lines, bytes.length, String.format("%08x", checksum.getValue())));
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Manifest.FileEntry writeCodes() throws IOException {
        try (var file = new ParquetWriter(aside.resolve(Layout.CODES), Layout.CODE_COLUMNS, 1, Map.of())) {
            for (int id = 0; id < codes.size(); id++) {
                writeCode(file, codes.get(id), id);
            }
            return ShardWriter.file(Layout.CODES, file);
        }
    }

    private void writeCode(ParquetWriter file, Code code, int id) {
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
        try (var file = new ParquetWriter(aside.resolve(Layout.ANCESTORS), Layout.ANCESTOR_COLUMNS, 2, Map.of())) {
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
        try (var file = new ParquetWriter(aside.resolve(Layout.MAPPINGS), Layout.MAPPING_COLUMNS, 0, Map.of())) {
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
            Leftovers.delete(aside);
        }
    }

    private void closeShards() throws IOException {
        for (var shard : shards) {
            if (shard != null) {
                shard.close();
            }
        }
    }
}

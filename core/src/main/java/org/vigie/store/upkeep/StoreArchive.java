package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.vigie.store.Checksum;
import org.vigie.store.Durable;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.ShardSums;
import org.vigie.store.StoreProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.store.parquet.Repacking;
import org.vigie.store.parquet.UnreadableFile;
import org.vigie.store.read.Store;
import org.vigie.store.write.ShardWriter;
import org.vigie.timeline.Progress;

/// A store whose files are packed with zstd: smaller, read like any store though slower, and turned
/// back into the store it was, to the last byte.
public final class StoreArchive {

    /// zstd's own default.
    public static final int LEVEL = 3;

    private final Path from;
    private final Path aside;
    private final Manifest manifest;
    private final Repacking repacking;
    private final Progress progress;
    private long done;

    private StoreArchive(Path from, Path aside, Repacking repacking, Progress progress)
            throws IOException {
        this.from = from;
        this.aside = aside;
        this.repacking = repacking;
        this.progress = progress;
        manifest = Store.readManifest(from);
    }

    /// Writes a store again, packed or unpacked; it appears whole or not at all.
    ///
    /// @throws FileAlreadyExistsException where something is there already
    /// @throws StoreProblem where a file of the store is damaged: it is not packed as if it were
    ///   sound
    public static Manifest write(Path from, Path to, Repacking repacking, Progress progress)
            throws IOException {
        var target = to.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Store.readManifest(from);
        var parent = WorkFolders.parent(target);
        WorkFolders.remove(target, progress);
        var aside = WorkFolders.create(parent, WorkFolders.partial(target));
        try {
            var written = new StoreArchive(from, aside, repacking, progress).run();
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } catch (UnreadableFile e) {
            throw new StoreProblem(e.getMessage() + "; see 'vigie check " + from + "'");
        } finally {
            if (Files.exists(aside)) {
                WorkFolders.delete(aside);
            }
        }
    }

    /// Whether a store is an archive.
    static boolean isOne(Path store, Manifest manifest) throws IOException {
        for (var shard : manifest.shards()) {
            try (var events = new ParquetFile(store.resolve(shard.name()).resolve(Layout.EVENTS))) {
                if (events.isProfile() && events.isPacked()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// @throws StoreProblem where a store is an archive, which nothing is changed in
    static void refuse(Path store, Manifest manifest) throws IOException {
        if (isOne(store, manifest)) {
            throw new StoreProblem(
                    """
                    %s is an archive and is not changed in place; unpack it with \
                    'vigie archive --unpack %s --into STORE' first\
                    """
                            .formatted(store, store));
        }
    }

    private Manifest run() throws IOException {
        var files = files("", manifest.files());
        var shards = new ArrayList<Manifest.ShardEntry>();
        for (var shard : manifest.shards()) {
            Files.createDirectory(aside.resolve(shard.name()));
            shards.add(
                    new Manifest.ShardEntry(
                            shard.name(),
                            shard.people(),
                            shard.events(),
                            files(shard.name(), shard.files())));
        }
        var changed = manifest.withFiles(files, List.copyOf(shards));
        var text = aside.resolve(Layout.MANIFEST);
        Files.write(text, ManifestText.write(changed).getBytes(StandardCharsets.UTF_8));
        Durable.force(text);
        return changed;
    }

    private List<Manifest.FileEntry> files(String folder, List<Manifest.FileEntry> files)
            throws IOException {
        var written = new ArrayList<Manifest.FileEntry>();
        for (var file : files) {
            written.add(
                    file.name().equals(Layout.SUMS)
                            ? ShardSums.write(aside.resolve(folder), List.copyOf(written))
                            : file(
                                    from.resolve(folder).resolve(file.name()),
                                    aside.resolve(folder).resolve(file.name()),
                                    file));
        }
        return List.copyOf(written);
    }

    private Manifest.FileEntry file(Path source, Path target, Manifest.FileEntry entry)
            throws IOException {
        if (!Files.isRegularFile(source)
                || !Checksum.of(source, this::report).equals(entry.crc32c())) {
            throw new StoreProblem(
                    source + " is missing or damaged; see 'vigie check " + from + "'");
        }
        if (entry.name().endsWith(".parquet") && isProfile(source)) {
            return ShardWriter.entry(entry.name(), repacking.write(source, target));
        }
        Files.copy(source, target);
        Durable.force(target);
        return entry;
    }

    private static boolean isProfile(Path file) throws IOException {
        try (var opened = new ParquetFile(file)) {
            return opened.isProfile();
        }
    }

    private void report(int bytes) {
        progress.report("writing bytes", done += bytes, manifest.bytes());
    }
}

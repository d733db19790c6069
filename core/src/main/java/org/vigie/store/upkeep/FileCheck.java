package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigie.store.Checksum;
import org.vigie.store.Finding;
import org.vigie.store.Manifest;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.timeline.Progress;

/// Compares every file that a manifest lists with its size and checksum.
final class FileCheck {

    private final Path store;
    private final Manifest manifest;
    private final Progress progress;
    private final List<Finding> faults = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();
    private long done;

    FileCheck(Path store, Manifest manifest, Progress progress) {
        this.store = store;
        this.manifest = manifest;
        this.progress = progress;
    }

    List<Finding> run() {
        manifest.files().forEach(file -> check("", file));
        manifest.shards()
                .forEach(shard -> shard.files().forEach(file -> check(shard.name() + "/", file)));
        return faults;
    }

    /// Whether nothing is wrong with the files beside the shards.
    boolean sound(List<Manifest.FileEntry> files) {
        return files.stream().noneMatch(file -> faulty.contains(file.name()));
    }

    boolean sound(Manifest.ShardEntry shard) {
        return shard.files().stream()
                .noneMatch(file -> faulty.contains(shard.name() + "/" + file.name()));
    }

    private void check(String folder, Manifest.FileEntry file) {
        var name = folder + file.name();
        var path = store.resolve(name);
        try {
            if (!Files.isRegularFile(path)) {
                fault("missing-file", name, "it is missing");
            } else if (isFromElsewhere(path, file)) {
                fault(
                        "other-store",
                        name,
                        "it is a whole file, but another: from another store or another shard");
            } else if (Files.size(path) != file.bytes()) {
                fault(
                        "wrong-size",
                        name,
                        "it has " + Files.size(path) + " bytes, the manifest says " + file.bytes());
            } else if (!checksum(path).equals(file.crc32c())) {
                fault("wrong-checksum", name, "its bytes have changed since it was written");
            }
        } catch (IOException e) {
            fault("unreadable-file", name, "it cannot be read: " + e.getMessage());
        }
    }

    /// Whether a Parquet file opens and has another number of rows than was written.
    private static boolean isFromElsewhere(Path path, Manifest.FileEntry file) throws IOException {
        if (!path.toString().endsWith(".parquet") || Files.size(path) == file.bytes()) {
            return false;
        }
        try (var opened = new ParquetFile(path)) {
            return opened.rows() != file.rows();
        } catch (RuntimeException e) {
            return false; // what a damaged footer does to its reader cannot be foreseen
        }
    }

    private String checksum(Path path) throws IOException {
        return Checksum.of(
                path,
                bytes -> {
                    done += bytes;
                    progress.report("reading files", done, manifest.bytes());
                });
    }

    private void fault(String rule, String name, String what) {
        faulty.add(name);
        faults.add(FileFault.of(rule, name, 1, what));
    }
}

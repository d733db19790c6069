package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.vigie.store.Checksum;
import org.vigie.store.Durable;
import org.vigie.store.Finding;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.ShardSums;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Takes in shards whose `events.parquet` another program has written anew: packed, in other pages,
/// with other columns filled. The events must be the same ones: who, what and when. The manifest is
/// written last, so that a process that is killed leaves a store that is to be accepted again.
public final class ReplaceEvents {

    private final Path folder;
    private final Manifest manifest;

    private ReplaceEvents(Path folder) throws IOException {
        this.folder = folder;
        manifest = Store.readManifest(folder);
    }

    /// Returns how many shards were found changed and are now part of the store.
    ///
    /// @throws StoreProblem where a shard breaks a law of stores or has other events than before
    public static int run(Path folder, Progress progress) throws IOException {
        try (var _ = StoreLock.of(folder, progress)) {
            return new ReplaceEvents(folder).run(progress);
        }
    }

    private int run(Progress progress) throws IOException {
        var codes = Store.readCodes(folder.resolve(Layout.CODES));
        var shards = new ArrayList<Manifest.ShardEntry>();
        int changed = 0;
        for (int number = 0; number < manifest.shards().size(); number++) {
            var old = manifest.shards().get(number);
            var events = events(old);
            if (!events.crc32c().equals(StoreIndex.entry(old, Layout.EVENTS).crc32c())) {
                StoreIndex.requireIntact(folder.resolve(old.name()), old);
                refuseFaults(
                        new ShardCheck(folder, old, codes, number, manifest.shards().size()).run());
                old =
                        with(
                                old,
                                List.of(
                                        events,
                                        StoreIndex.rebuild(
                                                folder.resolve(old.name()),
                                                codes,
                                                old,
                                                events.crc32c())));
                old = summed(old);
                changed++;
            }
            shards.add(old);
            progress.report("reading shards", number + 1, manifest.shards().size());
        }
        if (changed > 0) {
            write(manifest.withFiles(manifest.files(), List.copyOf(shards)));
        }
        return changed;
    }

    private Manifest.FileEntry events(Manifest.ShardEntry shard) throws IOException {
        var path = folder.resolve(shard.name()).resolve(Layout.EVENTS);
        return new Manifest.FileEntry(
                Layout.EVENTS, shard.events(), Files.size(path), Checksum.of(path, _ -> {}));
    }

    private void refuseFaults(List<Finding> faults) {
        if (!faults.isEmpty()) {
            throw new StoreProblem(
                    folder.resolve(faults.getFirst().table()) + ": " + faults.getFirst().effect());
        }
    }

    private static Manifest.ShardEntry with(
            Manifest.ShardEntry shard, List<Manifest.FileEntry> changed) {
        var files =
                shard.files().stream()
                        .map(file ->
                                changed.stream()
                                        .filter(c -> c.name().equals(file.name()))
                                        .findFirst()
                                        .orElse(file))
                        .toList();
        return new Manifest.ShardEntry(shard.name(), shard.people(), shard.events(), files);
    }

    /// The shard with sums of its files as they are now.
    private Manifest.ShardEntry summed(Manifest.ShardEntry shard) throws IOException {
        var files = new ArrayList<>(shard.files());
        files.removeIf(file -> file.name().equals(Layout.SUMS));
        files.add(ShardSums.write(folder.resolve(shard.name()), files));
        return new Manifest.ShardEntry(
                shard.name(), shard.people(), shard.events(), List.copyOf(files));
    }

    private void write(Manifest changed) throws IOException {
        var aside = folder.resolve(Layout.MANIFEST + ".partial");
        Files.write(aside, ManifestText.write(changed).getBytes(StandardCharsets.UTF_8));
        Durable.force(aside);
        Files.move(aside, folder.resolve(Layout.MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }
}

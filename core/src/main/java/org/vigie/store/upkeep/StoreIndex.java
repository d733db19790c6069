package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.vigie.store.Checksum;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ShardSums;
import org.vigie.store.StoreProblem;
import org.vigie.store.parquet.DamagedFile;
import org.vigie.store.read.Store;
import org.vigie.store.write.ShardWriter;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;

/// Makes the postings of a store anew, and the sums of its blocks. Each is written aside and moved
/// into place, so that a process that is killed leaves the old ones or the new ones.
public final class StoreIndex {

    private static final String ASIDE = Layout.POSTINGS + ".partial";

    private StoreIndex() {}

    /// Writes the postings of every shard and returns how many shards there are.
    ///
    /// @throws StoreProblem where what comes out is not what the manifest says: then the events are
    ///   damaged
    public static int rebuild(Path folder, Progress progress) throws IOException {
        try (var _ = StoreLock.of(folder, progress)) {
            return rebuildLocked(folder, progress);
        }
    }

    private static int rebuildLocked(Path folder, Progress progress) throws IOException {
        var manifest = Store.readManifest(folder);
        StoreArchive.refuse(folder, manifest);
        var codes = Store.readCodes(folder.resolve(Layout.CODES));
        int done = 0;
        for (var shard : manifest.shards()) {
            var place = folder.resolve(shard.name());
            if (!isAsWritten(place, shard, Layout.EVENTS)) {
                throw otherEvents(place);
            }
            requireIntact(place, shard);
            rebuild(place, codes, shard, entry(shard, Layout.EVENTS).crc32c());
            resum(place, shard);
            progress.report("indexing shards", ++done, manifest.shards().size());
        }
        return done;
    }

    /// @throws DamagedFile where it is not known any more who the people of a shard are
    static void requireIntact(Path place, Manifest.ShardEntry shard) throws IOException {
        for (var name : List.of(Layout.PEOPLE, Layout.PERIODS)) {
            if (!isAsWritten(place, shard, name)) {
                throw DamagedFile.changed(place.resolve(name));
            }
        }
    }

    private static boolean isAsWritten(Path place, Manifest.ShardEntry shard, String name)
            throws IOException {
        return Checksum.of(place.resolve(name), _ -> {}).equals(entry(shard, name).crc32c());
    }

    /// Writes the sums that the manifest has; a shard of an older store has none.
    private static void resum(Path place, Manifest.ShardEntry shard) throws IOException {
        if (shard.files().stream().anyMatch(file -> file.name().equals(Layout.SUMS))
                && !ShardSums.write(place, shard.files()).equals(entry(shard, Layout.SUMS))) {
            throw DamagedFile.senseless(place.resolve(Layout.SUMS));
        }
    }

    private static StoreProblem otherEvents(Path place) {
        return new StoreProblem(
                place.resolve(Layout.EVENTS)
                        + " does not have the events that the manifest says; see"
                        + " 'vigie check "
                        + place.getParent()
                        + "'");
    }

    /// Writes the postings of one shard and returns them as the manifest is to have them.
    ///
    /// @param shard as it was written: the postings of its events must come out again
    /// @param madeFrom checksum of the events as they are now
    static Manifest.FileEntry rebuild(
            Path folder, Codes codes, Manifest.ShardEntry shard, String madeFrom)
            throws IOException {
        var aside = folder.resolve(ASIDE);
        Files.deleteIfExists(aside);
        try {
            var was = entry(shard, Layout.EVENTS).crc32c();
            var written = ShardWriter.writePostings(folder, codes, was, aside);
            if (!written.crc32c().equals(entry(shard, Layout.POSTINGS).crc32c())) {
                throw otherEvents(folder);
            }
            if (!madeFrom.equals(was)) {
                Files.delete(aside);
                written = ShardWriter.writePostings(folder, codes, madeFrom, aside);
            }
            Files.move(aside, folder.resolve(Layout.POSTINGS), StandardCopyOption.ATOMIC_MOVE);
            return written;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    static Manifest.FileEntry entry(Manifest.ShardEntry shard, String name) {
        return shard.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new StoreProblem(
                                shard.name()
                                        + " has no "
                                        + name
                                        + " in the manifest; import the source"
                                        + " again"));
    }
}

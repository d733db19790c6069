package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Store;
import org.vigie.store.write.ShardWriter;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;

/// Makes the postings of a store anew. Each is written aside and moved into place, so that a
/// process that is killed leaves the old ones or the new ones.
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
            rebuild(
                    folder.resolve(shard.name()),
                    codes,
                    shard,
                    entry(shard, Layout.EVENTS).crc32c());
            progress.report("indexing shards", ++done, manifest.shards().size());
        }
        return done;
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
                throw new StoreProblem(
                        folder.resolve(Layout.EVENTS)
                                + " does not have the events that the manifest says; see"
                                + " 'vigie check "
                                + folder.getParent()
                                + "'");
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

package org.vigie.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.vigie.timeline.Progress;

/// Makes the postings of a store anew. Each is written aside and moved into place, so that a process
/// that is killed leaves the old ones or the new ones.
public final class StoreIndex {

    private static final String ASIDE = Layout.POSTINGS + ".partial";

    private StoreIndex() {
    }

    /// Writes the postings of every shard and returns how many shards there are.
    ///
    /// @throws StoreProblem where what comes out is not what the manifest says: then the events are damaged
    public static int rebuild(Path folder, Progress progress) throws IOException {
        var manifest = Store.readManifest(folder);
        var codes = Store.readCodes(folder.resolve(Layout.CODES));
        int done = 0;
        for (var shard : manifest.shards()) {
            var place = folder.resolve(shard.name());
            var aside = place.resolve(ASIDE);
            Files.deleteIfExists(aside);
            try {
                var written = ShardWriter.writePostings(place, codes, entry(shard, Layout.EVENTS).crc32c(), aside);
                if (!written.crc32c().equals(entry(shard, Layout.POSTINGS).crc32c())) {
                    throw new StoreProblem(place.resolve(Layout.EVENTS) + " is not what the manifest says; see"
                            + " 'vigie check " + folder + "'");
                }
                Files.move(aside, place.resolve(Layout.POSTINGS), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
            progress.report("indexing shards", ++done, manifest.shards().size());
        }
        return done;
    }

    private static Manifest.FileEntry entry(Manifest.ShardEntry shard, String name) {
        return shard.files().stream().filter(file -> file.name().equals(name)).findFirst()
                .orElseThrow(() -> new StoreProblem(shard.name() + " has no " + name + " in the manifest; import the source"
                        + " again"));
    }
}

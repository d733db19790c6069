package org.vigie.store.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.store.Durable;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ShardSums;
import org.vigie.store.read.Partition;
import org.vigie.store.read.Shard;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Timeline;

/// A shard that an addition does not concern: its files are the old ones under a second name (hard
/// links). Only the postings, which name codes by number, and the sums are written anew.
final class LinkedShard {

    private final Path folder;
    private final Codes codes;
    private final long[] eventsOfCode;
    private final long[] peopleOfCode;
    private long firstTime = Long.MAX_VALUE;
    private long finalTime = Long.MIN_VALUE;

    private LinkedShard(Path folder, Codes codes) {
        this.folder = folder;
        this.codes = codes;
        eventsOfCode = new long[codes.size()];
        peopleOfCode = new long[codes.size()];
    }

    /// Keeps a shard in a new folder.
    ///
    /// @param old the manifest's entry of the shard
    /// @param from its folder in the store that is replaced
    /// @param codes the new dictionary, with at least the old one's codes
    static FinishedShard keep(Manifest.ShardEntry old, Path from, Path folder, Codes codes)
            throws IOException {
        Files.createDirectories(folder);
        var files = new ArrayList<Manifest.FileEntry>();
        for (var file : old.files()) {
            if (!file.name().equals(Layout.POSTINGS) && !file.name().equals(Layout.SUMS)) {
                link(from.resolve(file.name()), folder.resolve(file.name()));
                files.add(file);
            }
        }
        files.add(
                ShardWriter.writePostings(
                        folder, codes, files.getFirst().crc32c(), folder.resolve(Layout.POSTINGS)));
        files.add(ShardSums.write(folder, files));
        return new LinkedShard(folder, codes)
                .counted(
                        new Manifest.ShardEntry(
                                folder.getFileName().toString(),
                                old.people(),
                                old.events(),
                                List.copyOf(files)));
    }

    /// A second name for the same file, or a copy where the disk gives a file one name only.
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException _) {
            // Whatever else is wrong with the disk the copy runs into as well, and says.
            Files.copy(from, to);
            Durable.force(to);
        }
    }

    private FinishedShard counted(Manifest.ShardEntry entry) throws IOException {
        var lastPerson = new long[codes.size()];
        long[] ordinal = {0};
        try (var shard = new Shard(folder, codes, false)) {
            Partition.of(shard, Long.MAX_VALUE, Optional.empty())
                    .forEach(piece ->
                            piece.forEach(person -> {
                                ordinal[0]++;
                                for (int event = 0; event < person.size(); event++) {
                                    int code = person.code(event);
                                    eventsOfCode[code]++;
                                    if (lastPerson[code] != ordinal[0]) {
                                        lastPerson[code] = ordinal[0];
                                        peopleOfCode[code]++;
                                    }
                                    if (person.time(event) != Timeline.NO_TIME) {
                                        firstTime = Math.min(firstTime, person.time(event));
                                        finalTime = Math.max(finalTime, person.time(event));
                                    }
                                }
                            }));
        }
        return new FinishedShard(entry, eventsOfCode, peopleOfCode, firstTime, finalTime);
    }
}

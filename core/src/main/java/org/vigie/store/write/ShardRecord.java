package org.vigie.store.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.store.Durable;
import org.vigie.store.Manifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is known of a shard that is complete while its store is not, kept in a file so that a
/// process that comes after one that was killed need not write the shard again.
///
/// @param codes for each code that the shard holds its id, its events and its people
/// @param notes what whoever writes the store wants to know again
record ShardRecord(
        Manifest.ShardEntry entry,
        long firstTime,
        long finalTime,
        List<long[]> codes,
        String notes) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static ShardRecord of(FinishedShard shard, String notes) {
        var codes = new ArrayList<long[]>();
        for (int id = 0; id < shard.eventsOfCode().length; id++) {
            if (shard.eventsOfCode()[id] > 0) {
                codes.add(new long[] {id, shard.eventsOfCode()[id], shard.peopleOfCode()[id]});
            }
        }
        return new ShardRecord(shard.entry(), shard.firstTime(), shard.finalTime(), codes, notes);
    }

    /// The shard again.
    ///
    /// @param size of the dictionary
    FinishedShard shard(int size) {
        var events = new long[size];
        var people = new long[size];
        for (var code : codes) {
            events[(int) code[0]] = code[1];
            people[(int) code[0]] = code[2];
        }
        return new FinishedShard(entry, events, people, firstTime, finalTime);
    }

    /// Writes it as the last act of a shard: whole or not at all.
    void write(Path file) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(aside, JSON.writeValueAsString(this));
        Durable.force(aside);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Reads it, where it and the files that it speaks of are there.
    static Optional<ShardRecord> read(Path file, Path shard) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var record = JSON.readValue(Files.readString(file), ShardRecord.class);
            for (var part : record.entry().files()) {
                var path = shard.resolve(part.name());
                if (!Files.isRegularFile(path) || Files.size(path) != part.bytes()) {
                    return Optional.empty();
                }
            }
            return Optional.of(record);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}

package org.vigie.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.timeline.Codes;

/// One shard, mapped.
final class Shard implements AutoCloseable {

    /// Row groups whose dictionaries are kept at hand: a few megabytes each at the most.
    private static final int KEPT = 16;

    private final Codes codes;
    private final ParquetFile events;
    private final ParquetFile peopleFile;
    private final ParquetFile periodsFile;
    private final PeopleTable people;
    private final Map<Integer, RowGroupEvents> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, RowGroupEvents> eldest) {
            return size() > KEPT;
        }
    };

    Shard(Path folder, Codes codes) throws IOException {
        this.codes = codes;
        events = new ParquetFile(folder.resolve(Layout.EVENTS));
        peopleFile = new ParquetFile(folder.resolve(Layout.PEOPLE));
        periodsFile = new ParquetFile(folder.resolve(Layout.PERIODS));
        people = new PeopleTable(peopleFile, periodsFile);
    }

    Codes codes() {
        return codes;
    }

    PeopleTable people() {
        return people;
    }

    synchronized RowGroupEvents events(int rowGroup) {
        return kept.computeIfAbsent(rowGroup, group -> new RowGroupEvents(events, group, codes));
    }

    /// Pieces of about so many events.
    List<Piece> pieces(long size) {
        var pieces = new ArrayList<Piece>();
        if (people.size() == 0) {
            return pieces;
        }
        int first = 0;
        for (int group = 0; group < events.rowGroups(); group++) {
            boolean last = group == events.rowGroups() - 1;
            int end = last ? people.size() : people.rowAfter(events(group).lastPerson());
            long parts = Math.max(1, (events.rows(group) + size - 1) / size);
            for (long part = 0; part < parts; part++) {
                int from = (int) (first + (end - first) * part / parts);
                int to = (int) (first + (end - first) * (part + 1) / parts);
                if (to > from) {
                    pieces.add(new Piece(this, group, from, to));
                }
            }
            first = end;
        }
        if (events.rowGroups() == 0) {
            pieces.add(new Piece(this, -1, 0, people.size()));
        }
        return pieces;
    }

    @Override
    public void close() {
        events.close();
        peopleFile.close();
        periodsFile.close();
    }
}

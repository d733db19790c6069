package org.vigie.store.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.store.Layout;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.store.parquet.RowGroups;
import org.vigie.timeline.Codes;

/// One shard, mapped.
public final class Shard implements AutoCloseable {

    /// Row groups whose dictionaries are kept at hand: a few megabytes each at the most.
    private static final int KEPT = 16;

    /// Row groups that are decoded in memory, over all shards of the process: some tens of
    /// megabytes each.
    private static final RowGroupCache DECODED =
            new RowGroupCache(Runtime.getRuntime().availableProcessors() + 1);

    private final Codes codes;
    private final RowGroups events;
    private final ParquetFile peopleFile;
    private final ParquetFile periodsFile;
    private final PeopleTable people;
    private final Postings postings;
    private final Map<Integer, RowGroupEvents> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, RowGroupEvents> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param indexed whether to use the postings, where they are there
    public Shard(Path folder, Codes codes, boolean indexed) throws IOException {
        this.codes = codes;
        events =
                RowGroups.open(
                        folder.resolve(Layout.EVENTS), Layout.EVENT_COLUMNS, Layout.ROW_GROUP);
        peopleFile = new ParquetFile(folder.resolve(Layout.PEOPLE));
        periodsFile = new ParquetFile(folder.resolve(Layout.PERIODS));
        people = new PeopleTable(peopleFile, periodsFile);
        var file = folder.resolve(Layout.POSTINGS);
        postings = indexed && Files.exists(file) ? new Postings(file) : null;
    }

    /// The postings, where they are there and of these events.
    public Optional<Postings> postings() {
        return Optional.ofNullable(postings);
    }

    /// Rows of the people who have a dated event of each of some sets of codes; nothing where there
    /// are no postings.
    ///
    /// @param sets for each set and each id of the dictionary whether it is in it
    Optional<BitSet> having(List<boolean[]> sets) {
        if (postings == null) {
            return Optional.empty();
        }
        var rows = having(sets.getFirst());
        for (var set : sets.subList(1, sets.size())) {
            rows.and(having(set));
        }
        return Optional.of(rows);
    }

    private BitSet having(boolean[] wanted) {
        var rows = new BitSet(people.size());
        for (int code = 0; code < wanted.length; code++) {
            if (wanted[code]) {
                for (var part : postings.of(code)) {
                    for (int i = 0; i < part.size(); i++) {
                        rows.set(part.person(i));
                    }
                }
            }
        }
        return rows;
    }

    public Codes codes() {
        return codes;
    }

    public PeopleTable people() {
        return people;
    }

    /// Every text of the column `table`.
    Set<String> tables() {
        var tables = new HashSet<String>();
        for (int group = 0; group < events.rowGroups(); group++) {
            var table = events.chunk(group, "table");
            if (!table.allAbsent()) {
                tables.addAll(List.of(table.texts()));
            }
        }
        return tables;
    }

    public int rowGroups() {
        return events.rowGroups();
    }

    int rows(int rowGroup) {
        return events.rows(rowGroup);
    }

    /// The last person with events in a row group.
    long lastPerson(int rowGroup) {
        return events.largest(rowGroup, "subject_id");
    }

    public synchronized RowGroupEvents events(int rowGroup) {
        if (events.isDecoded()) {
            return DECODED.of(events, rowGroup, () -> new RowGroupEvents(events, rowGroup, codes));
        }
        return kept.computeIfAbsent(rowGroup, group -> new RowGroupEvents(events, group, codes));
    }

    @Override
    public void close() {
        DECODED.forget(events);
        events.close();
        peopleFile.close();
        periodsFile.close();
        if (postings != null) {
            postings.close();
        }
    }
}

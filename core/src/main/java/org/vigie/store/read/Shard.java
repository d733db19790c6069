package org.vigie.store.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vigie.store.Layout;
import org.vigie.store.parquet.BlockSums;
import org.vigie.store.parquet.DamagedFile;
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
    private final Optional<Postings> postings;
    private final Map<Integer, RowGroupEvents> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, RowGroupEvents> eldest) {
                    return size() > KEPT;
                }
            };

    /// Opens a shard whose bytes were compared, or are not to be.
    ///
    /// @param indexed whether to use the postings, where they are there
    public Shard(Path folder, Codes codes, boolean indexed) throws IOException {
        this(folder, codes, indexed, Map.of());
    }

    /// @param indexed whether to use the postings, where they are there
    /// @param sums of each file's blocks, which are compared when they are read
    Shard(Path folder, Codes codes, boolean indexed, Map<String, BlockSums> sums)
            throws IOException {
        this.codes = codes;
        var opened = new ArrayList<RowGroups>();
        try {
            events =
                    RowGroups.open(
                            folder.resolve(Layout.EVENTS),
                            Layout.EVENT_COLUMNS,
                            Layout.ROW_GROUP,
                            Optional.ofNullable(sums.get(Layout.EVENTS)));
            opened.add(events);
            peopleFile = file(folder, Layout.PEOPLE, sums);
            opened.add(peopleFile);
            periodsFile = file(folder, Layout.PERIODS, sums);
            opened.add(periodsFile);
            people = new PeopleTable(peopleFile, periodsFile);
            postings =
                    indexed && Files.exists(folder.resolve(Layout.POSTINGS))
                            ? Optional.of(new Postings(file(folder, Layout.POSTINGS, sums)))
                            : Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            opened.forEach(RowGroups::close);
            throw DamagedFile.senseless(folder);
        } catch (IOException | RuntimeException e) {
            opened.forEach(RowGroups::close);
            throw e;
        }
    }

    private static ParquetFile file(Path folder, String name, Map<String, BlockSums> sums)
            throws IOException {
        return new ParquetFile(folder.resolve(name), Optional.ofNullable(sums.get(name)));
    }

    /// What is said where Java could not read what is mapped: that a file was cut short meanwhile.
    /// Java does not say which; where none is shorter the disk is failing, under the largest most
    /// likely. An error of another kind goes on as it is.
    DamagedFile cut(InternalError error) {
        if (!String.valueOf(error.getMessage()).contains("unsafe memory access")) {
            throw error;
        }
        for (var file : List.of(peopleFile, periodsFile)) {
            if (file.isCut()) {
                return DamagedFile.unreadable(file.path());
            }
        }
        return DamagedFile.unreadable(events.path());
    }

    /// The postings, where they are there and of these events.
    public Optional<Postings> postings() {
        return postings;
    }

    /// Rows of the people who have a dated event of each of some sets of codes; nothing where there
    /// are no postings.
    ///
    /// @param sets for each set and each id of the dictionary whether it is in it
    Optional<BitSet> having(List<boolean[]> sets) {
        return postings.map(index -> having(index, sets));
    }

    private BitSet having(Postings index, List<boolean[]> sets) {
        var rows = having(index, sets.getFirst());
        for (var set : sets.subList(1, sets.size())) {
            rows.and(having(index, set));
        }
        return rows;
    }

    private BitSet having(Postings index, boolean[] wanted) {
        try {
            return rowsHaving(index, wanted);
        } catch (IndexOutOfBoundsException e) {
            throw DamagedFile.senseless(index.path());
        }
    }

    private BitSet rowsHaving(Postings index, boolean[] wanted) {
        var rows = new BitSet(people.size());
        for (int code = 0; code < wanted.length; code++) {
            if (wanted[code]) {
                for (var part : index.of(code)) {
                    for (int i = 0; i < part.size(); i++) {
                        rows.set(Objects.checkIndex(part.person(i), people.size()));
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

    /// @throws DamagedFile where who, when and what are not laid out as they should be
    public synchronized RowGroupEvents events(int rowGroup) {
        try {
            return cached(rowGroup);
        } catch (IndexOutOfBoundsException e) {
            throw DamagedFile.senseless(events.path());
        }
    }

    /// Where there is no row group.
    RowGroupEvents noEvents() {
        return RowGroupEvents.none(events.path(), codes);
    }

    private RowGroupEvents cached(int rowGroup) {
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
        postings.ifPresent(Postings::close);
    }
}

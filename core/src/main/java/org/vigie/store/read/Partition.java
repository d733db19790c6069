package org.vigie.store.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.problem.InputProblem;
import org.vigie.store.StoreProblem;
import org.vigie.store.parquet.DamagedFile;
import org.vigie.store.parquet.UnreadableFile;
import org.vigie.timeline.Timeline;

/// Some people of a shard who can be read on their own: a range of rows of `people.parquet` whose
/// events are in one row group.
public final class Partition {

    private final Shard shard;
    private final int rowGroup;
    private final int firstPerson;
    private final int endPerson;
    private final Optional<BitSet> only;

    /// @param rowGroup of `events.parquet`, or -1 where none of them has an event
    /// @param only rows of the people to show, or nothing for all
    private Partition(
            Shard shard, int rowGroup, int firstPerson, int endPerson, Optional<BitSet> only) {
        this.shard = shard;
        this.rowGroup = rowGroup;
        this.firstPerson = firstPerson;
        this.endPerson = endPerson;
        this.only = only;
    }

    /// All people of a shard, in partitions of about so many events.
    ///
    /// @param only rows of the people to show, or nothing for all
    public static List<Partition> of(Shard shard, long size, Optional<BitSet> only) {
        var partitions = new ArrayList<Partition>();
        int everybody = shard.people().size();
        int first = 0;
        for (int group = 0; group < shard.rowGroups(); group++) {
            boolean last = group == shard.rowGroups() - 1;
            int end = last ? everybody : shard.people().rowAfter(shard.lastPerson(group));
            long parts = Math.max(1, (shard.rows(group) + size - 1) / size);
            for (long part = 0; part < parts; part++) {
                int from = (int) (first + (end - first) * part / parts);
                int to = (int) (first + (end - first) * (part + 1) / parts);
                partitions.add(new Partition(shard, group, from, to, only));
            }
            first = end;
        }
        if (shard.rowGroups() == 0) {
            partitions.add(new Partition(shard, -1, 0, everybody, only));
        }
        partitions.removeIf(partition -> partition.people() == 0 || partition.isEmpty());
        return partitions;
    }

    /// How many people the partition spans, shown or not.
    public int people() {
        return endPerson - firstPerson;
    }

    boolean isEmpty() {
        return only.isPresent() && next(only.get(), firstPerson) == endPerson;
    }

    /// Shows each person in order of identifier; the timeline moves on between calls.
    ///
    /// @throws InputProblem that names the file, where one is damaged
    public void forEach(Consumer<Timeline> reader) {
        try {
            showEach(reader);
        } catch (UnreadableFile e) {
            throw new StoreProblem(e.getMessage() + DamagedFile.AGAIN);
        } catch (InternalError e) {
            throw shard.cut(e);
        }
    }

    private void showEach(Consumer<Timeline> reader) {
        if (isEmpty()) {
            return;
        }
        var events = rowGroup < 0 ? shard.noEvents() : shard.events(rowGroup);
        if (only.isEmpty()) {
            events.scan();
        }
        var timeline = new MappedTimeline(shard.codes(), shard.people(), events);
        if (only.isPresent()) {
            for (int row = next(only.get(), firstPerson);
                    row < endPerson;
                    row = next(only.get(), row + 1)) {
                move(timeline, events, row, events.runOf(shard.people().id(row)));
                reader.accept(timeline);
            }
        } else {
            int run = events.runOf(shard.people().id(firstPerson));
            for (int row = firstPerson; row < endPerson; row++) {
                run = move(timeline, events, row, run);
                reader.accept(timeline);
            }
        }
    }

    private int next(BitSet rows, int from) {
        int next = rows.nextSetBit(from);
        return next < 0 || next > endPerson ? endPerson : next;
    }

    /// Moves to a person and returns the next person's run.
    private int move(MappedTimeline timeline, RowGroupEvents events, int row, int run) {
        if (run < events.people() && events.person(run) == shard.people().id(row)) {
            timeline.move(row, events.start(run), events.start(run + 1));
            return run + 1;
        }
        timeline.move(row, 0, 0);
        return run;
    }
}

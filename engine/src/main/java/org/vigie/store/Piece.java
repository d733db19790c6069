package org.vigie.store;

import java.util.function.Consumer;
import org.vigie.timeline.Timeline;

/// Some people of a shard who can be read on their own: a range of rows of `people.parquet` whose
/// events are in one row group.
public final class Piece {

    private final Shard shard;
    private final int rowGroup;
    private final int firstPerson;
    private final int endPerson;

    /// @param rowGroup of `events.parquet`, or -1 where none of them has an event
    Piece(Shard shard, int rowGroup, int firstPerson, int endPerson) {
        this.shard = shard;
        this.rowGroup = rowGroup;
        this.firstPerson = firstPerson;
        this.endPerson = endPerson;
    }

    public int people() {
        return endPerson - firstPerson;
    }

    /// Shows each person in order of identifier; the timeline moves on between calls.
    public void forEach(Consumer<Timeline> reader) {
        var events = rowGroup < 0 ? null : shard.events(rowGroup);
        var timeline = new MappedTimeline(shard.codes(), shard.people(), events);
        int run = events == null ? 0 : events.runOf(shard.people().id(firstPerson));
        for (int row = firstPerson; row < endPerson; row++) {
            long id = shard.people().id(row);
            if (events != null && run < events.people() && events.person(run) == id) {
                timeline.move(row, events.start(run), events.start(run + 1));
                run++;
            } else {
                timeline.move(row, 0, 0);
            }
            reader.accept(timeline);
        }
    }
}

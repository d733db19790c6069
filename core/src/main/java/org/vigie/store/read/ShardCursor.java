package org.vigie.store.read;

/// The people of a shard one after the other, asked for rather than shown, so that two shards can
/// be read in step.
public final class ShardCursor {

    private final Shard shard;
    private MappedTimeline timeline;
    private RowGroupEvents events;
    private int group = -1;
    private int run;
    private int row = -1;

    public ShardCursor(Shard shard) {
        this.shard = shard;
        events = shard.noEvents();
        timeline = new MappedTimeline(shard.codes(), shard.people(), events);
    }

    /// Moves to the next person.
    public boolean next() {
        row++;
        if (row >= shard.people().size()) {
            return false;
        }
        long id = shard.people().id(row);
        while (group + 1 < shard.rowGroups() && (group < 0 || id > shard.lastPerson(group))) {
            group++;
            run = 0;
            events = shard.events(group);
            events.scan();
            timeline = new MappedTimeline(shard.codes(), shard.people(), events);
        }
        if (run < events.people() && events.person(run) == id) {
            timeline.move(row, events.start(run), events.start(run + 1));
            run++;
        } else {
            timeline.move(row, 0, 0);
        }
        return true;
    }

    public MappedTimeline timeline() {
        return timeline;
    }
}

package org.vigie.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vigie.store.EventRow;
import org.vigie.store.Person;

/// Some people of one shard with all their events, on the way from the thread that reads to the one
/// that writes. Batches are used again, and so are the rows in them.
final class EventBatch {

    /// Few enough that the batches on their way lie in a processor's cache.
    private static final int FULL = 1 << 10;

    /// An event with its place among the tables and its row in the source.
    static final class Placed extends EventRow {
        int place;
        long row;
    }

    /// Is shown a person, then each of their events in order.
    interface Reader {
        void person(Person person) throws IOException;

        void event(Person person, Placed event);
    }

    private record Life(Person person, int end) {}

    private final List<Life> lives = new ArrayList<>();
    private final List<Placed> rows = new ArrayList<>();
    private int size;
    private int shard;
    private boolean endsShard;

    /// Empties the batch for people of a shard.
    void begin(int number) {
        lives.clear();
        size = 0;
        shard = number;
        endsShard = false;
    }

    /// A row to be filled, after those that were filled before.
    Placed next() {
        if (size == rows.size()) {
            rows.add(new Placed());
        }
        return rows.get(size++);
    }

    /// Where the next row will be.
    int size() {
        return size;
    }

    /// Puts rows in order, from one place to before another.
    void sort(int from, int to) {
        if (to - from > 1) {
            rows.subList(from, to).sort(EventRow.ORDER);
        }
    }

    /// Says that the rows since the person before are this one's.
    void add(Person person) {
        lives.add(new Life(person, size));
    }

    boolean full() {
        return size >= FULL || lives.size() >= FULL;
    }

    /// Says that no more people of the shard follow.
    void endShard() {
        endsShard = true;
    }

    boolean endsShard() {
        return endsShard;
    }

    int shard() {
        return shard;
    }

    void show(Reader reader) throws IOException {
        int event = 0;
        for (var life : lives) {
            reader.person(life.person);
            for (; event < life.end; event++) {
                reader.event(life.person, rows.get(event));
            }
        }
    }
}

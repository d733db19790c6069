package org.vigie.cohort.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.cohort.definition.EventKind;
import org.vigie.timeline.Timeline;

/// The events of the person at hand, stream by stream, in time order.
final class PersonStreams {

    /// An end that is looked up when it is asked for: most never are.
    static final int END_AS_RECORDED = Integer.MAX_VALUE;

    private static final int OTHER_TABLE = -1;
    private static final int DEATH = EventKind.DEATH.ordinal();
    private static final int DRUG_EXPOSURE = EventKind.DRUG_EXPOSURE.ordinal();
    private static final EventKind[] KINDS = EventKind.values();

    /// Texts of tables that are known by what they are rather than what they say.
    private static final int SEEN = 64;

    private final Streams streams;
    private final int[][][] byCode;
    private final int[][] every;
    private final boolean[] hasOthers;
    private final int[][] ofOtherTables;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final PersonPeriods periods = new PersonPeriods();
    private final int[][] events;
    private final int[] sizes;
    private final int[] touched;
    private int touchedCount;
    private int[] codes = new int[256];
    private int[] days = new int[256];
    private int[] ends = new int[256];
    private String[] tables = new String[256];
    private int[] kindOf = new int[256];
    private final String[] seen = new String[SEEN];
    private final int[] seenKinds = new int[SEEN];
    private int seenCount;
    private @Nullable Timeline person;

    PersonStreams(Streams streams) {
        this.streams = streams;
        byCode = streams.byCode();
        every = streams.every();
        hasOthers = streams.hasOthers();
        ofOtherTables = streams.ofOtherTables();
        for (var kind : KINDS) {
            kinds.put(kind.table(), kind.ordinal());
        }
        events = new int[streams.size()][4];
        sizes = new int[streams.size()];
        touched = new int[streams.size()];
    }

    /// Gathers the events of a person; those of the last one are forgotten.
    void gather(Timeline next) {
        person = next;
        for (int t = 0; t < touchedCount; t++) {
            sizes[touched[t]] = 0;
        }
        touchedCount = 0;
        int size = next.size();
        room(size);
        periods.gather(next);
        next.days(days);
        next.codes(codes);
        next.tables(tables);
        Arrays.fill(ends, 0, size, END_AS_RECORDED);
        for (int e = 0; e < size; e++) {
            int kind = kind(tables[e]);
            kindOf[e] = kind;
            if (days[e] == Timeline.NO_DAY) {
                continue;
            }
            if (kind == OTHER_TABLE) {
                addAll(ofOtherTables[codes[e]], e);
            } else {
                gather(next, kind, codes[e], e);
            }
        }
    }

    private void room(int size) {
        if (codes.length < size) {
            codes = new int[size * 2];
            days = new int[size * 2];
            ends = new int[size * 2];
            tables = new String[size * 2];
            kindOf = new int[size * 2];
        }
    }

    /// A row group has each table's name once, so that looking for the very object nearly always
    /// finds it.
    private int kind(String table) {
        for (int s = 0; s < seenCount; s++) {
            if (seen[s] == table) {
                return seenKinds[s];
            }
        }
        int kind = kinds.getOrDefault(table, OTHER_TABLE);
        seenCount = seenCount == SEEN ? 0 : seenCount;
        seen[seenCount] = table;
        seenKinds[seenCount++] = kind;
        return kind;
    }

    private void gather(Timeline next, int kind, int code, int event) {
        if (kind == DEATH && code != streams.death()) {
            return;
        }
        var lists = byCode[kind];
        if (lists != null && lists[code] != null) {
            addAll(lists[code], event);
        }
        addAll(every[kind], event);
        if (hasOthers[kind]) {
            addAll(streams.others(next, kind, event), event);
        }
    }

    private void addAll(int[] some, int event) {
        for (int stream : some) {
            int size = sizes[stream]++;
            if (size == 0) {
                touched[touchedCount++] = stream;
            }
            if (size == events[stream].length) {
                events[stream] = Arrays.copyOf(events[stream], size * 2);
            }
            events[stream][size] = event;
        }
    }

    /// The person's observation periods.
    PersonPeriods periods() {
        return periods;
    }

    /// The day of an event of the person.
    int day(int event) {
        return days[event];
    }

    /// The day an event is over, as its kind has it; looked up once.
    int end(int event) {
        int end = ends[event];
        if (end == END_AS_RECORDED) {
            int kind = kindOf[event] == OTHER_TABLE ? DRUG_EXPOSURE : kindOf[event];
            end = PlainCriteria.end(person(), KINDS[kind], event, days[event]);
            ends[event] = end;
        }
        return end;
    }

    private Timeline person() {
        return Objects.requireNonNull(person, "a person is gathered before events are looked at");
    }

    /// How many streams have events.
    int touched() {
        return touchedCount;
    }

    /// One of the streams that have events.
    int touched(int position) {
        return touched[position];
    }

    int size(int stream) {
        return sizes[stream];
    }

    int event(int stream, int position) {
        return events[stream][position];
    }
}

package org.vigie.cohort;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.vigie.cohort.definition.EventKind;
import org.vigie.timeline.Timeline;

/// The events of the person at hand, stream by stream, in time order.
final class PersonStreams {

    private static final int OTHER_TABLE = -1;

    private final Streams streams;
    private final int[][][] byCode;
    private final int[][] every;
    private final boolean[] hasOthers;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final int[][] events;
    private final int[] sizes;
    private final int[] touched;
    private int touchedCount;
    private int[] codes = new int[256];
    private int[] days = new int[256];
    private String[] tables = new String[256];
    private String lastTable = "";
    private int lastKind = OTHER_TABLE;

    PersonStreams(Streams streams) {
        this.streams = streams;
        byCode = streams.byCode();
        every = streams.every();
        hasOthers = streams.hasOthers();
        for (var kind : EventKind.values()) {
            kinds.put(kind.table(), kind.ordinal());
        }
        events = new int[streams.size()][4];
        sizes = new int[streams.size()];
        touched = new int[streams.size()];
    }

    /// Gathers the events of a person; those of the last one are forgotten.
    void gather(Timeline person) {
        for (int t = 0; t < touchedCount; t++) {
            sizes[touched[t]] = 0;
        }
        touchedCount = 0;
        if (codes.length < person.size()) {
            codes = new int[person.size() * 2];
            days = new int[person.size() * 2];
            tables = new String[person.size() * 2];
        }
        person.days(days);
        person.codes(codes);
        person.tables(tables);
        for (int e = 0; e < person.size(); e++) {
            int kind = kind(tables[e]);
            if (kind != OTHER_TABLE && days[e] != Timeline.NO_DAY) {
                gather(person, kind, codes[e], e);
            }
        }
    }

    private int kind(String table) {
        if (table != lastTable) {
            lastTable = table;
            lastKind = kinds.getOrDefault(table, OTHER_TABLE);
        }
        return lastKind;
    }

    private void gather(Timeline person, int kind, int code, int event) {
        var lists = byCode[kind];
        if (lists == null && every[kind].length == 0 && !hasOthers[kind]) {
            return;
        }
        if (kind == EventKind.DEATH.ordinal() && code != streams.death()) {
            return;
        }
        if (lists != null && lists[code] != null) {
            addAll(lists[code], event);
        }
        addAll(every[kind], event);
        if (hasOthers[kind]) {
            addAll(streams.others(person, EventKind.values()[kind], event), event);
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

    /// The day of an event of the person.
    int day(int event) {
        return days[event];
    }

    /// How many streams have events.
    int touched() {
        return touchedCount;
    }

    /// One of the streams that have events.
    int touched(int which) {
        return touched[which];
    }

    int size(int stream) {
        return sizes[stream];
    }

    int event(int stream, int which) {
        return events[stream][which];
    }
}

package org.vigie.cohort.evaluate;

import java.util.Arrays;
import org.vigie.timeline.Timeline;

/// The events a criterion names, as columns; reused from person to person.
final class EventBuffer {

    private final PersonStreams streams;

    int size;
    int[] event = new int[4];
    int[] start = new int[4];
    private int[] end = new int[4];
    int[] sortDay = new int[4];

    /// Observation periods they start in, where that was looked up.
    int[] period = new int[4];

    /// Whether starts never fall.
    boolean ordered;

    EventBuffer(PersonStreams streams) {
        this.streams = streams;
    }

    /// The last day of one of them, or {@link Timeline#NO_DAY}.
    int end(int row) {
        if (end[row] == PersonStreams.END_AS_RECORDED) {
            end[row] = streams.end(event[row]);
        }
        return end[row];
    }

    void clear() {
        size = 0;
        ordered = true;
    }

    void add(int event, int start, int end, int sortDay, int period) {
        if (size == this.event.length) {
            grow();
        }
        ordered &= size == 0 || this.start[size - 1] <= start;
        this.event[size] = event;
        this.start[size] = start;
        this.end[size] = end;
        this.sortDay[size] = sortDay;
        this.period[size++] = period;
    }

    /// Adds one of others.
    void add(EventBuffer others, int row, int period) {
        add(others.event[row], others.start[row], others.end[row], others.sortDay[row], period);
    }

    private void grow() {
        event = Arrays.copyOf(event, size * 2);
        start = Arrays.copyOf(start, size * 2);
        end = Arrays.copyOf(end, size * 2);
        sortDay = Arrays.copyOf(sortDay, size * 2);
        period = Arrays.copyOf(period, size * 2);
    }

    /// Keeps one of them in another's place.
    void move(int from, int to) {
        event[to] = event[from];
        start[to] = start[from];
        end[to] = end[from];
        sortDay[to] = sortDay[from];
        period[to] = period[from];
    }

    /// Moves one to an earlier place; those between move on.
    void insert(int from, int to) {
        add(event[from], start[from], end[from], sortDay[from], period[from]);
        for (int i = from; i > to; i--) {
            move(i - 1, i);
        }
        move(size - 1, to);
        size--;
    }

    /// Keeps no other.
    void keep(int row) {
        move(row, 0);
        size = 1;
    }

    /// The first that starts on or after a day; only where they are in order.
    int firstFrom(int day) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long visit(Timeline person, int row) {
        return PeriodEvent.is(event[row]) ? Timeline.NONE : person.visit(event[row]);
    }
}

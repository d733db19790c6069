package org.vigie.simulate.effects;

import java.util.Arrays;
import org.vigie.timeline.Timeline;

/// When something happened to a person, in time order; one object is reused for all.
public final class Occurrences {

    private int[] first = new int[8];
    private int[] last = new int[8];
    private int size;

    public void clear() {
        size = 0;
    }

    /// Adds one where it belongs in time.
    public void add(int from, int to) {
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            last = Arrays.copyOf(last, 2 * size);
        }
        int at = size++;
        while (at > 0 && first[at - 1] > from) {
            first[at] = first[at - 1];
            last[at] = last[at - 1];
            at--;
        }
        first[at] = from;
        last[at] = to;
    }

    public int size() {
        return size;
    }

    public int first(int i) {
        return first[i];
    }

    public int last(int i) {
        return last[i];
    }

    /// The end of the last one, or {@link Timeline#NO_DAY}.
    int end() {
        return size == 0 ? Timeline.NO_DAY : last[size - 1];
    }

    /// Whether any lies within so many days of a span.
    public boolean near(int from, int to, int days) {
        for (int i = 0; i < size; i++) {
            if (first[i] <= to + days && last[i] >= from - days) {
                return true;
            }
        }
        return false;
    }
}

package org.vigie.cohort.evaluate;

import java.util.Arrays;
import org.vigie.timeline.Timeline;

/// The observation periods of the person at hand, as they were recorded.
final class PersonPeriods {

    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int size;

    void gather(Timeline person) {
        size = person.recordedPeriods();
        if (size > starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        for (int p = 0; p < size; p++) {
            starts[p] = person.recordedStart(p);
            ends[p] = person.recordedEnd(p);
        }
    }

    /// First day of a period.
    int start(int period) {
        return starts[period];
    }

    /// Last day of a period, inclusive.
    int end(int period) {
        return ends[period];
    }

    /// The first period that holds a day, or -1.
    int at(int day) {
        for (int p = 0; p < size; p++) {
            if (day >= starts[p] && day <= ends[p]) {
                return p;
            }
        }
        return -1;
    }
}

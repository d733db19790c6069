package org.vigie.store.read;

import java.util.Arrays;
import org.vigie.timeline.Timeline;

/// The observation periods of one person at a time: the recorded days from birth to death, periods
/// that touch joined.
final class UnbrokenPeriods {

    private final PeopleTable people;
    private int person = -1;
    private int size;
    private int[] starts = new int[4];
    private int[] ends = new int[4];

    UnbrokenPeriods(PeopleTable people) {
        this.people = people;
    }

    /// Those of a row; one row is asked for many times before the next.
    UnbrokenPeriods of(int row) {
        if (row != person) {
            person = row;
            join();
        }
        return this;
    }

    private void join() {
        size = 0;
        int birth = people.birth(person);
        int death = people.death(person);
        int first = birth == Timeline.NO_DAY ? Integer.MIN_VALUE : birth;
        int last = death == Timeline.NO_DAY ? Integer.MAX_VALUE : death;
        for (int period = 0; period < people.periods(person); period++) {
            int start = Math.max(first, people.periodStart(person, period));
            int end = Math.min(last, people.periodEnd(person, period));
            if (start <= end) {
                add(start, end);
            }
        }
    }

    private void add(int start, int end) {
        if (size > 0 && start <= ends[size - 1] + 1) {
            ends[size - 1] = end;
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    int size() {
        return size;
    }

    int start(int period) {
        return starts[period];
    }

    int end(int period) {
        return ends[period];
    }
}

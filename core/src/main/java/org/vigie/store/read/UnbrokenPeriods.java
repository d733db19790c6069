package org.vigie.store.read;

import java.util.Arrays;

/// The recorded observation periods of one person at a time, those that touch joined.
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
        for (int period = 0; period < people.periods(person); period++) {
            int start = people.periodStart(person, period);
            if (size > 0 && start <= ends[size - 1] + 1) {
                ends[size - 1] = people.periodEnd(person, period);
            } else {
                if (size == starts.length) {
                    starts = Arrays.copyOf(starts, size * 2);
                    ends = Arrays.copyOf(ends, size * 2);
                }
                starts[size] = start;
                ends[size++] = people.periodEnd(person, period);
            }
        }
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

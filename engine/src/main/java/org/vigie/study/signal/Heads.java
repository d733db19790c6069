package org.vigie.study.signal;

import java.util.Arrays;

/// How many people were seen in each of some places, where what is seen of a person comes one after another.
final class Heads {

    private static final int NOBODY = -1;

    private final int[] last;
    private final long[] people;

    Heads(int places) {
        last = new int[places];
        Arrays.fill(last, NOBODY);
        people = new long[places];
    }

    /// @param person their number, 0 or more
    void see(int person, int place) {
        if (last[place] != person) {
            last[place] = person;
            people[place]++;
        }
    }

    long people(int place) {
        return people[place];
    }

    long[] people() {
        return people.clone();
    }
}

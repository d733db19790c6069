package org.vigie.study.signal.question;

import java.util.Arrays;

/// How many people were seen in each of some places, where what is seen of a person comes one after
/// another.
public final class PersonCounter {

    private static final int NOBODY = -1;

    private final int[] last;
    private final long[] people;

    public PersonCounter(int places) {
        last = new int[places];
        Arrays.fill(last, NOBODY);
        people = new long[places];
    }

    /// @param person their number, 0 or more
    public void see(int person, int place) {
        if (last[place] != person) {
            last[place] = person;
            people[place]++;
        }
    }

    public long people(int place) {
        return people[place];
    }

    public long[] people() {
        return people.clone();
    }
}

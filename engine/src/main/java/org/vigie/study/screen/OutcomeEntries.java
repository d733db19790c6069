package org.vigie.study.screen;

import java.util.Arrays;

/// A cohort used as an outcome: persons in ascending order and the day each first enters.
record OutcomeEntries(long[] persons, int[] days) {

    static final OutcomeEntries NONE = new OutcomeEntries(new long[0], new int[0]);

    /// The day a person enters, or {@link org.vigie.timeline.Timeline#NO_DAY}.
    int dayOf(long person) {
        int found = Arrays.binarySearch(persons, person);
        return found < 0 ? org.vigie.timeline.Timeline.NO_DAY : days[found];
    }
}

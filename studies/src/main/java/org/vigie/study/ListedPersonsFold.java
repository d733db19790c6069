package org.vigie.study;

import java.util.Arrays;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// How many of some persons there are.
///
/// @param persons in ascending order
record ListedPersonsFold(long[] persons) implements Fold<long[]> {

    @Override
    public long[] empty() {
        return new long[1];
    }

    @Override
    public void add(long[] state, Timeline person) {
        state[0] += Arrays.binarySearch(persons, person.person()) >= 0 ? 1 : 0;
    }

    @Override
    public long[] merge(long[] left, long[] right) {
        left[0] += right[0];
        return left;
    }
}

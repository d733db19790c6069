package org.vigie.benchmark;

import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Reads everything: the sum of all days and of all codes' ids.
record ScanFold() implements Fold<long[]> {

    @Override
    public long[] empty() {
        return new long[2];
    }

    @Override
    public void add(long[] sums, Timeline person) {
        long days = 0;
        long codes = 0;
        int size = person.size();
        for (int event = 0; event < size; event++) {
            days += person.day(event);
            codes += person.code(event);
        }
        sums[0] += days;
        sums[1] += codes;
    }

    @Override
    public long[] merge(long[] left, long[] right) {
        left[0] += right[0];
        left[1] += right[1];
        return left;
    }
}

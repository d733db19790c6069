package org.vigie.benchmark;

import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Reads everything: the sum of all days and of all codes' ids.
record ScanFold() implements Fold<ScanFold.State> {

    static final class State {
        long days;
        long codes;
        private int[] read = new int[256];
    }

    @Override
    public State empty() {
        return new State();
    }

    @Override
    public void add(State state, Timeline person) {
        int size = person.size();
        if (state.read.length < size) {
            state.read = new int[2 * size];
        }
        person.days(state.read);
        state.days += sum(state.read, size);
        person.codes(state.read);
        state.codes += sum(state.read, size);
    }

    private static long sum(int[] numbers, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    @Override
    public State merge(State left, State right) {
        left.days += right.days;
        left.codes += right.codes;
        return left;
    }
}

package org.vigie.benchmark;

import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Events by code, calendar year, sex and ten years of age.
///
/// @param codes how many codes there are
record CountsFold(int codes) implements Fold<CountsFold.State> {

    private static final int FIRST_YEAR = 2000;
    private static final int YEARS = 32;
    private static final int BANDS = 13;

    static final class State {
        final long[] counts;
        private final byte[] yearOfDay = new byte[(YEARS + 1) * 366];
        private final int origin = Days.of(FIRST_YEAR, 1, 1);

        State(int codes) {
            counts = new long[codes * YEARS * 2 * BANDS];
            for (int day = 0; day < yearOfDay.length; day++) {
                yearOfDay[day] = (byte) Math.min(YEARS - 1, Days.year(origin + day) - FIRST_YEAR);
            }
        }

        long cells() {
            long cells = 0;
            for (long count : counts) {
                cells += count > 0 ? 1 : 0;
            }
            return cells;
        }
    }

    @Override
    public State empty() {
        return new State(codes);
    }

    @Override
    public void add(State state, Timeline person) {
        int sex = person.sex().ordinal() & 1;
        int born = person.birthYear();
        for (int event = 0; event < person.size(); event++) {
            int year = state.yearOfDay[person.day(event) - state.origin];
            int band = Math.min(BANDS - 1, (FIRST_YEAR + year - born) / 10);
            state.counts[((person.code(event) * YEARS + year) * 2 + sex) * BANDS + band]++;
        }
    }

    @Override
    public State merge(State left, State right) {
        for (int cell = 0; cell < left.counts.length; cell++) {
            left.counts[cell] += right.counts[cell];
        }
        return left;
    }
}

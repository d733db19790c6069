package org.vigie.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// The first of some codes in a life, then how many distinct other codes in the 365 days before.
record WholeLifeFold(CodeSet first) implements Fold<WholeLifeFold.State> {

    static final class State {
        long people;
        long distinct;
        private @Nullable Codes codes;
        private int[] seen = {};
        private int turn;

        void use(Codes dictionary) {
            if (codes != dictionary) {
                codes = dictionary;
                seen = new int[dictionary.size()];
            }
        }
    }

    @Override
    public List<CodeSet> relevant() {
        return List.of(first);
    }

    @Override
    public State empty() {
        return new State();
    }

    @Override
    public void add(State state, Timeline person) {
        var isFirst = first.in(person.codes());
        int size = person.size();
        int index = 0;
        while (index < size && !isFirst[person.code(index)]) {
            index++;
        }
        if (index == size) {
            return;
        }
        state.use(person.codes());
        int day = person.day(index);
        int turn = ++state.turn;
        for (int event = person.firstOnOrAfter(day - 365); person.day(event) < day; event++) {
            int code = person.code(event);
            if (state.seen[code] != turn) {
                state.seen[code] = turn;
                state.distinct++;
            }
        }
        state.people++;
    }

    @Override
    public State merge(State left, State right) {
        left.people += right.people;
        left.distinct += right.distinct;
        return left;
    }
}

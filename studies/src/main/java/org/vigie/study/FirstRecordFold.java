package org.vigie.study;

import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// The day of everybody's first dated record of some codes.
record FirstRecordFold(CodeSet codes) implements Fold<FirstRecords> {

    @Override
    public List<CodeSet> relevant() {
        return List.of(codes);
    }

    @Override
    public FirstRecords empty() {
        return new FirstRecords();
    }

    @Override
    public void add(FirstRecords state, Timeline person) {
        var isOne = codes.in(person.codes());
        for (int event = 0; event < person.size(); event++) {
            if (isOne[person.code(event)] && person.day(event) != Timeline.NO_DAY) {
                state.add(person.person(), person.day(event));
                return;
            }
        }
    }

    @Override
    public FirstRecords merge(FirstRecords left, FirstRecords right) {
        return left.merge(right);
    }
}

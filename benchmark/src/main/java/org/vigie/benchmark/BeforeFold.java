package org.vigie.benchmark;

import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// People with one code within so many days before another.
record BeforeFold(CodeSet earlier, CodeSet later, int days) implements Fold<long[]> {

    @Override
    public List<CodeSet> relevant() {
        return List.of(earlier, later);
    }

    @Override
    public long[] empty() {
        return new long[1];
    }

    @Override
    public void add(long[] people, Timeline person) {
        var isEarlier = earlier.in(person.codes());
        var isLater = later.in(person.codes());
        int last = Integer.MIN_VALUE;
        int before = Integer.MIN_VALUE;
        for (int event = 0; event < person.size(); event++) {
            int code = person.code(event);
            int day = person.day(event);
            if (isLater[code]
                    && ((before >= day - days && before < day)
                            || (last >= day - days && last < day))) {
                people[0]++;
                return;
            }
            if (isEarlier[code] && day != last) {
                before = last;
                last = day;
            }
        }
    }

    @Override
    public long[] merge(long[] left, long[] right) {
        left[0] += right[0];
        return left;
    }
}

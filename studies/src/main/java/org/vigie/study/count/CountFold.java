package org.vigie.study.count;

import java.util.BitSet;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts, for each year, people observed on a day of it, and those of them with a record of some
/// codes on such a day.
///
/// @param firstYear the first year that is counted
/// @param lastYear the last, not before it
public record CountFold(CodeSet codes, int firstYear, int lastYear) implements Fold<PeopleByYear> {

    @Override
    public PeopleByYear empty() {
        return new PeopleByYear(lastYear - firstYear + 1);
    }

    @Override
    public void add(PeopleByYear counts, Timeline person) {
        counts.add(observed(person), recorded(person));
    }

    private BitSet observed(Timeline person) {
        var years = new BitSet();
        for (int period = 0; period < person.periods(); period++) {
            int first = Math.max(firstYear, Days.year(person.periodStart(period)));
            int last = Math.min(lastYear, Days.year(person.periodEnd(period)));
            if (first <= last) {
                years.set(first - firstYear, last - firstYear + 1);
            }
        }
        return years;
    }

    private BitSet recorded(Timeline person) {
        var years = new BitSet();
        var isOne = codes.in(person.codes());
        for (int event = 0; event < person.size(); event++) {
            int day = person.day(event);
            if (day != Timeline.NO_DAY && isOne[person.code(event)] && person.periodAt(day) >= 0) {
                int year = Days.year(day);
                if (year >= firstYear && year <= lastYear) {
                    years.set(year - firstYear);
                }
            }
        }
        return years;
    }

    @Override
    public PeopleByYear merge(PeopleByYear left, PeopleByYear right) {
        return left.merge(right);
    }
}

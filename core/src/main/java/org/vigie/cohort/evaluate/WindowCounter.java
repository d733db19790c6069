package org.vigie.cohort.evaluate;

import java.util.HashSet;
import org.vigie.cohort.definition.Correlated.Bound;
import org.vigie.cohort.definition.Correlated.Occurrence;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.evaluate.EvaluationPlan.CorrelatedPlan;
import org.vigie.timeline.Timeline;

/// Counts the events around an index event: windows become days once, then events are looked at
/// from the first that can lie inside.
final class WindowCounter {

    /// A window that nothing lies in: a day it is measured from is not known.
    private static final int NEVER_FROM = Integer.MAX_VALUE;

    private static final int NEVER_TO = Integer.MIN_VALUE;

    /// Later than {@link Timeline#NO_DAY}, which lies in no window.
    private static final int EVER_FROM = Timeline.NO_DAY + 1;

    private static final int EVER_TO = Integer.MAX_VALUE;

    private final Conditions conditions;
    private final PersonPeriods periods;

    WindowCounter(Conditions conditions, PersonPeriods periods) {
        this.conditions = conditions;
        this.periods = periods;
    }

    /// Whether there are as many as there should be.
    ///
    /// @param others the events of the plan's criterion
    boolean holds(
            CorrelatedPlan plan,
            EventBuffer others,
            EventBuffer index,
            int row,
            int period,
            Timeline person) {
        var occurrence = plan.correlated().occurrence();
        if (others.size == 0) {
            return occurrence.holds(0);
        }
        return occurrence.holds(count(plan, others, index, row, period, person));
    }

    /// How many there are, or some number beyond which it does not matter.
    private int count(
            CorrelatedPlan plan,
            EventBuffer others,
            EventBuffer index,
            int row,
            int period,
            Timeline person) {
        var correlated = plan.correlated();
        boolean unbounded = correlated.ignoreObservation();
        int observedFrom = unbounded ? Integer.MIN_VALUE : periods.start(period);
        int observedTo = unbounded ? Integer.MAX_VALUE : periods.end(period);
        var first = correlated.start();
        boolean byStart = first.event() == Moment.START;
        int from = limit(first.from(), first, unbounded, index, row, period, EVER_FROM, NEVER_FROM);
        int to = limit(first.to(), first, unbounded, index, row, period, EVER_TO, NEVER_TO);
        boolean any = first.from().days().isEmpty() && first.to().days().isEmpty() && unbounded;
        int lowest = byStart && !any ? Math.max(from, observedFrom) : observedFrom;
        int highest = byStart && !any ? Math.min(to, observedTo) : observedTo;
        var second = correlated.end().orElse(null);
        long visit = correlated.sameVisit() ? index.visit(person, row) : Timeline.NONE;
        if (lowest > highest || (correlated.sameVisit() && visit == Timeline.NONE)) {
            return 0;
        }
        var distinct =
                correlated.occurrence().distinct().map(_ -> new HashSet<Double>()).orElse(null);
        int enough = enough(correlated.occurrence());
        int count = 0;
        for (int i = others.ordered ? others.firstFrom(lowest) : 0;
                i < others.size && count < enough;
                i++) {
            int start = others.start[i];
            if (start > highest) {
                if (others.ordered) {
                    break;
                }
                continue;
            }
            if (start < lowest
                    || (!byStart && !any && !isWithin(others.end(i), from, to))
                    || (second != null && !isIn(second, unbounded, others, i, index, row, period))
                    || (correlated.sameVisit() && others.visit(person, i) != visit)) {
                continue;
            }
            if (distinct == null) {
                count++;
            } else {
                double value =
                        CountedValue.of(
                                correlated.occurrence().distinct().get(),
                                conditions,
                                person,
                                correlated.criterion().kind(),
                                others.event[i],
                                start,
                                others.end(i));
                count += !Double.isNaN(value) && distinct.add(value) ? 1 : 0;
            }
        }
        return count;
    }

    /// From how many on the answer stays the same.
    private static int enough(Occurrence occurrence) {
        return switch (occurrence.comparison()) {
            case AT_LEAST -> Math.max(1, occurrence.count());
            case AT_MOST, EXACTLY -> occurrence.count() + 1;
        };
    }

    private boolean isIn(
            Window window,
            boolean unbounded,
            EventBuffer others,
            int other,
            EventBuffer index,
            int row,
            int period) {
        if (unbounded && window.from().days().isEmpty() && window.to().days().isEmpty()) {
            return true;
        }
        int day = window.event() == Moment.START ? others.start[other] : others.end(other);
        return isWithin(
                day,
                limit(window.from(), window, unbounded, index, row, period, EVER_FROM, NEVER_FROM),
                limit(window.to(), window, unbounded, index, row, period, EVER_TO, NEVER_TO));
    }

    private static boolean isWithin(int day, int from, int to) {
        return day != Timeline.NO_DAY && day >= from && day <= to;
    }

    private int limit(
            Bound bound,
            Window window,
            boolean unbounded,
            EventBuffer index,
            int row,
            int period,
            int ever,
            int never) {
        if (bound.days().isEmpty()) {
            return unbounded ? ever : bound.before() ? periods.start(period) : periods.end(period);
        }
        int zero = window.index() == Moment.START ? index.start[row] : index.end(row);
        return zero == Timeline.NO_DAY ? never : zero + bound.days().getAsInt();
    }
}

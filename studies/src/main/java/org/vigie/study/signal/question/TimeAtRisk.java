package org.vigie.study.signal.question;

import java.util.Optional;
import org.vigie.study.Entries;
import org.vigie.timeline.Timeline;

/// Days on which a person is at risk: observed, after the washout, alive, in the population.
///
/// @param starts first days, ascending
/// @param ends last days; no span touches the next
record TimeAtRisk(int[] starts, int[] ends) {

    /// Days observed after the washout and alive.
    static TimeAtRisk observed(Timeline person, int washoutDays) {
        var starts = new IntList();
        var ends = new IntList();
        for (int period = 0; period < person.periods(); period++) {
            int end =
                    person.deathDay() == Timeline.NO_DAY
                            ? person.periodEnd(period)
                            : Math.min(person.periodEnd(period), person.deathDay());
            if (end - person.periodStart(period) >= washoutDays) {
                starts.add(person.periodStart(period) + washoutDays);
                ends.add(end);
            }
        }
        return new TimeAtRisk(starts.toArray(), ends.toArray());
    }

    /// Those of them in a population.
    TimeAtRisk in(Optional<Entries> population, long person) {
        if (population.isEmpty()) {
            return this;
        }
        var from = population.get().starts(person);
        var to = population.get().ends(person);
        var cutStarts = new IntList();
        var cutEnds = new IntList();
        for (int span = 0; span < size(); span++) {
            int last = Integer.MIN_VALUE;
            for (int entry = 0; entry < from.length; entry++) {
                int start = Math.max(starts[span], from[entry]);
                int end = Math.min(ends[span], to[entry]);
                if (start > end) {
                    continue;
                }
                if (last != Integer.MIN_VALUE && start <= last + 1) {
                    last = Math.max(last, end);
                    cutEnds.setLast(last);
                } else {
                    cutStarts.add(start);
                    cutEnds.add(end);
                    last = end;
                }
            }
        }
        return new TimeAtRisk(cutStarts.toArray(), cutEnds.toArray());
    }

    int size() {
        return starts.length;
    }

    boolean holds(int day) {
        return meets(day, day);
    }

    /// Whether one of the days from `first` to `last` is in a span.
    boolean meets(int first, int last) {
        for (int span = 0; span < starts.length; span++) {
            if (last >= starts[span] && first <= ends[span]) {
                return true;
            }
        }
        return false;
    }

    /// How many of the days from `first` to `last` are in a span.
    int days(int first, int last) {
        int days = 0;
        for (int span = 0; span < starts.length; span++) {
            days += Math.max(0, Math.min(last, ends[span]) - Math.max(first, starts[span]) + 1);
        }
        return days;
    }
}

package org.vigie.study.screen;

import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// What matching needs to know of a person.
///
/// @param birthYear  {@link Timeline#NO_DAY} where not known
/// @param starts     first days of the observation periods, in order
/// @param ends       their last days
/// @param outcomeDay day of the first outcome, or {@link Timeline#NO_DAY}
/// @param deathDay   day of death, or {@link Timeline#NO_DAY}
record Candidate(long person, Sex sex, int birthYear, String region, String practice, String site, int[] starts,
        int[] ends, int outcomeDay, int deathDay) {

    static Candidate of(Timeline person, int outcomeDay) {
        var starts = new int[person.periods()];
        var ends = new int[starts.length];
        for (int p = 0; p < starts.length; p++) {
            starts[p] = person.periodStart(p);
            ends[p] = person.periodEnd(p);
        }
        return new Candidate(person.person(), person.sex(), person.birthYear(), person.region(), person.practice(),
                person.site(), starts, ends, outcomeDay, person.deathDay());
    }

    boolean hasOutcome() {
        return outcomeDay != Timeline.NO_DAY;
    }

    /// Days observed without a break before a day, or -1 where the day itself is not observed. Nobody is
    /// observed after the day of death, whatever the period says.
    int history(int day) {
        if (deathDay != Timeline.NO_DAY && day > deathDay) {
            return -1;
        }
        for (int p = 0; p < starts.length; p++) {
            if (day >= starts[p] && day <= ends[p]) {
                return day - starts[p];
            }
        }
        return -1;
    }

    /// Whether the person could be a control on a day: observed long enough, alive, and free of the outcome
    /// up to and including that day.
    boolean atRisk(int day, int historyNeeded) {
        return !(hasOutcome() && outcomeDay <= day) && history(day) >= historyNeeded;
    }
}

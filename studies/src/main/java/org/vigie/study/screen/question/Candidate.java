package org.vigie.study.screen.question;

import java.util.Optional;
import org.vigie.study.Entries;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// What matching needs to know of a person.
///
/// @param birthYear {@link Timeline#NO_DAY} where not known
/// @param starts first days of the observation periods, in order
/// @param ends their last days
/// @param outcomeDay day of the first outcome, or {@link Timeline#NO_DAY}
/// @param deathDay day of death, or {@link Timeline#NO_DAY}
/// @param memberFrom first days in the population
/// @param memberTo last days in it
record Candidate(
        long person,
        Sex sex,
        int birthYear,
        String region,
        String practice,
        String site,
        int[] starts,
        int[] ends,
        int outcomeDay,
        int deathDay,
        int[] memberFrom,
        int[] memberTo) {

    private static final int[] EVER = {Integer.MIN_VALUE};
    private static final int[] FOREVER = {Integer.MAX_VALUE};

    /// @param population nothing where everybody is in it at all times
    static Candidate of(Timeline person, int outcomeDay, Optional<Entries> population) {
        var starts = new int[person.periods()];
        var ends = new int[starts.length];
        for (int p = 0; p < starts.length; p++) {
            starts[p] = person.periodStart(p);
            ends[p] = person.periodEnd(p);
        }
        return new Candidate(
                person.person(),
                person.sex(),
                person.birthYear(),
                person.region(),
                person.practice(),
                person.site(),
                starts,
                ends,
                outcomeDay,
                person.deathDay(),
                population.map(entries -> entries.starts(person.person())).orElse(EVER),
                population.map(entries -> entries.ends(person.person())).orElse(FOREVER));
    }

    boolean hasOutcome() {
        return outcomeDay != Timeline.NO_DAY;
    }

    /// Days observed without a break before a day, or -1 where the day itself is not observed.
    /// Nobody is observed after the day of death, whatever the period says.
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

    /// Whether the person is in the population on a day.
    boolean isMember(int day) {
        for (int entry = 0; entry < memberFrom.length; entry++) {
            if (day >= memberFrom[entry] && day <= memberTo[entry]) {
                return true;
            }
        }
        return false;
    }

    /// Whether the person could be a control on a day: in the population, observed long enough,
    /// alive, and free of the outcome up to and including that day.
    boolean atRisk(int day, int historyNeeded) {
        return !(hasOutcome() && outcomeDay <= day)
                && history(day) >= historyNeeded
                && isMember(day);
    }
}

package org.vigie.study.screen.question;

import java.util.Optional;
import org.vigie.study.Entries;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Everybody, with the day of their first outcome: whom cases and controls are chosen from.
///
/// @param outcome codes whose first dated record is the outcome
/// @param entries or a cohort, where that is the outcome
/// @param population whom cases and controls are chosen from, while they are in it; nothing for
///   everybody
record RosterFold(CodeSet outcome, Entries entries, Optional<Entries> population)
        implements Fold<Roster> {

    @Override
    public Roster empty() {
        return new Roster();
    }

    @Override
    public void add(Roster roster, Timeline person) {
        int first = entries.firstDay(person.person());
        var isOutcome = outcome.in(person.codes());
        for (int event = 0; event < person.size() && first == Timeline.NO_DAY; event++) {
            if (isOutcome[person.code(event)]) {
                first = person.day(event);
            }
        }
        roster.add(Candidate.of(person, first, population));
    }

    @Override
    public Roster merge(Roster left, Roster right) {
        return left.merge(right);
    }
}

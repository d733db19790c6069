package org.vigie.study.screen.question;

import java.util.List;
import org.vigie.study.DayWindow;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// For each member of the matched sets and each window: distinct days with any code of each of
/// several sets, and days with a visit.
///
/// @param codeSets what is counted, a set each
/// @param windows where, one for each set
record CovariateFold(MatchedSets sets, List<CodeSet> codeSets, List<DayWindow> windows)
        implements Fold<MemberDays> {

    /// The table of visits; a set without codes stands for any event of it.
    static final String VISITS = "visit_occurrence";

    @Override
    public MemberDays empty() {
        return new MemberDays(codeSets.size(), sets.members().size());
    }

    @Override
    public void add(MemberDays state, Timeline person) {
        for (int member : sets.of(person.person())) {
            for (int set = 0; set < codeSets.size(); set++) {
                state.put(
                        set,
                        member,
                        days(
                                person,
                                sets.member(member).indexDay(),
                                windows.get(set),
                                codeSets.get(set)));
            }
        }
    }

    private static int days(Timeline person, int indexDay, DayWindow window, CodeSet codes) {
        var counts = codes.in(person.codes());
        boolean visits = codes.isEmpty();
        int days = 0;
        int last = Timeline.NO_DAY;
        for (int event = person.firstOnOrAfter(indexDay + window.start());
                event < person.size() && person.day(event) <= indexDay + window.end();
                event++) {
            if (person.day(event) != last
                    && (visits ? person.table(event).equals(VISITS) : counts[person.code(event)])) {
                last = person.day(event);
                days++;
            }
        }
        return days;
    }

    @Override
    public MemberDays merge(MemberDays left, MemberDays right) {
        return left.merge(right);
    }
}

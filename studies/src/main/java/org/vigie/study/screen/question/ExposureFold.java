package org.vigie.study.screen.question;

import java.util.List;
import java.util.Set;
import org.vigie.study.DayWindow;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Ancestry;

/// Who of the matched sets was exposed to what and when: every code, every window, one pass.
///
/// A member counts in a window only if observed throughout it, for only there does no record mean
/// no event.
///
/// @param minimumDays distinct days with the code that make a member exposed
/// @param ancestry codes that a record counts for too
/// @param excluded codes that are not screened
/// @param tables tables whose events are screened, or empty for all
record ExposureFold(
        MatchedSets sets,
        List<DayWindow> windows,
        int minimumDays,
        Ancestry ancestry,
        CodeSet excluded,
        Set<String> tables)
        implements Fold<Exposures> {

    @Override
    public Exposures empty() {
        return new Exposures(windows.size());
    }

    @Override
    public void add(Exposures state, Timeline person) {
        var memberships = sets.of(person.person());
        if (memberships.length == 0) {
            return;
        }
        if (state.codes().size() == 0) {
            state.begin(person.codes(), windows.size());
        } else if (state.codes() != person.codes()) {
            var apart = empty();
            add(apart, person);
            state.merge(apart);
            return;
        }
        for (int member : memberships) {
            add(state, person, member);
            state.counter().reset();
        }
    }

    private void add(Exposures state, Timeline person, int number) {
        var member = sets.member(number);
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (var window : windows) {
            if (observed(member, window)) {
                first = Math.min(first, window.start());
                last = Math.max(last, window.end());
            }
        }
        if (first > last) {
            return;
        }
        var isExcluded = excluded.in(person.codes());
        var counted = ancestry.in(person.codes());
        int end = member.indexDay() + last;
        for (int event = person.firstOnOrAfter(member.indexDay() + first);
                event < person.size() && person.day(event) <= end;
                event++) {
            int code = person.code(event);
            if (tables.isEmpty() || tables.contains(person.table(event))) {
                for (int one : counted[code]) {
                    if (!isExcluded[one]) {
                        count(state, one, person.day(event), number, member);
                    }
                }
            }
        }
    }

    private void count(Exposures state, int code, int day, int number, MatchedSets.Member member) {
        int relative = day - member.indexDay();
        for (int w = 0; w < windows.size(); w++) {
            var window = windows.get(w);
            if (relative >= window.start()
                    && relative <= window.end()
                    && observed(member, window)
                    && state.counter().count(code * windows.size() + w, day) == minimumDays) {
                state.add(code, w, number);
            }
        }
    }

    /// Whether a member was observed throughout a window.
    static boolean observed(MatchedSets.Member member, DayWindow window) {
        return member.history() >= -window.start();
    }

    @Override
    public Exposures merge(Exposures left, Exposures right) {
        return left.merge(right);
    }
}

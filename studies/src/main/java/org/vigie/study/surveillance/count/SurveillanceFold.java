package org.vigie.study.surveillance.count;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts days at risk and first outcomes by exposure, outcome, look, age group and sex: in the
/// history those outside of any risk window, in surveillance those in one. Where windows are
/// compared, first outcomes in the risk window and in the comparison window of the same doses.
public record SurveillanceFold(SurveillancePlan plan) implements Fold<SurveillanceCounts> {

    @Override
    public SurveillanceCounts empty() {
        return new SurveillanceCounts();
    }

    @Override
    public void add(SurveillanceCounts counts, Timeline person) {
        var days = new PersonDays(plan, person);
        var observed = days.observed();
        counts.people++;
        var surveillance = List.of(new DayRange(plan.from(), plan.to()));
        counts.observed += PersonDays.both(observed, surveillance).isEmpty() ? 0 : 1;
        boolean ever = false;
        for (int exposure = 0; exposure < plan.exposures().size(); exposure++) {
            var doses = days.days(plan.exposures().get(exposure));
            if (plan.comparison().isPresent()) {
                var matched = new MatchedDoses(plan, person, observed, plan.comparison().get());
                ever |= addMatched(counts, exposure, days, matched, matched.of(doses));
            } else {
                ever |= addStretches(counts, exposure, person, days, doses);
            }
        }
        counts.everExposed += ever ? 1 : 0;
    }

    /// Whether there is a day in a risk window.
    private boolean addStretches(
            SurveillanceCounts counts,
            int exposure,
            Timeline person,
            PersonDays days,
            NavigableSet<Integer> doses) {
        var observed = days.observed();
        var surveillance = List.of(new DayRange(plan.from(), plan.to()));
        var watched = days.windows(doses.subSet(plan.from(), true, plan.to(), true));
        var exposed = PersonDays.both(PersonDays.both(observed, watched), surveillance);
        var history =
                PersonDays.both(
                        observed,
                        PersonDays.outside(
                                days.windows(doses), plan.historyFrom(), plan.from() - 1));
        var byLook = exposed.stream().flatMap(stretch -> byLook(stretch).stream()).toList();
        addExposed(counts, exposure, byLook);
        for (int outcome = 0; outcome < plan.outcomes().size(); outcome++) {
            var pair = new Pair(counts, person, days, exposure + "|" + outcome + "|");
            var first = first(days, outcome);
            history.forEach(stretch -> pair.add(SurveillanceCounts.HISTORY, stretch, first));
            byLook.forEach(part -> pair.add(plan.look(part.start()), part, first));
        }
        return !byLook.isEmpty();
    }

    /// Whether a dose counts.
    private boolean addMatched(
            SurveillanceCounts counts,
            int exposure,
            PersonDays days,
            MatchedDoses matched,
            List<Integer> doses) {
        for (int dose : doses) {
            counts.addExposed(
                    exposure + "|" + matched.look(dose),
                    plan.risk().length(),
                    dose == doses.getFirst() ? 1 : 0);
        }
        for (int outcome = 0; outcome < plan.outcomes().size(); outcome++) {
            int first = first(days, outcome);
            for (int dose : doses) {
                if (matched.isInRisk(dose, first) || matched.isInComparison(dose, first)) {
                    boolean risk = matched.isInRisk(dose, first);
                    counts.addMatched(
                            exposure + "|" + outcome + "|" + matched.look(dose),
                            risk ? 1 : 0,
                            risk ? 0 : 1);
                }
            }
        }
        return !doses.isEmpty();
    }

    private void addExposed(SurveillanceCounts counts, int exposure, List<DayRange> byLook) {
        for (int part = 0; part < byLook.size(); part++) {
            var days = byLook.get(part);
            counts.addExposed(
                    exposure + "|" + plan.look(days.start()),
                    days.end() - days.start() + 1L,
                    part == 0 ? 1 : 0);
        }
    }

    private int first(PersonDays days, int outcome) {
        var all = days.days(plan.outcomes().get(outcome));
        return all.isEmpty() ? PersonDays.NEVER : all.getFirst();
    }

    private List<DayRange> byLook(DayRange days) {
        var parts = new ArrayList<DayRange>();
        int start = days.start();
        while (start <= days.end()) {
            int last = Math.min(days.end(), plan.looks().get(plan.look(start)));
            parts.add(new DayRange(start, last));
            start = last + 1;
        }
        return parts;
    }

    /// Where the days of a person go for an exposure and an outcome.
    private final class Pair {

        private final SurveillanceCounts counts;
        private final PersonDays days;
        private final String begin;
        private final String sex;

        Pair(SurveillanceCounts counts, Timeline person, PersonDays days, String begin) {
            this.counts = counts;
            this.days = days;
            this.begin = begin;
            this.sex = plan.sexes() ? person.sex().letter() : "";
        }

        /// @param first the day of the first outcome, the last that counts
        void add(int look, DayRange stretch, int first) {
            for (var piece : days.byAge(stretch.within(stretch.start(), first))) {
                counts.add(
                        begin + look + "|" + days.age(piece.start()) + "|" + sex,
                        piece.end() - piece.start() + 1L,
                        piece.end() == first ? 1 : 0);
            }
        }
    }

    @Override
    public SurveillanceCounts merge(SurveillanceCounts left, SurveillanceCounts right) {
        return left.merge(right);
    }
}

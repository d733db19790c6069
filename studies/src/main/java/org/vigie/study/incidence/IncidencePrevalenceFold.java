package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.vigie.study.Stratum;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts person-time, events, population and cases by interval, age, sex and region. A person
/// whose age group changes contributes to each group the days in it.
public record IncidencePrevalenceFold(IncidencePrevalencePlan plan)
        implements Fold<IncidencePrevalenceCounts> {

    @Override
    public IncidencePrevalenceCounts empty() {
        return new IncidencePrevalenceCounts();
    }

    @Override
    public void add(IncidencePrevalenceCounts rates, Timeline person) {
        var contributions = new Contributions(plan, person);
        var observed = contributions.observed();
        rates.people++;
        rates.members += contributions.isMember() ? 1 : 0;
        if (observed.isEmpty()) {
            return;
        }
        rates.contributing++;
        rates.firstDay = Math.min(rates.firstDay, observed.getFirst().start());
        rates.lastDay = Math.max(rates.lastDay, observed.getLast().end());
        for (int outcome = 0; outcome < plan.outcomes().size(); outcome++) {
            var outcomes = contributions.outcomes(plan.outcomes().get(outcome));
            incidence(
                    rates,
                    person,
                    contributions,
                    outcome,
                    contributions.atRisk(observed, outcomes));
            prevalence(rates, person, contributions, outcome, observed, outcomes);
        }
    }

    private void incidence(
            IncidencePrevalenceCounts rates,
            Timeline person,
            Contributions contributions,
            int outcome,
            List<Contributions.AtRisk> risk) {
        var strata = new TreeSet<Stratum>();
        for (var stretch : risk) {
            for (var piece : pieces(contributions, stretch.days())) {
                for (var stratum : strata(person, contributions, outcome, piece)) {
                    strata.add(stratum);
                    rates.add(
                            stratum,
                            IncidencePrevalenceCounts.DAYS,
                            piece.end() - piece.start() + 1L);
                    rates.add(
                            stratum,
                            IncidencePrevalenceCounts.EVENTS,
                            stretch.event() && piece.end() == stretch.days().end() ? 1 : 0);
                }
            }
        }
        strata.forEach(stratum -> rates.add(stratum, IncidencePrevalenceCounts.PERSONS, 1));
    }

    private void prevalence(
            IncidencePrevalenceCounts rates,
            Timeline person,
            Contributions contributions,
            int outcome,
            List<DayRange> observed,
            List<DayRange> outcomes) {
        var population = new TreeSet<Stratum>();
        var cases = new TreeSet<Stratum>();
        for (var period : observed) {
            for (var piece : pieces(contributions, period)) {
                int start = plan.interval().start(piece.start());
                int end = Math.min(plan.interval().end(start), plan.to());
                boolean all = period.start() <= Math.max(start, plan.from()) && period.end() >= end;
                boolean counts =
                        plan.point()
                                ? piece.start() <= start && piece.end() >= start
                                : all || !plan.full();
                if (counts) {
                    var days = plan.point() ? new DayRange(start, start) : piece;
                    var strata = strata(person, contributions, outcome, piece);
                    population.addAll(strata);
                    if (outcomes.stream()
                            .anyMatch(o -> o.start() <= days.end() && o.end() >= days.start())) {
                        cases.addAll(strata);
                    }
                }
            }
        }
        population.forEach(stratum -> rates.add(stratum, IncidencePrevalenceCounts.POPULATION, 1));
        cases.forEach(stratum -> rates.add(stratum, IncidencePrevalenceCounts.CASES, 1));
    }

    /// Cut where an interval ends or the age group changes.
    private List<DayRange> pieces(Contributions contributions, DayRange days) {
        var pieces = new ArrayList<DayRange>();
        for (int day = days.start(); day <= days.end(); ) {
            int last = Math.min(days.end(), plan.interval().end(plan.interval().start(day)));
            last = plan.by().ages().isEmpty() ? last : contributions.sameAgeUntil(day, last);
            pieces.add(new DayRange(day, last));
            day = last + 1;
        }
        return pieces;
    }

    /// The stratum of a piece, and the one of all ages.
    private List<Stratum> strata(
            Timeline person, Contributions contributions, int outcome, DayRange piece) {
        var everyAge =
                Stratum.of(
                        outcome,
                        plan.interval().start(piece.start()),
                        Stratum.EVERY_AGE,
                        person,
                        plan.by());
        return plan.by().ages().isEmpty()
                ? List.of(everyAge)
                : List.of(everyAge, everyAge.at(contributions.age(piece.start())));
    }

    @Override
    public IncidencePrevalenceCounts merge(
            IncidencePrevalenceCounts left, IncidencePrevalenceCounts right) {
        return left.merge(right);
    }
}

package org.vigie.study.incidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.study.AgeGroups;
import org.vigie.study.Stratum;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Timeline;

/// When a person contributes time, when outcomes happened, and when the person is at risk of one.
final class Contributions {

    private final IncidencePrevalencePlan plan;
    private final Timeline person;

    Contributions(IncidencePrevalencePlan plan, Timeline person) {
        this.plan = plan;
        this.person = person;
    }

    /// Days of the study on which the person was observed, after the history asked for, and in the
    /// population; a stretch each.
    List<DayRange> observed() {
        var observed = new ArrayList<DayRange>();
        for (int period = 0; period < person.periods(); period++) {
            var days =
                    new DayRange(
                                    person.periodStart(period) + plan.history(),
                                    person.periodEnd(period))
                            .within(plan.from(), plan.to());
            if (!days.empty()) {
                observed.addAll(inPopulation(days));
            }
        }
        return observed;
    }

    /// Whether the person is ever in the population.
    boolean isMember() {
        return plan.population()
                .map(entries -> entries.firstDay(person.person()) != Timeline.NO_DAY)
                .orElse(true);
    }

    private List<DayRange> inPopulation(DayRange days) {
        if (plan.population().isEmpty()) {
            return List.of(days);
        }
        var starts = plan.population().get().starts(person.person());
        var ends = plan.population().get().ends(person.person());
        return IntStream.range(0, starts.length)
                .mapToObj(e -> days.within(starts[e], ends[e]))
                .filter(stretch -> !stretch.empty())
                .toList();
    }

    /// Outcomes in time order, each from its record to its end.
    List<DayRange> outcomes(IncidencePrevalencePlan.Outcome outcome) {
        var mask = outcome.codes().in(person.codes());
        var outcomes = new ArrayList<DayRange>();
        for (int event = 0; event < person.size(); event++) {
            if (mask[person.code(event)] && person.day(event) != Timeline.NO_DAY) {
                outcomes.add(stretch(person.day(event), person.endDay(event)));
            }
        }
        var starts = outcome.entries().starts(person.person());
        var ends = outcome.entries().ends(person.person());
        for (int entry = 0; entry < starts.length; entry++) {
            outcomes.add(stretch(starts[entry], ends[entry]));
        }
        outcomes.sort(Comparator.comparingInt(DayRange::start));
        return outcomes;
    }

    private DayRange stretch(int day, int recordedEnd) {
        return new DayRange(
                day,
                switch (plan.lasts()) {
                    case IncidencePrevalencePlan.EVER -> Integer.MAX_VALUE;
                    case IncidencePrevalencePlan.AS_RECORDED ->
                            recordedEnd == Timeline.NO_DAY ? day : Math.max(day, recordedEnd);
                    default -> day + plan.lasts();
                });
    }

    /// Time at risk; a stretch that ends with an event ends on its day.
    ///
    /// @param event whether the outcome begins on the last day
    record AtRisk(DayRange days, boolean event) {}

    /// From the start of a period, or the end of the last outcome and its washout, to the next
    /// outcome or the end of the period. Without repeated events nothing follows the first that
    /// counted.
    List<AtRisk> atRisk(List<DayRange> observed, List<DayRange> outcomes) {
        var risk = new ArrayList<AtRisk>();
        for (var period : observed) {
            long free = Long.MIN_VALUE;
            for (var outcome : outcomes) {
                if (outcome.start() > period.end()) {
                    break;
                }
                long start = Math.max(period.start(), free);
                if (outcome.start() >= start) {
                    risk.add(new AtRisk(new DayRange((int) start, outcome.start()), true));
                    if (!plan.repeated()) {
                        return risk;
                    }
                }
                free =
                        plan.washout() == IncidencePrevalencePlan.EVER
                                ? Long.MAX_VALUE
                                : Math.max(free, (long) outcome.end() + plan.washout() + 1);
            }
            if (Math.max(period.start(), free) <= period.end()) {
                risk.add(
                        new AtRisk(
                                new DayRange((int) Math.max(period.start(), free), period.end()),
                                false));
            }
        }
        return risk;
    }

    /// The age group of a day, `UNKNOWN_AGE` where the birth is not known.
    int age(int day) {
        if (person.birthDay() == Timeline.NO_DAY) {
            return Stratum.UNKNOWN_AGE;
        }
        var born = LocalDate.ofEpochDay(person.birthDay());
        int age = born.until(LocalDate.ofEpochDay(day)).getYears();
        return new AgeGroups(plan.by().ages()).of(age);
    }

    /// The last day, up to a given one, on which the age group is that of a day.
    int sameAgeUntil(int day, int last) {
        int group = age(day);
        if (group < 0 || group + 1 >= plan.by().ages().size()) {
            return last;
        }
        int next =
                (int)
                        LocalDate.ofEpochDay(person.birthDay())
                                .plusYears(plan.by().ages().get(group + 1))
                                .toEpochDay();
        // Who was born on 29 February is a year older on 1 March of the years that have none.
        return Math.min(last, age(next) == group ? next : next - 1);
    }
}

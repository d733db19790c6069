package org.vigie.study.describe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Timeline;

/// When a person contributes time, when outcomes happened, and when the person is at risk of one.
final class Contributions {

    private final RatesPlan plan;
    private final Timeline person;

    Contributions(RatesPlan plan, Timeline person) {
        this.plan = plan;
        this.person = person;
    }

    /// Days of the study on which the person was observed, after the history asked for; a period each.
    List<Stretch> observed() {
        var observed = new ArrayList<Stretch>();
        for (int period = 0; period < person.periods(); period++) {
            var days = new Stretch(person.periodStart(period) + plan.history(), person.periodEnd(period)).within(plan.from(), plan.to());
            if (!days.empty()) {
                observed.add(days);
            }
        }
        return observed;
    }

    /// Outcomes in time order, each from its record to its end.
    List<Stretch> outcomes(CodeSet codes) {
        var mask = codes.in(person.codes());
        var outcomes = new ArrayList<Stretch>();
        for (int event = 0; event < person.size(); event++) {
            if (mask[person.code(event)] && person.day(event) != Timeline.NO_DAY) {
                outcomes.add(new Stretch(person.day(event), end(event)));
            }
        }
        return outcomes;
    }

    private int end(int event) {
        int day = person.day(event);
        return switch (plan.lasts()) {
            case RatesPlan.EVER -> Integer.MAX_VALUE;
            case RatesPlan.AS_RECORDED -> person.endDay(event) == Timeline.NO_DAY ? day : Math.max(day, person.endDay(event));
            default -> day + plan.lasts();
        };
    }

    /// Time at risk; a stretch that ends with an event ends on its day.
    ///
    /// @param event whether the outcome begins on the last day
    record AtRisk(Stretch days, boolean event) {
    }

    /// From the start of a period, or the end of the last outcome and its washout, to the next outcome or the
    /// end of the period. Without repeated events nothing follows the first that counted.
    List<AtRisk> atRisk(List<Stretch> observed, List<Stretch> outcomes) {
        var risk = new ArrayList<AtRisk>();
        for (var period : observed) {
            long free = Long.MIN_VALUE;
            for (var outcome : outcomes) {
                if (outcome.start() > period.end()) {
                    break;
                }
                long start = Math.max(period.start(), free);
                if (outcome.start() >= start) {
                    risk.add(new AtRisk(new Stretch((int) start, outcome.start()), true));
                    if (!plan.repeated()) {
                        return risk;
                    }
                }
                free = plan.washout() == RatesPlan.EVER ? Long.MAX_VALUE : Math.max(free, (long) outcome.end() + plan.washout() + 1);
            }
            if (Math.max(period.start(), free) <= period.end()) {
                risk.add(new AtRisk(new Stretch((int) Math.max(period.start(), free), period.end()), false));
            }
        }
        return risk;
    }

    /// The age group of a day, −2 where the birth is not known.
    int age(int day) {
        if (person.birthDay() == Timeline.NO_DAY) {
            return -2;
        }
        var born = LocalDate.ofEpochDay(person.birthDay());
        int age = born.until(LocalDate.ofEpochDay(day)).getYears();
        int group = 0;
        while (group + 1 < plan.ages().size() && plan.ages().get(group + 1) <= age) {
            group++;
        }
        return group;
    }

    /// The last day, up to a given one, on which the age group is that of a day.
    int sameAgeUntil(int day, int last) {
        int group = age(day);
        if (group < 0 || group + 1 >= plan.ages().size()) {
            return last;
        }
        int next = (int) LocalDate.ofEpochDay(person.birthDay()).plusYears(plan.ages().get(group + 1)).toEpochDay();
        // Who was born on 29 February is a year older on 1 March of the years that have none.
        return Math.min(last, age(next) == group ? next : next - 1);
    }
}

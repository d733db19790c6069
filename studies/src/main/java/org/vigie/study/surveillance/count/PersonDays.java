package org.vigie.study.surveillance.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.vigie.study.AgeGroups;
import org.vigie.study.surveillance.count.SurveillancePlan.Target;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Timeline;

/// Which days of a person count: observed, in a risk window, outside of any.
final class PersonDays {

    /// The first day of an outcome that never comes.
    static final int NEVER = Integer.MAX_VALUE;

    private final SurveillancePlan plan;
    private final Timeline person;

    PersonDays(SurveillancePlan plan, Timeline person) {
        this.plan = plan;
        this.person = person;
    }

    /// Observed after the washout, a stretch each.
    List<DayRange> observed() {
        var observed = new ArrayList<DayRange>();
        for (int period = 0; period < person.periods(); period++) {
            var days =
                    new DayRange(
                            person.periodStart(period) + plan.washout(), person.periodEnd(period));
            if (!days.empty()) {
                observed.add(days);
            }
        }
        return observed;
    }

    /// Days with a record of a target or an entry into it, in order, each once.
    TreeSet<Integer> days(Target target) {
        var mask = target.codes().in(person.codes());
        var days = new TreeSet<Integer>();
        for (int event = 0; event < person.size(); event++) {
            if (mask[person.code(event)] && person.day(event) != Timeline.NO_DAY) {
                days.add(person.day(event));
            }
        }
        for (int start : target.entries().starts(person.person())) {
            days.add(start);
        }
        return days;
    }

    /// The risk windows of doses, in order, those that overlap or touch as one.
    List<DayRange> windows(Iterable<Integer> doses) {
        var windows = new ArrayList<DayRange>();
        for (int dose : doses) {
            var window = new DayRange(dose + plan.risk().first(), dose + plan.risk().last());
            if (!windows.isEmpty() && window.start() <= windows.getLast().end() + 1) {
                var before = windows.removeLast();
                windows.add(new DayRange(before.start(), window.end()));
            } else {
                windows.add(window);
            }
        }
        return windows;
    }

    /// What two lists of stretches have in common.
    static List<DayRange> both(List<DayRange> some, List<DayRange> others) {
        var both = new ArrayList<DayRange>();
        for (var one : some) {
            for (var other : others) {
                var days = one.within(other.start(), other.end());
                if (!days.empty()) {
                    both.add(days);
                }
            }
        }
        return both;
    }

    /// The days from one to another that are in no stretch.
    ///
    /// @param stretches in order and apart
    static List<DayRange> outside(List<DayRange> stretches, int first, int last) {
        var gaps = new ArrayList<DayRange>();
        int next = first;
        for (var stretch : stretches) {
            if (stretch.start() > next) {
                gaps.add(new DayRange(next, Math.min(last, stretch.start() - 1)));
            }
            next = Math.max(next, stretch.end() + 1);
        }
        gaps.add(new DayRange(next, last));
        return gaps.stream().filter(gap -> !gap.empty()).toList();
    }

    /// The age group of a day; −1 where age is not asked, −2 where the birth is not known.
    int age(int day) {
        if (plan.ages().isEmpty()) {
            return -1;
        }
        if (person.birthDay() == Timeline.NO_DAY) {
            return -2;
        }
        var born = LocalDate.ofEpochDay(person.birthDay());
        int age = born.until(LocalDate.ofEpochDay(day)).getYears();
        return new AgeGroups(plan.ages()).of(age);
    }

    /// Cut where the age group changes.
    List<DayRange> byAge(DayRange days) {
        var pieces = new ArrayList<DayRange>();
        int start = days.start();
        while (start <= days.end()) {
            int last = sameAgeUntil(start, days.end());
            pieces.add(new DayRange(start, last));
            start = last + 1;
        }
        return pieces;
    }

    private int sameAgeUntil(int day, int last) {
        int group = age(day);
        if (group < 0 || group + 1 >= plan.ages().size()) {
            return last;
        }
        var born = LocalDate.ofEpochDay(person.birthDay());
        int next = (int) born.plusYears(plan.ages().get(group + 1)).toEpochDay();
        // Who was born on 29 February is a year older on 1 March of the years that have none.
        return Math.min(last, age(next) == group ? next : next - 1);
    }
}

package org.vigie.study.surveillance.count;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.vigie.statistics.sequential.late.RiskWindow;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Timeline;

/// Doses of a person whose risk window and comparison window can be compared.
///
/// Both windows of a dose are over on the last day of surveillance, and observed; days after a
/// death count as observed, for otherwise an outcome that people die of would count less before a
/// comparison window than in it. No other dose's risk window reaches into either of them, nor does
/// a comparison window of a dose that counts.
final class MatchedDoses {

    private final SurveillancePlan plan;
    private final Timeline person;
    private final List<DayRange> observed;
    private final RiskWindow comparison;

    /// @param observed days that count, a stretch each
    MatchedDoses(
            SurveillancePlan plan,
            Timeline person,
            List<DayRange> observed,
            RiskWindow comparison) {
        this.plan = plan;
        this.person = person;
        this.observed = observed;
        this.comparison = comparison;
    }

    /// Days of those of the doses that count, in order.
    ///
    /// @param doses all days with a dose
    List<Integer> of(NavigableSet<Integer> doses) {
        var matched = new ArrayList<Integer>();
        for (int dose : doses.subSet(plan.from(), true, plan.to(), true)) {
            if (isOver(dose, plan.to())
                    && isObserved(dose)
                    && doses.stream().noneMatch(other -> other != dose && reaches(other, dose))
                    && (matched.isEmpty()
                            || !meet(
                                    days(comparison, matched.getLast()), days(comparison, dose)))) {
                matched.add(dose);
            }
        }
        return matched;
    }

    /// The first look at which both windows of a dose are over.
    int look(int dose) {
        int look = 0;
        while (!isOver(dose, plan.looks().get(look))) {
            look++;
        }
        return look;
    }

    boolean isInRisk(int dose, int day) {
        return isIn(days(plan.risk(), dose), day);
    }

    boolean isInComparison(int dose, int day) {
        return isIn(days(comparison, dose), day);
    }

    private boolean isOver(int dose, int cut) {
        return plan.risk().isOver(dose, cut) && comparison.isOver(dose, cut);
    }

    private boolean isObserved(int dose) {
        return isAlive(dose)
                && isObserved(days(plan.risk(), dose))
                && isObserved(days(comparison, dose));
    }

    private boolean isAlive(int day) {
        return person.deathDay() == Timeline.NO_DAY || day <= person.deathDay();
    }

    private boolean isObserved(DayRange window) {
        int last =
                person.deathDay() == Timeline.NO_DAY
                        ? window.end()
                        : Math.min(window.end(), person.deathDay());
        return last < window.start()
                || observed.stream()
                        .anyMatch(days -> days.start() <= window.start() && last <= days.end());
    }

    private boolean reaches(int other, int dose) {
        var risk = days(plan.risk(), other);
        return meet(risk, days(plan.risk(), dose)) || meet(risk, days(comparison, dose));
    }

    private static DayRange days(RiskWindow window, int dose) {
        return new DayRange(dose + window.first(), dose + window.last());
    }

    private static boolean meet(DayRange some, DayRange others) {
        return !some.within(others.start(), others.end()).empty();
    }

    private static boolean isIn(DayRange window, int day) {
        return window.start() <= day && day <= window.end();
    }
}

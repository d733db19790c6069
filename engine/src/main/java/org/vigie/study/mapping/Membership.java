package org.vigie.study.mapping;

import java.util.List;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// In which groups a person is in each year, and in which years the person was observed.
final class Membership {

    private final MapPlan plan;
    private final Timeline person;
    private final boolean[][] in;

    Membership(MapPlan plan, PersonRecords records, Timeline person) {
        this.plan = plan;
        this.person = person;
        in = new boolean[plan.everybody()][plan.washout() + plan.years()];
        for (int year = first(); year <= plan.lastYear(); year++) {
            for (int group = 0; group < plan.groups().size(); group++) {
                var pathology = plan.groups().get(group);
                if (meets(pathology.any(), records, year) && noneOf(pathology.unless(), year)) {
                    in[group][year - first()] = true;
                    in[plan.groups().size() + pathology.family()][year - first()] = true;
                }
            }
        }
    }

    private int first() {
        return plan.firstYear() - plan.washout();
    }

    private static boolean meets(List<List<Integer>> any, PersonRecords records, int year) {
        for (var all : any) {
            boolean met = true;
            for (int term : all) {
                met = met && records.holds(term, year);
            }
            if (met) {
                return true;
            }
        }
        return false;
    }

    private boolean noneOf(List<Integer> groups, int year) {
        for (int group : groups) {
            if (in[group][year - first()]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the person is in a row in a year; everybody is in the row of everybody.
    boolean in(int row, int year) {
        return row == plan.everybody() || in[row][year - first()];
    }

    /// Whether the person was in a group or family in one of the years of the washout.
    boolean before(int row, int year) {
        if (row == plan.everybody()) {
            return true;
        }
        for (int y = year - plan.washout(); y < year; y++) {
            if (in[row][y - first()]) {
                return true;
            }
        }
        return false;
    }

    /// Whether the person was observed on a day of a year.
    boolean observed(int year) {
        return observedDays(Days.of(year, 1, 1), Days.of(year, 12, 31)) > 0;
    }

    /// Whether the person was observed on every day of the washout, or from birth.
    boolean documentedBefore(int year) {
        int from = Days.of(year - plan.washout(), 1, 1);
        if (person.birthDay() != Timeline.NO_DAY) {
            from = Math.max(from, person.birthDay());
        }
        int to = Days.of(year, 1, 1) - 1;
        return observedDays(from, to) == Math.max(0, to - from + 1);
    }

    private int observedDays(int from, int to) {
        int days = 0;
        for (int period = 0; period < person.periods(); period++) {
            days += Math.max(0, Math.min(to, person.periodEnd(period)) - Math.max(from, person.periodStart(period)) + 1);
        }
        return days;
    }
}

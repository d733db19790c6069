package org.vigie.study.expenditure.question;

import java.util.Arrays;
import java.util.List;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// In which groups a person is in each year, and in which years the person was observed. One object
/// reads one person after the other.
final class Membership {

    private final ExpenditurePlan plan;
    private final int first;

    /// Groups and families by year, from the first year of the washout on.
    private final long[][] in;

    private final boolean[] observed;
    private final boolean[] documented;

    Membership(ExpenditureIndex index) {
        plan = index.plan();
        first = plan.firstYear() - plan.washout();
        in = new long[plan.washout() + plan.years()][index.words()];
        observed = new boolean[plan.years()];
        documented = new boolean[plan.years()];
    }

    /// Forgets who was read before and reads a person.
    void read(PersonRecords records, Timeline person) {
        for (int year = 0; year < in.length; year++) {
            Arrays.fill(in[year], 0);
            for (int group = ExpenditureIndex.next(records.groups(), 0);
                    group >= 0;
                    group = ExpenditureIndex.next(records.groups(), group + 1)) {
                var pathology = plan.groups().get(group);
                if (meets(pathology.any(), records, first + year)
                        && noneOf(pathology.unless(), in[year])) {
                    ExpenditureIndex.set(in[year], group);
                    ExpenditureIndex.set(in[year], plan.groups().size() + pathology.family());
                }
            }
        }
        for (int year = 0; year < observed.length; year++) {
            int calendar = plan.firstYear() + year;
            observed[year] =
                    observedDays(person, Days.of(calendar, 1, 1), Days.of(calendar, 12, 31)) > 0;
            documented[year] = observed[year] && isDocumentedBefore(person, calendar);
        }
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

    private static boolean noneOf(List<Integer> groups, long[] in) {
        for (int group : groups) {
            if (ExpenditureIndex.has(in, group)) {
                return false;
            }
        }
        return true;
    }

    /// The groups and families of a year.
    ///
    /// @param year from 0, the first that is mapped
    long[] in(int year) {
        return in[plan.washout() + year];
    }

    /// Those of the years of the washout, all together.
    void before(int year, long[] into) {
        Arrays.fill(into, 0);
        for (int y = year; y < year + plan.washout(); y++) {
            for (int word = 0; word < into.length; word++) {
                into[word] |= in[y][word];
            }
        }
    }

    /// Whether the person was observed on a day of a year.
    boolean observed(int year) {
        return observed[year];
    }

    /// Whether the person, observed in a year, was observed on every day of its washout, or from
    /// birth.
    boolean documentedBefore(int year) {
        return documented[year];
    }

    private boolean isDocumentedBefore(Timeline person, int year) {
        int from = Days.of(year - plan.washout(), 1, 1);
        if (person.birthDay() != Timeline.NO_DAY) {
            from = Math.max(from, person.birthDay());
        }
        int to = Days.of(year, 1, 1) - 1;
        return observedDays(person, from, to) == Math.max(0, to - from + 1);
    }

    private static int observedDays(Timeline person, int from, int to) {
        int days = 0;
        for (int period = 0; period < person.periods(); period++) {
            days +=
                    Math.max(
                            0,
                            Math.min(to, person.periodEnd(period))
                                    - Math.max(from, person.periodStart(period))
                                    + 1);
        }
        return days;
    }
}

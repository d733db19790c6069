package org.vigie.study.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Gives every cent that was spent on a person in a year to one group, or to the remainder.
///
/// From the top down:
///
/// 1. an amount recorded at a visit goes to the first of the person's groups of that year that the records
///    which say what the visit was for belong to;
/// 2. else to the first of the groups that its own code belongs to;
/// 3. what is left of an item is shared by all groups of the year ({@link Allocation});
/// 4. a person of no group leaves it in the remainder, and a year in which the person was not observed, in
///    a row of its own.
final class PersonMoney {

    private final MapPlan plan;
    private final PersonRecords records;
    private final Membership membership;
    private final Timeline person;
    private final Optional<Attribute> attribute;
    private final boolean[][] itemCodes;
    private final long[][][] spent;
    private final boolean[][][] used;
    private final long[] amounts = new long[Whereabouts.values().length];
    private final boolean[] anywhere = new boolean[amounts.length];

    PersonMoney(MapPlan plan, PersonRecords records, Membership membership, Timeline person) {
        this.plan = plan;
        this.records = records;
        this.membership = membership;
        this.person = person;
        attribute = plan.amount().equals("cost") ? Optional.empty()
                : Optional.of(Attribute.valueOf(plan.amount().toUpperCase(Locale.ROOT)));
        spent = new long[plan.years()][plan.rows()][plan.items()];
        used = new boolean[plan.years()][plan.rows()][plan.items()];
        itemCodes = new boolean[plan.spending().size()][];
        for (int item = 0; item < itemCodes.length; item++) {
            itemCodes[item] = plan.spending().get(item).codes().in(person.codes());
        }
        var shared = new long[plan.years()][plan.items()];
        var anyShared = new boolean[plan.years()][plan.items()];
        for (int event = 0; event < person.size(); event++) {
            int at = event;
            long amount = attribute.map(a -> person.concept(a, at)).orElseGet(() -> person.cost(at));
            if (amount != Timeline.NONE) {
                place(event, amount, shared, anyShared);
            }
        }
        for (int year = 0; year < plan.years(); year++) {
            for (int item = 0; item < plan.items(); item++) {
                if (anyShared[year][item]) {
                    share(year, item, shared[year][item]);
                }
            }
        }
    }

    private void place(int event, long amount, long[][] shared, boolean[][] anyShared) {
        int item = item(event);
        var where = whereabouts(event, item);
        amounts[where.ordinal()] += amount;
        anywhere[where.ordinal()] = true;
        if (where != Whereabouts.WITHIN) {
            return;
        }
        int year = Days.year(person.day(event)) - plan.firstYear();
        int group = membership.observed(plan.firstYear() + year) ? group(event, plan.firstYear() + year) : -1;
        if (group < 0) {
            shared[year][item] += amount;
            anyShared[year][item] = true;
        } else {
            give(year, group, item, amount);
        }
    }

    private Whereabouts whereabouts(int event, int item) {
        if (item == plan.spending().size() && plan.ignored().contains(person.table(event))) {
            return Whereabouts.NOT_COUNTED;
        }
        if (person.day(event) == Timeline.NO_DAY) {
            return Whereabouts.UNDATED;
        }
        int year = Days.year(person.day(event));
        return year < plan.firstYear() ? Whereabouts.BEFORE : year > plan.lastYear() ? Whereabouts.AFTER : Whereabouts.WITHIN;
    }

    /// The first item of a table and code; what belongs to none is in the last.
    private int item(int event) {
        for (int item = 0; item < plan.spending().size(); item++) {
            var spending = plan.spending().get(item);
            if (spending.tables().contains(person.table(event)) && (spending.all() || itemCodes[item][person.code(event)])) {
                return item;
            }
        }
        return plan.spending().size();
    }

    /// The group that claims an amount for itself, or -1.
    private int group(int event, int year) {
        long visit = person.visit(event);
        if (visit != Timeline.NONE) {
            for (int group = 0; group < plan.groups().size(); group++) {
                if (membership.in(group, year) && names(group, term -> records.visitIsFor(visit, term))) {
                    return group;
                }
            }
        }
        for (int group = 0; group < plan.groups().size(); group++) {
            if (membership.in(group, year) && names(group, term -> records.matches(term, person, event))) {
                return group;
            }
        }
        return -1;
    }

    private boolean names(int group, IntPredicate term) {
        for (var all : plan.groups().get(group).any()) {
            for (int one : all) {
                if (term.test(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void share(int year, int item, long amount) {
        int calendar = plan.firstYear() + year;
        if (!membership.observed(calendar)) {
            give(year, plan.unobserved(), item, amount);
            return;
        }
        var weights = new long[plan.groups().size()];
        long sum = 0;
        for (int group = 0; group < weights.length; group++) {
            weights[group] = membership.in(group, calendar) ? plan.groups().get(group).weight() : 0;
            sum += weights[group];
        }
        if (sum == 0) {
            give(year, plan.remainder(), item, amount);
            return;
        }
        var parts = Allocation.split(amount, weights);
        for (int group = 0; group < parts.length; group++) {
            if (weights[group] > 0) {
                give(year, group, item, parts[group]);
            }
        }
    }

    private void give(int year, int row, int item, long amount) {
        put(year, row, item, amount);
        put(year, plan.everybody(), item, amount);
        if (row < plan.groups().size()) {
            put(year, plan.groups().size() + plan.groups().get(row).family(), item, amount);
        }
    }

    private void put(int year, int row, int item, long amount) {
        spent[year][row][item] += amount;
        used[year][row][item] = true;
    }

    long spent(int year, int row, int item) {
        return spent[year][row][item];
    }

    /// Whether any amount, be it 0, was given to a row.
    boolean used(int year, int row, int item) {
        return used[year][row][item];
    }

    /// Adds what the person has in each of the whereabouts, and the person to those who have anything there.
    void tell(long[] amounts, long[] payers) {
        boolean outside = false;
        for (var where : Whereabouts.values()) {
            int place = where.ordinal();
            amounts[place] += this.amounts[place];
            payers[place] += anywhere[place] ? 1 : 0;
            outside |= where != Whereabouts.WITHIN && anywhere[place];
        }
        payers[this.amounts.length] += outside ? 1 : 0;
    }
}

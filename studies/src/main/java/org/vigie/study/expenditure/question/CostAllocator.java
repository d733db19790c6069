package org.vigie.study.expenditure.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// Gives every cent that was spent on a person in a year to one group, or to the remainder. One
/// object reads one person after the other.
///
/// From the top down:
///
/// 1. an amount recorded at a visit goes to the first of the person's groups of that year that the
///    records which say what the visit was for belong to;
/// 2. else to the first of the groups that its own code belongs to;
/// 3. what is left of an item is shared by all groups of the year ({@link Allocation});
/// 4. a person of no group leaves it in the remainder, and a year in which the person was not
///    observed, in a row of its own.
final class CostAllocator {

    private final ExpenditurePlan plan;
    private final ExpenditureIndex index;
    private final PersonRecords records;
    private final Membership membership;
    private final Optional<Attribute> attribute;

    /// By year, row and item; the rows that have any are listed.
    private final long[] spent;

    private final boolean[] used;
    private final int[] rows;
    private final boolean[] isListed;
    private int rowCount;
    private final long[][] shared;
    private final boolean[][] anyShared;
    private final long[] amounts = new long[AmountScope.values().length];
    private final boolean[] anywhere = new boolean[amounts.length];

    CostAllocator(ExpenditureIndex index, PersonRecords records, Membership membership) {
        this.index = index;
        this.records = records;
        this.membership = membership;
        plan = index.plan();
        attribute =
                plan.amount().equals("cost")
                        ? Optional.empty()
                        : Optional.of(Attribute.valueOf(plan.amount().toUpperCase(Locale.ROOT)));
        spent = new long[plan.years() * plan.rows() * plan.items()];
        used = new boolean[spent.length];
        rows = new int[plan.years() * plan.rows()];
        isListed = new boolean[rows.length];
        shared = new long[plan.years()][plan.items()];
        anyShared = new boolean[plan.years()][plan.items()];
    }

    /// Forgets who was read before and reads the person whose records and groups are known.
    ///
    /// @param member whether the person is in the population in each year
    void read(Timeline person, boolean[] member) {
        forget();
        for (int event = 0; event < person.size(); event++) {
            long amount =
                    attribute.isEmpty()
                            ? person.cost(event)
                            : person.concept(attribute.get(), event);
            if (amount != Timeline.NONE) {
                place(person, event, amount, member);
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

    private void forget() {
        for (int i = 0; i < rowCount; i++) {
            int first = rows[i] * plan.items();
            Arrays.fill(spent, first, first + plan.items(), 0);
            Arrays.fill(used, first, first + plan.items(), false);
            isListed[rows[i]] = false;
        }
        rowCount = 0;
        for (int year = 0; year < shared.length; year++) {
            Arrays.fill(shared[year], 0);
            Arrays.fill(anyShared[year], false);
        }
        Arrays.fill(amounts, 0);
        Arrays.fill(anywhere, false);
    }

    private void place(Timeline person, int event, long amount, boolean[] member) {
        var table = index.table(person.table(event));
        int code = records.code(event);
        int item = index.item(table, code);
        int year = index.year(records.day(event)) + index.earliest() - plan.firstYear();
        var where = scope(item, table, records.day(event), year, member);
        amounts[where.ordinal()] += amount;
        anywhere[where.ordinal()] = true;
        if (where != AmountScope.WITHIN) {
            return;
        }
        int group =
                membership.observed(year)
                        ? group(person, event, code, table, membership.in(year))
                        : -1;
        if (group < 0) {
            shared[year][item] += amount;
            anyShared[year][item] = true;
        } else {
            give(year, group, item, amount);
        }
    }

    private AmountScope scope(
            int item, ExpenditureIndex.Table table, int day, int year, boolean[] member) {
        if (item == plan.spending().size() && table.ignored()) {
            return AmountScope.NOT_COUNTED;
        }
        if (day == Timeline.NO_DAY) {
            return AmountScope.UNDATED;
        }
        if (year < 0) {
            return AmountScope.BEFORE;
        }
        if (year >= plan.years()) {
            return AmountScope.AFTER;
        }
        return member[year] ? AmountScope.WITHIN : AmountScope.NOT_IN_POPULATION;
    }

    /// The group that claims an amount for itself, or -1.
    private int group(
            Timeline person, int event, int code, ExpenditureIndex.Table table, long[] in) {
        int group = records.visitGroup(person.visit(event), in);
        return group >= 0 ? group : records.codeGroup(code, table, in);
    }

    private void share(int year, int item, long amount) {
        if (!membership.observed(year)) {
            give(year, plan.unobserved(), item, amount);
            return;
        }
        var groups = sharing(membership.in(year));
        if (groups.length == 0) {
            give(year, plan.remainder(), item, amount);
            return;
        }
        var weights = new long[groups.length];
        for (int i = 0; i < groups.length; i++) {
            weights[i] = plan.groups().get(groups[i]).weight();
        }
        var parts = Allocation.split(amount, weights);
        for (int i = 0; i < groups.length; i++) {
            give(year, groups[i], item, parts[i]);
        }
    }

    /// The groups that share, in order.
    private int[] sharing(long[] in) {
        var groups = new int[plan.groups().size()];
        int count = 0;
        for (int group = ExpenditureIndex.next(in, 0);
                group >= 0 && group < groups.length;
                group = ExpenditureIndex.next(in, group + 1)) {
            if (plan.groups().get(group).weight() > 0) {
                groups[count++] = group;
            }
        }
        return Arrays.copyOf(groups, count);
    }

    private void give(int year, int row, int item, long amount) {
        put(year, row, item, amount);
        put(year, plan.everybody(), item, amount);
        if (row < plan.groups().size()) {
            put(year, plan.groups().size() + plan.groups().get(row).family(), item, amount);
        }
    }

    private void put(int year, int row, int item, long amount) {
        int place = year * plan.rows() + row;
        spent[place * plan.items() + item] += amount;
        used[place * plan.items() + item] = true;
        if (!isListed[place]) {
            isListed[place] = true;
            rows[rowCount++] = place;
        }
    }

    /// How many rows of a year, in all years, have anything, be it 0.
    int rowCount() {
        return rowCount;
    }

    /// Which: the year times how many rows there are, plus the row.
    int row(int place) {
        return rows[place];
    }

    /// @param row as {@link #row(int)} says
    long spent(int row, int item) {
        return spent[row * plan.items() + item];
    }

    /// Whether any amount, be it 0, was given to a row.
    boolean used(int row, int item) {
        return used[row * plan.items() + item];
    }

    /// Adds what the person has in each scope, and the person to those who have anything there.
    void tell(long[] amounts, long[] payers) {
        boolean outside = false;
        for (int place = 0; place < this.amounts.length; place++) {
            amounts[place] += this.amounts[place];
            payers[place] += anywhere[place] ? 1 : 0;
            outside |= place != AmountScope.WITHIN.ordinal() && anywhere[place];
        }
        payers[this.amounts.length] += outside ? 1 : 0;
    }
}

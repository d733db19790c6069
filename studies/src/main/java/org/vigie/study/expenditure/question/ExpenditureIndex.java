package org.vigie.study.expenditure.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;

/// A plan in the numbers of one dictionary, so that most events cost one look. Sets of groups and
/// families are bits, 64 to a word, in the order of the rows of the map.
final class ExpenditureIndex {

    private static final int[] NONE = {};

    /// What one table of a source is to a plan.
    ///
    /// @param asked by term, whether its records are in it
    /// @param lasting by term, whether they count until they end
    /// @param episode by term, whether they say what their visit was for
    /// @param items the items that may hold its amounts, in order
    /// @param ignored whether amounts in none of them are not counted
    record Table(
            boolean[] asked, boolean[] lasting, boolean[] episode, int[] items, boolean ignored) {}

    private final ExpenditurePlan plan;
    private final Codes codes;
    private final int earliest;
    private final int[] firstDays;
    private final int[][] terms;
    private final long[][] groups;
    private final long[] always;
    private final boolean[][] itemCodes;
    private final Map<String, Table> tables = new HashMap<>();

    ExpenditureIndex(ExpenditurePlan plan, Codes codes) {
        this.plan = plan;
        this.codes = codes;
        earliest = plan.earliest();
        firstDays =
                IntStream.rangeClosed(earliest, plan.lastYear() + 1)
                        .map(year -> Days.of(year, 1, 1))
                        .toArray();
        terms = terms(plan, codes);
        groups = new long[plan.sought().size()][words()];
        always = new long[words()];
        for (int group = 0; group < plan.groups().size(); group++) {
            for (var all : plan.groups().get(group).any()) {
                for (int term : all) {
                    set(groups[term], group);
                }
                if (all.isEmpty()) {
                    set(always, group);
                }
            }
        }
        itemCodes =
                plan.spending().stream()
                        .map(spending -> spending.codes().in(codes))
                        .toArray(boolean[][]::new);
    }

    private static int[][] terms(ExpenditurePlan plan, Codes codes) {
        var lists = new ArrayList<List<Integer>>();
        for (int code = 0; code < codes.size(); code++) {
            lists.add(new ArrayList<>(0));
        }
        for (int term = 0; term < plan.sought().size(); term++) {
            var mask = plan.sought().get(term).codes().in(codes);
            for (int code = 0; code < mask.length; code++) {
                if (mask[code]) {
                    lists.get(code).add(term);
                }
            }
        }
        return lists.stream()
                .map(list ->
                        list.isEmpty() ? NONE : list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    static boolean has(long[] bits, int bit) {
        return (bits[bit >> 6] & 1L << bit) != 0;
    }

    /// The first bit of a set from one on, or -1.
    static int next(long[] bits, int from) {
        for (int word = from >> 6; word < bits.length; word++) {
            long left = word == from >> 6 ? bits[word] & -1L << from : bits[word];
            if (left != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    ExpenditurePlan plan() {
        return plan;
    }

    Codes codes() {
        return codes;
    }

    /// How many words a set of groups and families takes.
    int words() {
        return (plan.everybody() + 63) / 64;
    }

    /// The first year of which records are read.
    int earliest() {
        return earliest;
    }

    /// How many years are read, from the earliest to the last that is mapped.
    int years() {
        return firstDays.length - 1;
    }

    /// The place of a day's year from the earliest on: below 0 before it, `years()` or more after
    /// the last.
    int year(int day) {
        if (day < firstDays[0]) {
            return -1;
        }
        int place = Math.min(years(), (day - firstDays[0]) / 366);
        while (place < years() && day >= firstDays[place + 1]) {
            place++;
        }
        return place;
    }

    /// The terms that name a code.
    int[] terms(int code) {
        return terms[code];
    }

    /// The groups that a term is of.
    long[] groups(int term) {
        return groups[term];
    }

    /// The groups that ask for nothing.
    long[] always() {
        return always;
    }

    Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            table = meaning(name);
            tables.put(name, table);
        }
        return table;
    }

    private Table meaning(String name) {
        var sought = plan.sought();
        return new Table(
                mask(sought.stream().map(ExpenditurePlan.Sought::tables).toList(), name),
                mask(sought.stream().map(ExpenditurePlan.Sought::lasting).toList(), name),
                mask(sought.stream().map(ExpenditurePlan.Sought::episode).toList(), name),
                IntStream.range(0, plan.spending().size())
                        .filter(item -> plan.spending().get(item).tables().contains(name))
                        .toArray(),
                plan.ignored().contains(name));
    }

    private static boolean[] mask(List<List<String>> tables, String name) {
        var mask = new boolean[tables.size()];
        for (int term = 0; term < mask.length; term++) {
            mask[term] = tables.get(term).contains(name) || tables.get(term).contains("*");
        }
        return mask;
    }

    /// The first item of a table and code; what belongs to none is in the last.
    int item(Table table, int code) {
        for (int item : table.items()) {
            if (plan.spending().get(item).all() || itemCodes[item][code]) {
                return item;
            }
        }
        return plan.spending().size();
    }
}

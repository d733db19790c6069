package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cells of tables that are published together, and the sums among them that a reader knows.
public final class LinkedTables {

    /// One sum: the total is the parts together.
    ///
    /// @param shared whether someone may be in several parts: hidden parts together are of no more
    ///   people than the largest of them for certain
    record Sum(int total, int[] parts, boolean shared) {

        /// Total and parts.
        int[] all() {
            var all = Arrays.copyOf(parts, parts.length + 1);
            all[parts.length] = total;
            return all;
        }
    }

    private long[] people = new long[64];
    private int size;
    private final List<Sum> sums = new ArrayList<>();
    private final Map<Integer, List<Sum>> sumsOf = new HashMap<>();

    /// Adds a cell.
    ///
    /// @param count how many people are behind it, at least 0
    /// @return its number, from 0
    public int add(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a cell of " + count + " people");
        }
        if (size == people.length) {
            people = Arrays.copyOf(people, 2 * size);
        }
        people[size] = count;
        return size++;
    }

    /// Says that one cell is the sum of others. The numbers may be of anything that adds up, such
    /// as money, of the people behind the cells.
    public void sum(int total, int... parts) {
        add(new Sum(total, parts.clone(), false));
    }

    /// The same where someone may be in several of the parts.
    public void sumOfShared(int total, int... parts) {
        add(new Sum(total, parts.clone(), true));
    }

    private void add(Sum sum) {
        sums.add(sum);
        for (int cell : sum.all()) {
            sumsOf.computeIfAbsent(cell, _ -> new ArrayList<>()).add(sum);
        }
    }

    /// The sums that a cell is in.
    List<Sum> sumsOf(int cell) {
        return sumsOf.getOrDefault(cell, List.of());
    }

    public int size() {
        return size;
    }

    public long people(int cell) {
        return people[cell];
    }

    public List<Sum> sums() {
        return sums;
    }
}

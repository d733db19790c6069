package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cells of tables that are published together, and the sums among them that a reader knows.
public final class Cells {

    /// One sum: the total is the parts together.
    record Sum(int total, int[] parts) {

        /// Total and parts.
        int[] all() {
            var all = Arrays.copyOf(parts, parts.length + 1);
            all[parts.length] = total;
            return all;
        }
    }

    private final boolean shared;
    private long[] people = new long[64];
    private int size;
    private final List<Sum> sums = new ArrayList<>();
    private final Map<Integer, List<Sum>> sumsOf = new HashMap<>();

    /// Cells of which each person is in one at most.
    public Cells() {
        this(false);
    }

    /// @param shared whether someone may be in several cells of a sum: then hidden cells together are of no more people than
    ///               the largest of them for certain
    public Cells(boolean shared) {
        this.shared = shared;
    }

    boolean shared() {
        return shared;
    }

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

    /// Says that one cell is the sum of others. The numbers may be of anything that adds up, such as
    /// money, of the people behind the cells.
    public void sum(int total, int... parts) {
        var sum = new Sum(total, parts.clone());
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

    long people(int cell) {
        return people[cell];
    }

    List<Sum> sums() {
        return sums;
    }
}

package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Cells of tables that are published together, and the sums among them that a reader knows.
public final class LinkedTables {

    /// One sum: the total is the parts together.
    ///
    /// @param shared whether someone may be in several parts: hidden parts together are of no more
    ///   people than the largest of them for certain
    /// @param all total and parts; not to be changed
    record Sum(int total, int[] parts, int[] all, boolean shared) {

        Sum(int total, int[] parts, boolean shared) {
            this(total, parts, Arrays.copyOf(parts, parts.length + 1), shared);
            all[parts.length] = total;
        }
    }

    private static final int[] NO_SUMS = {};

    private static final Following[] NO_NUMBERS = {};

    private long[] people = new long[64];
    private int size;
    private final BitSet precious = new BitSet();
    private final List<Following[]> following = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<int[]> sumsOf = new ArrayList<>();

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
        sumsOf.add(NO_SUMS);
        following.add(NO_NUMBERS);
        return size++;
    }

    /// Adds a cell from which, and from what is shown besides, other numbers follow.
    ///
    /// @param count how many people are behind it
    /// @param with numbers that are so many more as the cell is more: who was ill before and who
    ///   falls ill, where the former are known
    /// @param against numbers that are so many less as the cell is more: who does not fall ill,
    ///   where all people are known. Numbers below 0 are left out: they count nobody
    public int add(long count, long[] with, long[] against) {
        int cell = add(count);
        var more = new ArrayList<Following>();
        for (long number : with) {
            addFollowing(more, number, 1);
        }
        for (long number : against) {
            addFollowing(more, number, -1);
        }
        following.set(cell, more.toArray(Following[]::new));
        return cell;
    }

    private static void addFollowing(List<Following> to, long number, int sign) {
        if (number >= 0) {
            to.add(new Following(number, sign));
        }
    }

    /// Says that a cell is hidden only where no other will do: much is lost with it.
    public void precious(int cell) {
        precious.set(cell);
    }

    boolean isPrecious(int cell) {
        return precious.get(cell);
    }

    /// Whether someone may be in several parts of some sum.
    boolean isShared() {
        return sums.stream().anyMatch(Sum::shared);
    }

    /// A number that follows from a cell.
    ///
    /// @param sign 1 if it grows as the cell grows, -1 if it shrinks
    record Following(long people, int sign) {}

    /// The numbers that follow from a cell; not to be changed.
    Following[] following(int cell) {
        return following.get(cell);
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
        for (int cell : sum.all()) {
            var before = sumsOf.get(cell);
            var more = Arrays.copyOf(before, before.length + 1);
            more[before.length] = sums.size();
            sumsOf.set(cell, more);
        }
        sums.add(sum);
    }

    /// The sums that a cell is in, by their places among all; not to be changed.
    int[] sumsOf(int cell) {
        return sumsOf.get(cell);
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

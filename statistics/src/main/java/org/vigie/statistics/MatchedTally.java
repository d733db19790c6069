package org.vigie.statistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// How a 0/1 exposure fell in matched sets of one case each: all that its conditional odds ratio
/// depends on.
///
/// Sets of the same size, with as many exposed and with a case alike, are one row with a count, so
/// a tally has a handful of rows however many people it holds. Tallies of disjoint sets add up. Not
/// safe for several threads.
public final class MatchedTally implements Iterable<MatchedTally.Row> {

    /// So many matched sets that are alike.
    ///
    /// @param size people in the set, the case included
    /// @param exposed how many of them are exposed, the case included
    /// @param caseExposed whether the case is one of the exposed
    /// @param count how many such sets
    public record Row(int size, int exposed, boolean caseExposed, long count) {

        public Row {
            int unexposed = size - exposed;
            if (count < 0 || exposed < (caseExposed ? 1 : 0) || unexposed < (caseExposed ? 0 : 1)) {
                throw new IllegalArgumentException(
                        ("no matched set has %d people, %d exposed and %s case, counted %d "
                                        + "times; count the case in both numbers")
                                .formatted(
                                        size,
                                        exposed,
                                        caseExposed ? "an exposed" : "an unexposed",
                                        count));
            }
        }

        /// Whether the set says anything of the odds ratio: somebody is exposed and somebody is
        /// not.
        public boolean informative() {
            return exposed > 0 && exposed < size;
        }

        private long key() {
            return (long) size << 32 | (long) exposed << 1 | (caseExposed ? 1 : 0);
        }

        private static Row of(long key, long count) {
            return new Row(
                    (int) (key >>> 32),
                    (int) (key >>> 1) & Integer.MAX_VALUE,
                    (key & 1) == 1,
                    count);
        }
    }

    private long[] keys = new long[4];
    private long[] counts = new long[4];
    private int length;

    /// The tally of some rows, in any order; rows that are alike add up.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MatchedTally of(List<Row> rows) {
        MatchedTally tally = new MatchedTally();
        rows.forEach(tally::add);
        return tally;
    }

    /// Adds `count` sets of `size` people, `exposed` of whom are exposed, the case included in
    /// both.
    public void add(int size, int exposed, boolean caseExposed, long count) {
        add(new Row(size, exposed, caseExposed, count));
    }

    /// Adds the sets of another tally to this one, which is returned; the other is not changed.
    public MatchedTally merge(MatchedTally other) {
        other.rows().forEach(this::add);
        return this;
    }

    /// The rows by size, then exposed, then case unexposed before exposed; none has a count of 0.
    @JsonValue
    public List<Row> rows() {
        return IntStream.range(0, length).mapToObj(i -> Row.of(keys[i], counts[i])).toList();
    }

    @Override
    public Iterator<Row> iterator() {
        return rows().iterator();
    }

    private void add(Row row) {
        if (row.count() == 0) {
            return;
        }
        int found = Arrays.binarySearch(keys, 0, length, row.key());
        if (found >= 0) {
            counts[found] = Math.addExact(counts[found], row.count());
        } else {
            insert(-found - 1, row);
        }
    }

    private void insert(int at, Row row) {
        if (length == keys.length) {
            keys = Arrays.copyOf(keys, 2 * length);
            counts = Arrays.copyOf(counts, 2 * length);
        }
        System.arraycopy(keys, at, keys, at + 1, length - at);
        System.arraycopy(counts, at, counts, at + 1, length - at);
        keys[at] = row.key();
        counts[at] = row.count();
        length++;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MatchedTally tally && rows().equals(tally.rows());
    }

    @Override
    public int hashCode() {
        return rows().hashCode();
    }

    @Override
    public String toString() {
        return rows().toString();
    }
}

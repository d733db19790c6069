package org.vigie.statistics.selfcontrolled.design;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that the likelihood of a case series depends on, added up case by case.
///
/// Days of a case under the same cells are one number, however they lie in time; cases whose days
/// agree are one row, and their events add up. Tallies of disjoint cases merge by addition of
/// counts, so neither order nor split changes a bit of any estimate. Where lengths of observation
/// are a person's own, a row describes that person: such a tally stays where its people are, and
/// only {@link org.vigie.statistics.selfcontrolled.likelihood.ScoreAndInformation} of it leave. Not
/// safe for several threads.
public final class CaseTally {

    /// So many days under these cells, and the events on them.
    public record Spell(int[] cells, int days, long events) {}

    /// Cases that are alike: all that the conditional likelihood sees of them.
    public record Row(List<Spell> spells) {}

    /// What a tally counted beside its rows.
    ///
    /// @param cases cases with an event while observed
    /// @param withoutEvent cases that had none, and are left out
    /// @param endedByEvent cases whose last day observed is the day of an event
    /// @param overlapping cases with overlapping windows of one exposure
    public record Counts(long cases, long withoutEvent, long endedByEvent, long overlapping) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    cases + other.cases,
                    withoutEvent + other.withoutEvent,
                    endedByEvent + other.endedByEvent,
                    overlapping + other.overlapping);
        }
    }

    /// A tally as it is written.
    record Written(Counts counts, List<Row> rows) {}

    private record Key(int[] code) implements Comparable<Key> {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(code, key.code);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(code);
        }

        @Override
        public int compareTo(Key other) {
            return Arrays.compare(code, other.code);
        }
    }

    private final Map<Key, long[]> events = new HashMap<>();
    private Counts counts = Counts.NONE;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CaseTally of(Written written) {
        CaseTally tally = new CaseTally();
        tally.counts = written.counts;
        written.rows.forEach(row -> tally.addSpells(row.spells));
        return tally;
    }

    @JsonValue
    Written written() {
        return new Written(counts, rows());
    }

    /// Adds one case, cut by a design; one tally holds cases of one design.
    public void add(CaseDesign design, ObservedCase added) {
        int[] counted = added.counted(design.firstEventOnly());
        if (counted.length == 0) {
            counts = counts.plus(new Counts(0, 1, 0, 0));
            return;
        }
        List<CaseInterval> intervals = design.intervals(added);
        boolean ended = counted[counted.length - 1] == added.end();
        counts = counts.plus(new Counts(1, 0, ended ? 1 : 0, design.overlaps(added) ? 1 : 0));
        List<Spell> spells = new ArrayList<>(intervals.size());
        intervals.forEach(each -> spells.add(new Spell(each.cells(), each.days(), each.events())));
        addSpells(spells);
    }

    private void addSpells(List<Spell> spells) {
        Spell[] sorted = spells.toArray(Spell[]::new);
        Arrays.sort(sorted, (a, b) -> Arrays.compare(a.cells, b.cells));
        int joined = 0;
        for (int i = 1; i < sorted.length; i++) {
            Spell last = sorted[joined];
            Spell each = sorted[i];
            if (Arrays.equals(last.cells, each.cells)) {
                sorted[joined] =
                        new Spell(each.cells, last.days + each.days, last.events + each.events);
            } else {
                sorted[++joined] = each;
            }
        }
        long[] here = new long[Math.min(joined + 1, sorted.length)];
        for (int i = 0; i < here.length; i++) {
            here[i] = sorted[i].events;
        }
        add(key(sorted, here.length), here);
    }

    private void add(Key key, long[] added) {
        long[] sum = events.computeIfAbsent(key, _ -> new long[added.length]);
        for (int i = 0; i < added.length; i++) {
            sum[i] += added[i];
        }
    }

    /// Each spell as the number of its cells, the cells and the days.
    private static Key key(Spell[] spells, int length) {
        int size = 0;
        for (int i = 0; i < length; i++) {
            size += spells[i].cells.length + 2;
        }
        int[] code = new int[size];
        int at = 0;
        for (int i = 0; i < length; i++) {
            int[] cells = spells[i].cells;
            code[at++] = cells.length;
            System.arraycopy(cells, 0, code, at, cells.length);
            at += cells.length;
            code[at++] = spells[i].days;
        }
        return new Key(code);
    }

    /// Adds the cases of another tally, of the same design, to this one, which is returned.
    public CaseTally merge(CaseTally other) {
        other.events.forEach((key, sum) -> add(key, sum));
        counts = counts.plus(other.counts);
        return this;
    }

    /// The rows, in an order that depends on nothing but what they are.
    public List<Row> rows() {
        return events.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> row(entry.getKey().code, entry.getValue()))
                .toList();
    }

    private static Row row(int[] code, long[] sum) {
        List<Spell> spells = new ArrayList<>();
        for (int at = 0; at < code.length; at += code[at] + 2) {
            int[] cells = Arrays.copyOfRange(code, at + 1, at + 1 + code[at]);
            spells.add(new Spell(cells, code[at + 1 + code[at]], sum[spells.size()]));
        }
        return new Row(spells);
    }

    /// What was counted beside the rows.
    public Counts counts() {
        return counts;
    }

    /// All events.
    public long eventCount() {
        return events.values().stream().flatMapToLong(Arrays::stream).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaseTally tally
                && counts.equals(tally.counts)
                && events.keySet().equals(tally.events.keySet())
                && events.keySet().stream()
                        .allMatch(key -> Arrays.equals(events.get(key), tally.events.get(key)));
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts + " in " + events.size() + " rows";
    }
}

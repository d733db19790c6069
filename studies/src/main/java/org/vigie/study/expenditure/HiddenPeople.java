package org.vigie.study.expenditure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.Suppression;
import org.vigie.study.expenditure.question.ExpenditureTotals;
import org.vigie.study.expenditure.question.Measure;

/// What is hidden of the people of a map in one year, one row of strata after the other. Numbers
/// that are not in the tables follow from those that are: who is in no group, who of it did not
/// die, and, since where nobody had been in one group before all who are documented are at risk of
/// it, how many had been in another. So what is hidden of everybody is hidden of a group, and what
/// is hidden of a group is hidden of its new cases and deaths.
final class HiddenPeople {

    private static final long[] NOTHING = {};

    private final ExpenditureTotals counted;
    private final int year;
    private final int most;
    private final DisclosureKey key;
    private final Map<Measure, BitSet[]> hidden = new EnumMap<>(Measure.class);
    private final int everybody;

    /// @param rows groups, families, and everybody in the last place
    HiddenPeople(ExpenditureTotals counted, int rows, int year, int most, DisclosureKey key) {
        this.counted = counted;
        this.year = year;
        this.most = most;
        this.key = key;
        everybody = rows - 1;
        for (var measure : Measure.values()) {
            hidden.put(measure, new BitSet[rows]);
        }
        hide(Measure.PEOPLE, everybody, new BitSet(), new long[0][], new BitSet[0]);
        for (int row = 0; row < everybody; row++) {
            hideWithin(Measure.PEOPLE, row, Measure.PEOPLE, everybody);
        }
        for (int row = 0; row < rows; row++) {
            hideWithin(Measure.DEATHS, row, Measure.PEOPLE, row);
        }
        hideAtRisk();
        for (int row = 0; row < everybody; row++) {
            hideNewCases(row);
        }
    }

    /// The hidden strata of a row.
    BitSet of(Measure measure, int row) {
        return rows(measure)[row];
    }

    private BitSet[] rows(Measure measure) {
        return Objects.requireNonNull(hidden.get(measure), "every measure has its rows");
    }

    private long[] cells(Measure measure, int row) {
        return counted.cells(year, row, measure);
    }

    private void hideWithin(Measure measure, int row, Measure ofMeasure, int ofRow) {
        hide(
                measure,
                row,
                of(ofMeasure, ofRow),
                new long[][] {cells(ofMeasure, ofRow)},
                new BitSet[] {of(ofMeasure, ofRow)});
    }

    /// Of each two groups the difference may be who had been in one where nobody had been in the
    /// other.
    private void hideAtRisk() {
        var people = cells(Measure.PEOPLE, everybody);
        var counts =
                IntStream.range(0, everybody)
                        .mapToObj(row -> cells(Measure.AT_RISK, row))
                        .toArray(long[][]::new);
        for (int row = 0; row < everybody; row++) {
            var cells = new LinkedTables();
            for (int stratum = 0; stratum < people.length; stratum++) {
                addAtRisk(cells, people[stratum], counts, row, stratum);
            }
            hide(Measure.AT_RISK, row, cells, of(Measure.PEOPLE, everybody));
        }
        hide(Measure.AT_RISK, everybody, new BitSet(), new long[0][], new BitSet[0]);
        hide(Measure.NEW_CASES, everybody, new BitSet(), new long[0][], new BitSet[0]);
    }

    private void addAtRisk(LinkedTables cells, long people, long[][] counts, int row, int stratum) {
        long count = counts[row][stratum];
        var more = new ArrayList<Long>();
        var less = new ArrayList<Long>();
        if (!of(Measure.PEOPLE, everybody).get(stratum)) {
            less.add(people - count);
        }
        for (int other = 0; other < row; other++) {
            long difference = count - counts[other][stratum];
            if (Math.abs(difference) <= most && !of(Measure.AT_RISK, other).get(stratum)) {
                (difference > 0 ? more : less).add(Math.abs(difference));
            }
        }
        cells.add(count, array(more), array(less));
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private void hideNewCases(int row) {
        var already = (BitSet) of(Measure.PEOPLE, row).clone();
        already.or(of(Measure.AT_RISK, row));
        hide(
                Measure.NEW_CASES,
                row,
                already,
                new long[][] {cells(Measure.PEOPLE, row), cells(Measure.AT_RISK, row)},
                new BitSet[] {of(Measure.PEOPLE, row), of(Measure.AT_RISK, row)});
    }

    /// @param among the people of whom the counted ones are some
    /// @param unknown which of these are hidden
    private void hide(Measure measure, int row, BitSet already, long[][] among, BitSet[] unknown) {
        var counts = cells(measure, row);
        var cells = new LinkedTables();
        for (int stratum = 0; stratum < counts.length; stratum++) {
            var rest = new long[among.length];
            for (int i = 0; i < among.length; i++) {
                rest[i] = unknown[i].get(stratum) ? -1 : among[i][stratum] - counts[stratum];
            }
            cells.add(counts[stratum], NOTHING, rest);
        }
        hide(measure, row, cells, already);
    }

    private void hide(Measure measure, int row, LinkedTables cells, BitSet already) {
        new Strata(counted.axes())
                .totals()
                .forEach(total -> cells.sum(total.total(), total.parts()));
        // A family of one group has the numbers of the group, and has to hide the same ones.
        var table = measure + "|" + year + "|" + Arrays.hashCode(cells(measure, row));
        rows(measure)[row] = Suppression.of(cells, most, already, key, table);
    }
}

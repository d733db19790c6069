package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.SmallCells;
import org.vigie.disclosure.Suppression;
import org.vigie.study.Stratum;

/// What is hidden of one outcome in one interval. Numbers that are not in the tables follow from
/// those that are: the population less those at risk had the outcome before, and where an outcome
/// lasts for ever so do cases less events. So what is hidden of the population is hidden of those
/// at risk and of cases, and what is hidden of those at risk is hidden of events; events and cases
/// are hidden together where the former follow from the latter.
final class HiddenRates {

    private final List<IncidencePrevalenceRow> rows;
    private final int most;
    private final DisclosureKey key;
    private final BitSet population;
    private final BitSet persons;
    private final BitSet events;
    private final BitSet cases;

    /// @param rows of one outcome and interval
    /// @param tied whether cases are those who had the outcome before and those with an event
    HiddenRates(List<IncidencePrevalenceRow> rows, boolean tied, int most, DisclosureKey key) {
        this.rows = rows;
        this.most = most;
        this.key = key;
        // The same for every outcome, and so without its name.
        population = hidden("population", new BitSet(), Cells::population);
        persons = hidden("persons|" + rows.getFirst().outcome(), population, this::persons);
        var outcome = "|" + rows.getFirst().outcome();
        if (tied) {
            var already = (BitSet) persons.clone();
            already.or(fewBefore(new BitSet()));
            events = hidden("events" + outcome, already, this::eventsAndCases);
            cases = events;
        } else {
            events = hidden("events" + outcome, persons, this::events);
            var already = (BitSet) population.clone();
            already.or(fewBefore(events));
            cases = hidden("cases" + outcome, already, this::cases);
        }
    }

    /// Where few cases are left when events that are not hidden are taken off.
    private BitSet fewBefore(BitSet hiddenEvents) {
        var few = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            long before = rows.get(row).cases() - rows.get(row).events();
            few.set(row, SmallCells.few(before, most) && !hiddenEvents.get(row));
        }
        return few;
    }

    BitSet population() {
        return population;
    }

    /// Of people at risk and their days.
    BitSet persons() {
        return persons;
    }

    BitSet events() {
        return events;
    }

    BitSet cases() {
        return cases;
    }

    /// How the cell of a row is added.
    private interface Cells {
        void add(LinkedTables cells, int row, IncidencePrevalenceRow counts);

        static void population(LinkedTables cells, int row, IncidencePrevalenceRow counts) {
            cells.add(counts.population());
        }
    }

    private void persons(LinkedTables cells, int row, IncidencePrevalenceRow counts) {
        cells.add(
                counts.persons(),
                new long[0],
                known(!population.get(row), counts.population() - counts.persons()));
    }

    private void eventsAndCases(LinkedTables cells, int row, IncidencePrevalenceRow counts) {
        cells.add(
                counts.events(),
                new long[] {counts.cases()},
                new long[] {withoutEvent(row, counts), withoutOutcome(row, counts)});
    }

    private void events(LinkedTables cells, int row, IncidencePrevalenceRow counts) {
        cells.add(counts.events(), new long[0], new long[] {withoutEvent(row, counts)});
    }

    private void cases(LinkedTables cells, int row, IncidencePrevalenceRow counts) {
        cells.add(counts.cases(), new long[0], new long[] {withoutOutcome(row, counts)});
    }

    private long withoutEvent(int row, IncidencePrevalenceRow counts) {
        return persons.get(row) ? -1 : counts.persons() - counts.events();
    }

    private long withoutOutcome(int row, IncidencePrevalenceRow counts) {
        return population.get(row) ? -1 : counts.population() - counts.cases();
    }

    private static long[] known(boolean isKnown, long number) {
        return isKnown ? new long[] {number} : new long[0];
    }

    private BitSet hidden(String table, BitSet already, Cells of) {
        var cells = new LinkedTables();
        for (int row = 0; row < rows.size(); row++) {
            of.add(cells, row, rows.get(row));
        }
        sumStrata(cells);
        return Suppression.of(cells, most, already, key, table + "|" + rows.getFirst().start());
    }

    /// A row of all values of a dimension is the sum of the others; ages are taken for summing too,
    /// though people can be in two.
    private void sumStrata(LinkedTables cells) {
        List<UnaryOperator<IncidencePrevalenceRow>> totals =
                List.of(
                        row -> row.of(Stratum.ALL, row.sex(), row.region()),
                        row -> row.of(row.age(), Stratum.ALL, row.region()),
                        row -> row.of(row.age(), row.sex(), Stratum.ALL));
        var bare = rows.stream().map(row -> row.of(row.age(), row.sex(), row.region())).toList();
        for (var total : totals) {
            var parts = new HashMap<IncidencePrevalenceRow, List<Integer>>();
            for (int row = 0; row < rows.size(); row++) {
                var of = total.apply(rows.get(row));
                if (!of.equals(bare.get(row))) {
                    parts.computeIfAbsent(of, _ -> new ArrayList<>()).add(row);
                }
            }
            for (int row = 0; row < rows.size(); row++) {
                var summed = parts.getOrDefault(bare.get(row), List.of());
                if (!summed.isEmpty()) {
                    cells.sum(row, summed.stream().mapToInt(Integer::intValue).toArray());
                }
            }
        }
    }
}

package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.Suppression;
import org.vigie.study.Stratum;

/// What is hidden of one outcome in one interval. Numbers that are not in the tables follow from
/// those that are: the population less those at risk had the outcome before, and those cases who
/// had it before are known from both tables. So what is hidden of the population is hidden of those
/// at risk, and what is hidden of these is hidden of events and cases, which are hidden together.
final class HiddenRates {

    private final List<IncidencePrevalenceRow> rows;
    private final int most;
    private final DisclosureKey key;
    private final BitSet population;
    private final BitSet persons;
    private final BitSet events;

    /// @param rows of one outcome and interval
    HiddenRates(List<IncidencePrevalenceRow> rows, int most, DisclosureKey key) {
        this.rows = rows;
        this.most = most;
        this.key = key;
        // The same for every outcome, and so without its name.
        population = hidden("population", new BitSet(), Cells::population);
        persons = hidden("persons|" + rows.getFirst().outcome(), population, this::persons);
        var already = (BitSet) persons.clone();
        for (int row = 0; row < rows.size(); row++) {
            long before = rows.get(row).cases() - rows.get(row).events();
            already.set(row, already.get(row) || (before > 0 && before <= most));
        }
        events = hidden("events|" + rows.getFirst().outcome(), already, this::events);
    }

    BitSet population() {
        return population;
    }

    /// Of people at risk and their days.
    BitSet persons() {
        return persons;
    }

    /// Of events and cases.
    BitSet events() {
        return events;
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

    private void events(LinkedTables cells, int row, IncidencePrevalenceRow counts) {
        boolean isPopulationShown = !population.get(row);
        cells.add(
                counts.events(),
                new long[] {counts.cases()},
                new long[] {
                    persons.get(row) ? -1 : counts.persons() - counts.events(),
                    isPopulationShown ? counts.population() - counts.cases() : -1
                });
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

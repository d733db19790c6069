package org.vigie.study.druguse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.Suppression;
import org.vigie.study.Stratum;

/// What is hidden of the counts of one drug. Numbers that are not in the tables follow from those
/// that are, such as who is not at risk of beginning because of earlier use. So what is hidden of
/// the population is hidden of users and of those at risk, and what is hidden of these is hidden of
/// new users.
final class HiddenDrugUse {

    private final List<DrugUseRow> rows;
    private final int most;
    private final DisclosureKey key;
    private final Map<CountedUse, BitSet> hidden = new EnumMap<>(CountedUse.class);
    private final boolean hidesNewUsers;

    /// @param rows of one drug
    /// @param newUsers of the drug in all years
    HiddenDrugUse(List<DrugUseRow> rows, long newUsers, int most, DisclosureKey key) {
        this.rows = rows;
        this.most = most;
        this.key = key;
        // The same for every drug, and so without its name.
        var population = new LinkedTables();
        rows.forEach(row -> population.add(row.population()));
        hide(CountedUse.POPULATION, "population", population, new BitSet());
        hideWithin(CountedUse.USERS);
        hideWithin(CountedUse.AT_RISK);
        hidesNewUsers = hideNewUsers(newUsers);
    }

    BitSet of(CountedUse measure) {
        return Objects.requireNonNull(
                hidden.get(measure), "a count comes before those that are within it");
    }

    /// Whether those of all years are hidden.
    boolean hidesNewUsers() {
        return hidesNewUsers;
    }

    private String name(CountedUse measure) {
        return measure + "|" + rows.getFirst().drug();
    }

    private void hide(CountedUse measure, String table, LinkedTables cells, BitSet already) {
        sumStrata(cells);
        hidden.put(measure, Suppression.of(cells, most, already, key, table));
    }

    private void hideWithin(CountedUse measure) {
        var cells = new LinkedTables();
        for (int row = 0; row < rows.size(); row++) {
            long population = rows.get(row).population();
            cells.add(
                    measure.of(rows.get(row)),
                    new long[0],
                    new long[] {rest(CountedUse.POPULATION, row, population, measure)});
        }
        hide(measure, name(measure), cells, of(CountedUse.POPULATION));
    }

    /// Who of some is not in another count, or -1 where the former are hidden.
    private long rest(CountedUse of, int row, long people, CountedUse measure) {
        return of(of).get(row) ? -1 : people - measure.of(rows.get(row));
    }

    /// New users of all years are those of each together, or a few less where some began twice.
    private boolean hideNewUsers(long newUsers) {
        var cells = new LinkedTables();
        for (int row = 0; row < rows.size(); row++) {
            var one = rows.get(row);
            cells.add(
                    one.newUsers(),
                    new long[0],
                    new long[] {
                        rest(CountedUse.USERS, row, one.users(), CountedUse.NEW_USERS),
                        rest(CountedUse.AT_RISK, row, one.atRisk(), CountedUse.NEW_USERS)
                    });
        }
        int all = cells.add(newUsers);
        cells.sum(
                all,
                IntStream.range(0, rows.size())
                        .filter(row -> strata(rows.get(row)).stream().allMatch(Stratum.ALL::equals))
                        .toArray());
        var already = (BitSet) of(CountedUse.USERS).clone();
        already.or(of(CountedUse.AT_RISK));
        hide(CountedUse.NEW_USERS, name(CountedUse.NEW_USERS), cells, already);
        return of(CountedUse.NEW_USERS).get(all);
    }

    private static List<String> strata(DrugUseRow row) {
        return List.of(row.age(), row.sex(), row.region());
    }

    private static List<String> key(DrugUseRow row) {
        return List.of("" + row.year(), row.age(), row.sex(), row.region());
    }

    /// A row of all values of a dimension is the sum of the others.
    private void sumStrata(LinkedTables cells) {
        for (int axis = 1; axis < 4; axis++) {
            var totals = new HashMap<List<String>, Integer>();
            var parts = new HashMap<List<String>, List<Integer>>();
            for (int row = 0; row < rows.size(); row++) {
                var key = key(rows.get(row));
                if (key.get(axis).equals(Stratum.ALL)) {
                    totals.put(key, row);
                } else {
                    var total = new ArrayList<>(key);
                    total.set(axis, Stratum.ALL);
                    parts.computeIfAbsent(total, _ -> new ArrayList<>()).add(row);
                }
            }
            parts.forEach((total, some) ->
                    cells.sum(
                            Objects.requireNonNull(totals.get(total), "a stratum has a row of all"),
                            some.stream().mapToInt(Integer::intValue).toArray()));
        }
    }
}

package org.vigie.study.expenditure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.Suppression;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;
import org.vigie.study.expenditure.question.AmountScope;
import org.vigie.study.expenditure.question.ExpenditureAxis;
import org.vigie.study.expenditure.question.ExpenditureProtocol;
import org.vigie.study.expenditure.question.ExpenditureResult;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.ExpenditureTotals;
import org.vigie.study.expenditure.question.Measure;

/// A map as it may be shown: a number is there, or it is hidden.
///
/// What is shown are, for every year, counts of people of every group and family by age, sex and
/// region with all totals, their expenditure by the same, and the expenditure of every row by item.
/// Of the remainder, the unobserved and everybody expenditure is shown by item only: by stratum it
/// would give away what is hidden of the groups. An amount is hidden where the number of people is.
/// Amounts outside the years are shown by where they lie.
public final class DisclosedExpenditure {

    private static final List<AmountScope> OUTSIDE =
            Arrays.stream(AmountScope.values())
                    .filter(where -> where != AmountScope.WITHIN)
                    .toList();

    private final ExpenditureResult result;
    private final ExpenditureTotals counted;
    private final int most;
    private final DisclosureKey key;
    private final List<Map<Measure, BitSet>> counts = new ArrayList<>();
    private final List<BitSet> spending = new ArrayList<>();
    private final BitSet outside;
    private long numbers;
    private long hidden;

    private DisclosedExpenditure(ExpenditureResult result, DisclosureKey key) {
        this.result = result;
        counted = result.counted();
        this.key = key;
        most = result.protocol().smallCells();
        for (int year = 0; year < counted.years(); year++) {
            var measures = people(year);
            counts.add(measures);
            spending.add(spending(year, hidden(measures, Measure.PEOPLE)));
        }
        outside = outside();
    }

    /// Decides what of a map may be shown.
    public static DisclosedExpenditure of(ExpenditureResult result, DisclosureKey key) {
        return new DisclosedExpenditure(result, key);
    }

    /// Rows of which people are counted: groups, families, everybody.
    private int counted() {
        return (int)
                counted.rows().stream()
                        .filter(row ->
                                row.kind() != ExpenditureRow.Kind.REMAINDER
                                        && row.kind() != ExpenditureRow.Kind.UNOBSERVED)
                        .count();
    }

    private static BitSet hidden(Map<Measure, BitSet> measures, Measure measure) {
        return Objects.requireNonNull(measures.get(measure), "people are counted by the measure");
    }

    /// Hidden strata of all rows, one row after the other, by measure.
    private Map<Measure, BitSet> people(int year) {
        var found = new HiddenPeople(counted, counted(), year, most, key);
        var measures = new EnumMap<Measure, BitSet>(Measure.class);
        for (var measure :
                List.of(Measure.PEOPLE, Measure.AT_RISK, Measure.NEW_CASES, Measure.DEATHS)) {
            var all = new BitSet();
            for (int row = 0; row < counted(); row++) {
                int first = row * counted.strata();
                found.of(measure, row).stream().forEach(stratum -> all.set(first + stratum));
            }
            measures.put(measure, all);
            hidden += all.cardinality();
            numbers += (long) counted() * counted.strata();
        }
        return measures;
    }

    /// Hidden expenditure: first every row by item and in all, then every group and family by
    /// stratum.
    private BitSet spending(int year, BitSet people) {
        var cells = new LinkedTables();
        int items = counted.items() + 1;
        for (int row = 0; row < counted.rows().size(); row++) {
            for (int item = 0; item < items; item++) {
                cells.add(counted.users(year, row, item));
            }
        }
        var already = new BitSet();
        int national = cells.size();
        for (int row = 0; row < counted() - 1; row++) {
            var members = counted.cells(year, row, Measure.PEOPLE);
            for (int stratum = 0; stratum < counted.strata(); stratum++) {
                already.set(
                        cells.add(members[stratum]), people.get(row * counted.strata() + stratum));
            }
            // One number in two tables.
            already.set(
                    row * items + counted.items(),
                    already.get(national + row * counted.strata() + counted.everyone()));
        }
        sumItems(cells, items);
        sumFamilies(cells, items, national);
        for (var total : new Strata(counted.axes()).totals()) {
            for (int row = 0; row < counted() - 1; row++) {
                int first = national + row * counted.strata();
                cells.sum(
                        first + total.total(),
                        Arrays.stream(total.parts()).map(part -> first + part).toArray());
            }
        }
        for (int row = 0; row < counted() - 1; row++) {
            cells.sum(
                    row * items + counted.items(),
                    national + row * counted.strata() + counted.everyone());
        }
        return hide(cells, already, "spending|" + year);
    }

    /// Hidden amounts outside the years, and in the last place all of them together.
    private BitSet outside() {
        var cells = new LinkedTables();
        for (var where : OUTSIDE) {
            cells.add(counted.payers(where));
        }
        cells.add(counted.payersOutside());
        cells.sumOfShared(OUTSIDE.size(), IntStream.range(0, OUTSIDE.size()).toArray());
        return hide(cells, new BitSet(), "outside");
    }

    private void sumItems(LinkedTables cells, int items) {
        var each = new int[counted.items()];
        for (int row = 0; row < counted.rows().size(); row++) {
            for (int item = 0; item < each.length; item++) {
                each[item] = row * items + item;
            }
            cells.sumOfShared(row * items + counted.items(), each);
        }
    }

    /// Everybody is the groups, the remainder and the unobserved; a family is its groups.
    private void sumFamilies(LinkedTables cells, int items, int national) {
        int everybody = counted() - 1;
        for (int item = 0; item < items; item++) {
            int one = item;
            cells.sumOfShared(
                    everybody * items + item,
                    rows(row ->
                                    row.kind() == ExpenditureRow.Kind.GROUP
                                            || row.kind() == ExpenditureRow.Kind.REMAINDER
                                            || row.kind() == ExpenditureRow.Kind.UNOBSERVED)
                            .map(row -> row * items + one)
                            .toArray());
        }
        for (int family = 0; family < counted.rows().size(); family++) {
            if (counted.rows().get(family).kind() != ExpenditureRow.Kind.FAMILY) {
                continue;
            }
            int number = counted.rows().get(family).family();
            var groups =
                    rows(row -> row.kind() == ExpenditureRow.Kind.GROUP && row.family() == number)
                            .toArray();
            for (int item = 0; item < items; item++) {
                int one = item;
                cells.sumOfShared(
                        family * items + item,
                        Arrays.stream(groups).map(group -> group * items + one).toArray());
            }
            for (int stratum = 0; stratum < counted.strata(); stratum++) {
                int one = stratum;
                cells.sumOfShared(
                        national + family * counted.strata() + stratum,
                        Arrays.stream(groups)
                                .map(group -> national + group * counted.strata() + one)
                                .toArray());
            }
        }
    }

    private IntStream rows(Predicate<ExpenditureRow> which) {
        return IntStream.range(0, counted.rows().size())
                .filter(row -> which.test(counted.rows().get(row)));
    }

    private BitSet hide(LinkedTables cells, BitSet already, String table) {
        var all = Suppression.of(cells, most, already, key, table);
        numbers += cells.size();
        hidden += all.cardinality();
        return all;
    }

    public ExpenditureProtocol protocol() {
        return result.protocol();
    }

    public List<ExpenditureRow> rows() {
        return counted.rows();
    }

    public List<ExpenditureAxis> axes() {
        return counted.axes();
    }

    public int firstYear() {
        return counted.firstYear();
    }

    public int years() {
        return counted.years();
    }

    public int items() {
        return counted.items();
    }

    public int strata() {
        return counted.strata();
    }

    public int everyone() {
        return counted.everyone();
    }

    /// A count of people, or what was spent on a group or family, in a stratum; empty where it is
    /// hidden or, of what was spent, not shown by stratum.
    ///
    /// @param year from 0
    public OptionalLong cell(int year, int row, int stratum, Measure measure) {
        if (measure == Measure.COST) {
            if (row >= counted() - 1) {
                return stratum == everyone() ? spent(year, row, items()) : OptionalLong.empty();
            }
            int place = counted.rows().size() * (items() + 1) + row * strata() + stratum;
            return shown(
                    !spending.get(year).get(place), counted.cells(year, row, measure)[stratum]);
        }
        boolean isCounted =
                row < counted() && !hidden(counts.get(year), measure).get(row * strata() + stratum);
        return isCounted
                ? OptionalLong.of(counted.cells(year, row, measure)[stratum])
                : OptionalLong.empty();
    }

    /// What was spent on a row by item, all items at `items()`; empty where it is hidden.
    public OptionalLong spent(int year, int row, int item) {
        return shown(
                !spending.get(year).get(row * (items() + 1) + item),
                counted.spent(year, row, item));
    }

    /// On how many people; hidden where the amount is.
    public OptionalLong users(int year, int row, int item) {
        return shown(
                !spending.get(year).get(row * (items() + 1) + item),
                counted.users(year, row, item));
    }

    /// What of all amounts lies there. What lies within the years is the sum of what was spent on
    /// everybody in each, and hidden where one of those is.
    public OptionalLong amount(AmountScope where) {
        return where == AmountScope.WITHIN
                ? spentInAll(counted() - 1)
                : shown(!outside.get(OUTSIDE.indexOf(where)), counted.amount(where));
    }

    /// What was spent on a row in all years; empty where it is hidden in one of them.
    public OptionalLong spentInAll(int row) {
        boolean shown =
                IntStream.range(0, years()).allMatch(year -> spent(year, row, items()).isPresent());
        return shown(
                shown,
                IntStream.range(0, years())
                        .mapToLong(year -> counted.spent(year, row, items()))
                        .sum());
    }

    /// All amounts of the store; hidden where what is within the years or outside them is.
    public OptionalLong amount() {
        boolean shown = amount(AmountScope.WITHIN).isPresent() && !outside.get(OUTSIDE.size());
        return shown(shown, Arrays.stream(AmountScope.values()).mapToLong(counted::amount).sum());
    }

    /// The tables whose amounts are not counted.
    public List<String> notCounted() {
        return counted.notCounted();
    }

    private static OptionalLong shown(boolean shown, long value) {
        return shown ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /// Whom each rule dropped; rules that dropped few are told together.
    public Attrition attrition() {
        return SafeAttrition.of(result.attrition(), most);
    }

    public List<String> methods() {
        return result.methods();
    }

    public List<String> limits() {
        return result.limits();
    }

    public List<String> warnings() {
        return result.warnings();
    }

    /// What was hidden, in words.
    public String words() {
        return most == 0
                ? "nothing was withheld or rounded: the protocol says small_cells: 0"
                : String.format(
                        Locale.UK,
                        """
                        %,d of %,d numbers are hidden: those of 1 to %d people, and what would \
                        give them away\
                        """,
                        hidden,
                        numbers,
                        most);
    }
}

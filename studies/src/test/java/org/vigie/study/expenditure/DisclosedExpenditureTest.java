package org.vigie.study.expenditure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureAudit;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.RunAudit;
import org.vigie.study.expenditure.question.AmountScope;
import org.vigie.study.expenditure.question.ExpenditureResult;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.MadeUpExpenditure;
import org.vigie.study.expenditure.question.Measure;

/// What a reader of a map can work out.
class DisclosedExpenditureTest {

    @TempDir Path folder;

    @Test
    void countsOfFewAreHiddenAndTheirCostsToo() {
        var result = MadeUpExpenditure.of(5, 300, 10, folder.resolve("store"));
        var shown = DisclosedExpenditure.of(result, DisclosureKey.ofInvented("test"));
        int few = 0;
        for (int year = 0; year < shown.years(); year++) {
            for (int row = 0; row < 7; row++) {
                var people = result.counted().cells(year, row, Measure.PEOPLE);
                for (int stratum = 0; stratum < shown.strata(); stratum++) {
                    if (people[stratum] >= 1 && people[stratum] <= 10) {
                        few++;
                        assertTrue(shown.cell(year, row, stratum, Measure.PEOPLE).isEmpty());
                        assertTrue(
                                row == 6 && stratum == shown.everyone()
                                        || shown.cell(year, row, stratum, Measure.COST).isEmpty());
                    }
                }
            }
        }
        assertTrue(few > 50, "few were few");
        assertTrue(
                shown.words()
                        .matches(
                                """
                                [\\d,]+ of [\\d,]+ numbers are hidden: those of 1 to 10 \
                                people, and what would give them away\
                                """),
                shown.words());
    }

    @Test
    void withoutALimitEverythingIsShown() {
        var shown =
                DisclosedExpenditure.of(
                        MadeUpExpenditure.of(5, 100, 0, folder.resolve("store")),
                        DisclosureKey.ofInvented("test"));
        for (int row = 0; row < 6; row++) {
            for (int stratum = 0; stratum < shown.strata(); stratum++) {
                assertTrue(shown.cell(0, row, stratum, Measure.COST).isPresent());
                assertTrue(shown.cell(0, row, stratum, Measure.NEW_CASES).isPresent());
            }
        }
        assertEquals(
                "nothing was withheld or rounded: the protocol says small_cells: 0", shown.words());
    }

    /// From 2006 to 2009 and outside: few people's amounts are hidden, and none follows from the
    /// others.
    @Test
    void amountsOfFewOutsideTheYearsAreHidden() {
        int few = 0;
        for (int people : new int[] {12, 25, 60, 400}) {
            var result = MadeUpExpenditure.of(5, people, 10, folder.resolve("store" + people));
            var shown = DisclosedExpenditure.of(result, DisclosureKey.ofInvented("test"));
            int hidden = 0;
            for (var where :
                    List.of(
                            AmountScope.BEFORE,
                            AmountScope.AFTER,
                            AmountScope.UNDATED,
                            AmountScope.NOT_COUNTED)) {
                long payers = result.counted().payers(where);
                few += payers > 0 && payers <= 10 ? 1 : 0;
                assertTrue(
                        payers == 0 || payers > 10 || shown.amount(where).isEmpty(),
                        where + " of " + people);
                hidden += shown.amount(where).isEmpty() ? 1 : 0;
            }
            boolean isAllShown = shown.amount().isPresent();
            assertTrue(
                    hidden != 1 || !isAllShown,
                    "one hidden part of a sum that is shown, of " + people);
            assertTrue(!isAllShown || shown.amount(AmountScope.WITHIN).isPresent());
            if (people == 400) {
                assertEquals(0, hidden);
                assertEquals(
                        List.of(AmountScope.values()).stream()
                                .mapToLong(result.counted()::amount)
                                .sum(),
                        shown.amount().orElseThrow());
            }
        }
        assertTrue(few > 0, "nothing was few");
    }

    /// Every amount that adds up, told by the numbers alone: by item, group, family, age, sex and
    /// region.
    @Test
    void noHiddenAmountFollowsFromWhatIsShown() {
        for (int people : new int[] {300, 1_500}) {
            var result = MadeUpExpenditure.of(9, people, 10, folder.resolve("store" + people));
            var shown = DisclosedExpenditure.of(result, DisclosureKey.ofInvented("test"));
            for (int year = 0; year < 2; year++) {
                var attack = new Attack(result, shown, year);
                attack.sums();
                assertTrue(attack.hidden() > 0);
                assertEquals(
                        List.of(), attack.found(), "year " + year + " of " + people + " people");
            }
        }
    }

    /// A solver that has all counts of people of a map.
    @Test
    @Tag("long")
    void noFewPeopleFollowFromAllCountsTogether() {
        long few = 0;
        for (int people : new int[] {300, 1_500}) {
            var result = MadeUpExpenditure.of(9, people, 10, folder.resolve("store" + people));
            var shown = DisclosedExpenditure.of(result, DisclosureKey.ofInvented("test"));
            for (int year = 0; year < 2; year++) {
                var audit = new RunAudit(10);
                audit(audit, result, shown, year);
                few += audit.few();
                assertEquals(List.of(), audit.found(), "year %d of %d".formatted(year, people));
            }
        }
        assertTrue(few > 500, "few were few: " + few);
    }

    private static void audit(
            RunAudit audit, ExpenditureResult result, DisclosedExpenditure shown, int year) {
        var measures = List.of(Measure.PEOPLE, Measure.AT_RISK, Measure.NEW_CASES, Measure.DEATHS);
        int everybody = 6;
        for (int row = 0; row <= everybody; row++) {
            for (var measure : measures) {
                var counts = result.counted().cells(year, row, measure);
                for (int stratum = 0; stratum < counts.length; stratum++) {
                    audit.number(
                            measure + " " + row + " " + stratum,
                            shown.cell(year, row, stratum, measure),
                            counts[stratum]);
                }
                for (var total : new Strata(shown.axes()).totals()) {
                    int one = row;
                    audit.sum(
                            measure + " " + one + " " + total.total(),
                            IntStream.of(total.parts())
                                    .mapToObj(part -> measure + " " + one + " " + part)
                                    .toList());
                }
            }
        }
        for (int stratum = 0; stratum < shown.strata(); stratum++) {
            for (int row = 0; row < everybody; row++) {
                isHiddenWith(shown, year, stratum, everybody, Measure.PEOPLE, row, Measure.PEOPLE);
                isHiddenWith(shown, year, stratum, everybody, Measure.PEOPLE, row, Measure.AT_RISK);
                isHiddenWith(shown, year, stratum, row, Measure.PEOPLE, row, Measure.DEATHS);
                isHiddenWith(shown, year, stratum, row, Measure.PEOPLE, row, Measure.NEW_CASES);
                isHiddenWith(shown, year, stratum, row, Measure.AT_RISK, row, Measure.NEW_CASES);
                var at = " " + row + " " + stratum;
                audit.among("PEOPLE " + everybody + " " + stratum, "PEOPLE" + at);
                audit.among("PEOPLE" + at, "NEW_CASES" + at);
                audit.among("PEOPLE " + everybody + " " + stratum, "AT_RISK" + at);
                audit.among("PEOPLE" + at, "DEATHS" + at);
                audit.among("AT_RISK" + at, "NEW_CASES" + at);
                for (int other = 0; other < everybody; other++) {
                    // Who had it before, where nobody had the other.
                    if (other != row) {
                        audit.among("AT_RISK " + other + " " + stratum, "AT_RISK" + at);
                    }
                }
            }
        }
    }

    /// Else the hidden number would be known to be so many at the least.
    private static void isHiddenWith(
            DisclosedExpenditure shown,
            int year,
            int stratum,
            int ofRow,
            Measure all,
            int row,
            Measure some) {
        assertTrue(
                shown.cell(year, ofRow, stratum, all).isPresent()
                        || shown.cell(year, row, stratum, some).isEmpty(),
                () -> "%s %d is shown and %s is not, at %d".formatted(some, row, all, stratum));
    }

    /// Cells by name, and the sums a reader knows.
    private static final class Attack {

        private final ExpenditureResult result;
        private final DisclosedExpenditure shown;
        private final int year;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final BitSet hidden = new BitSet();
        private final LinkedTables cells = new LinkedTables();

        Attack(ExpenditureResult result, DisclosedExpenditure shown, int year) {
            this.result = result;
            this.shown = shown;
            this.year = year;
        }

        long hidden() {
            return hidden.cardinality();
        }

        private int place(String name, OptionalLong value) {
            return places.computeIfAbsent(
                    name,
                    _ -> {
                        names.add(name);
                        hidden.set(names.size() - 1, value.isEmpty());
                        return cells.add(0);
                    });
        }

        private int amount(int row, int item) {
            return place(
                    row + " " + (item == shown.items() ? "all" : item),
                    shown.spent(year, row, item));
        }

        private int stratum(int row, int stratum) {
            return stratum == shown.everyone()
                    ? amount(row, shown.items())
                    : place(row + " at " + stratum, shown.cell(year, row, stratum, Measure.COST));
        }

        void sums() {
            var rows = shown.rows();
            for (int row = 0; row < rows.size(); row++) {
                var items = new int[shown.items()];
                for (int item = 0; item < items.length; item++) {
                    items[item] = amount(row, item);
                }
                cells.sum(amount(row, shown.items()), items);
            }
            for (int item = 0; item <= shown.items(); item++) {
                int one = item;
                cells.sum(
                        amount(6, item),
                        List.of(0, 1, 2, 3, 7, 8).stream()
                                .mapToInt(row -> amount(row, one))
                                .toArray());
                cells.sum(amount(4, item), amount(0, item), amount(1, item));
                cells.sum(amount(5, item), amount(2, item), amount(3, item));
            }
            assertEquals(
                    List.of(
                            ExpenditureRow.Kind.GROUP,
                            ExpenditureRow.Kind.FAMILY,
                            ExpenditureRow.Kind.FAMILY,
                            ExpenditureRow.Kind.EVERYBODY,
                            ExpenditureRow.Kind.REMAINDER,
                            ExpenditureRow.Kind.UNOBSERVED),
                    rows.subList(3, 9).stream().map(ExpenditureRow::kind).toList());
            for (int stratum = 0; stratum < shown.strata(); stratum++) {
                cells.sum(stratum(4, stratum), stratum(0, stratum), stratum(1, stratum));
                cells.sum(stratum(5, stratum), stratum(2, stratum), stratum(3, stratum));
            }
            byStratum();
        }

        private void byStratum() {
            var axes = shown.axes();
            for (int row = 0; row < 6; row++) {
                for (int a = 0; a < axes.get(0).places(); a++) {
                    for (int s = 0; s < axes.get(1).places(); s++) {
                        for (int r = 0; r < axes.get(2).places(); r++) {
                            sum(row, a, s, r);
                        }
                    }
                }
            }
        }

        private int at(int row, int a, int s, int r) {
            var axes = shown.axes();
            return stratum(row, (a * axes.get(1).places() + s) * axes.get(2).places() + r);
        }

        private void sum(int row, int a, int s, int r) {
            var axes = shown.axes();
            if (a == axes.get(0).all()) {
                cells.sum(
                        at(row, a, s, r),
                        java.util.stream.IntStream.range(0, a)
                                .map(x -> at(row, x, s, r))
                                .toArray());
            }
            if (s == axes.get(1).all()) {
                cells.sum(
                        at(row, a, s, r),
                        java.util.stream.IntStream.range(0, s)
                                .map(x -> at(row, a, x, r))
                                .toArray());
            }
            if (r == axes.get(2).all()) {
                cells.sum(
                        at(row, a, s, r),
                        java.util.stream.IntStream.range(0, r)
                                .map(x -> at(row, a, s, x))
                                .toArray());
            }
        }

        /// The numbers behind must obey the sums, or the attack would prove nothing.
        List<String> found() {
            assertTrue(result.counted().spent(year, 6, shown.items()) != 0);
            return DisclosureAudit.of(cells.sums(), hidden).stream().mapToObj(names::get).toList();
        }
    }
}

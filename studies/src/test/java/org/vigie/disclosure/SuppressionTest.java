package org.vigie.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;

/// What is hidden stays hidden: by hand, and against an attack by exact linear algebra.
class SuppressionTest {

    private static final long SEED = Seed.of("the attack on hidden cells");
    private static final DisclosureKey KEY = DisclosureKey.ofInvented("test");

    private static LinkedTables of(long... people) {
        var cells = new LinkedTables();
        for (long count : people) {
            cells.add(count);
        }
        return cells;
    }

    private static BitSet bits(int... cells) {
        var bits = new BitSet();
        IntStream.of(cells).forEach(bits::set);
        return bits;
    }

    @Test
    void aSmallCellTakesTheNextSmallestWithIt() {
        var cells = of(100, 4, 66, 30, 0);
        cells.sum(0, 1, 2, 3, 4);
        assertEquals(bits(1, 3), Suppression.of(cells, 10, KEY, "test"));
    }

    @Test
    void tenIsSmallAndElevenIsNot() {
        assertEquals(bits(1), Suppression.of(of(0, 10, 11), 10, KEY, "test"));
        assertEquals(bits(), Suppression.of(of(0, 10, 11), 0, KEY, "test"));
    }

    @Test
    void twoSmallCellsThatAreFewTogetherTakeAThird() {
        var cells = of(103, 2, 1, 60, 40);
        cells.sum(0, 1, 2, 3, 4);
        assertEquals(bits(1, 2, 4), Suppression.of(cells, 10, KEY, "test"));
        var enough = of(112, 6, 6, 60, 40);
        enough.sum(0, 1, 2, 3, 4);
        assertEquals(bits(1, 2), Suppression.of(enough, 10, KEY, "test"));
    }

    /// 16 together: who knows that both are few knows that each is 6 to 10.
    @Test
    void twoSmallCellsOfKnownSumThatIsNearlyTwiceTheLimitTakeAThird() {
        var cells = of(116, 8, 8, 60, 40);
        cells.sum(0, 1, 2, 3, 4);
        assertEquals(bits(1, 2, 4), Suppression.of(cells, 10, KEY, "test"));
    }

    @Test
    void aTotalOfOneHiddenPartIsHiddenToo() {
        var cells = of(7, 7, 0);
        cells.sum(0, 1, 2);
        assertEquals(bits(0, 1), Suppression.of(cells, 10, KEY, "test"));
    }

    @Test
    void whatIsHiddenAlreadyIsProtectedToo() {
        var cells = of(120, 50, 30, 40);
        cells.sum(0, 1, 2, 3);
        assertEquals(bits(1, 2), Suppression.of(cells, 10, bits(1), KEY, "test"));
    }

    /// Rows of two hidden cells each, and one column more: the sum of two rows less the columns
    /// gives x13 away although no sum has one hidden cell alone.
    @Test
    void sumsTakenTogetherGiveNothingAway() {
        var cells = of(50, 40, 60, 50, 70, 80, 30, 90);
        cells.sum(0, 1, 2, 3);
        cells.sum(4, 1, 2);
        var hidden = bits(1, 2, 3);
        assertEquals(bits(3), DisclosureAudit.of(cells.sums(), hidden));
        var safe = Suppression.of(cells, 10, hidden, KEY, "test");
        assertTrue(safe.get(0) || safe.get(4), safe.toString());
        assertEquals(bits(), DisclosureAudit.of(cells.sums(), safe));
    }

    @Test
    void generatedTablesStandTheAttack() {
        var random = new SplittableRandom(SEED);
        int secondary = 0;
        int ofNobody = 0;
        for (int round = 0; round < 150; round++) {
            var cells =
                    table(
                            random,
                            new int[] {
                                1 + random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(5)
                            });
            var hidden = Suppression.of(cells, 10, KEY, "test");
            for (int cell = 0; cell < cells.size(); cell++) {
                if (cells.people(cell) >= 1 && cells.people(cell) <= 10) {
                    assertTrue(hidden.get(cell));
                    secondary--;
                }
            }
            ofNobody +=
                    IntStream.range(0, cells.size())
                                    .anyMatch(cell -> cells.people(cell) == 0 && hidden.get(cell))
                            ? 1
                            : 0;
            secondary += hidden.cardinality();
            assertEquals(bits(), attacked(cells, hidden), "round " + round);
        }
        assertTrue(secondary > 100, "the attack had something to attack");
        assertTrue(
                ofNobody <= 4,
                """
                cells of nobody are hidden where nothing else is left alone: 4 of 30,000 \
                tables, here %s\
                """
                        .formatted(ofNobody));
    }

    /// The same elimination as the attack finds what is determined, for any pattern.
    @Test
    void determinedIsWhatRanksSay() {
        var random = new SplittableRandom(SEED + 1);
        int found = 0;
        for (int round = 0; round < 150; round++) {
            var cells = table(random, new int[] {3, 2, 3});
            var hidden = new BitSet();
            IntStream.range(0, cells.size())
                    .filter(_ -> random.nextInt(3) == 0)
                    .forEach(hidden::set);
            assertEquals(
                    attacked(cells, hidden),
                    DisclosureAudit.of(cells.sums(), hidden),
                    "round " + round);
            found += DisclosureAudit.of(cells.sums(), hidden).cardinality();
        }
        assertTrue(found > 100);
    }

    /// A table of several dimensions with every total, the cells mostly small.
    static LinkedTables table(SplittableRandom random, int[] sizes) {
        int size = 1;
        for (int s : sizes) {
            size *= s + 1;
        }
        var counts = new long[size];
        for (int cell = 0; cell < size; cell++) {
            if (isLeaf(cell, sizes)) {
                long count =
                        random.nextInt(4) == 0
                                ? 0
                                : random.nextInt(3) == 0 ? random.nextInt(10) : random.nextInt(200);
                for (int other = 0; other < size; other++) {
                    if (covers(other, cell, sizes)) {
                        counts[other] += count;
                    }
                }
            }
        }
        var cells = of(counts);
        int step = 1;
        for (int s : sizes) {
            for (int cell = 0; cell < size; cell++) {
                if (cell / step % (s + 1) == s) {
                    int first = cell - s * step;
                    int apart = step;
                    cells.sum(
                            cell,
                            IntStream.range(0, s).map(part -> first + part * apart).toArray());
                }
            }
            step *= s + 1;
        }
        return cells;
    }

    private static boolean isLeaf(int cell, int[] sizes) {
        for (int s : sizes) {
            if (cell % (s + 1) == s) {
                return false;
            }
            cell /= s + 1;
        }
        return true;
    }

    private static boolean covers(int total, int leaf, int[] sizes) {
        for (int s : sizes) {
            if (total % (s + 1) != s && total % (s + 1) != leaf % (s + 1)) {
                return false;
            }
            total /= s + 1;
            leaf /= s + 1;
        }
        return true;
    }

    /// A hidden cell is determined where the equation "this cell is known" adds nothing to the
    /// rank.
    private static BitSet attacked(LinkedTables cells, BitSet hidden) {
        var columns = hidden.stream().toArray();
        var equations = new ArrayList<BigInteger[]>();
        for (var sum : cells.sums()) {
            var row = new BigInteger[columns.length];
            for (int c = 0; c < columns.length; c++) {
                int column = columns[c];
                long parts = IntStream.of(sum.parts()).filter(part -> part == column).count();
                row[c] = BigInteger.valueOf(parts - (sum.total() == column ? 1 : 0));
            }
            equations.add(row);
        }
        int rank = rank(equations);
        var determined = new BitSet();
        for (int c = 0; c < columns.length; c++) {
            var known = new BigInteger[columns.length];
            java.util.Arrays.fill(known, BigInteger.ZERO);
            known[c] = BigInteger.ONE;
            var with = new ArrayList<>(equations);
            with.add(known);
            if (rank(with) == rank) {
                determined.set(columns[c]);
            }
        }
        return determined;
    }

    /// Elimination without fractions.
    private static int rank(List<BigInteger[]> equations) {
        var rows = equations.stream().map(BigInteger[]::clone).toArray(BigInteger[][]::new);
        int rank = 0;
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (int c = 0; c < columns && rank < rows.length; c++) {
            int pivot = rank;
            while (pivot < rows.length && rows[pivot][c].signum() == 0) {
                pivot++;
            }
            if (pivot == rows.length) {
                continue;
            }
            var swap = rows[pivot];
            rows[pivot] = rows[rank];
            rows[rank] = swap;
            for (int r = rank + 1; r < rows.length; r++) {
                if (rows[r][c].signum() != 0) {
                    var factor = rows[r][c];
                    for (int k = c; k < columns; k++) {
                        rows[r][k] =
                                rows[r][k]
                                        .multiply(rows[rank][c])
                                        .subtract(rows[rank][k].multiply(factor));
                    }
                }
            }
            rank++;
        }
        return rank;
    }

    @Test
    void aRuleThatDropsFewIsToldWithAnother() {
        var attrition =
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody", 0, 100),
                                new Attrition.Step("a", 3, 97),
                                new Attrition.Step("b", 40, 57),
                                new Attrition.Step("c", 0, 57),
                                new Attrition.Step("d", 2, 55)));
        assertEquals(2, SafeAttrition.of(attrition, 10).steps().size());
        assertEquals(
                new Attrition.Step("a; b; c; d", 45, 55),
                SafeAttrition.of(attrition, 10).steps().getLast());
        assertEquals(attrition, SafeAttrition.of(attrition, 0));
        var few =
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody", 0, 100),
                                new Attrition.Step("a", 3, 97)));
        assertEquals(
                List.of(new Attrition.Step("everybody; a", 0, 97)),
                SafeAttrition.of(few, 10).steps());
    }
}

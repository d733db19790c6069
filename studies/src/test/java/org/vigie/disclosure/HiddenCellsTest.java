package org.vigie.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;

/// How well hidden cells are hidden, and at what cost.
class HiddenCellsTest {

    private static final int MOST = 10;

    /// Tables that an attacker tries with all keys. What is found with fewer is narrower, so that
    /// an end here can only count against what is hidden.
    private static final int TRIED = 2_000;

    private static final long SEED = Seed.of("how well hidden cells are hidden");

    private static BitSet hidden(LinkedTables cells, String key) {
        return Suppression.of(cells, MOST, DisclosureKey.ofInvented(key), "test");
    }

    /// How many people are hidden beside the few.
    private static long cost(LinkedTables cells, BitSet hidden) {
        return hidden.stream().mapToLong(cells::people).filter(people -> people > MOST).sum();
    }

    /// The least that is enough was found by trying every pattern: 42, 80 and 83.
    @Test
    void asFewAsCanBeAreHiddenBesides() {
        var best =
                Map.of(
                        42L,
                        new int[][] {{20, 50, 10}, {8, 19, 22}, {17, 32, 12}},
                        80L,
                        new int[][] {{3, 40, 60}, {40, 7, 80}, {60, 80, 100}},
                        83L,
                        new int[][] {{6, 50, 30, 24}, {45, 60, 9, 31}, {22, 18, 70, 5}});
        best.forEach((least, inner) -> {
            var cells = new TwoWayTable(inner).cells();
            var costs = new TreeMap<Long, Integer>();
            for (int key = 0; key < 100; key++) {
                costs.merge(cost(cells, hidden(cells, "key " + key)), 1, Integer::sum);
            }
            assertEquals(least, costs.firstKey(), "less would not be enough");
            assertTrue(costs.get(least) >= 98, least + ": " + costs);
        });
    }

    @Test
    void theSameKeyHidesTheSameAndAnotherOthers() {
        var cells = new TwoWayTable(new int[][] {{4, 30, 30}, {30, 30, 30}, {30, 30, 30}}).cells();
        var different =
                IntStream.range(0, 40).mapToObj(key -> hidden(cells, "key " + key)).distinct();
        assertEquals(hidden(cells, "key"), hidden(cells, "key"));
        assertTrue(different.count() >= 4, "one of four equal ways to hide the 4");
    }

    /// By linear programming: each is more than the limit for all one knows, and the limit wide at
    /// least.
    @Test
    @Tag("long")
    void boundsAreWide() {
        var random = new SplittableRandom(SEED);
        int few = 0;
        for (int round = 0; round < 60; round++) {
            boolean isFlat = round % 2 == 0;
            var cells =
                    isFlat
                            ? TwoWayTable.drawn(random, 2 + round % 4, 2 + round % 3).cells()
                            : SuppressionTest.table(random, new int[] {3, 2, 3});
            var hidden = hidden(cells, "round " + round);
            var bounds = new ProgrammedBounds(cells, hidden);
            for (int cell : hidden.stream().filter(c -> few(cells.people(c))).toArray()) {
                few++;
                double most = bounds.greatest(cell);
                var where = "round %d, cell %d".formatted(round, cell);
                assertTrue(most > MOST + 0.5, where + " is at most " + most);
                assertTrue(most - bounds.least(cell) > MOST - 0.5, where + " is bound narrowly");
            }
        }
        assertTrue(few > 200, "few were few: " + few);
    }

    private static boolean few(long people) {
        return people > 0 && people <= MOST;
    }

    /// Nothing is hidden in vain: of each that is hidden besides, some cell of few would be bound
    /// too narrowly without it.
    @Test
    @Tag("long")
    void nothingIsHiddenInVain() {
        var random = new SplittableRandom(SEED + 1);
        int besides = 0;
        for (int round = 0; round < 40; round++) {
            var cells = TwoWayTable.drawn(random, 3, 3).cells();
            var hidden = hidden(cells, "round " + round);
            for (int cell : hidden.stream().filter(c -> cells.people(c) > MOST).toArray()) {
                besides++;
                hidden.clear(cell);
                var protection = new Protection(cells, hidden, MOST, 2_000);
                boolean isNeeded =
                        hidden.stream()
                                .filter(c -> few(cells.people(c)))
                                .anyMatch(c ->
                                        protection.of(c) == null || protection.ofAlike(c) == null);
                assertTrue(isNeeded, "round %d, cell %d".formatted(round, cell));
                hidden.set(cell);
            }
        }
        assertTrue(besides > 80, "little was hidden: " + besides);
    }

    /// Who knows how cells are chosen and not by which key makes every table that agrees with what
    /// is shown, and keeps those for which some key chooses the same cells.
    @Test
    @Tag("long")
    void theChoiceTellsLittle() {
        var random = new SplittableRandom(SEED + 2);
        int tables = Boolean.getBoolean("vigie.slow") ? 400 : 25;
        var drawn = Stream.generate(() -> TwoWayTable.drawn(random, 3, 3)).limit(tables).toList();
        var values =
                IntStream.range(0, tables)
                        .parallel()
                        .mapToObj(round -> {
                            var table = drawn.get(round);
                            return possible(table, hidden(table.cells(), "secret " + round));
                        })
                        .flatMap(List::stream)
                        .toList();
        assertTrue(values.stream().noneMatch(BitSet::isEmpty));
        long few = values.size();
        long narrow = values.stream().filter(one -> one.cardinality() <= 5).count();
        System.out.printf("replayed: of %d small cells %d to 5 values or fewer%n", few, narrow);
        assertTrue(narrow <= few / 50, "%d of %d".formatted(narrow, few));
    }

    /// Of each cell of few people what it can be for all the attacker finds; not all if it is many.
    private static List<BitSet> possible(TwoWayTable table, BitSet hidden) {
        var cells = IntStream.range(0, 9).filter(cell -> few(table.at(cell))).boxed().toList();
        var values = cells.stream().map(_ -> new BitSet()).toList();
        for (int i = 0; i < values.size(); i++) {
            values.get(i).set(table.at(cells.get(i)));
        }
        var all = table.agreeing(hidden, 80, new SplittableRandom(1));
        Collections.shuffle(all, new Random(1));
        int left = TRIED;
        for (var one : all) {
            boolean isNews = false;
            for (int i = 0; i < values.size(); i++) {
                isNews |=
                        values.get(i).cardinality() <= 5
                                && !values.get(i).get(one.at(cells.get(i)));
            }
            if (isNews && left-- > 0 && isChosen(one.cells(), hidden)) {
                for (int i = 0; i < values.size(); i++) {
                    values.get(i).set(one.at(cells.get(i)));
                }
            }
        }
        return values;
    }

    private static boolean isChosen(LinkedTables cells, BitSet hidden) {
        return IntStream.range(0, 40).anyMatch(key -> hidden(cells, "try " + key).equals(hidden));
    }
}

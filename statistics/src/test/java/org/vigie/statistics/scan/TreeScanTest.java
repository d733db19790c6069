package org.vigie.statistics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TreeScanTest {

    private static final Forest TWO_LEAVES = Forest.ofParents(new int[][] {{}, {0}, {0}});

    private static TreeScan.Branch branch(List<TreeScan.Branch> branches, int node) {
        return branches.stream().filter(branch -> branch.node() == node).findFirst().orElseThrow();
    }

    /// 3 of 4 and 1 of 4 with probability 1/4: leaf 3 ln 3 + ln(1/3) = 2 ln 3; root 4 of 8, 4 ln 2
    /// + 4 ln(2/3).
    @Test
    void bernoulliSolvedByHand() {
        List<TreeScan.Branch> found =
                TreeScan.of(
                        TWO_LEAVES,
                        List.of(
                                new ScanUnit(TWO_LEAVES.lineage(1), 3, 4),
                                new ScanUnit(TWO_LEAVES.lineage(2), 1, 4)),
                        new TreeModel.Bernoulli(.25),
                        ScanOptions.ofSeed(1));
        assertEquals(1, found.getFirst().node());
        assertEquals(2 * Math.log(3), found.getFirst().statistic(), 1e-13);
        assertEquals(3, found.getFirst().ratio(), 1e-13);
        assertEquals(4 * Math.log(4 / 3.0), branch(found, 0).statistic(), 1e-13);
        assertEquals(0, branch(found, 2).statistic());
        assertEquals(1, branch(found, 2).p());
    }

    /// 4 where 1, and 2 where 2 are expected. Poisson: 4 ln 4 − 3; root 6 ln 2 − 3. Given all 6, a
    /// third of them is expected in the leaf: 4 ln 2 + 2 ln(2/4) = 2 ln 2, and nothing in the root.
    @Test
    void poissonSolvedByHand() {
        List<ScanUnit> units =
                List.of(
                        new ScanUnit(TWO_LEAVES.lineage(1), 4, 1),
                        new ScanUnit(TWO_LEAVES.lineage(2), 2, 2));
        List<TreeScan.Branch> found =
                TreeScan.of(TWO_LEAVES, units, new TreeModel.Poisson(), ScanOptions.ofSeed(1));
        assertEquals(4 * Math.log(4) - 3, branch(found, 1).statistic(), 1e-13);
        assertEquals(6 * Math.log(2) - 3, branch(found, 0).statistic(), 1e-13);
        List<TreeScan.Branch> given =
                TreeScan.of(
                        TWO_LEAVES,
                        units,
                        new TreeModel.ConditionalPoisson(),
                        ScanOptions.ofSeed(1));
        assertEquals(2 * Math.log(2), branch(given, 1).statistic(), 1e-13);
        assertEquals(2, branch(given, 1).expected(), 1e-13);
        assertEquals(0, branch(given, 0).statistic(), 1e-13);
    }

    /// One leaf of 4 with probability 1/2, all 4 cases: the p value is that of 4 heads in a row,
    /// 1/16, up to the replicates.
    @Test
    void pIsTheProbabilityOfAsMuch() {
        Forest leaf = Forest.ofParents(new int[][] {{}});
        TreeScan.Branch found =
                TreeScan.of(
                                leaf,
                                List.of(new ScanUnit(leaf.lineage(0), 4, 4)),
                                new TreeModel.Bernoulli(.5),
                                new ScanOptions(99_999, 3, 2, 1))
                        .getFirst();
        assertEquals(1 / 16.0, found.p(), 4 * Math.sqrt(1 / 16.0 / 100_000));
    }

    /// A leaf under two nodes under one root counts once in the root.
    @Test
    void aNodeUnderTwoCountsOnce() {
        Forest forest = Forest.ofParents(new int[][] {{}, {0}, {0}, {1, 2}});
        List<TreeScan.Branch> found =
                TreeScan.of(
                        forest,
                        List.of(new ScanUnit(forest.lineage(3), 5, 1)),
                        new TreeModel.Poisson(),
                        ScanOptions.ofSeed(1));
        assertEquals(4, found.size());
        found.forEach(branch -> assertEquals(5, branch.cases()));
        found.forEach(branch -> assertEquals(1, branch.expected()));
    }

    private record Example(Forest forest, List<ScanUnit> units) {

        static Example of(long seed, boolean whole) {
            Random random = new Random(seed);
            int[][] parents = new int[12 + random.nextInt(30)][];
            parents[0] = new int[0];
            for (int node = 1; node < parents.length; node++) {
                parents[node] =
                        random.nextInt(4) == 0
                                ? new int[] {random.nextInt(node), random.nextInt(node)}
                                : new int[] {random.nextInt(node)};
            }
            Forest forest = Forest.ofParents(parents);
            List<ScanUnit> units = new ArrayList<>();
            for (int node = 0; node < parents.length; node++) {
                int[] nodes =
                        random.nextInt(5) == 0
                                ? forest.lineage(node, random.nextInt(parents.length))
                                : forest.lineage(node);
                int trials = 1 + random.nextInt(6);
                units.add(
                        new ScanUnit(
                                nodes,
                                random.nextInt(trials + 1) / 2,
                                whole ? trials : .3 + random.nextDouble()));
            }
            return new Example(forest, units);
        }
    }

    @Test
    void fastPathEqualsThePlainTwin() {
        for (TreeModel model :
                List.of(
                        new TreeModel.Bernoulli(.3),
                        new TreeModel.Poisson(),
                        new TreeModel.ConditionalPoisson())) {
            for (long seed = 1; seed <= 6; seed++) {
                Example example = Example.of(seed, model instanceof TreeModel.Bernoulli);
                double[][] plain =
                        PlainTreeScan.of(example.forest, example.units, model, 1_999, seed);
                List<TreeScan.Branch> fast =
                        TreeScan.of(
                                example.forest,
                                example.units,
                                model,
                                new ScanOptions(19_999, seed, 2, 1));
                for (TreeScan.Branch branch : fast) {
                    String told = model + " seed " + seed + " " + branch;
                    assertEquals(plain[branch.node()][0], branch.statistic(), 1e-11, told);
                    double p = plain[branch.node()][1];
                    assertEquals(p, branch.p(), 5 * Math.sqrt(p * (1 - p) / 1_999) + 1e-3, told);
                }
            }
        }
    }

    @Test
    void threadsAndOrderDoNotMatterButTheSeedDoes() {
        for (TreeModel model :
                List.of(
                        new TreeModel.Bernoulli(.3),
                        new TreeModel.Poisson(),
                        new TreeModel.ConditionalPoisson())) {
            Example example = Example.of(5, model instanceof TreeModel.Bernoulli);
            List<TreeScan.Branch> one =
                    TreeScan.of(
                            example.forest, example.units, model, new ScanOptions(999, 8, 1, 1));
            assertEquals(
                    one,
                    TreeScan.of(
                            example.forest, example.units, model, new ScanOptions(999, 8, 7, 1)));
            assertTrue(
                    !one.equals(
                            TreeScan.of(
                                    example.forest,
                                    example.units,
                                    model,
                                    new ScanOptions(999, 9, 1, 1))));
        }
    }

    /// Without effect the least p of a scan is at or below .05 in 5 % of scans at most: 400 scans,
    /// within four standard errors, and not far below.
    @Test
    void pHoldsForAllBranchesTogether() {
        int hits = 0;
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed * 7_919);
            Example example = Example.of(77, true);
            List<ScanUnit> drawn =
                    example.units.stream()
                            .map(unit ->
                                    new ScanUnit(
                                            unit.nodes(),
                                            (int)
                                                    random.doubles((int) unit.expected())
                                                            .filter(u -> u < .3)
                                                            .count(),
                                            unit.expected()))
                            .toList();
            hits +=
                    TreeScan.of(
                                                    example.forest,
                                                    drawn,
                                                    new TreeModel.Bernoulli(.3),
                                                    new ScanOptions(199, seed, 2, 1))
                                            .getFirst()
                                            .p()
                                    <= .05
                            ? 1
                            : 0;
        }
        assertEquals(.05, hits / 400.0, 4 * Math.sqrt(.05 * .95 / 400), "hits " + hits);
    }

    @Test
    void noCasesNoBranches() {
        assertEquals(
                List.of(),
                TreeScan.of(
                        TWO_LEAVES,
                        List.of(new ScanUnit(TWO_LEAVES.lineage(1), 0, 4)),
                        new TreeModel.ConditionalPoisson(),
                        ScanOptions.ofSeed(1)));
        assertEquals(
                List.of(),
                TreeScan.of(TWO_LEAVES, List.of(), new TreeModel.Poisson(), ScanOptions.ofSeed(1)));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "5 cases cannot be where 4.0 are expected; of a Bernoulli model give whole numbers of cases and"
                        + " others",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        TreeScan.of(
                                                TWO_LEAVES,
                                                List.of(new ScanUnit(TWO_LEAVES.lineage(1), 5, 4)),
                                                new TreeModel.Bernoulli(.5),
                                                ScanOptions.ofSeed(1)))
                        .getMessage());
        assertEquals(
                "the probability of a case lies between 0 and 1, was 1.0",
                assertThrows(IllegalArgumentException.class, () -> new TreeModel.Bernoulli(1))
                        .getMessage());
        assertEquals(
                "a scan needs 1 or more replicates, threads and cases, was 0, 1, 1",
                assertThrows(IllegalArgumentException.class, () -> new ScanOptions(0, 1, 1, 1))
                        .getMessage());
        assertEquals(
                "cases and what is expected lie at or above 0, were -1 and 2.0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ScanUnit(new int[] {0}, -1, 2))
                        .getMessage());
    }
}

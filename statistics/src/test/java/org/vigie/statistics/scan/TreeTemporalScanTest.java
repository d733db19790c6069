package org.vigie.statistics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.scan.TreeTemporalScan.Given;

@Tag("long")
class TreeTemporalScanTest {

    private static final Forest TWO_LEAVES = Forest.ofParents(new int[][] {{}, {0}, {0}});

    private static TreeTemporalScan.Cluster cluster(
            List<TreeTemporalScan.Cluster> found, int node) {
        return found.stream().filter(cluster -> cluster.node() == node).findFirst().orElseThrow();
    }

    /// 4 days; a leaf has 3 cases on day 1 and 1 on day 3, the other one on each day. Windows of 1
    /// or 2 days. Given the node, leaf: day 1, c = 3 of 4, u = 1: 3 ln 3 + ln(1/3) = 2 ln 3. Root:
    /// day 1, 4 of 8, u = 2: 4 ln 2 + 4 ln(4/6).
    private static final List<TimedScanUnit> UNITS =
            List.of(
                    new TimedScanUnit(TWO_LEAVES.lineage(1), new int[] {0, 3, 0, 1}),
                    new TimedScanUnit(TWO_LEAVES.lineage(2), new int[] {1, 1, 1, 1}));

    @Test
    void givenTheNodeSolvedByHand() {
        List<TreeTemporalScan.Cluster> found =
                TreeTemporalScan.of(
                        TWO_LEAVES,
                        UNITS,
                        Given.NODE,
                        new WindowLimits(1, 2),
                        ScanOptions.ofSeed(1));
        TreeTemporalScan.Cluster leaf = found.getFirst();
        assertEquals(1, leaf.node());
        assertEquals(1, leaf.from());
        assertEquals(1, leaf.to());
        assertEquals(3, leaf.cases());
        assertEquals(4, leaf.of());
        assertEquals(1, leaf.expected(), 1e-14);
        assertEquals(2 * Math.log(3), leaf.statistic(), 1e-13);
        assertEquals(4 * Math.log(4 / 3.0), cluster(found, 0).statistic(), 1e-13);
        assertEquals(0, cluster(found, 2).statistic(), 1e-13);
    }

    /// Of 8 cases 1, 4, 1 and 2 fall on the days. Leaf, day 1: c = 3, u = 4 · 4/8 = 2: 3 ln(3/2) +
    /// 5 ln(5/6). The other leaf, days 2 to 3, c = 2, u = 4 · 3/8 = 1.5; day 0, 1 where ½: ln 2 + 7
    /// ln(7/7.5); and day 2 likewise. The root is always as expected.
    @Test
    void givenNodeAndTimeSolvedByHand() {
        List<TreeTemporalScan.Cluster> found =
                TreeTemporalScan.of(
                        TWO_LEAVES,
                        UNITS,
                        Given.NODE_AND_TIME,
                        new WindowLimits(1, 2),
                        ScanOptions.ofSeed(1));
        assertEquals(
                3 * Math.log(1.5) + 5 * Math.log(5 / 6.0), cluster(found, 1).statistic(), 1e-13);
        assertEquals(
                Math.max(
                        Math.log(2) + 7 * Math.log(7 / 7.5),
                        2 * Math.log(2 / 1.5) + 6 * Math.log(6 / 6.5)),
                cluster(found, 2).statistic(),
                1e-13);
        assertEquals(0, cluster(found, 0).statistic(), 1e-13);
    }

    @Test
    void fastPathEqualsThePlainTwin() {
        for (Given given : Given.values()) {
            for (long seed = 1; seed <= 4; seed++) {
                Random random = new Random(seed);
                Forest forest = Forest.ofParents(new int[][] {{}, {0}, {0}, {1, 2}, {1}, {2}});
                List<TimedScanUnit> units = new ArrayList<>();
                for (int node = 2; node < 6; node++) {
                    units.add(
                            new TimedScanUnit(
                                    forest.lineage(node),
                                    random.ints(9, 0, 3 + (seed > 2 ? node : 0)).toArray()));
                }
                WindowLimits limits = new WindowLimits(1, 4);
                double[][] plain = plain(forest, units, given, limits, 1_499, seed);
                for (TreeTemporalScan.Cluster cluster :
                        TreeTemporalScan.of(
                                forest, units, given, limits, new ScanOptions(9_999, seed, 2, 1))) {
                    String told = given + " seed " + seed + " " + cluster;
                    assertEquals(plain[cluster.node()][0], cluster.statistic(), 1e-11, told);
                    double p = plain[cluster.node()][1];
                    assertEquals(p, cluster.p(), 5 * Math.sqrt(p * (1 - p) / 1_499) + 1e-3, told);
                }
            }
        }
    }

    private static double[][] plain(
            Forest forest,
            List<TimedScanUnit> units,
            Given given,
            WindowLimits limits,
            int replicates,
            long seed) {
        int days = units.getFirst().cases().length;
        List<int[]> nodes = new ArrayList<>();
        List<Integer> dayOf = new ArrayList<>();
        for (TimedScanUnit unit : units) {
            for (int day = 0; day < days; day++) {
                for (int k = 0; k < unit.cases()[day]; k++) {
                    nodes.add(unit.nodes());
                    dayOf.add(day);
                }
            }
        }
        double[] observed = statistics(forest.size(), nodes, dayOf, given, limits, days);
        int[] rank = new int[forest.size()];
        Random random = new Random(seed);
        for (int r = 0; r < replicates; r++) {
            List<Integer> drawn = new ArrayList<>(dayOf);
            if (given == Given.NODE) {
                drawn.replaceAll(day -> random.nextInt(days));
            } else {
                Collections.shuffle(drawn, random);
            }
            double highest =
                    Arrays.stream(statistics(forest.size(), nodes, drawn, given, limits, days))
                            .max()
                            .orElseThrow();
            for (int node = 0; node < rank.length; node++) {
                rank[node] += highest >= observed[node] - 1e-9 ? 1 : 0;
            }
        }
        double[][] found = new double[forest.size()][];
        for (int node = 0; node < rank.length; node++) {
            found[node] = new double[] {observed[node], (1.0 + rank[node]) / (replicates + 1.0)};
        }
        return found;
    }

    private static double[] statistics(
            int size,
            List<int[]> nodes,
            List<Integer> dayOf,
            Given given,
            WindowLimits limits,
            int days) {
        double[] statistics = new double[size];
        for (int from = 0; from < days; from++) {
            for (int to = from + limits.shortest() - 1;
                    to < Math.min(days, from + limits.longest());
                    to++) {
                double time = 0;
                for (int day : dayOf) {
                    time += day >= from && day <= to ? 1 : 0;
                }
                for (int node = 0; node < size; node++) {
                    double c = 0;
                    double n = 0;
                    for (int i = 0; i < dayOf.size(); i++) {
                        int wanted = node;
                        if (Arrays.stream(nodes.get(i)).anyMatch(each -> each == wanted)) {
                            n++;
                            c += dayOf.get(i) >= from && dayOf.get(i) <= to ? 1 : 0;
                        }
                    }
                    double u =
                            given == Given.NODE
                                    ? n * (to - from + 1) / days
                                    : n * time / dayOf.size();
                    double all = given == Given.NODE ? n : dayOf.size();
                    if (c > u) {
                        statistics[node] =
                                Math.max(
                                        statistics[node],
                                        c * Math.log(c / u)
                                                + (c == all
                                                        ? 0
                                                        : (all - c)
                                                                * Math.log((all - c) / (all - u))));
                    }
                }
            }
        }
        return statistics;
    }

    @Test
    void threadsDoNotMatter() {
        for (Given given : Given.values()) {
            assertEquals(
                    TreeTemporalScan.of(
                            TWO_LEAVES,
                            UNITS,
                            given,
                            new WindowLimits(1, 3),
                            new ScanOptions(999, 8, 1, 1)),
                    TreeTemporalScan.of(
                            TWO_LEAVES,
                            UNITS,
                            given,
                            new WindowLimits(1, 3),
                            new ScanOptions(999, 8, 5, 1)));
        }
    }

    @Test
    void aPlantedClusterIsFound() {
        Random random = new Random(11);
        int[][] parents = new int[200][];
        Arrays.setAll(parents, node -> node == 0 ? new int[0] : new int[] {(node - 1) / 4});
        Forest forest = Forest.ofParents(parents);
        List<TimedScanUnit> units = new ArrayList<>();
        for (int node = 60; node < 200; node++) {
            int[] cases = random.ints(56, 0, 20).map(u -> u / 19).toArray();
            if (node == 100) {
                Arrays.setAll(cases, day -> cases[day] + (day >= 10 && day < 14 ? 3 : 0));
            }
            units.add(new TimedScanUnit(forest.lineage(node), cases));
        }
        for (Given given : Given.values()) {
            long start = System.nanoTime();
            TreeTemporalScan.Cluster top =
                    TreeTemporalScan.of(
                                    forest,
                                    units,
                                    given,
                                    new WindowLimits(2, 28),
                                    new ScanOptions(999, 1, 2, 2))
                            .getFirst();
            System.out.printf(
                    "tree-temporal scan given %s, 200 nodes, 56 days, 999 replicates: %.2f s%n",
                    given, (System.nanoTime() - start) / 1e9);
            assertEquals(100, top.node(), top.toString());
            assertTrue(top.from() <= 10 && top.to() >= 13, top.toString());
            assertEquals(.001, top.p(), 1e-12);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "the longest window is shorter than the study, was 4 of 4 days",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        TreeTemporalScan.of(
                                                TWO_LEAVES,
                                                UNITS,
                                                Given.NODE,
                                                new WindowLimits(1, 4),
                                                ScanOptions.ofSeed(1)))
                        .getMessage());
        assertEquals(
                "every unit has a count for each of the same days",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        TreeTemporalScan.of(
                                                TWO_LEAVES,
                                                List.of(
                                                        UNITS.getFirst(),
                                                        new TimedScanUnit(
                                                                new int[] {0}, new int[3])),
                                                Given.NODE,
                                                new WindowLimits(1, 2),
                                                ScanOptions.ofSeed(1)))
                        .getMessage());
        assertEquals(
                "windows have 1 day or more and the longest at least the shortest's, was 3 to 2",
                assertThrows(IllegalArgumentException.class, () -> new WindowLimits(3, 2))
                        .getMessage());
        assertEquals(
                List.of(),
                TreeTemporalScan.of(
                        TWO_LEAVES,
                        List.of(),
                        Given.NODE,
                        new WindowLimits(1, 2),
                        ScanOptions.ofSeed(1)));
    }
}

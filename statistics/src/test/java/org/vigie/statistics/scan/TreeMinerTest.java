package org.vigie.statistics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.ReferenceData;

/// The example of R's TreeMineR: 1,000 exposed and 10,000 unexposed with random diagnoses of
/// Sweden's ICD-10.
///
/// TreeMineR counts an id once in a branch, and there as exposed or not as its first diagnosis by
/// code, exposed and unexposed ids running both from 1. The units here are made the same way.
@Tag("reference")
@Tag("long")
class TreeMinerTest {

    private static final Map<String, Integer> NODES = new HashMap<>();
    private static Forest forest;
    private static List<ScanUnit> units;

    private record Row(String id, String leaf, boolean exposed) {}

    @BeforeAll
    static void read() throws IOException {
        List<int[]> parents = new ArrayList<>();
        for (String line : cells("signals/icd_10_se.csv")) {
            int above = -1;
            for (String name : line.split("/")) {
                int node = NODES.computeIfAbsent(name, unseen -> NODES.size());
                if (node == parents.size()) {
                    parents.add(above < 0 ? new int[0] : new int[] {above});
                }
                above = node;
            }
        }
        forest = Forest.ofParents(parents.toArray(int[][]::new));
        List<Row> rows =
                cells("signals/diagnoses.csv").stream()
                        .map(line -> line.split(","))
                        .map(row -> new Row(row[0], row[1], row[2].equals("1")))
                        .sorted(Comparator.comparing(Row::leaf))
                        .toList();
        units = units(rows);
    }

    private static List<String> cells(String file) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.require(file));
        return lines.subList(1, lines.size()).stream().map(line -> line.replace("\"", "")).toList();
    }

    private static List<ScanUnit> units(List<Row> rows) {
        Map<List<Object>, List<Integer>> leaves = new LinkedHashMap<>();
        rows.forEach(row ->
                leaves.computeIfAbsent(List.of(row.id, row.exposed), key -> new ArrayList<>())
                        .add(NODES.get(row.leaf)));
        Map<Object, Set<Integer>> counted = new HashMap<>();
        Map<List<Integer>, int[]> alike = new LinkedHashMap<>();
        leaves.forEach((who, codes) -> {
            Set<Integer> before = counted.computeIfAbsent(who.getFirst(), id -> new HashSet<>());
            List<Integer> nodes =
                    Arrays.stream(
                                    forest.lineage(
                                            codes.stream().mapToInt(Integer::intValue).toArray()))
                            .boxed()
                            .filter(before::add)
                            .toList();
            int[] cases = alike.computeIfAbsent(nodes, key -> new int[2]);
            cases[0] += who.get(1).equals(true) ? 1 : 0;
            cases[1]++;
        });
        return alike.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .map(each ->
                        new ScanUnit(
                                each.getKey().stream().mapToInt(Integer::intValue).toArray(),
                                each.getValue()[0],
                                each.getValue()[1]))
                .toList();
    }

    /// TreeMineR(diagnoses, icd_10_se, p = 1/11): cut, n1, n0, llr.
    @Test
    void strongestBranches() {
        long start = System.nanoTime();
        List<TreeScan.Branch> found =
                TreeScan.of(
                        forest,
                        units,
                        new TreeModel.Bernoulli(1 / 11.0),
                        new ScanOptions(9_999, 1_234, 2, 1));
        System.out.printf(
                "tree scan of %,d nodes, %,d units, 9,999 replicates: %.1f s%n",
                forest.size(), units.size(), (System.nanoTime() - start) / 1e9);
        expect(found.get(0), "12", 122, 669, 16.187145);
        expect(found.get(1), "11", 132, 782, 13.657855);
        expect(found.get(2), "V01-X59", 241, 1_687, 12.268163);
        assertTrue(found.get(0).p() < .01, found.get(0).toString());
        assertTrue(found.get(2).p() >= found.get(1).p());
    }

    private static void expect(
            TreeScan.Branch branch, String name, int exposed, int unexposed, double statistic) {
        assertEquals(NODES.get(name), branch.node());
        assertEquals(exposed, branch.cases());
        assertEquals(exposed + unexposed, Math.round(branch.expected() * 11));
        assertEquals(statistic, branch.statistic(), 5e-7);
    }
}

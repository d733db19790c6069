package org.vigie.statistics.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.vigie.statistics.random.AliasTable;
import org.vigie.statistics.random.RandomStream;

/// The tree-based scan statistic: every branch of a forest is looked at for more cases than
/// expected, and the p values hold for all of them together.
///
/// A branch is a node with everything under it. Its statistic is the log-likelihood ratio of the
/// model. Data sets are drawn without effect; the p value of a branch is its rank among the highest
/// statistics of each of them, see {@link ScanOptions}. Only units are drawn; every node they are
/// in gets their cases, once, however many of its paths lead there.
///
/// Kulldorff M, Fang Z, Walsh SJ (2003). A tree-based scan statistic for database disease
/// surveillance. doi 10.1111/1541-0420.00039. Kulldorff M et al (2013). Drug safety data mining
/// with a tree-based scan statistic. doi 10.1002/pds.3423.
public final class TreeScan {

    private final ScanOptions options;
    private final List<ScanUnit> units;
    private final BranchStatistic statistic;
    private final int size;

    /// A branch with its excess.
    ///
    /// @param node its top
    /// @param cases c
    /// @param expected how many cases without effect
    /// @param statistic the log-likelihood ratio; 0 if there are no more cases than expected
    /// @param p adjusted for all branches
    public record Branch(int node, int cases, double expected, double statistic, double p) {

        /// c / E.
        public double ratio() {
            return cases / expected;
        }
    }

    private TreeScan(Forest forest, List<ScanUnit> units, TreeModel model, ScanOptions options) {
        this.options = options;
        this.units = units;
        size = forest.size();
        statistic = BranchStatistic.of(model, forest, units);
    }

    /// The branches with cases, those with the highest statistic first; none if there are no cases.
    public static List<Branch> of(
            Forest forest, List<ScanUnit> units, TreeModel model, ScanOptions options) {
        units.forEach(unit -> check(unit, model));
        TreeScan scan = new TreeScan(forest, units, model, options);
        return scan.statistic.cases == 0 ? List.of() : scan.branches(scan.replicates(model));
    }

    private static void check(ScanUnit unit, TreeModel model) {
        boolean possible =
                switch (model) {
                    case TreeModel.Bernoulli bernoulli ->
                            unit.expected() == Math.rint(unit.expected())
                                    && unit.cases() <= unit.expected();
                    case TreeModel.Poisson poisson -> unit.cases() == 0 || unit.expected() > 0;
                    case TreeModel.ConditionalPoisson poisson ->
                            unit.cases() == 0 || unit.expected() > 0;
                };
        if (!possible) {
            throw new IllegalArgumentException(
                    ("%d cases cannot be where %s are expected; of a Bernoulli model give"
                                    + " whole numbers of cases and others")
                            .formatted(unit.cases(), unit.expected()));
        }
    }

    private List<Branch> branches(Replicates replicates) {
        int[] counts = new int[size];
        for (ScanUnit unit : units) {
            for (int node : unit.nodes()) {
                counts[node] += unit.cases();
            }
        }
        List<Branch> branches = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            if (counts[node] >= options.fewest()) {
                double value = statistic.at(node, counts[node]);
                branches.add(
                        new Branch(
                                node,
                                counts[node],
                                statistic.expected[node],
                                value,
                                replicates.p(value)));
            }
        }
        branches.sort(
                Comparator.comparingDouble(Branch::statistic)
                        .reversed()
                        .thenComparingInt(Branch::node));
        return branches;
    }

    private Replicates replicates(TreeModel model) {
        int[][] nodes = units.stream().map(ScanUnit::nodes).toArray(int[][]::new);
        return switch (model) {
            case TreeModel.Bernoulli(double probability) -> {
                CountTable[] tables =
                        tables((double n) -> {
                            BinomialDistribution drawn =
                                    BinomialDistribution.of((int) n, probability);
                            return CountTable.of(drawn::cumulativeProbability, (int) n);
                        });
                yield Replicates.of(options, () -> new Independent(nodes, tables));
            }
            case TreeModel.Poisson() -> {
                CountTable[] tables = tables(TreeScan::poisson);
                yield Replicates.of(options, () -> new Independent(nodes, tables));
            }
            case TreeModel.ConditionalPoisson() -> {
                AliasTable table =
                        new AliasTable(units.stream().mapToDouble(ScanUnit::expected).toArray());
                yield Replicates.of(options, () -> new Shared(nodes, table));
            }
        };
    }

    private interface Tabulate {
        CountTable of(double expected);
    }

    private static CountTable poisson(double expected) {
        if (expected == 0) {
            return CountTable.of(count -> 1, 0);
        }
        return CountTable.of(
                PoissonDistribution.of(expected)::cumulativeProbability, Integer.MAX_VALUE);
    }

    private CountTable[] tables(Tabulate tabulate) {
        Map<Double, CountTable> alike = new HashMap<>();
        return units.stream()
                .map(unit -> alike.computeIfAbsent(unit.expected(), tabulate::of))
                .toArray(CountTable[]::new);
    }

    private abstract class Drawing implements Replicates.Worker {
        final int[][] nodes;
        final int[] counts = new int[size];

        Drawing(int[][] nodes) {
            this.nodes = nodes;
        }

        @Override
        public double highest(RandomStream draws) {
            Arrays.fill(counts, 0);
            draw(draws);
            double highest = 0;
            for (int node = 0; node < counts.length; node++) {
                if (counts[node] >= options.fewest()) {
                    highest = Math.max(highest, statistic.at(node, counts[node]));
                }
            }
            return highest;
        }

        abstract void draw(RandomStream draws);

        void add(int unit, int cases) {
            for (int node : nodes[unit]) {
                counts[node] += cases;
            }
        }
    }

    /// Each unit has its own count.
    private final class Independent extends Drawing {
        private final CountTable[] tables;

        Independent(int[][] nodes, CountTable[] tables) {
            super(nodes);
            this.tables = tables;
        }

        @Override
        void draw(RandomStream draws) {
            for (int unit = 0; unit < tables.length; unit++) {
                int cases = tables[unit].draw(draws.uniform());
                if (cases > 0) {
                    add(unit, cases);
                }
            }
        }
    }

    /// All cases fall on some unit.
    private final class Shared extends Drawing {
        private final AliasTable table;

        Shared(int[][] nodes, AliasTable table) {
            super(nodes);
            this.table = table;
        }

        @Override
        void draw(RandomStream draws) {
            for (int i = 0; i < statistic.cases; i++) {
                add(table.drawWithTwo(draws), 1);
            }
        }
    }
}

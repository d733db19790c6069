package org.vigie.statistics.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The tree scan as its formulae read: one replicate after another, every event drawn by itself,
/// every logarithm taken anew.
final class PlainTreeScan {

    private PlainTreeScan() {}

    static double statistic(
            TreeModel model, int cases, double expected, int all, double everything) {
        double c = cases;
        return switch (model) {
            case TreeModel.Bernoulli(double p) -> {
                double n = expected;
                yield c <= n * p
                        ? 0
                        : c * Math.log(c / n / p)
                                + (c == n ? 0 : (n - c) * Math.log((n - c) / n / (1 - p)));
            }
            case TreeModel.Poisson() ->
                    c <= expected ? 0 : c * Math.log(c / expected) - (c - expected);
            case TreeModel.ConditionalPoisson() -> {
                double e = expected * all / everything;
                yield c <= e
                        ? 0
                        : c * Math.log(c / e)
                                + (c == all ? 0 : (all - c) * Math.log((all - c) / (all - e)));
            }
        };
    }

    /// Statistic and p of every node, by node.
    static double[][] of(
            Forest forest, List<ScanUnit> units, TreeModel model, int replicates, long seed) {
        double[] observed =
                statistics(
                        forest, units, model, units.stream().mapToInt(ScanUnit::cases).toArray());
        int[] rank = new int[forest.size()];
        Random random = new Random(seed);
        for (int r = 0; r < replicates; r++) {
            double highest = 0;
            for (double each : statistics(forest, units, model, drawn(units, model, random))) {
                highest = Math.max(highest, each);
            }
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
            Forest forest, List<ScanUnit> units, TreeModel model, int[] cases) {
        int all = 0;
        double everything = 0;
        for (int i = 0; i < cases.length; i++) {
            all += cases[i];
            everything += units.get(i).expected();
        }
        double[] statistics = new double[forest.size()];
        for (int node = 0; node < forest.size(); node++) {
            int count = 0;
            double expected = 0;
            for (int i = 0; i < cases.length; i++) {
                int wanted = node;
                if (Arrays.stream(units.get(i).nodes()).anyMatch(each -> each == wanted)) {
                    count += cases[i];
                    expected += units.get(i).expected();
                }
            }
            statistics[node] = statistic(model, count, expected, all, everything);
        }
        return statistics;
    }

    private static int[] drawn(List<ScanUnit> units, TreeModel model, Random random) {
        int[] drawn = new int[units.size()];
        switch (model) {
            case TreeModel.Bernoulli(double p) -> {
                for (int i = 0; i < drawn.length; i++) {
                    for (int k = 0; k < units.get(i).expected(); k++) {
                        drawn[i] += random.nextDouble() < p ? 1 : 0;
                    }
                }
            }
            case TreeModel.Poisson() -> {
                for (int i = 0; i < drawn.length; i++) {
                    for (double left = units.get(i).expected() + Math.log(1 - random.nextDouble());
                            left > 0;
                            left += Math.log(1 - random.nextDouble())) {
                        drawn[i]++;
                    }
                }
            }
            case TreeModel.ConditionalPoisson() -> {
                List<Double> ends = new ArrayList<>();
                double sum = 0;
                int all = 0;
                for (ScanUnit unit : units) {
                    sum += unit.expected();
                    ends.add(sum);
                    all += unit.cases();
                }
                for (int k = 0; k < all; k++) {
                    double place = random.nextDouble() * sum;
                    int i = 0;
                    while (ends.get(i) <= place) {
                        i++;
                    }
                    drawn[i]++;
                }
            }
        }
        return drawn;
    }
}

package org.vigie.statistics.scan;

import java.util.Arrays;
import java.util.List;

/// The statistic of each node for a number of cases in it, with all logarithms of what does not
/// change taken once.
abstract sealed class BranchStatistic {

    /// Per node, what all units in it expect; cases up to this have statistic 0.
    final double[] expected;

    /// All cases there are.
    final int cases;

    private BranchStatistic(double[] expected, int cases) {
        this.expected = expected;
        this.cases = cases;
    }

    static BranchStatistic of(TreeModel model, Forest forest, List<ScanUnit> units) {
        double[] sums = new double[forest.size()];
        for (ScanUnit unit : units) {
            for (int node : unit.nodes()) {
                sums[node] += unit.expected();
            }
        }
        int cases = units.stream().mapToInt(ScanUnit::cases).reduce(0, Math::addExact);
        double all = units.stream().mapToDouble(ScanUnit::expected).sum();
        return switch (model) {
            case TreeModel.Bernoulli(double probability) ->
                    new OfBernoulli(sums, cases, probability);
            case TreeModel.Poisson() -> new OfPoisson(sums, cases);
            case TreeModel.ConditionalPoisson() ->
                    new OfConditional(
                            Arrays.stream(sums).map(sum -> sum * cases / all).toArray(), cases);
        };
    }

    /// The statistic of a node with so many cases.
    abstract double at(int node, int count);

    private static final class OfBernoulli extends BranchStatistic {
        private final int[] trials;
        private final Logarithms logarithms;
        private final double logCase;
        private final double logOther;

        OfBernoulli(double[] trials, int cases, double probability) {
            super(Arrays.stream(trials).map(n -> n * probability).toArray(), cases);
            this.trials =
                    Arrays.stream(trials).mapToInt(n -> Math.toIntExact(Math.round(n))).toArray();
            logarithms = new Logarithms(Arrays.stream(this.trials).max().orElse(0));
            logCase = Math.log(probability);
            logOther = Math.log1p(-probability);
        }

        @Override
        double at(int node, int count) {
            if (count <= expected[node]) {
                return 0;
            }
            int n = trials[node];
            return logarithms.product(count)
                    + logarithms.product(n - count)
                    - logarithms.product(n)
                    - count * logCase
                    - (n - count) * logOther;
        }
    }

    private static final class OfPoisson extends BranchStatistic {
        private final double[] logs;

        OfPoisson(double[] expected, int cases) {
            super(expected, cases);
            logs = Arrays.stream(expected).map(Math::log).toArray();
        }

        @Override
        double at(int node, int count) {
            return count <= expected[node]
                    ? 0
                    : count * (Math.log(count) - logs[node]) - (count - expected[node]);
        }
    }

    private static final class OfConditional extends BranchStatistic {
        private final double[] logs;
        private final double[] others;
        private final Logarithms logarithms;

        OfConditional(double[] expected, int cases) {
            super(expected, cases);
            logs = Arrays.stream(expected).map(Math::log).toArray();
            // Where all is expected in a node, rounding may leave a little less than nothing
            // elsewhere.
            others = Arrays.stream(expected).map(e -> Math.log(Math.max(0, cases - e))).toArray();
            logarithms = new Logarithms(cases);
        }

        @Override
        double at(int node, int count) {
            if (count <= expected[node]) {
                return 0;
            }
            int other = cases - count;
            return logarithms.product(count)
                    - count * logs[node]
                    + (other == 0 ? 0 : logarithms.product(other) - other * others[node]);
        }
    }
}

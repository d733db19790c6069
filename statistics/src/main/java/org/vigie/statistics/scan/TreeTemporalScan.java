package org.vigie.statistics.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vigie.statistics.random.RandomStream;

/// The tree-temporal scan statistic: every branch of a forest and every window of days are looked
/// at for a cluster of cases, and the p values hold for all of them together.
///
/// {@link Given#NODE}: every case of a node falls on any of D days alike. With c of a node's n
/// cases in a window of w days and u = n w / D the statistic is c ln(c/u) + (n − c) ln((n − c)/(n −
/// u)) if c > u, else 0. {@link Given#NODE_AND_TIME}: nodes and days both keep their cases, which
/// takes away seasons and days of the week. With T cases in all, of which t in the window, and u =
/// n t / T, it is c ln(c/u) + (T − c) ln((T − c)/(T − u)).
///
/// Data sets are drawn without effect, each case's day anew or all days permuted among the cases;
/// see {@link ScanOptions}. A unit's days are drawn one by one, so what counts in several nodes
/// falls on the same day in each.
///
/// Yih WK et al (2018). Assessment of quadrivalent human papillomavirus vaccine safety using the
/// self-controlled tree-temporal scan statistic signal-detection method. doi 10.1093/aje/kwy023.
/// Kulldorff M, Heffernan R, Hartman J, Assunção R, Mostashari F (2005). A space-time permutation
/// scan statistic for disease outbreak detection. doi 10.1371/journal.pmed.0020059.
public final class TreeTemporalScan {

    /// What replicates have in common with the data.
    public enum Given {
        NODE,
        NODE_AND_TIME
    }

    private final ScanOptions options;
    private final Given given;
    private final int[][] nodes;
    private final int[] unitOf;
    private final int[] dayOf;
    private final int days;
    private final int size;
    private final WindowStatistic statistic;

    /// A branch with the window in which it has most excess.
    ///
    /// @param node its top
    /// @param from first day of the window, 0 the first of the study
    /// @param to last day, included
    /// @param cases c
    /// @param of n, the branch's cases on all days
    /// @param expected u
    /// @param statistic the log-likelihood ratio; 0 if no window has more cases than expected, then
    ///   without days
    /// @param p adjusted for all branches and windows
    public record Cluster(
            int node,
            int from,
            int to,
            int cases,
            int of,
            double expected,
            double statistic,
            double p) {}

    private TreeTemporalScan(
            Forest forest,
            List<TimedScanUnit> units,
            int days,
            Given given,
            WindowLimits limits,
            ScanOptions options) {
        this.options = options;
        this.given = given;
        this.days = days;
        size = forest.size();
        nodes = units.stream().map(TimedScanUnit::nodes).toArray(int[][]::new);
        int cases = units.stream().mapToInt(TimedScanUnit::total).reduce(0, Math::addExact);
        unitOf = new int[cases];
        dayOf = new int[cases];
        int[] perDay = new int[days];
        int at = 0;
        for (int unit = 0; unit < nodes.length; unit++) {
            for (int day = 0; day < days; day++) {
                int count = units.get(unit).cases()[day];
                perDay[day] += count;
                Arrays.fill(unitOf, at, at + count, unit);
                Arrays.fill(dayOf, at, at + count, day);
                at += count;
            }
        }
        statistic =
                switch (given) {
                    case NODE -> WindowStatistic.givenNode(limits, days, cases);
                    case NODE_AND_TIME -> WindowStatistic.givenNodeAndTime(limits, perDay, cases);
                };
    }

    /// Each branch with cases and its best window, those with the highest statistic first.
    ///
    /// @param units with one count for each of the same days
    public static List<Cluster> of(
            Forest forest,
            List<TimedScanUnit> units,
            Given given,
            WindowLimits limits,
            ScanOptions options) {
        int days = units.isEmpty() ? 0 : units.getFirst().cases().length;
        if (units.stream().anyMatch(unit -> unit.cases().length != days)) {
            throw new IllegalArgumentException("every unit has a count for each of the same days");
        }
        if (!units.isEmpty() && limits.longest() >= days) {
            throw new IllegalArgumentException(
                    "the longest window is shorter than the study, was %d of %d days"
                            .formatted(limits.longest(), days));
        }
        TreeTemporalScan scan = new TreeTemporalScan(forest, units, days, given, limits, options);
        return scan.dayOf.length == 0 ? List.of() : scan.clusters();
    }

    private List<Cluster> clusters() {
        Replicates replicates = Replicates.of(options, Drawing::new);
        int[][] until = new Drawing().count(dayOf);
        List<Cluster> clusters = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            int all = until[node][days];
            if (all >= options.fewest()) {
                WindowStatistic.Found found = new WindowStatistic.Found();
                statistic.look(until[node], found);
                int cases = until[node][found.from + found.length] - until[node][found.from];
                clusters.add(
                        new Cluster(
                                node,
                                found.from,
                                found.from + found.length - 1,
                                cases,
                                all,
                                found.expected,
                                found.value,
                                replicates.p(found.value)));
            }
        }
        clusters.sort(
                Comparator.comparingDouble(Cluster::statistic)
                        .reversed()
                        .thenComparingInt(Cluster::node));
        return clusters;
    }

    private final class Drawing implements Replicates.Worker {
        private final int[][] counts = new int[size][days + 1];
        private final int[] drawn = dayOf.clone();

        @Override
        public double highest(RandomStream draws) {
            switch (given) {
                case NODE -> {
                    for (int i = 0; i < drawn.length; i++) {
                        drawn[i] = draws.below(days);
                    }
                }
                case NODE_AND_TIME -> permute(draws);
            }
            WindowStatistic.Found found = new WindowStatistic.Found();
            for (int[] until : count(drawn)) {
                if (until[days] >= options.fewest()) {
                    statistic.look(until, found);
                }
            }
            return found.value;
        }

        /// Fisher and Yates's shuffle, from the days as they were, so that no replicate depends on
        /// another.
        private void permute(RandomStream draws) {
            System.arraycopy(dayOf, 0, drawn, 0, drawn.length);
            for (int i = drawn.length - 1; i > 0; i--) {
                int other = draws.below(i + 1);
                int day = drawn[i];
                drawn[i] = drawn[other];
                drawn[other] = day;
            }
        }

        private int[][] count(int[] dayOfCase) {
            for (int[] node : counts) {
                Arrays.fill(node, 0);
            }
            for (int i = 0; i < dayOfCase.length; i++) {
                for (int node : nodes[unitOf[i]]) {
                    counts[node][dayOfCase[i] + 1]++;
                }
            }
            for (int[] node : counts) {
                for (int day = 0; day < days; day++) {
                    node[day + 1] += node[day];
                }
            }
            return counts;
        }
    }
}

package org.vigie.study.signal.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.vigie.runner.Processors;
import org.vigie.statistics.scan.ScanOptions;
import org.vigie.statistics.scan.TimedScanUnit;
import org.vigie.statistics.scan.TreeTemporalScan;
import org.vigie.statistics.scan.WindowLimits;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.vocabulary.Vocabulary;

/// The tree-temporal scan of all pairs at once: every branch of the exposures' hierarchy with every
/// outcome, and every window of 2 to 28 days among the 56 after an era began, of eras at risk on
/// all of these. Nodes and days both keep their events: what is so of all exposures and outcomes,
/// such as a peak of records soon after any start, is no signal.
///
/// Yih WK et al (2018). doi 10.1093/aje/kwy023.
public final class TemporalSearch {

    /// Events of a pair on days 1 to 56.
    ///
    /// @param persons of each event the number of the person
    /// @param days its day
    public record Tally(int outcome, int exposure, int[] persons, int[] days) {

        TimedScanUnit unit(int[] nodes) {
            var perDay = new int[OutcomeCases.FOLLOWED];
            Arrays.stream(days).forEach(day -> perDay[day - 1]++);
            return new TimedScanUnit(nodes, perDay);
        }

        private boolean tellsOfFew(int most) {
            return Arrays.stream(persons).distinct().count() <= most;
        }

        /// Its events inside a window, and those outside.
        TreeBranch.Part part(int first, int last) {
            return new TreeBranch.Part(
                    exposure, persons(first, last, true), persons(first, last, false));
        }

        private int[] persons(int first, int last, boolean inside) {
            return IntStream.range(0, days.length)
                    .filter(i -> inside == (days[i] >= first && days[i] <= last))
                    .map(i -> persons[i])
                    .toArray();
        }
    }

    private static final WindowLimits WINDOWS = new WindowLimits(2, 28);
    private static final int MANY = 20;
    private static final int FEWEST = 2;
    private static final int REPLICATES = 999;

    private final ExposureTree tree;
    private final Map<Integer, List<Tally>> tallies = new HashMap<>();

    public TemporalSearch(SignalFold fold, Vocabulary vocabulary) {
        tree = new ExposureTree(fold, vocabulary);
    }

    /// Branches with more events in some window than expected, those with the highest statistic
    /// first. What is expected is made of all events together: where pairs of few people are so few
    /// themselves that it would tell of them, no cluster has numbers.
    ///
    /// @param most pairs that tell of 1 to so many people are not to be shown; 0 for none
    public List<TreeCluster> clusters(List<Tally> all, int most, long seed) {
        long few = all.stream().filter(tally -> tally.tellsOfFew(most)).count();
        var found = clusters(all, seed);
        return few > 0 && few < MANY ? found.stream().map(TreeCluster::hidden).toList() : found;
    }

    private List<TreeCluster> clusters(List<Tally> all, long seed) {
        var units = all.stream().map(this::unit).toList();
        var options = new ScanOptions(REPLICATES, seed, Processors.count(), FEWEST);
        return TreeTemporalScan.of(
                        tree.forest(),
                        units,
                        TreeTemporalScan.Given.NODE_AND_TIME,
                        WINDOWS,
                        options)
                .stream()
                .filter(cluster -> cluster.statistic() > 0)
                .map(this::named)
                .toList();
    }

    private TimedScanUnit unit(Tally tally) {
        int[] at = tree.nodes(tally.outcome, tally.exposure);
        Arrays.stream(at)
                .forEach(node -> tallies.computeIfAbsent(node, _ -> new ArrayList<>()).add(tally));
        return tally.unit(at);
    }

    private TreeCluster named(TreeTemporalScan.Cluster cluster) {
        int first = cluster.from() + 1;
        int last = cluster.to() + 1;
        var branch =
                new TreeBranch(
                        tree.outcome(cluster.node()),
                        tree.code(cluster.node()),
                        tree.name(cluster.node()),
                        tree.above(cluster.node()),
                        cluster.cases(),
                        cluster.of() - cluster.cases(),
                        cluster.statistic(),
                        cluster.p(),
                        false,
                        Objects.requireNonNull(
                                        tallies.get(cluster.node()), "a cluster is of tallies")
                                .stream()
                                .map(tally -> tally.part(first, last))
                                .toList());
        return new TreeCluster(branch, first, last, cluster.expected());
    }
}

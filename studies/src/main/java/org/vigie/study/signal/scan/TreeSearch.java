package org.vigie.study.signal.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.runner.Processors;
import org.vigie.statistics.scan.ScanOptions;
import org.vigie.statistics.scan.ScanUnit;
import org.vigie.statistics.scan.TreeModel;
import org.vigie.statistics.scan.TreeScan;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.vocabulary.Vocabulary;

/// The tree-based scan of all pairs at once: every branch of the exposures' hierarchy with every
/// outcome. Each person is their own control: of eras with a whole month at risk before and after
/// they began, an event lies after with probability ½ if there is no effect.
///
/// Kulldorff M et al (2013). Drug safety data mining with a tree-based scan statistic. doi
/// 10.1002/pds.3423.
public final class TreeSearch {

    /// Events of a pair on days 1 to 30, and on days −30 to −1, of eras at risk on all of them.
    public record Tally(int outcome, TreeBranch.Part part) {

        public int after() {
            return part.after().length;
        }

        public int all() {
            return part.after().length + part.before().length;
        }
    }

    private static final int FEWEST = 2;
    private static final int REPLICATES = 999;

    private final ExposureTree tree;
    private final Map<Integer, List<TreeBranch.Part>> parts = new HashMap<>();

    public TreeSearch(SignalFold fold, Vocabulary vocabulary) {
        tree = new ExposureTree(fold, vocabulary);
    }

    /// Branches with more events after than before, those with the highest statistic first.
    public List<TreeBranch> branches(List<Tally> tallies, long seed) {
        var units = tallies.stream().map(this::unit).toList();
        var options = new ScanOptions(REPLICATES, seed, Processors.count(), FEWEST);
        return TreeScan.of(tree.forest(), units, new TreeModel.Bernoulli(0.5), options).stream()
                .filter(branch -> branch.statistic() > 0)
                .map(this::named)
                .toList();
    }

    private ScanUnit unit(Tally tally) {
        int[] at = tree.nodes(tally.outcome, tally.part.exposure());
        Arrays.stream(at)
                .forEach(node ->
                        parts.computeIfAbsent(node, _ -> new ArrayList<>()).add(tally.part));
        return new ScanUnit(at, tally.after(), tally.all());
    }

    private TreeBranch named(TreeScan.Branch branch) {
        long all = Math.round(2 * branch.expected());
        return new TreeBranch(
                tree.outcome(branch.node()),
                tree.code(branch.node()),
                tree.name(branch.node()),
                tree.above(branch.node()),
                branch.cases(),
                all - branch.cases(),
                branch.statistic(),
                branch.p(),
                false,
                List.copyOf(parts.get(branch.node())));
    }
}

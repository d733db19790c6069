package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.vigie.statistics.scan.Forest;
import org.vigie.statistics.scan.ScanOptions;
import org.vigie.statistics.scan.ScanUnit;
import org.vigie.statistics.scan.TreeModel;
import org.vigie.statistics.scan.TreeScan;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.vocabulary.Vocabulary;

/// The tree-based scan of all pairs at once: every branch of the exposures' hierarchy with every
/// outcome. Each person is their own control: of eras with a whole month at risk before and after
/// they began, an event lies after with chance ½ if there is no effect.
///
/// Kulldorff M et al (2013). Drug safety data mining with a tree-based scan statistic. doi
/// 10.1002/pds.3423.
public final class TreeSearch {

    /// Events of a pair on days 1 to 30, and on days −30 to −1, of eras at risk on all of them.
    public record Tally(int outcome, TreeBranch.Part part) {

        int after() {
            return part.after().length;
        }

        int all() {
            return part.after().length + part.before().length;
        }
    }

    private record Node(int outcome, String code) {}

    private static final int FEWEST = 2;
    private static final int REPLICATES = 999;

    private final SignalFold fold;
    private final Vocabulary vocabulary;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<List<TreeBranch.Part>> parts = new ArrayList<>();
    private final Map<Integer, List<String>> lineages = new HashMap<>();

    public TreeSearch(SignalFold fold, Vocabulary vocabulary) {
        this.fold = fold;
        this.vocabulary = vocabulary;
    }

    /// Branches with more events after than before, those with the highest statistic first.
    public List<TreeBranch> branches(List<Tally> tallies, long seed) {
        var units = tallies.stream().map(this::unit).toList();
        var options =
                new ScanOptions(
                        REPLICATES, seed, Runtime.getRuntime().availableProcessors(), FEWEST);
        var forest = Forest.ofParents(new int[nodes.size()][0]);
        return TreeScan.of(forest, units, new TreeModel.Bernoulli(0.5), options).stream()
                .filter(branch -> branch.statistic() > 0)
                .map(this::named)
                .toList();
    }

    private ScanUnit unit(Tally tally) {
        int[] at =
                lineage(tally.part.exposure()).stream()
                        .mapToInt(code -> number(new Node(tally.outcome, code)))
                        .toArray();
        Arrays.stream(at).forEach(node -> parts.get(node).add(tally.part));
        return new ScanUnit(at, tally.after(), tally.all());
    }

    private int number(Node node) {
        return numbers.computeIfAbsent(
                node,
                _ -> {
                    nodes.add(node);
                    parts.add(new ArrayList<>());
                    return nodes.size() - 1;
                });
    }

    /// The exposure and every code above it.
    private List<String> lineage(int exposure) {
        return lineages.computeIfAbsent(
                exposure,
                _ -> {
                    var id = fold.exposures().get(exposure).id();
                    var codes = new TreeSet<String>();
                    codes.add(id);
                    int known = vocabulary.codes().id(id);
                    if (known >= 0) {
                        for (int above : vocabulary.hierarchy().ancestors(known)) {
                            codes.add(vocabulary.codes().text(above));
                        }
                    }
                    return List.copyOf(codes);
                });
    }

    private TreeBranch named(TreeScan.Branch branch) {
        var node = nodes.get(branch.node());
        int known = vocabulary.codes().id(node.code);
        var above =
                known < 0
                        ? List.<String>of()
                        : Arrays.stream(vocabulary.hierarchy().ancestors(known))
                                .mapToObj(code -> vocabulary.codes().text(code))
                                .toList();
        long all = Math.round(2 * branch.expected());
        return new TreeBranch(
                fold.outcomes().get(node.outcome),
                node.code,
                known < 0 ? "" : vocabulary.codes().get(known).name(),
                above,
                branch.cases(),
                all - branch.cases(),
                branch.statistic(),
                branch.p(),
                false,
                List.copyOf(parts.get(branch.node())));
    }
}

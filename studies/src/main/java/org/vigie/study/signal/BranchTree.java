package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.report.page.Section;
import org.vigie.report.table.Numbers;
import org.vigie.study.signal.scan.TreeBranch;

/// The branches around the signals of a tree scan as a tree: by outcome, each under the branch that
/// holds it.
final class BranchTree {

    private static final double LEVEL = 0.05;

    /// So many branches with the strongest evidence are looked for, so many where none is
    /// significant, and so many of those right below each are drawn.
    private static final int SIGNALS = 30;

    private static final int OTHERWISE = 5;
    private static final int BELOW = 4;

    private final List<TreeBranch> all;
    private final Map<TreeBranch, List<TreeBranch>> below = new HashMap<>();
    private final Map<TreeBranch, TreeBranch> parents;
    private final Set<TreeBranch> drawn = new HashSet<>();
    private final double highest;

    private BranchTree(List<TreeBranch> branches) {
        all = branches.stream().filter(branch -> !branch.withheld()).toList();
        parents = TreeBranch.parents(all);
        all.stream()
                .filter(parents::containsKey)
                .forEach(branch ->
                        below.computeIfAbsent(parents.get(branch), _ -> new ArrayList<>())
                                .add(branch));
        highest = all.stream().mapToDouble(TreeBranch::statistic).max().orElse(1);
    }

    /// @param branches the strongest first
    static Section of(List<TreeBranch> branches) {
        return new BranchTree(branches).section(branches.size());
    }

    private Section section(int branches) {
        var significant = all.stream().filter(branch -> branch.p() < LEVEL).toList();
        var signals =
                significant.isEmpty()
                        ? all.subList(0, Math.min(OTHERWISE, all.size()))
                        : significant.subList(0, Math.min(SIGNALS, significant.size()));
        for (var signal : signals) {
            for (var branch = signal; branch != null; branch = parents.get(branch)) {
                drawn.add(branch);
            }
            below.getOrDefault(signal, List.of()).stream().limit(BELOW).forEach(drawn::add);
        }
        var roots = new LinkedHashMap<String, List<TreeBranch>>();
        all.stream()
                .filter(branch -> drawn.contains(branch) && !parents.containsKey(branch))
                .forEach(root ->
                        roots.computeIfAbsent(
                                        PairNames.full(root.outcome()), _ -> new ArrayList<>())
                                .add(root));
        var rows = new ArrayList<Section.TreeRow>();
        roots.forEach((outcome, under) -> {
            rows.add(new Section.TreeRow(0, outcome, "", 0, "", "", false));
            under.forEach(root -> row(root, 1, rows));
        });
        return new Section.Tree(
                "Where in the hierarchy",
                caption(significant.size(), signals.size(), branches),
                rows);
    }

    private String caption(int significant, int signals, int branches) {
        int hidden = branches - all.size();
        int elsewhere = all.size() - drawn.size();
        return """
        Codes of the exposures' hierarchy under each other, by outcome. Bars: \
        log-likelihood ratio of the tree-based scan, a code with all below it; events in \
        the 30 days after an exposure began and in the 30 days before. %s With them come \
        the codes above, and up to %s right below each. %s other branches with more events \
        after than before are not drawn%s; all are in branches.csv.\
        """
                .formatted(
                        significant == 0
                                ? """
                                No branch is significant; those with the highest ratio are \
                                drawn.\
                                """
                                : Numbers.count(significant)
                                        + (significant == 1 ? " branch has" : " branches have")
                                        + " p below 5%"
                                        + (significant > signals
                                                ? ", of which the "
                                                        + signals
                                                        + " strongest are drawn"
                                                : "")
                                        + ", in colour.",
                        BELOW,
                        Numbers.count(elsewhere),
                        hidden == 0
                                ? ""
                                : ", nor %s of few people".formatted(Numbers.count(hidden)));
    }

    private void row(TreeBranch branch, int depth, List<Section.TreeRow> rows) {
        var parts = below.getOrDefault(branch, List.of());
        long more = parts.stream().filter(part -> !drawn.contains(part)).count();
        rows.add(
                new Section.TreeRow(
                        depth,
                        branch.name().isBlank()
                                ? branch.code()
                                : branch.code() + " " + branch.name(),
                        more == 0 ? "" : Numbers.count(more) + " more below",
                        branch.statistic() / highest,
                        Numbers.count(branch.after())
                                + " after, "
                                + Numbers.count(branch.before())
                                + " before",
                        "LLR "
                                + Numbers.decimals(branch.statistic(), 1)
                                + ", p "
                                + Numbers.p(branch.p()),
                        branch.p() < LEVEL));
        parts.stream().filter(drawn::contains).forEach(part -> row(part, depth + 1, rows));
    }
}

package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.study.signal.scan.TreeCluster;

/// Clusters of a tree-temporal scan as they may be shown. All events of a branch are those of the
/// branches below it, whatever their windows; those inside a window are so where the windows are
/// the same.
final class DisclosedClusters {

    private record Window(int first, int last) {}

    private final List<TreeCluster> clusters;
    private final SmallCells small;

    private DisclosedClusters(List<TreeCluster> clusters, SmallCells small) {
        this.clusters = clusters;
        this.small = small;
    }

    static List<TreeCluster> of(List<TreeCluster> clusters, SmallCells small) {
        if (small.most() == 0) {
            return clusters.stream().map(TreeCluster::decided).toList();
        }
        var hidden = new DisclosedClusters(clusters, small).hidden();
        var shown = new ArrayList<TreeCluster>();
        IntStream.range(0, clusters.size())
                .filter(i -> !hidden.get(i))
                .forEach(i -> shown.add(clusters.get(i).decided()));
        hidden.stream()
                .mapToObj(i -> clusters.get(i).hidden())
                .sorted(
                        Comparator.comparing((TreeCluster each) -> each.branch().outcome().id())
                                .thenComparing(each -> each.branch().code()))
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    private BitSet hidden() {
        var hidden = new BitSet();
        IntStream.range(0, clusters.size())
                .filter(i -> clusters.get(i).branch().withheld())
                .forEach(hidden::set);
        int known = -1;
        while (hidden.cardinality() > known) {
            known = hidden.cardinality();
            hide(IntStream.range(0, clusters.size()).toArray(), true, hidden);
            clusters.stream()
                    .map(each -> new Window(each.firstDay(), each.lastDay()))
                    .distinct()
                    .forEach(window -> hide(of(window), false, hidden));
        }
        return hidden;
    }

    private int[] of(Window window) {
        return IntStream.range(0, clusters.size())
                .filter(i ->
                        window.equals(
                                new Window(clusters.get(i).firstDay(), clusters.get(i).lastDay())))
                .toArray();
    }

    /// @param numbers the clusters that add up
    /// @param whole whether by all their events, or by those inside and outside the window
    private void hide(int[] numbers, boolean whole, BitSet hidden) {
        var already = new BitSet();
        IntStream.range(0, numbers.length)
                .filter(i -> hidden.get(numbers[i]))
                .forEach(already::set);
        var branches =
                IntStream.of(numbers)
                        .mapToObj(i -> clusters.get(i).branch())
                        .map(branch -> whole ? whole(branch) : branch)
                        .toList();
        DisclosedBranches.hidden(branches, small, already).stream()
                .forEach(i -> hidden.set(numbers[i]));
    }

    private static TreeBranch whole(TreeBranch branch) {
        return branch.with(branch.parts().stream().map(DisclosedClusters::whole).toList());
    }

    /// All events on either side.
    private static TreeBranch.Part whole(TreeBranch.Part part) {
        var all =
                IntStream.concat(IntStream.of(part.after()), IntStream.of(part.before())).toArray();
        return new TreeBranch.Part(part.exposure(), all, all);
    }
}

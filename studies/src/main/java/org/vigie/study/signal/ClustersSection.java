package org.vigie.study.signal;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.study.signal.scan.TreeCluster;

/// The clusters of a tree-temporal scan, for the page.
final class ClustersSection {

    private static final int CLUSTERS = 200;

    private ClustersSection() {}

    static Section.DataTable of(List<TreeCluster> all) {
        var strongest = all.stream().limit(CLUSTERS).toList();
        return new Section.DataTable(
                "Branches of the exposures' hierarchy, and when",
                """
                The %s branches with the strongest evidence by the tree-temporal scan: a code \
                with all below it, an outcome, and the days since the exposure began in which \
                its events lie closest together. p is adjusted for all branches, outcomes and \
                windows. All are in clusters.csv.\
                """
                        .formatted(Numbers.count(strongest.size())),
                "clusters",
                List.of(
                        text("Code", strongest, each -> each.branch().code()),
                        text("Name", strongest, each -> each.branch().name()),
                        text("Outcome", strongest, each -> PairNames.full(each.branch().outcome())),
                        count("First day", strongest, TreeCluster::firstDay),
                        count("Last day", strongest, TreeCluster::lastDay),
                        count("Events inside", strongest, each -> each.branch().after()),
                        count("Events outside", strongest, each -> each.branch().before()),
                        new Column.Real(
                                "LLR",
                                strongest.stream()
                                        .mapToDouble(each -> each.branch().statistic())
                                        .toArray()),
                        new Column.Probability(
                                "p",
                                strongest.stream()
                                        .mapToDouble(each -> each.branch().p())
                                        .toArray())));
    }

    private static Column text(
            String name, List<TreeCluster> all, Function<TreeCluster, String> text) {
        return new Column.Text(name, all.stream().map(text).toList());
    }

    private static Column count(
            String name, List<TreeCluster> all, ToLongFunction<TreeCluster> count) {
        return new Column.Amount(
                name,
                all.stream()
                        .mapToDouble(each ->
                                each.branch().withheld() ? Double.NaN : count.applyAsLong(each))
                        .toArray());
    }
}

package org.vigie.study.signal;

import java.util.List;
import java.util.function.ToLongFunction;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.study.signal.scan.TreeBranch;

/// The branches of a tree-based scan, for the page.
final class BranchesSection {

    private static final int BRANCHES = 200;

    private BranchesSection() {}

    /// Branches of the exposures' hierarchy; those of one outcome under each other by their code,
    /// as a tree reads.
    static Section.DataTable of(List<TreeBranch> all) {
        var strongest = all.stream().limit(BRANCHES).toList();
        return new Section.DataTable(
                "Branches of the exposures' hierarchy",
                """
                The %s branches with the strongest evidence by the tree-based scan: a code \
                with all below it, and an outcome. Events in the 30 days after an exposure \
                began and in the 30 days before; p is adjusted for all branches and \
                outcomes. All are in branches.csv.\
                """
                        .formatted(Numbers.count(strongest.size())),
                "branches",
                List.of(
                        new Column.Text("Code", strongest.stream().map(TreeBranch::code).toList()),
                        new Column.Text("Name", strongest.stream().map(TreeBranch::name).toList()),
                        new Column.Text(
                                "Outcome",
                                strongest.stream()
                                        .map(branch -> PairNames.full(branch.outcome()))
                                        .toList()),
                        count("Events after", TreeBranch::after, strongest),
                        count("Events before", TreeBranch::before, strongest),
                        new Column.Real(
                                "LLR",
                                strongest.stream().mapToDouble(TreeBranch::statistic).toArray()),
                        new Column.Probability(
                                "p", strongest.stream().mapToDouble(TreeBranch::p).toArray())));
    }

    private static Column count(
            String name, ToLongFunction<TreeBranch> count, List<TreeBranch> all) {
        return new Column.Amount(
                name,
                all.stream()
                        .mapToDouble(b -> b.withheld() ? Double.NaN : count.applyAsLong(b))
                        .toArray());
    }
}

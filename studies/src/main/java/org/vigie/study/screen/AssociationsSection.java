package org.vigie.study.screen;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.study.screen.question.Association;

/// Every association of a screen, to search and sort. The vocabulary is not a column: a code begins
/// with it.
final class AssociationsSection {

    private AssociationsSection() {}

    static Section.DataTable of(DisclosedScreen result) {
        var all = result.associations();
        boolean penalised = all.stream().anyMatch(Association::penalised);
        var columns =
                new java.util.ArrayList<Column>(
                        List.of(
                                text("Code", all, a -> a.code().code()),
                                text("Name", all, a -> a.code().name()),
                                text("Window", all, a -> WindowNames.of(a.window()))));
        columns.addAll(people(result));
        columns.addAll(
                List.of(
                        new Column.Ratio(
                                "Odds ratio", all.stream().map(Association::oddsRatio).toList()),
                        probability("p", all, a -> a.oddsRatio().p()),
                        probability("p Bonferroni", all, Association::pBonferroni),
                        probability("q", all, Association::q)));
        if (penalised) {
            columns.add(text("Estimate", all, a -> a.penalised() ? "Firth" : ""));
        }
        return new Section.DataTable(
                "All associations",
                (result.hidden().isEmpty()
                                ? "Every test, strongest evidence first."
                                : "Every test that may be shown, strongest evidence first.")
                        + " Odds ratios with 95% intervals; "
                        + "q is Benjamini and Hochberg's adjusted p."
                        + (penalised
                                ? """
                                \sFirth marks a penalised estimate, used where no case or \
                                no control alone was exposed.\
                                """
                                : ""),
                "associations",
                columns);
    }

    /// Shares only where it is told of how many each is: a table has one kind of column.
    private static List<Column> people(DisclosedScreen result) {
        var all = result.associations();
        if (all.stream().anyMatch(a -> result.sets(a).isEmpty())) {
            return List.of(
                    new Column.Amount(
                            "Sets",
                            all.stream()
                                    .map(result::sets)
                                    .mapToDouble(n -> n.isPresent() ? n.getAsLong() : Double.NaN)
                                    .toArray()),
                    new Column.Count("Exposed cases", whole(all, Association::exposedCases)),
                    new Column.Count("Exposed controls", whole(all, Association::exposedControls)));
        }
        return List.of(
                new Column.Count("Sets", whole(all, Association::sets)),
                new Column.Share(
                        "Exposed cases",
                        whole(all, Association::exposedCases),
                        whole(all, Association::sets)),
                new Column.Share(
                        "Exposed controls",
                        whole(all, Association::exposedControls),
                        whole(all, Association::controls)));
    }

    /// The tests whose numbers are hidden.
    static Section.DataTable hidden(DisclosedScreen result) {
        var all = result.hidden();
        return new Section.DataTable(
                "Hidden tests",
                """
                Tests that tell of few people, or would give such away: tested and counted among \
                the tests, without numbers.\
                """,
                "hidden",
                List.of(
                        new Column.Text("Code", all.stream().map(r -> r.code().code()).toList()),
                        new Column.Text("Name", all.stream().map(r -> r.code().name()).toList()),
                        new Column.Text(
                                "Window",
                                all.stream().map(r -> WindowNames.of(r.window())).toList())));
    }

    private static Column text(
            String name, List<Association> all, Function<Association, String> value) {
        return new Column.Text(name, all.stream().map(value).toList());
    }

    private static Column probability(
            String name, List<Association> all, ToDoubleFunction<Association> value) {
        return new Column.Probability(name, all.stream().mapToDouble(value).toArray());
    }

    private static long[] whole(List<Association> all, ToLongFunction<Association> value) {
        return all.stream().mapToLong(value).toArray();
    }
}

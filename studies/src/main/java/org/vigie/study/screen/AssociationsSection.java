package org.vigie.study.screen;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.ScreenResult;

/// Every association of a screen, to search and sort. The vocabulary is not a column: a code begins
/// with it.
final class AssociationsSection {

    private AssociationsSection() {}

    static Section.DataTable of(ScreenResult result) {
        var all = result.associations();
        boolean penalised = all.stream().anyMatch(Association::penalised);
        var columns =
                new java.util.ArrayList<Column>(
                        List.of(
                                text("Code", all, a -> a.code().code()),
                                text("Name", all, a -> a.code().name()),
                                text("Window", all, a -> WindowNames.of(a.window())),
                                new Column.Count("Sets", whole(all, Association::sets)),
                                new Column.Share(
                                        "Exposed cases",
                                        whole(all, Association::exposedCases),
                                        whole(all, Association::sets)),
                                new Column.Share(
                                        "Exposed controls",
                                        whole(all, Association::exposedControls),
                                        whole(all, Association::controls)),
                                new Column.Ratio(
                                        "Odds ratio",
                                        all.stream().map(Association::oddsRatio).toList()),
                                probability("p", all, a -> a.oddsRatio().p()),
                                probability("p Bonferroni", all, Association::pBonferroni),
                                probability("q", all, Association::q)));
        if (penalised) {
            columns.add(text("Estimate", all, a -> a.penalised() ? "Firth" : ""));
        }
        return new Section.DataTable(
                "All associations",
                "Every test, strongest evidence first. Odds ratios with 95% intervals; "
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

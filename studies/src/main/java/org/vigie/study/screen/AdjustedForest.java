package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.ForestColumns;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;
import org.vigie.study.screen.question.Adjusted;

/// The strongest associations with covariates held fixed, beside what they were without.
final class AdjustedForest {

    private static final int MOST = 25;

    private AdjustedForest() {}

    /// A forest of those adjusted for all covariates, and a table of all with their notes; nothing
    /// where nothing was adjusted.
    static List<Section> of(DisclosedScreen result) {
        var estimated =
                result.adjusted().stream().filter(a -> a.note().isEmpty()).limit(MOST).toList();
        var sections = new ArrayList<Section>();
        if (!estimated.isEmpty()) {
            sections.add(forest(result, estimated));
        }
        if (!result.adjusted().isEmpty()) {
            sections.add(table(result.adjusted()));
        }
        return sections;
    }

    private static Section.Figure forest(DisclosedScreen result, List<Adjusted> shown) {
        var labels = new ArrayList<String>();
        var kinds = new ArrayList<String>();
        var estimates = new ArrayList<Estimate>();
        for (var adjusted : shown) {
            labels.add(label(adjusted));
            kinds.add("crude");
            estimates.add(adjusted.crude());
            labels.add(label(adjusted));
            kinds.add("adjusted");
            estimates.add(adjusted.oddsRatio());
        }
        var axis = RatioAxis.of(estimates);
        var spec =
                FigureSpec.of("adjusted")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("height", 40 * shown.size())
                        .with(
                                "labels",
                                shown.stream().map(AdjustedForest::label).distinct().toList());
        var covariates =
                result.adjusted().stream()
                        .flatMap(a -> a.covariates().stream())
                        .distinct()
                        .toList();
        return new Section.Figure(
                "With covariates held fixed",
                "Odds ratios with 95% intervals, crude and adjusted for "
                        + String.join(", ", covariates)
                        + ". Where the adjusted one "
                        + "moves towards 1, the covariates explain part of the association."
                        + axis.remark(estimates),
                "Forest plot of crude and adjusted odds ratios for "
                        + shown.size()
                        + " associations.",
                spec.json(),
                ForestColumns.of("label", labels, "kind", kinds, estimates, axis));
    }

    private static Section.DataTable table(List<Adjusted> all) {
        var codes = new ArrayList<String>();
        var names = new ArrayList<String>();
        var windows = new ArrayList<String>();
        var terms = new ArrayList<String>();
        var estimates = new ArrayList<Estimate>();
        var notes = new ArrayList<String>();
        for (var adjusted : all) {
            terms.addAll(List.of("crude", "adjusted"));
            terms.addAll(adjusted.covariates().subList(0, adjusted.effects().size()));
            estimates.addAll(List.of(adjusted.crude(), adjusted.oddsRatio()));
            estimates.addAll(adjusted.effects());
            notes.addAll(List.of("", adjusted.note()));
            while (codes.size() < estimates.size()) {
                codes.add(adjusted.code().code());
                names.add(adjusted.code().name());
                windows.add(WindowNames.of(adjusted.window()));
            }
            while (notes.size() < estimates.size()) {
                notes.add("");
            }
        }
        return new Section.DataTable(
                "Adjusted estimates",
                "Each association crude and adjusted, then the odds ratio of each covariate "
                        + "per unit in the same model.",
                "adjusted",
                List.of(
                        new Column.Text("Code", codes),
                        new Column.Text("Name", names),
                        new Column.Text("Window", windows),
                        new Column.Text("Term", terms),
                        new Column.Ratio("Odds ratio", estimates),
                        new Column.Probability(
                                "p", estimates.stream().mapToDouble(Estimate::p).toArray()),
                        new Column.Text("Note", notes)));
    }

    private static String label(Adjusted adjusted) {
        return CodeNames.withWindow(adjusted.code(), adjusted.window());
    }
}

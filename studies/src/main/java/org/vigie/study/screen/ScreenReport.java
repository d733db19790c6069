package org.vigie.study.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;

/// The report of an agnostic screen: the answer first, then who was studied, what stands out and
/// when, whether it holds with covariates and at other sites, every number, how it was done.
public final class ScreenReport {

    private ScreenReport() {}

    /// Writes the report.
    ///
    /// @param provenance what the result was made from: data, vocabulary, software, seed, time
    public static void write(DisclosedScreen result, Map<String, String> provenance, Path file)
            throws IOException {
        page(result, provenance).write(file);
    }

    public static Page page(DisclosedScreen result, Map<String, String> provenance) {
        var sections = new ArrayList<Section>();
        prose("Before the numbers", result.warnings(), sections);
        sections.add(ScreenSummary.keyFigures(result));
        if (!result.attrition().steps().isEmpty()) {
            sections.add(
                    new Section.Flow(
                            "Who was studied",
                            """
                            How the cases came to be. Each rule applies to those whom the \
                            rule before it left; its bar shows the share that it left in \
                            turn.\
                            """,
                            result.attrition().steps().stream()
                                    .map(step ->
                                            new Section.FlowStep(
                                                    step.rule(), step.dropped(), step.left()))
                                    .toList()));
        }
        sections.addAll(findings(result));
        sections.addAll(AdjustedForest.of(result));
        sections.addAll(SiteForest.of(result));
        if (!result.associations().isEmpty()) {
            sections.add(AssociationsSection.of(result));
        }
        if (!result.hidden().isEmpty()) {
            sections.add(AssociationsSection.hidden(result));
        }
        prose("Methods", result.methods(), sections);
        prose("What these numbers cannot say", result.limits(), sections);
        return new Page(result.title(), ScreenSummary.answer(result), sections, provenance);
    }

    private static List<Section> findings(DisclosedScreen result) {
        var points = PlottedPoints.of(result);
        if (points.shown().isEmpty()) {
            return List.of(
                    new Section.Prose(
                            "What stands out",
                            List.of(
                                    result.rows().isEmpty()
                                            ? """
                                            No code was recorded often enough to be tested, so \
                                            there is nothing to draw.\
                                            """
                                            : """
                                            No test has an estimate that may be shown, so there is \
                                            nothing to draw.\
                                            """)));
        }
        var sections = new ArrayList<Section>();
        sections.add(ManhattanPlot.of(result, points));
        sections.add(VolcanoPlot.of(result, points));
        if (result.windows().size() > 1) {
            sections.add(LagCurves.of(result));
            sections.add(CodeWindowMatrix.of(result));
        }
        return sections;
    }

    private static void prose(String title, List<String> paragraphs, List<Section> sections) {
        if (!paragraphs.isEmpty()) {
            sections.add(new Section.Prose(title, paragraphs));
        }
    }
}

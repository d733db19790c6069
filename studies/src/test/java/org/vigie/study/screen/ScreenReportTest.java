package org.vigie.study.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.ColumnJson;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.ScreenResult;
import org.vigie.timeline.Code;

class ScreenReportTest {

    @Test
    void theSameResultGivesTheSameBytes(@TempDir Path folder) throws IOException {
        var provenance = Map.of("data", "sha256 12ab", "seed", "7", "software", "Vigie 0.1.0");
        ScreenReport.write(MadeUpScreen.disclosed(60), provenance, folder.resolve("made/one.html"));
        ScreenReport.write(MadeUpScreen.disclosed(60), provenance, folder.resolve("made/two.html"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("made/one.html")),
                Files.readAllBytes(folder.resolve("made/two.html")));
    }

    @Test
    void theAnswerNamesTheStrongestFindingAndWhatWasThereBefore() {
        var lead = ScreenReport.page(MadeUpScreen.disclosed(60), Map.of()).lead();
        assertTrue(lead.startsWith("Of 60 codes screened before lung cancer, "), lead);
        assertTrue(
                lead.matches(
                        """
                        .*The strongest finding is .* \\(.*/.*\\), recorded on days −183 \
                        to −1 for .*% of cases and .*% of controls: odds ratio .* \\(95% \
                        interval .* to .*\\)\\. The strongest before that window is .*\
                        """),
                lead);
    }

    @Test
    void theTileCountsTestsAndCodes() {
        var tiles =
                ScreenSummary.keyFigures(MadeUpScreen.disclosed(60)).figures().stream()
                        .map(Section.KeyFigure::label)
                        .toList();
        var answer = ScreenSummary.answer(MadeUpScreen.disclosed(60));
        var codes = answer.replaceAll(".*cancer, (\\d+) stand out.*", "$1");
        assertTrue(
                tiles.contains("tests significant after Bonferroni, of " + codes + " codes"),
                tiles + answer);
    }

    @Test
    void whereNothingStandsOutTheAnswerSaysSo() {
        var result = MadeUpScreen.of(60);
        var quiet = with(result, result.associations().stream().filter(a -> a.q() > 0.2).toList());
        assertEquals(
                """
                Nothing stands out: none of 299 tests of what precedes lung cancer is \
                significant after Bonferroni's correction.\
                """,
                ScreenReport.page(MadeUpScreen.disclosed(quiet), Map.of()).lead());
    }

    @Test
    void withoutCasesThePageSaysSoAndDrawsNothing() {
        var page = ScreenReport.page(MadeUpScreen.disclosed(MadeUpScreen.empty()), Map.of());
        assertEquals(
                "No case of lung cancer was found with a matched control, so nothing was tested.",
                page.lead());
        assertEquals(
                List.of("At a glance", "Who was studied", "What stands out"),
                page.sections().stream().map(Section::title).toList());
        assertFalse(page.html().contains("NaN"));
    }

    @Test
    void withOneWindowThereIsNothingToCompareOverTime() {
        var titles =
                ScreenReport.page(
                                MadeUpScreen.disclosed(
                                        MadeUpScreen.of(60, List.of(new DayWindow(-365, -1)))),
                                Map.of())
                        .sections()
                        .stream()
                        .map(Section::title)
                        .toList();
        assertTrue(titles.contains("All codes at once"));
        assertFalse(titles.contains("How long before") || titles.contains("Codes by window"));
    }

    @Test
    void ofTooManyPointsTheNotableOnesStayAndTheRestIsThinnedEvenly() {
        var all = MadeUpScreen.of(500).associations();
        var points = PlottedPoints.of(all, 1_000);
        long notable = all.stream().filter(a -> a.oddsRatio().p() < 0.01).count();
        assertEquals(1_000, points.shown().size());
        assertEquals(1_000, points.shown().stream().distinct().count());
        assertEquals(all.subList(0, (int) notable), points.shown().subList(0, (int) notable));
        assertTrue(points.remarks().contains("1,000 of 2,499 points are drawn"));
    }

    @Test
    void aProbabilityOfZeroIsDrawnAtTheCeilingAndSaid() {
        var points = PlottedPoints.of(MadeUpScreen.disclosed(60));
        assertEquals(0, points.shown().getFirst().oddsRatio().p());
        assertEquals(320, points.heights()[0]);
        assertTrue(points.remarks().contains("drawn at a height of 320"));
    }

    @Test
    void adjustmentAndSitesAreShownOnlyWhereThereAreAny() {
        var result = MadeUpScreen.of(60);
        var only =
                List.of(
                        "With covariates held fixed",
                        "Adjusted estimates",
                        "Does it hold at each site?",
                        "Replication");
        assertTrue(titles(result).containsAll(only));
        assertTrue(titles(with(result, result.associations())).stream().noneMatch(only::contains));
    }

    @Test
    void aPenalisedEstimateIsMarkedAndExplained() {
        var a = MadeUpScreen.of(60).associations().getFirst();
        var penalised =
                new Association(
                        a.code(),
                        a.window(),
                        90,
                        3,
                        360,
                        0,
                        new Estimate(21, 2.2, Double.POSITIVE_INFINITY, 0.004),
                        true,
                        1,
                        0.2);
        var table =
                AssociationsSection.of(
                        MadeUpScreen.disclosed(with(MadeUpScreen.of(60), List.of(penalised))));
        assertEquals(new Column.Text("Estimate", List.of("Firth")), table.columns().getLast());
        assertTrue(table.lead().contains("Firth marks a penalised estimate"));
        assertTrue(ColumnJson.of(table.columns()).contains("[[21.0],[2.2],[\"inf\"]]"));
    }

    @Test
    void aCellIsColouredOnlyWhereTheFalseDiscoveryRateIsLow() {
        assertEquals(3, CodeWindowMatrix.tone(found(3.1, 0.01)));
        assertEquals(-2, CodeWindowMatrix.tone(found(0.6, 0.04)));
        assertEquals(1, CodeWindowMatrix.tone(found(1.2, 0.049)));
        assertEquals(0, CodeWindowMatrix.tone(found(9, 0.051)));
    }

    private static Association found(double ratio, double q) {
        return new Association(
                Code.of("ATC/A"),
                new DayWindow(-365, -1),
                1,
                1,
                1,
                1,
                new Estimate(ratio, ratio, ratio, q),
                false,
                1,
                q);
    }

    private static List<String> titles(ScreenResult result) {
        return ScreenReport.page(MadeUpScreen.disclosed(result), Map.of()).sections().stream()
                .map(Section::title)
                .toList();
    }

    private static ScreenResult with(ScreenResult r, List<Association> associations) {
        return new ScreenResult(
                r.title(),
                r.outcome(),
                r.cases(),
                r.controls(),
                r.unmatched(),
                r.windows(),
                r.tests(),
                r.attrition(),
                associations,
                r.ancestry(),
                List.of(),
                List.of(),
                r.methods(),
                r.limits(),
                List.of());
    }
}

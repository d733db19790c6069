package org.vigie.study.incidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.protocol.YamlNode;
import org.vigie.report.page.Chromium;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;

/// The page of incidence and prevalence in a real browser, and its files.
@Tag("long")
class IncidencePrevalenceInBrowserTest {

    @TempDir static Path folder;

    private static DisclosedIncidencePrevalence rates(int smallCells) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(3), 12_000, 12);
        try (var store =
                Life.store(
                        Files.createTempDirectory(folder, "people").resolve("store"), lives, 1)) {
            var protocol =
                    IncidencePrevalenceProtocol.read(
                            YamlNode.read(
                                    """
                                    study: describe
                                    concept_sets: {often: [V/0, V/1], seldom: [V/9]}
                                    outcomes: [often, seldom]
                                    from: 2003-01-01
                                    to: 2008-12-31
                                    age_groups: [0, 40, 60]
                                    region: true
                                    small_cells: %d
                                    """
                                            .formatted(smallCells),
                                    Path.of("my.yaml")),
                            folder);
            return DisclosedIncidencePrevalence.of(
                    new IncidencePrevalenceAnalysis(protocol, store.vocabulary())
                            .run(new PlainRunner(store)),
                    DisclosureKey.ofInvented("test"));
        }
    }

    @Test
    void thePageIsWholeAtTwoWidths() throws IOException {
        try (var chromium = Chromium.start()) {
            for (int smallCells : new int[] {1, 10}) {
                var file = folder.resolve("rates" + smallCells + ".html");
                IncidencePrevalenceReport.write(rates(smallCells), Map.of("a", "b"), file);
                for (int width : new int[] {390, 1280}) {
                    var page = chromium.open(file, width);
                    assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                    assertEquals(
                            2,
                            page.locator("[data-figure]").count(),
                            "figures where up to " + smallCells + " are hidden");
                    page.close();
                }
            }
            assertEquals(List.of(), chromium.requests);
            assertEquals(List.of(), chromium.complaints);
        }
    }

    /// The latest year is hidden where few are behind it: an earlier one is told, or none.
    @Test
    void theFirstSentenceTellsNumbersThatAreShown() throws IOException {
        var said = IncidencePrevalenceReport.lead(rates(1));
        assertTrue(said.matches("From 200[3-8]-01-01 .*incidence \\d.*prevalence \\d.*"), said);
        assertEquals(
                "From 2008-01-01 to 2008-12-31, often: incidence not shown, prevalence 20.00% (18.98"
                        + " to 21.05) (95% intervals).",
                IncidencePrevalenceReport.lead(rates(10)));
        assertEquals(
                "All numbers of everybody are hidden, because few people are behind them.",
                IncidencePrevalenceReport.lead(rates(1_000)));
    }

    @Test
    void countsOfFewAreNotInTheFiles() throws IOException {
        Files.createDirectories(folder.resolve("results"));
        IncidencePrevalenceFiles.write(rates(10), folder.resolve("results"));
        for (var file :
                List.of(
                        "incidence persons",
                        "incidence events",
                        "prevalence population",
                        "prevalence cases")) {
            var lines =
                    Files.readAllLines(folder.resolve("results/" + file.split(" ")[0] + ".csv"));
            int column = List.of(lines.getFirst().split(",")).indexOf(file.split(" ")[1]);
            assertTrue(lines.size() > 50);
            for (var line : lines.subList(1, lines.size())) {
                var cell = line.split(",", -1)[column];
                assertTrue(cell.isEmpty() || cell.equals("0") || Long.parseLong(cell) > 10, line);
            }
        }
    }
}

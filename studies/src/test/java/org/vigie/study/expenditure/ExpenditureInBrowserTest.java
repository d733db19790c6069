package org.vigie.study.expenditure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.report.page.Chromium;
import org.vigie.study.expenditure.question.MadeUpExpenditure;

/// The page of a map in a real browser, and its files.
@Tag("long")
class ExpenditureInBrowserTest {

    @TempDir static Path folder;

    @Test
    void thePageIsWholeAtTwoWidths() throws IOException {
        try (var chromium = Chromium.start()) {
            for (int smallCells : List.of(0, 10)) {
                var file = folder.resolve("map" + smallCells + ".html");
                ExpenditureReport.write(
                        DisclosedExpenditure.of(
                                MadeUpExpenditure.of(
                                        4, 1500, smallCells, folder.resolve("store" + smallCells)),
                                DisclosureKey.ofInvented("test")),
                        Map.of("a", "b"),
                        file);
                for (int width : List.of(390, 1280)) {
                    var page = chromium.open(file, width);
                    assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                    assertTrue(page.locator("[data-figure]").count() >= (smallCells == 0 ? 4 : 0));
                    for (var drawing : page.locator("[data-figure] .drawing").all()) {
                        int shapes =
                                ((Number)
                                                drawing.evaluate(
                                                        """
                                                        d => d.querySelectorAll('svg path').length\
                                                        """))
                                        .intValue();
                        // Groups that are hidden are drawn as one.
                        assertTrue(
                                shapes >= (smallCells == 0 ? 6 : 3),
                                smallCells + " at " + width + ": " + shapes);
                    }
                    assertFalse(page.content().contains("NaN<"), "no number that is none");
                    assertTrue(page.locator("text=Asthma <br>").count() > 0, "texts are plain");
                    assertEquals(
                            List.of(),
                            page
                                    .locator(
                                            """
                                            [data-figure] [aria-roledescription=title], \
                                            [data-figure] .role-axis-label text\
                                            """)
                                    .allTextContents()
                                    .stream()
                                    .filter(text -> text.endsWith("…"))
                                    .toList(),
                            "at " + width);
                    page.close();
                }
            }
            assertEquals(List.of(), chromium.requests);
            assertEquals(List.of(), chromium.complaints);
        }
    }

    @Test
    void theFilesHideWhatThePageHides() throws IOException {
        Files.createDirectories(folder.resolve("results"));
        ExpenditureFiles.write(
                DisclosedExpenditure.of(
                        MadeUpExpenditure.of(4, 300, 10, folder.resolve("files")),
                        DisclosureKey.ofInvented("test")),
                folder.resolve("results"));
        var lines = Files.readAllLines(folder.resolve("results/people.csv"));
        int people = List.of(lines.getFirst().split(",")).indexOf("people");
        assertTrue(lines.size() > 100);
        for (var line : lines.subList(1, lines.size())) {
            var cell = line.split(",", -1)[people];
            assertTrue(cell.isEmpty() || cell.equals("0") || Long.parseLong(cell) > 10, line);
        }
        for (var name : List.of("people", "expenditure", "dynamics", "attrition")) {
            assertTrue(Files.size(folder.resolve("results/" + name + ".parquet")) > 0);
        }
    }
}

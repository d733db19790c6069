package org.vigie.study.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.report.page.Chromium;

/// The page of a surveillance in a real browser.
@Tag("long")
class SurveillanceInBrowserTest {

    @TempDir Path folder;

    @Test
    void thePageIsWholeAtTwoWidths() throws IOException {
        var people = Drawn.people(new SplittableRandom(20), 1000, 3);
        try (var chromium = Chromium.start()) {
            for (int smallCells : new int[] {0, 10}) {
                var shown =
                        DisclosedSurveillance.of(
                                Drawn.result(
                                        people,
                                        Drawn.SOUND + "small_cells: " + smallCells,
                                        folder.resolve("store" + smallCells)));
                var file = folder.resolve("surveillance" + smallCells + ".html");
                SurveillanceReport.page(shown, Map.of("a", "b")).write(file);
                for (int width : new int[] {390, 1280}) {
                    var page = chromium.open(file, width);
                    assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                    assertEquals(1, page.locator("[data-figure]").count());
                    page.close();
                }
            }
            assertEquals(List.of(), chromium.requests);
            assertEquals(List.of(), chromium.complaints);
        }
    }
}

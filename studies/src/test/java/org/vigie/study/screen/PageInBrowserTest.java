package org.vigie.study.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.report.page.Chromium;
import org.vigie.report.table.Numbers;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.ScreenResult;

/// What a reader sees and does, in a real browser.
@Tag("long")
class PageInBrowserTest {

    @TempDir static Path folder;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        ScreenReport.write(
                MadeUpScreen.disclosed(400),
                Map.of("data", "made up", "seed", "7"),
                folder.resolve("report.html"));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void forget() {
        chromium.requests.clear();
        chromium.complaints.clear();
    }

    @AfterEach
    void nothingIsAskedOfTheNetworkAndNothingFails() {
        assertEquals(List.of(), chromium.requests);
        assertEquals(List.of(), chromium.complaints);
    }

    private static Page report(int width) {
        return chromium.open(folder.resolve("report.html"), width);
    }

    private static Locator associations(Page page) {
        return page.locator("[data-file=associations]");
    }

    @Test
    void everyFigureIsDrawn() {
        var page = report(1280);
        for (var drawing : page.locator("[data-figure] .drawing").all()) {
            var marks =
                    drawing.evaluate(
                            """
                            d => d.querySelector('canvas')?.toDataURL().length ?? \
                            d.querySelectorAll('svg path').length\
                            """);
            assertTrue(((Number) marks).intValue() > 20);
            assertTrue(drawing.locator("[aria-label]").count() > 0);
        }
        assertEquals(5, page.locator("[data-figure]").count());
    }

    @Test
    void nothingIsWiderThanASmallScreen() {
        for (int width : new int[] {390, 1280}) {
            assertEquals(List.of(), Chromium.runningOver(report(width)), "at " + width);
        }
    }

    /// On paper a table has all its rows, up to 500, and all its columns; on the screen a page of
    /// them again.
    @Test
    void tablesArePrintedWhole() {
        var page = report(390);
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        assertEquals(500, associations(page).locator("tbody tr").count());
        var width =
                (Number)
                        associations(page)
                                .locator("table")
                                .evaluate("table => table.getBoundingClientRect().width");
        assertTrue(width.doubleValue() <= 700, "wider than a sheet: " + width);
        page.evaluate("window.dispatchEvent(new Event('afterprint'))");
        assertEquals(15, associations(page).locator("tbody tr").count());
    }

    /// In the dark every text stands out from what is behind it as much as WCAG 2 asks (4.5 to 1).
    @Test
    void textsAreReadInTheDark() {
        var page = report(1280);
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        assertEquals(
                List.of(),
                page.evaluate(
                        """
                        () => {
                          const part = c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
                          const light = c => .2126 * part(c[0]) + .7152 * part(c[1]) + .0722 * part(c[2]);
                          const colour = text => text.match(/[\\d.]+/g).map(Number);
                          const behind = one => {
                            for (; one; one = one.parentElement) {
                              const c = colour(getComputedStyle(one).backgroundColor);
                              if (c.length < 4 || c[3] > 0) return c;
                            }
                            return [255, 255, 255];
                          };
                          const pale = [];
                          for (const one of document.querySelectorAll('body *:not(script, style, svg *, option)')) {
                            const says = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
                            if (!says || one.offsetParent === null) continue;
                            const style = getComputedStyle(one);
                            const a = light(colour(style.color)), b = light(behind(one));
                            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                            if (ratio < 4.5 && !one.disabled) pale.push(`${one.localName}.${one.className} ${ratio.toFixed(1)}`);
                          }
                          return [...new Set(pale)];
                        }
                        """));
    }

    @Test
    void searchNarrowsTheTable() {
        var table = associations(report(1280));
        table.locator("input[type=search]").fill("haemo YEARS");
        table.page()
                .waitForFunction(
                        """
                        document.querySelector('[data-file=associations] \
                        tbody').rows.length === 3\
                        """);
        assertEquals("Rows 1 to 3 of 3 (of 1,999)", table.locator(".status").textContent());
    }

    @Test
    void aFilterShowsOneWindow() {
        var table = associations(report(1280));
        table.locator("select").last().selectOption("10 to 5 years before");
        assertEquals("Rows 1 to 15 of 400 (of 1,999)", table.locator(".status").textContent());
    }

    @Test
    void aHeadSortsByNumberFromTheKeyboardToo() {
        var table = associations(report(1280));
        var head =
                table.locator(
                        "thead button", new Locator.LocatorOptions().setHasText("Odds ratio"));
        head.click();
        head.press("Enter");
        assertEquals(
                "descending",
                table.locator("th", new Locator.LocatorOptions().setHasText("Odds ratio"))
                        .getAttribute("aria-sort"));
        var ratios =
                table.locator("tbody td:nth-child(7)").allTextContents().stream()
                        .map(text -> Double.valueOf(text.replaceAll(" .*|,", "")))
                        .toList();
        assertEquals(15, ratios.size());
        assertEquals(ratios.stream().sorted(java.util.Comparator.reverseOrder()).toList(), ratios);
        assertTrue(ratios.getFirst() >= 10);
    }

    @Test
    void tablesPrintNumbersAsProseDoes() {
        var result = MadeUpScreen.of(400);
        var table = associations(report(1280));
        for (int row = 0; row < 15; row++) {
            var cells = table.locator("tbody tr").nth(row).locator("td").allTextContents();
            var a = result.associations().get(row);
            assertEquals(
                    Numbers.count(a.exposedCases())
                            + " ("
                            + Numbers.percent(a.exposedCases(), a.sets())
                            + ")",
                    cells.get(3));
            assertEquals(Numbers.estimate(a.oddsRatio()), cells.get(5));
            assertEquals(Numbers.p(a.oddsRatio().p()), cells.get(6));
        }
    }

    @Test
    void ratiosOfAnySizeAreTheSameInJavaAndJavaScript() {
        var page = report(1280);
        for (double ratio :
                new double[] {
                    0,
                    0.004,
                    0.005,
                    1.005,
                    99.994,
                    99.995,
                    99.996,
                    100,
                    100.49,
                    100.5,
                    101.5,
                    999.5,
                    1234.5,
                    1_234_567.8,
                    9.87654321e14,
                    1.2345678901234567e19,
                    1e23,
                    Double.POSITIVE_INFINITY
                }) {
            var number = Double.isInfinite(ratio) ? "Infinity" : Double.toString(ratio);
            assertEquals(
                    Numbers.ratio(ratio), page.evaluate("formatRatio(" + number + ")"), number);
        }
    }

    private static void assertFits(Locator table) {
        var widths =
                table.locator(".scroll")
                        .evaluate(
                                """
                                s => [s.scrollWidth <= s.clientWidth, s.scrollWidth, s.clientWidth,
                                  ...[...s.querySelectorAll('thead th')].map(head => head.textContent + head.offsetWidth)].join(' ')\
                                """)
                        .toString();
        assertTrue(widths.startsWith("true"), widths);
    }

    @Test
    void theAssociationsFitWithAMarkForPenalisedEstimatesToo() throws IOException {
        var r = MadeUpScreen.of(100);
        var penalised =
                r.associations().stream()
                        .map(a ->
                                new Association(
                                        a.code(),
                                        a.window(),
                                        a.sets(),
                                        a.exposedCases(),
                                        a.controls(),
                                        a.exposedControls(),
                                        a.oddsRatio(),
                                        true,
                                        a.pBonferroni(),
                                        a.q()))
                        .toList();
        ScreenReport.write(
                MadeUpScreen.disclosed(
                        new ScreenResult(
                                r.title(),
                                r.outcome(),
                                r.cases(),
                                r.controls(),
                                r.unmatched(),
                                r.windows(),
                                r.tests(),
                                r.attrition(),
                                penalised,
                                r.ancestry(),
                                List.of(),
                                List.of(),
                                r.methods(),
                                r.limits(),
                                r.warnings())),
                Map.of(),
                folder.resolve("firth.html"));
        assertFits(associations(chromium.open(folder.resolve("firth.html"), 1280)));
    }

    @Test
    void theAssociationsFitTheWindowTheWindowAndAWindowOfDaysIsOneLine() {
        var table = associations(report(1280));
        assertFits(table);
        assertEquals(false, table.locator("thead").textContent().contains("Vocabulary"));
        assertEquals(
                "nowrap",
                table.locator("tbody td:nth-child(3)")
                        .first()
                        .evaluate("c => getComputedStyle(c).whiteSpace"));
        var code = associations(report(390)).locator("tbody th").first();
        assertTrue(
                code.boundingBox().width <= 130,
                "a code leaves room for the rest on a small screen");
    }

    @Test
    void whatIsShownIsTakenAwayAsCsv() throws IOException {
        var page = report(1280);
        var table = associations(page);
        table.locator("select").last().selectOption("10 to 5 years before");
        var download = page.waitForDownload(() -> table.locator("text=Download CSV").click());
        download.saveAs(folder.resolve("saved.csv"));
        var lines = Files.readString(folder.resolve("saved.csv")).split("\r\n");
        assertEquals("associations.csv", download.suggestedFilename());
        assertEquals(401, lines.length);
        assertTrue(lines[0].contains("Exposed cases,Exposed cases total,"), lines[0]);
        assertTrue(String.join("", lines).contains("\"Annual \"\"flu\"\" vaccination <offered>\""));
    }

    @Test
    void aPointThatIsClickedIsFoundInTheTable() {
        var page = report(1280);
        page.evaluate("lookUp('ICD10CM/A00.0')");
        assertEquals(
                "Rows 1 to 5 of 5 (of 1,999)", associations(page).locator(".status").textContent());
    }

    @Test
    @Tag("slow")
    void aHundredThousandRowsStayQuick() throws IOException {
        ScreenReport.write(MadeUpScreen.disclosed(20_000), Map.of(), folder.resolve("large.html"));
        var page = chromium.open(folder.resolve("large.html"), 1280);
        var took =
                page.evaluate(
                        """
                        () => { const table = document.querySelector('[data-file=associations]').table; const start = performance.now();
                          table.search.value = 'number 77'; table.select(); table.sort(6); return performance.now() - start; }\
                        """);
        assertTrue(
                ((Number) took).doubleValue() < 1_500,
                "searching and sorting took " + took + " ms");
        assertEquals(20_000, page.evaluate("document.querySelector('[data-figure]').rows.length"));
        page.close();
    }

    @Test
    void emptyAndSmallScreensGiveWholePages() throws IOException {
        ScreenReport.write(
                MadeUpScreen.disclosed(MadeUpScreen.empty()),
                Map.of(),
                folder.resolve("empty.html"));
        ScreenReport.write(
                MadeUpScreen.disclosed(MadeUpScreen.of(3, List.of(new DayWindow(-365, -1)))),
                Map.of(),
                folder.resolve("small.html"));
        assertEquals(
                0,
                chromium.open(folder.resolve("empty.html"), 1280)
                        .locator("[data-figure], [data-table]")
                        .count());
        var small = chromium.open(folder.resolve("small.html"), 390);
        assertEquals(4, small.locator("[data-figure]").count());
        assertEquals(
                0,
                small.locator(".vega-bindings input, .vega-bindings select").count(),
                "one window leaves no choice");
    }
}

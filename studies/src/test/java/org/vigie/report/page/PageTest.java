package org.vigie.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.table.Column;
import org.vigie.study.screen.MadeUpScreen;
import org.vigie.study.screen.ScreenReport;

class PageTest {

    private static final String HOSTILE =
            "<b>\"a\" & 'b'</b></script><script>alert(1)</script><!--";

    @Test
    void textIsNeverTakenForMarkup() {
        var html =
                new Page(
                                HOSTILE,
                                HOSTILE,
                                List.of(
                                        new Section.Prose(HOSTILE, List.of(HOSTILE)),
                                        new Section.KeyFigures(
                                                HOSTILE,
                                                List.of(
                                                        new Section.KeyFigure(
                                                                HOSTILE, HOSTILE, HOSTILE))),
                                        new Section.Flow(
                                                HOSTILE,
                                                HOSTILE,
                                                List.of(new Section.FlowStep(HOSTILE, 1, 2))),
                                        new Section.Matrix(
                                                HOSTILE,
                                                HOSTILE,
                                                HOSTILE,
                                                List.of(HOSTILE),
                                                List.of(
                                                        new Section.MatrixRow(
                                                                HOSTILE,
                                                                HOSTILE,
                                                                List.of(
                                                                        new Section.Cell(
                                                                                HOSTILE, 1,
                                                                                HOSTILE))))),
                                        new Section.DataTable(
                                                HOSTILE,
                                                HOSTILE,
                                                HOSTILE,
                                                List.of(
                                                        new Column.Text(
                                                                HOSTILE, List.of(HOSTILE))))),
                                Map.of(HOSTILE, HOSTILE))
                        .html();
        assertFalse(html.contains("<b>"));
        assertFalse(html.contains("alert(1)</script>"));
        assertEquals(count(html, "<script"), count(html, "</script"));
        assertEquals(2, count(html, "<script"), "the table's data and the page's own script");
    }

    @Test
    void aScriptMayHoldTheEndOfAScript() {
        assertEquals(
                "var a = '<\\/script>', b = '<\\/SCRIPT', c = '<\\!--';",
                Html.script("var a = '</script>', b = '</SCRIPT', c = '<!--';"));
    }

    @Test
    void noScriptRefersToAnotherFile() {
        assertFalse(
                ScreenReport.page(MadeUpScreen.disclosed(30), Map.of())
                        .html()
                        .contains("sourceMappingURL"));
    }

    @Test
    void aPageWithoutFiguresCarriesNoLibrary() {
        assertTrue(
                new Page("a", "b", List.of(new Section.Prose("c", List.of("d"))), Map.of())
                                .html()
                                .length()
                        < 60_000);
    }

    @Test
    void sectionsOfOneNameHaveDifferentAnchors() {
        var prose = new Section.Prose("Twice", List.of("d"));
        var html = new Page("a", "b", List.of(prose, prose), Map.of()).html();
        assertTrue(html.contains("id=\"s1-twice\"") && html.contains("id=\"s2-twice\""));
    }

    @Test
    void provenanceIsInTheOrderOfItsKeys() {
        var html =
                new Page("a", "b", List.of(), Map.of("seed", "1", "data", "2", "code", "3")).html();
        assertTrue(
                html.indexOf("<dt>code") < html.indexOf("<dt>data")
                        && html.indexOf("<dt>data") < html.indexOf("<dt>seed"));
    }

    @Test
    void aFigureThatIsFilledWronglySaysSo() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> FigureSpec.of("lag").with("nothing", 1));
        assertEquals("the figure has no blank \"@nothing\"", thrown.getMessage());
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}

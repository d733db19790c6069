package org.vigie.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.study.DayWindow;

class WindowNamesTest {

    @ParameterizedTest
    @CsvSource({
        "-365,  -1,    last year,           1–0 y,         in the last year",
        "-730,  -1,    last 2 years,        2–0 y,         in the last 2 years",
        "-1825, -731,  5 to 2 years before, 5–2 y,         5 to 2 years before",
        "-183,  -1,    days −183 to −1,     −183 to −1 d,  on days −183 to −1",
        "-365,  -184,  days −365 to −184,   −365 to −184 d, on days −365 to −184",
        "-1,    -1,    day −1,              −1 to −1 d,    on day −1",
        "0,     30,    days 0 to 30,        0 to 30 d,     on days 0 to 30",
        "-365,  0,     days −365 to 0,      −365 to 0 d,   on days −365 to 0"
    })
    void aWindowInWords(int start, int end, String words, String brief, String phrase) {
        var window = new DayWindow(start, end);
        assertEquals(words, WindowNames.of(window));
        assertEquals(brief, WindowNames.brief(window));
        assertEquals(phrase, WindowNames.phrase(window));
    }
}

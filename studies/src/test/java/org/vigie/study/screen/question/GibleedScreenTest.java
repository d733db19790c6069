package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.study.Attrition;

/// The example's screen of GiBleed, checked by SQL over the raw tables and by R.
@Tag("reference")
@Tag("long")
class GibleedScreenTest {

    private static final long HAEMORRHAGE = 192671;

    @TempDir static Path folder;
    private static GibleedScreen screen;
    private static RawTables raw;

    @BeforeAll
    static void run() throws Exception {
        screen = GibleedScreen.in(folder);
        raw = new RawTables(screen.csv(), screen.sets(), HAEMORRHAGE);
    }

    @AfterAll
    static void close() throws SQLException {
        if (raw != null) {
            raw.close();
        }
    }

    @Test
    void theAttritionIsWhatSqlCounts() throws SQLException {
        var left = screen.result().attrition().steps().stream().map(Attrition.Step::left).toList();
        assertEquals(
                raw.numbers(
                        """
                        SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM first_outcome),
                               (SELECT count(*) FROM observed_outcome),
                               (SELECT count(*) FROM observed_outcome WHERE history >= 365),
                               (SELECT count(*) FROM observed_outcome WHERE history >= 365), (SELECT count(*) FROM cases),
                               (SELECT count(DISTINCT the_case) FROM eligible)\
                        """),
                left);
        assertTrue(left.getLast() > 400, "only " + left.getLast() + " cases");
    }

    @Test
    void theSetsAreOfEligiblePeopleAndAsLargeAsCanBe() throws SQLException {
        assertEquals(
                List.of(0L),
                raw.numbers(
                        """
                        SELECT count(*) FROM sets c JOIN sets s USING (set) LEFT JOIN eligible e
                            ON e.the_case = c.person AND e.control = s.person
                        WHERE c.is_case = 1 AND s.is_case = 0 AND e.control IS NULL\
                        """),
                "controls who are not eligible");
        assertEquals(
                List.of(0L),
                raw.numbers(
                        """
                        SELECT count(*) FROM (SELECT the_case, count(*) AS eligible FROM eligible GROUP BY ALL)
                        LEFT JOIN (SELECT max(person) FILTER (is_case = 1) AS the_case, count(DISTINCT person) - 1 AS taken,
                                          count(*) - 1 AS lines FROM sets GROUP BY set) USING (the_case)
                        WHERE taken IS DISTINCT FROM least(4, eligible) OR taken <> lines\
                        """),
                "cases with too few controls");
        assertEquals(
                List.of(0L),
                raw.numbers(
                        """
                        SELECT count(*) FROM sets s LEFT JOIN cases c ON c.person_id = s.person AND c.day = s.day
                        WHERE is_case = 1 AND c.person_id IS NULL\
                        """),
                "cases who are none");
        assertEquals(
                raw.numbers("SELECT count(DISTINCT set), sum(1 - is_case) FROM sets"),
                List.of(screen.result().cases(), screen.result().controls()));
    }

    @Test
    void theStrongestOfEachWindowAreCountedAsSqlCountsThem() throws SQLException {
        for (var a : screen.strongest()) {
            raw.expose(a.code().concept(), a.window().start(), a.window().end());
            assertEquals(
                    raw.numbers(
                            """
                            SELECT count(DISTINCT set), sum(is_case) FILTER (exposed), sum(1 - is_case),
                                   sum(1 - is_case) FILTER (exposed) FROM members\
                            """),
                    List.of(a.sets(), a.exposedCases(), a.controls(), a.exposedControls()),
                    a.toString());
        }
    }

    /// Relative; R's iterations stop there.
    private static final double CLOSE = 1e-5;

    @Test
    void theStrongestOfEachWindowHaveTheOddsRatioOfClogit()
            throws SQLException, IOException, InterruptedException {
        for (var a : screen.strongest()) {
            raw.expose(a.code().concept(), a.window().start(), a.window().end());
            var csv = folder.resolve("members.csv");
            raw.write("members", csv);
            var r = Clogit.of(csv);
            var found = a.oddsRatio();
            assertEquals(1, found.value() / r.value(), CLOSE, a.toString());
            assertEquals(1, found.low() / r.low(), CLOSE, a.toString());
            assertEquals(1, found.high() / r.high(), CLOSE, a.toString());
            assertEquals(1, found.p() / r.p(), 100 * CLOSE, a.toString());
        }
    }

    /// Where there is no R: R 4.2.2, survival 3.5-3, `clogit(is_case ~ exposed + strata(set),
    /// members, method = "exact")`.
    @Test
    void theStrongestOfEachWindowAreAsRecordedFromR() {
        var recorded =
                List.of(
                        "SNOMED/13200003 3.54769838601208 2.64718662510171 4.75454345332723",
                        "SNOMED/13200003 4.00659464880442 3.13298278707699 5.12380749298822",
                        "SNOMED/424802006 6.02978361252674 4.13256423343613 8.79799764991551",
                        "SNOMED/16761005 13.2291476414277 8.53850594048911 20.4966007564395",
                        "RxNorm/140587 43.4295574291246 29.5208954743901 63.8912346045153");
        var strongest = screen.strongest();
        for (int window = 0; window < recorded.size(); window++) {
            var r = recorded.get(window).split(" ");
            var found = strongest.get(window);
            assertEquals(r[0], found.code().code());
            assertEquals(1, found.oddsRatio().value() / Double.parseDouble(r[1]), CLOSE);
            assertEquals(1, found.oddsRatio().low() / Double.parseDouble(r[2]), CLOSE);
            assertEquals(1, found.oddsRatio().high() / Double.parseDouble(r[3]), CLOSE);
        }
    }
}

package org.vigie.study.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.store.read.Life;

/// Drawn people of whom it is known what a dose does to them.
class PlantedTruthTest {

    private static final int PEOPLE = 3000;
    private static final long HARMED = 158_393;
    private static final long UNHARMED = 166_312;

    @TempDir static Path folder;
    private static List<Life> harmed;
    private static List<Life> unharmed;
    private static Map<Integer, List<Life>> compared;

    @BeforeAll
    static void draw() {
        harmed = Drawn.people(new SplittableRandom(HARMED), PEOPLE, 3);
        unharmed = Drawn.people(new SplittableRandom(UNHARMED), PEOPLE, 1);
        compared =
                Map.of(
                        3, Drawn.people(new SplittableRandom(HARMED + 1), 3 * PEOPLE, 3),
                        1, Drawn.people(new SplittableRandom(UNHARMED + 1), 3 * PEOPLE, 1));
    }

    private static SurveillanceResult result(List<Life> lives, String more) throws IOException {
        return Drawn.result(
                lives,
                Drawn.SOUND + more,
                Files.createTempDirectory(folder, "people").resolve("store"));
    }

    /// About 14 events are expected in all without effect, and three times as many come.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: poisson",
                "method: conditional",
                "method: poisson\nspending: 1.0",
                "method: conditional\nspending: 2.0\nmaximum_expected: 30.0",
                "method: poisson\nmaximum_expected: 30.0\nminimum_events: 4",
                "looks: quarters"
            })
    void aRateRatioOfThreeSignalsAndOfOneDoesNot(String method) throws IOException {
        var looks = result(harmed, "small_cells: 0\n" + method).pairs().getFirst().looks();
        var last = looks.getLast().result();
        assertTrue(last.signal(), "signal");
        assertTrue(last.ratio().low() < 3 && last.ratio().high() > 3, last.ratio().toString());
        var pair = result(unharmed, "small_cells: 0\n" + method).pairs().getFirst();
        assertFalse(pair.looks().getLast().result().signal(), "false signal");
        assertTrue(pair.bounds().getFirst().level() <= 0.05, "level");
        assertTrue(pair.performance().get(3.0).power() > 0.9, "power");
        assertEquals(pair.bounds().getFirst().level(), pair.performance().get(1.0).power(), 1e-9);
    }

    /// Windows of the same people: some 30 events are in the comparison window, and three times as
    /// many in the risk window.
    @ParameterizedTest
    @ValueSource(
            strings = {"{start: 43, end: 84}", "{start: -42, end: -1}", "{start: 43, end: 63}"})
    void windowsOfTheSamePeopleTellARateRatioOfThree(String window) throws IOException {
        var method = "small_cells: 0\nmethod: binomial\ncomparison_window: " + window;
        var pair = result(compared.get(3), method).pairs().getFirst();
        var last = pair.looks().getLast().result();
        assertTrue(last.signal(), "signal");
        assertTrue(isNear(3, pair.looks().getLast()), last.ratio().toString());
        assertTrue(pair.bounds().getFirst().level() <= 0.05, "level");
        assertTrue(pair.performance().get(3.0).power() > 0.9, "power");
        var without = result(compared.get(1), method).pairs().getFirst().looks().getLast();
        assertFalse(without.result().signal(), "false signal");
        assertTrue(isNear(1, without), without.result().ratio().toString());
    }

    /// Within 3.5 standard errors on the logarithmic scale.
    private static boolean isNear(double truth, WatchedPair.Look look) {
        double error =
                Math.sqrt(1.0 / look.result().observed() + 1.0 / look.compared().orElseThrow());
        return Math.abs(Math.log(look.result().ratio().value() / truth)) < 3.5 * error;
    }

    @Test
    void cumulativeSumsAlarmWithAnEffect() throws IOException {
        var sums = "small_cells: 0\nmethod: poisson\ncusum_ratio: 2";
        var shown = DisclosedSurveillance.of(result(harmed, sums));
        assertTrue(shown.looks().getLast().alarm().orElseThrow(), "alarm");
        assertTrue(shown.tested().getFirst().sums().orElseThrow().alarms().get(1.0) <= 0.05);
        var without = DisclosedSurveillance.of(result(unharmed, sums));
        assertFalse(without.looks().getLast().alarm().orElseThrow(), "false alarm");
    }

    /// Small cells are hidden and the signal is told at a look that may be shown.
    @Test
    void theSignalIsToldThoughSmallCellsAreHidden() throws IOException {
        var shown = DisclosedSurveillance.of(result(harmed, "small_cells: 10"));
        var pair = shown.tested().getFirst();
        var first = shown.firstSignal(pair).orElseThrow();
        assertTrue(first.place() < 6, "by June");
        long before = 0;
        for (var look : shown.looks()) {
            if (look.found().isPresent()) {
                long more = look.found().get().observed() - before;
                assertTrue(more == 0 || more > 10, "a small step");
                before += more;
            }
        }
        assertTrue(before > 10, "some are shown");
        assertTrue(shown.looks().stream().anyMatch(look -> look.found().isEmpty()), "some not");
    }

    @Test
    void tablesAndPageHaveEveryLook() throws IOException {
        var shown = DisclosedSurveillance.of(result(harmed, "small_cells: 10"));
        SurveillanceFiles.write(shown, folder);
        var looks = Files.readAllLines(folder.resolve("looks.csv"));
        assertEquals(
                "exposure,outcome,method,look,last_day,exposed,risk_days,expected,observed,compared,ratio,ci_low,ci_high,statistic,critical,bound,signal",
                looks.getFirst());
        assertEquals(13, looks.size());
        assertTrue(looks.getLast().startsWith("vaccine,harm,conditional,12,2020-12-31,"));
        assertTrue(looks.getLast().endsWith(",yes"), looks.getLast());
        assertEquals(5, Files.readAllLines(folder.resolve("performance.csv")).size());
        var page = folder.resolve("report.html");
        SurveillanceReport.page(shown, Map.of("a", "b")).write(page);
        var html = Files.readString(page);
        assertTrue(html.contains("1 of 1 pair of exposure and outcome has a signal"), "lead");
        assertTrue(html.contains("20 to 100 %"), "limits");
    }
}

package org.vigie.study.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.SmallCells;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;
import org.vigie.study.Attrition;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Adjusted;
import org.vigie.study.screen.question.Association;
import org.vigie.study.screen.question.Exposed;
import org.vigie.study.screen.question.Replication;
import org.vigie.study.screen.question.ScreenResult;
import org.vigie.timeline.Code;
import org.vigie.vocabulary.Ancestry;

/// What of a screen may be shown: cases decided by hand, and random screens of people in whom every
/// number that follows from what is shown is looked at.
class DisclosedScreenTest {

    static final int MOST = 10;
    static final SmallCells SMALL = new SmallCells(MOST, MadeUpScreen.KEY);
    static final DayWindow YEAR = new DayWindow(-365, -1);
    static final DayWindow BEFORE = new DayWindow(-730, -366);

    @TempDir static Path folder;

    /// Of 100 cases and 400 controls.
    static Association test(String code, long exposedCases, long exposedControls) {
        return test(code, YEAR, 100, exposedCases, 400, exposedControls, 0.01);
    }

    static Association test(
            String code,
            DayWindow window,
            long sets,
            long exposedCases,
            long controls,
            long exposedControls,
            double p) {
        return new Association(
                Code.of(code),
                window,
                sets,
                exposedCases,
                controls,
                exposedControls,
                new Estimate(2, 1, 4, p),
                false,
                p,
                p);
    }

    static ScreenResult result(Ancestry ancestry, Association... tests) {
        return result(ancestry, List.of(tests), List.of(), List.of(), 100, 400, 0);
    }

    static ScreenResult result(
            Ancestry ancestry,
            List<Association> tests,
            List<Adjusted> adjusted,
            List<Replication> replications,
            long cases,
            long controls,
            long unmatched) {
        return new ScreenResult(
                "title",
                "cancer",
                cases,
                controls,
                unmatched,
                List.of(BEFORE, YEAR),
                tests.size(),
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody", 0, 5_000),
                                new Attrition.Step("ill", 4_900 - unmatched, cases + unmatched),
                                new Attrition.Step("with a control", unmatched, cases))),
                tests,
                ancestry,
                adjusted,
                replications,
                List.of(),
                List.of(),
                List.of());
    }

    private static String shown(DisclosedScreen screen) {
        return String.join(" ", screen.associations().stream().map(a -> a.code().code()).toList());
    }

    private static String hidden(DisclosedScreen screen) {
        return String.join(" ", screen.hidden().stream().map(row -> row.code().code()).toList());
    }

    @Test
    void aTestIsHiddenWhereAnyOfItsFourGroupsIsFew() {
        var screen =
                DisclosedScreen.of(
                        result(
                                Ancestry.NONE,
                                test("Z/few-cases", 10, 50),
                                test("A/many", 11, 11),
                                test("B/nobody", 0, 50),
                                test("Y/all-but-few-cases", 91, 50),
                                test("C/all-but-eleven", 89, 389),
                                test("X/few-controls", 50, 1),
                                test("D/all", 100, 50),
                                test("W/all-but-few-controls", 50, 399)),
                        SMALL);
        assertEquals("A/many B/nobody C/all-but-eleven D/all", shown(screen));
        assertEquals(
                "W/all-but-few-controls X/few-controls Y/all-but-few-cases Z/few-cases",
                hidden(screen),
                "by code, so that the order tells nothing");
        assertEquals(8, screen.tests());
        assertTrue(screen.words().startsWith("the numbers of 4 of 8 tests are hidden"));
    }

    @Test
    void nothingIsHiddenWhereTheProtocolSaysSo() {
        var screen =
                DisclosedScreen.of(
                        result(Ancestry.NONE, test("A/1", 1, 1), test("A/2", 99, 399)),
                        new SmallCells(0, MadeUpScreen.KEY));
        assertEquals("A/1 A/2", shown(screen));
        assertTrue(screen.words().contains("small_cells: 0"));
    }

    @Test
    void aCodeThatDiffersByFewFromOneAboveItIsHiddenAndHidesNothingItself() {
        var ancestry =
                new Ancestry(
                        Map.of(
                                "C/child", List.of("P/parent"),
                                "G/grandchild", List.of("C/child", "P/parent"),
                                "S/same", List.of("P/parent")));
        var screen =
                DisclosedScreen.of(
                        result(
                                ancestry,
                                test("P/parent", 60, 100),
                                test("C/child", 50, 80),
                                test("G/grandchild", 45, 60),
                                test("S/same", 60, 100)),
                        SMALL);
        assertEquals(
                "P/parent G/grandchild S/same",
                shown(screen),
                "60 less 50 are 10; 60 less 45 are 15, and the child is not there any more");
        assertEquals("C/child", hidden(screen));
        var apart =
                DisclosedScreen.of(
                        result(Ancestry.NONE, test("P/parent", 60, 100), test("C/child", 50, 80)),
                        SMALL);
        assertEquals("P/parent C/child", shown(apart), "without roll_up neither holds the other");
    }

    @Test
    void aPartOfAWindowThatDiffersByFewIsHiddenWhereTheSamePeopleAreLookedAt() {
        var late = new DayWindow(-365, -181);
        var screen =
                DisclosedScreen.of(
                        result(
                                Ancestry.NONE,
                                test("A/1", 60, 100),
                                test("A/1", late, 100, 55, 400, 80, 0.01),
                                test("B/1", 60, 100),
                                test("B/1", late, 80, 55, 320, 80, 0.01)),
                        SMALL);
        assertEquals("A/1 B/1 B/1", shown(screen));
    }

    @Test
    void hiddenTestsCountAsIfTheirPWereOneForTheRateOfFalseDiscoveries() {
        var screen =
                DisclosedScreen.of(
                        result(
                                Ancestry.NONE,
                                test("A/1", YEAR, 100, 50, 400, 90, 0.01),
                                test("A/2", YEAR, 100, 5, 400, 90, 0.011),
                                test("A/3", YEAR, 100, 50, 400, 90, 0.2)),
                        SMALL);
        // 0.01 × 3 / 1; 0.2 × 3 / 2. With the hidden 0.011 the first would be 0.011 × 3 / 2.
        assertEquals(0.03, screen.associations().get(0).q(), 1e-15);
        assertEquals(0.3, screen.associations().get(1).q(), 1e-15);
    }

    @Test
    void setsOfAWindowAreNotToldWhereFewAreNotObservedInIt() {
        var few = test("A/1", BEFORE, 95, 50, 380, 90, 0.01);
        var many = test("A/1", BEFORE, 80, 40, 320, 90, 0.01);
        var last = test("A/1", YEAR, 100, 50, 400, 90, 0.01);
        var screen = DisclosedScreen.of(result(Ancestry.NONE, few, last), SMALL);
        assertEquals(OptionalLong.of(100), screen.sets(last));
        assertEquals(OptionalLong.empty(), screen.sets(few));
        assertEquals(OptionalLong.empty(), screen.controls(few));
        var columns = AssociationsSection.of(screen).columns();
        assertTrue(columns.stream().noneMatch(column -> column instanceof Column.Share));
        assertTrue(
                columns.stream()
                        .anyMatch(column ->
                                column instanceof Column.Amount sets
                                        && Double.isNaN(sets.values()[0])
                                        && sets.values()[1] == 100));
        screen = DisclosedScreen.of(result(Ancestry.NONE, many, last), SMALL);
        assertEquals(OptionalLong.of(80), screen.sets(many));
    }

    @Test
    void fewUnmatchedAndFewCasesAreNotTold() {
        var screen =
                DisclosedScreen.of(
                        result(Ancestry.NONE, List.of(), List.of(), List.of(), 100, 400, 7), SMALL);
        assertEquals(OptionalLong.empty(), screen.unmatched());
        assertEquals(2, screen.attrition().steps().size());
        assertEquals("ill; with a control", screen.attrition().steps().get(1).rule());
        screen =
                DisclosedScreen.of(
                        result(Ancestry.NONE, List.of(), List.of(), List.of(), 7, 28, 70), SMALL);
        assertEquals(
                List.of(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                List.of(screen.cases(), screen.controls(), screen.unmatched()));
        assertTrue(screen.attrition().steps().stream().allMatch(step -> step.left() > MOST));
        assertTrue(ScreenLines.summary(screen, folder).contains("few cases and few controls"));
    }

    @Test
    void effectsOfCovariatesThatFewHaveAreHidden() {
        var one = test("A/1", 50, 90);
        var effect = new Estimate(3, 2, 4, 0.001);
        var adjusted =
                new Adjusted(
                        one.code(),
                        YEAR,
                        one.oddsRatio(),
                        effect,
                        List.of("smoking", "rural"),
                        List.of(effect, effect),
                        List.of(new Exposed(100, 50, 400, 90), new Exposed(100, 50, 400, 3)),
                        "");
        var screen =
                DisclosedScreen.of(
                        result(
                                Ancestry.NONE,
                                List.of(one),
                                List.of(adjusted),
                                List.of(),
                                100,
                                400,
                                0),
                        SMALL);
        assertEquals(List.of(effect, Estimate.NONE), screen.adjusted().getFirst().effects());
    }

    private static Replication at(Association one, Exposed... sites) {
        var estimate = new Estimate(2, 1, 4, 0.01);
        return new Replication(
                one.code(),
                one.window(),
                java.util.stream.IntStream.range(0, sites.length).mapToObj(i -> "s" + i).toList(),
                java.util.Collections.nCopies(sites.length, estimate),
                List.of(sites),
                estimate,
                estimate,
                0.1,
                0.2,
                Optional.of(true));
    }

    @Test
    void aSiteOfFewHidesAnotherAndWhatIsPooled() {
        var one = test("A/1", 50, 90);
        var replication =
                at(
                        one,
                        new Exposed(30, 6, 120, 20),
                        new Exposed(30, 16, 120, 30),
                        new Exposed(40, 28, 160, 40));
        var screen =
                DisclosedScreen.of(
                        result(
                                Ancestry.NONE,
                                List.of(one),
                                List.of(),
                                List.of(replication),
                                100,
                                400,
                                0),
                        SMALL);
        var told = screen.replications().getFirst();
        assertEquals(Estimate.NONE, told.bySite().getFirst());
        assertEquals(2, told.bySite().stream().filter(Estimate.NONE::equals).count());
        assertEquals(List.of(Estimate.NONE, Estimate.NONE), List.of(told.fixed(), told.random()));
        assertTrue(Double.isNaN(told.i2()) && Double.isNaN(told.heterogeneityP()));
        assertEquals(Optional.empty(), told.replicated());
        assertEquals(List.of(), told.exposed());
    }

    /// People at three sites who have codes of a small tree, in a window and in a part of it.
    private static ScreenResult random(SplittableRandom random) {
        int cases = 60 + random.nextInt(200);
        int controls = 3 * cases;
        int people = cases + controls;
        var codes = List.of("T/0", "T/00", "T/01", "T/000", "T/001", "T/010", "U/1", "U/2");
        var above =
                Map.of(
                        "T/00", List.of("T/0"),
                        "T/01", List.of("T/0"),
                        "T/000", List.of("T/00", "T/0"),
                        "T/001", List.of("T/00", "T/0"),
                        "T/010", List.of("T/01", "T/0"));
        var windows = List.of(YEAR, new DayWindow(-365, -181));
        var has = new boolean[codes.size()][windows.size()][people];
        for (int c = 0; c < codes.size(); c++) {
            double share = Math.pow(random.nextDouble(), 2);
            for (int p = 0; p < people; p++) {
                if (random.nextDouble() < share) {
                    boolean early = random.nextDouble() < 0.9;
                    set(has, codes, above, c, p, early);
                }
            }
        }
        var tests = new ArrayList<Association>();
        var replications = new ArrayList<Replication>();
        for (int c = 0; c < codes.size(); c++) {
            for (int w = 0; w < windows.size(); w++) {
                long[][] count = new long[3][4];
                for (int p = 0; p < people; p++) {
                    int site = p % 10 < 1 ? 0 : p % 10 < 4 ? 1 : 2;
                    int group = p < cases ? 0 : 2;
                    count[site][group]++;
                    count[site][group + 1] += has[c][w][p] ? 1 : 0;
                }
                long[] all = new long[4];
                var sites = new Exposed[3];
                for (int s = 0; s < 3; s++) {
                    for (int i = 0; i < 4; i++) {
                        all[i] += count[s][i];
                    }
                    sites[s] = new Exposed(count[s][0], count[s][1], count[s][2], count[s][3]);
                }
                var test =
                        test(
                                codes.get(c),
                                windows.get(w),
                                all[0],
                                all[1],
                                all[2],
                                all[3],
                                random.nextDouble());
                tests.add(test);
                replications.add(at(test, sites));
            }
        }
        return result(new Ancestry(above), tests, List.of(), replications, cases, controls, 0);
    }

    private static void set(
            boolean[][][] has,
            List<String> codes,
            Map<String, List<String>> above,
            int code,
            int person,
            boolean early) {
        has[code][0][person] = true;
        has[code][1][person] |= early;
        above.getOrDefault(codes.get(code), List.of())
                .forEach(parent -> {
                    has[codes.indexOf(parent)][0][person] = true;
                    has[codes.indexOf(parent)][1][person] |= early;
                });
    }

    private static boolean few(long people) {
        return people >= 1 && people <= MOST;
    }

    @Test
    @Tag("long")
    void ofRandomScreensNothingOfFewCanBeFoundOut() throws IOException {
        long seed = Long.getLong("vigie.seed", System.nanoTime());
        System.out.println("seed of random screens: -Dvigie.seed=" + seed);
        var random = new SplittableRandom(seed);
        long shown = 0;
        long hidden = 0;
        long sites = 0;
        for (int i = 0; i < 60; i++) {
            var raw = random(random);
            var screen = DisclosedScreen.of(raw, SMALL);
            noGroupAndNoDifferenceIsFew(raw, screen);
            sites += noSiteFollows(raw, screen);
            shown += screen.associations().size();
            hidden += screen.hidden().size();
            assertEquals(raw.tests(), screen.rows().size());
            if (i == 0) {
                hiddenRowsHaveNoNumbersInTheFile(screen);
            }
        }
        assertTrue(
                shown > 100 && hidden > 100 && sites > 20,
                shown + " tests shown, " + hidden + " hidden, of " + sites + " sites");
    }

    private static void noGroupAndNoDifferenceIsFew(ScreenResult raw, DisclosedScreen screen) {
        for (var one : screen.associations()) {
            assertFalse(
                    few(one.exposedCases())
                            || few(one.sets() - one.exposedCases())
                            || few(one.exposedControls())
                            || few(one.controls() - one.exposedControls()),
                    one.toString());
            for (var other : screen.associations()) {
                boolean codeWithin =
                        one.code().equals(other.code())
                                || raw.ancestry()
                                        .above(one.code().code())
                                        .contains(other.code().code());
                if (codeWithin && one.window().end() <= other.window().end()) {
                    assertFalse(
                            few(other.exposedCases() - one.exposedCases())
                                    || few(other.exposedControls() - one.exposedControls()),
                            one + " within " + other);
                }
            }
        }
    }

    /// With the whole and the shown sites known, each hidden one lies between 0 and what is left.
    private static long noSiteFollows(ScreenResult raw, DisclosedScreen screen) {
        long hidden = 0;
        for (var told : screen.replications()) {
            var of =
                    raw.replications().stream()
                            .filter(r ->
                                    r.code().equals(told.code())
                                            && r.window().equals(told.window()))
                            .findFirst()
                            .orElseThrow();
            for (var group : Exposed.GROUPS) {
                long left = 0;
                for (int s = 0; s < told.sites().size(); s++) {
                    long people = group.applyAsLong(of.exposed().get(s));
                    boolean isHidden = told.bySite().get(s).equals(Estimate.NONE);
                    assertTrue(isHidden || !few(people), told.toString());
                    left += isHidden ? people : 0;
                }
                assertFalse(few(left), told + ": " + left + " at all that are hidden");
            }
            long places = told.bySite().stream().filter(Estimate.NONE::equals).count();
            assertTrue(places != 1, told.toString());
            assertEquals(places > 0, told.replicated().isEmpty());
            hidden += places;
        }
        return hidden;
    }

    private static void hiddenRowsHaveNoNumbersInTheFile(DisclosedScreen screen)
            throws IOException {
        ScreenFiles.write(screen, Files.createDirectories(folder.resolve("files")));
        var lines = Files.readAllLines(folder.resolve("files/associations.csv"));
        var without = lines.stream().filter(line -> line.endsWith(",,,,,,,,,,,hidden")).toList();
        assertEquals(screen.hidden().size(), without.size());
        assertEquals(without, lines.subList(lines.size() - without.size(), lines.size()));
    }
}

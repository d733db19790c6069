package org.vigie.study.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.study.signal.question.CasePerson;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.RiskWindow;

/// Curves of cases drawn from a known truth: a risk that swells and fades over 60 days, an outcome
/// twice as frequent from one day of age on, and in winter.
class CurveShapeTest {

    private static final int CASES = 4_000;
    private static final int OLDER = 15_000;
    private static final LagCurve CURVE = new LagCurve(15, 8, 1);

    /// 1 + (3 − 1) · 2 sin²(π (k + ½)/60) on day k of days 0 to 59, as `vigie simulate` makes a
    /// bell of mean 3.
    private static double risk(int since) {
        return since < 0 || since >= 60
                ? 1
                : 1 + 4 * Math.pow(Math.sin(Math.PI * (since + 0.5) / 60), 2);
    }

    private static boolean winter(int day) {
        int month = LocalDate.ofEpochDay(day).getMonthValue();
        return month <= 3;
    }

    private static OutcomeCases drawn(RiskWindow window) {
        var random = new Random(11);
        var cases = new OutcomeCases(0, window);
        for (int i = 0; i < CASES; i++) {
            int start = 8_000 + random.nextInt(1_000);
            int end = start + 300 + random.nextInt(900);
            int birth = start - OLDER + 700 - random.nextInt(1_500);
            int exposed = start - 50 + random.nextInt(end - start + 50);
            IntToDoubleFunction rate =
                    day ->
                            risk(day - exposed)
                                    * (day - birth >= OLDER ? 2 : 1)
                                    * (winter(day) ? 2 : 1);
            double left =
                    random.nextDouble() * IntStream.rangeClosed(start, end).mapToDouble(rate).sum();
            int event = start;
            for (left -= rate.applyAsDouble(start);
                    left > 0 && event < end;
                    left -= rate.applyAsDouble(event)) {
                event++;
            }
            cases.add(
                    new CasePerson(
                            birth,
                            new int[] {start},
                            new int[] {end},
                            new int[] {0},
                            new int[][] {{event}},
                            new int[] {0},
                            new int[][] {{exposed, exposed}}));
        }
        return cases;
    }

    /// Exposures of which a quarter began before observation; the means of the curve over its steps
    /// of 15 days.
    @Test
    void theLagCurveHasTheShapeOfTheRisk() {
        var cases = drawn(CURVE.window(30));
        var points = CURVE.of(cases, cases.byExposure().get(0), 30, List.of(OLDER));
        assertEquals(9, points.size());
        assertEquals(-30, points.getFirst().first());
        int held = 0;
        for (var point : points) {
            double truth =
                    IntStream.rangeClosed(point.first(), point.last())
                            .mapToDouble(CurveShapeTest::risk)
                            .average()
                            .orElseThrow();
            held += point.rate().low() <= truth && truth <= point.rate().high() ? 1 : 0;
        }
        assertTrue(held >= 8, held + " of 9: " + points);
        var steps = points.subList(1, 9);
        assertTrue(
                IntStream.of(0, 1, 2, 3).allMatch(k -> steps.get(k).smooth() > 1.3),
                steps.toString());
        assertTrue(
                Math.min(steps.get(1).smooth(), steps.get(2).smooth())
                        > Math.max(steps.get(0).smooth(), steps.get(3).smooth()));
        assertTrue(
                IntStream.of(4, 5, 6, 7)
                        .allMatch(k -> Math.abs(Math.log(steps.get(k).smooth())) < 0.3),
                steps.toString());
        assertEquals(
                points,
                CURVE.of(cases, cases.byExposure().get(0), 30, List.of(OLDER)),
                "the same seed, the same curve");
    }

    @Test
    void theSeasonCurveShowsTheWinter() {
        var cases = drawn(new RiskWindow(0, 59, true, 0));
        var points =
                SeasonCurve.of(
                        cases,
                        cases.byExposure().get(0),
                        new RiskWindow(0, 59, true, 0),
                        List.of(OLDER),
                        3);
        assertEquals(List.of(1, 4, 7, 10), points.stream().map(CurvePoint::first).toList());
        for (var point : points.subList(1, 4)) {
            assertTrue(
                    point.rate().low() <= 0.5
                            && 0.5 <= point.rate().high()
                            && point.rate().high() < 0.7,
                    points.toString());
        }
    }

    /// Two cases, exposed and with their event in May and in September: the first part of the year
    /// with an event, April to June, is what the others are compared with, and of January to March
    /// the file says why it has no rate.
    @Test
    void withoutAnEventInWinterTheNextSeasonIsComparedWith() {
        var window = new RiskWindow(0, 30, true, 0);
        var cases = new OutcomeCases(0, window);
        int year = (int) LocalDate.of(2015, 1, 1).toEpochDay();
        for (int event : new int[] {year + 130, year + 250}) {
            cases.add(
                    new CasePerson(
                            0,
                            new int[] {year},
                            new int[] {year + 364},
                            new int[] {0},
                            new int[][] {{event}},
                            new int[] {0},
                            new int[][] {{year + 40, year + 40}}));
        }
        var points = SeasonCurve.of(cases, cases.byExposure().get(0), window, List.of(), 3);
        assertEquals(
                List.of(0L, 1L, 1L, 0L),
                points.stream().map(point -> point.events().orElseThrow()).toList());
        assertEquals(
                List.of(false, true, false, false),
                points.stream().map(CurvePoint::isReference).toList());
        assertTrue(
                points.getFirst().flags().getFirst().startsWith("no event fell in it"),
                points.toString());
        assertTrue(
                points.stream()
                        .allMatch(point ->
                                !Double.isNaN(point.rate().value()) || !point.flags().isEmpty()),
                points.toString());
    }

    @Test
    void withoutCasesEveryPointHasAReason() {
        var cases = drawn(CURVE.window(0));
        var nobody = new OutcomeCases.Exposed();
        var all =
                List.of(
                        CURVE.of(cases, nobody, 30, List.of()),
                        SeasonCurve.of(cases, nobody, CURVE.window(0), List.of(), 1));
        assertEquals(List.of(9, 12), all.stream().map(List::size).toList());
        all.forEach(points ->
                points.forEach(point ->
                        assertEquals(List.of("no case was exposed while at risk"), point.flags())));
    }
}

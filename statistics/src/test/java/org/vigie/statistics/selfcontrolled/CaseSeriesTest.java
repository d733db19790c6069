package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseInterval;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.ScoreAndInformation;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.statistics.selfcontrolled.time.AgeSpline;
import tools.jackson.databind.json.JsonMapper;

@Tag("long")
class CaseSeriesTest {

    private static final CaseDesign DRUG = CaseDesign.of(List.of(RiskWindows.whole("drug")));

    /// Each of 30 people is at risk for 25 of 100 days; 15 events fall into these and 15 into the
    /// other 75: ρ = 3, with information 30 · ½ · ½ and log-likelihood 30 log ½ − 15 log ¼ − 15 log
    /// ¾ above that of ρ = 1.
    @Test
    void oneWindowSolvedByHand() {
        CaseSeries series = VaccineCases.fit(DRUG, quarter(15, 15));
        assertEquals(Math.log(3), series.coefficients()[0], 1e-12);
        assertEquals(Math.sqrt(1 / 7.5), series.standardError(0), 1e-12);
        assertEquals(
                30 * Math.log(.5) - 15 * Math.log(.25) - 15 * Math.log(.75),
                series.logLikelihood(),
                1e-12);
        assertEquals(List.of(), series.flags());
        assertFalse(series.penalised());
        assertEquals(3, series.relativeIncidence(0).value(), 1e-12);
    }

    /// With π the probability of an event at risk, 2 (30 log ½ − 15 log π − 15 log(1 − π)) = z²
    /// where π = ½ ± ½ √(1 − e^(−z²/30)); ρ = 3 π / (1 − π).
    @Test
    void profileIntervalSolvedByHand() {
        Estimate profile = VaccineCases.fit(DRUG, quarter(15, 15)).profile(0);
        double z = 1.959963984540054;
        double half = Math.sqrt(1 - Math.exp(-z * z / 30)) / 2;
        assertEquals(3 * (.5 - half) / (.5 + half), profile.low(), 1e-7);
        assertEquals(3 * (.5 + half) / (.5 - half), profile.high(), 1e-6);
    }

    /// Below 50 events under the window or beside it the profile's interval is given, whichever are
    /// fewer; from there on Wald's, whose ends then lie within 2 % of it.
    @Test
    void ofFewEventsTheProfilesIntervalIsGiven() {
        for (int[] events : new int[][] {{7, 20}, {20, 7}, {49, 300}, {300, 49}, {49, 49}}) {
            CaseSeries series = VaccineCases.fit(DRUG, quarter(events[0], events[1]));
            Estimate found = series.relativeIncidence(0);
            assertEquals(series.profile(0), found);
            assertEquals(likelihoodRatio(events[0], events[1], -1), found.low(), 1e-6);
            assertEquals(likelihoodRatio(events[0], events[1], 1), found.high(), 1e-5);
        }
        for (int[] events : new int[][] {{50, 50}, {50, 300}, {300, 50}}) {
            CaseSeries series = VaccineCases.fit(DRUG, quarter(events[0], events[1]));
            Estimate found = series.relativeIncidence(0);
            assertEquals(series.wald(0), found);
            assertEquals(1, likelihoodRatio(events[0], events[1], -1) / found.low(), .02);
            assertEquals(1, likelihoodRatio(events[0], events[1], 1) / found.high(), .02);
        }
    }

    /// An end of the interval of a binomial probability that its likelihood ratio does not reject,
    /// as the ratio of rates of 25 and 75 days, by bisection.
    private static double likelihoodRatio(int in, int out, int side) {
        double top = (double) in / (in + out);
        double near = top;
        double far = side < 0 ? 0 : 1;
        for (int i = 0; i < 200; i++) {
            double middle = (near + far) / 2;
            double drop = in * Math.log(top / middle) + out * Math.log((1 - top) / (1 - middle));
            if (2 * drop < 1.959963984540054 * 1.959963984540054) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return 3 * near / (1 - near);
    }

    /// No event at risk. Firth's penalty adds half an event to both sides: ρ = 3 · ½ / 12½, and its
    /// interval is finite.
    @Test
    void separationSolvedByHand() {
        CaseSeries series = VaccineCases.fit(DRUG, quarter(0, 12));
        assertTrue(series.penalised());
        assertEquals(3 * .5 / 12.5, series.wald(0).value(), 1e-8);
        Estimate found = series.relativeIncidence(0);
        assertTrue(found.low() >= 0 && found.high() < 3 && found.p() < .1, found.toString());
        assertEquals(
                List.of(
                        "drug: fewer than 5 events fell under it",
                        "the series: the events do not overlap with the other days, so no finite value is the most likely; "
                                + "Firth's penalised estimate is given"),
                series.reasons(0));
        CaseSeries all = VaccineCases.fit(DRUG, quarter(12, 0));
        assertEquals(3 * 12.5 / .5, all.wald(0).value(), 1e-6);
        assertTrue(all.relativeIncidence(0).low() > 3, all.relativeIncidence(0).toString());
    }

    /// Cases on days 1 to 100 with an era of 25 days.
    private static List<ObservedCase> quarter(int atRisk, int others) {
        List<ObservedCase> cases = new ArrayList<>();
        for (int i = 0; i < atRisk + others; i++) {
            cases.add(
                    ObservedCase.of(
                            1,
                            100,
                            new int[] {i < atRisk ? 41 : 90},
                            List.of(List.of(new Era(41, 65)))));
        }
        return cases;
    }

    @Test
    void whatCannotBeEstimatedIsFlaggedAndTheRestIs() {
        CaseDesign design =
                CaseDesign.of(
                        List.of(
                                RiskWindows.whole("drug"),
                                RiskWindows.whole("always"),
                                RiskWindows.whole("again"),
                                RiskWindows.whole("never")));
        List<ObservedCase> cases =
                quarter(15, 15).stream()
                        .map(each ->
                                ObservedCase.of(
                                        1,
                                        100,
                                        each.events(),
                                        List.of(
                                                each.exposures().getFirst(),
                                                List.of(new Era(1, 100)),
                                                each.exposures().getFirst(),
                                                List.of())))
                        .toList();
        CaseSeries series = VaccineCases.fit(design, cases);
        assertEquals(Math.log(3), series.coefficients()[0], 1e-10);
        assertEquals(
                List.of("always: it is the same throughout every case's observation"),
                series.reasons(1));
        assertEquals(
                List.of("again: within cases it follows from the columns before it"),
                series.reasons(2));
        assertEquals(
                List.of("never: no case was observed under it on days that count"),
                series.reasons(3));
        for (int column = 1; column < 4; column++) {
            assertTrue(
                    Double.isNaN(series.coefficients()[column])
                            && Double.isNaN(series.standardError(column)));
            assertEquals(Estimate.NONE, series.relativeIncidence(column));
            assertEquals(Estimate.NONE, series.profile(column));
        }
    }

    @Test
    void noEventNoSeries() {
        CaseTally tally =
                VaccineCases.tally(
                        DRUG,
                        List.of(
                                ObservedCase.of(
                                        1,
                                        100,
                                        new int[] {101, 0},
                                        List.of(List.of(new Era(5, 9))))));
        CaseSeries series = CaseSeries.of(tally, DRUG);
        assertEquals(List.of("the series: no case has an event while observed"), series.reasons(0));
        assertEquals(1, tally.counts().withoutEvent());
        assertEquals(Estimate.NONE, series.relativeIncidence(0));
        assertEquals(
                Flag.NO_EVENTS, CaseSeries.of(new CaseTally(), DRUG).flags().getFirst().flag());
    }

    @Test
    void eventsThatEndObservationAndOverlapsAreFlagged() {
        List<ObservedCase> cases = new ArrayList<>(quarter(15, 15));
        cases.add(
                ObservedCase.of(
                        1, 50, new int[] {50}, List.of(List.of(new Era(10, 30), new Era(20, 40)))));
        cases.add(ObservedCase.of(1, 50, new int[] {50}, List.of(List.of(new Era(10, 30)))));
        assertEquals(
                List.of(
                        new Flagged(Flag.EVENTS_END_OBSERVATION, Flagged.SERIES),
                        new Flagged(Flag.OVERLAPPING_EXPOSURES, Flagged.SERIES)),
                VaccineCases.fit(DRUG, cases).flags());
    }

    /// Of windows on days 0 to 9 and 10 to 19, a second era begun in the first's second window
    /// starts over.
    @Test
    void laterEraOverridesSolvedByHand() {
        CaseDesign design =
                new CaseDesign(
                        List.of(RiskWindows.of("drug", 0, 10)), List.of(new AgeGroups(26)), true);
        List<CaseInterval> found =
                design.intervals(
                        ObservedCase.of(
                                1,
                                50,
                                new int[] {20, 7, 20},
                                List.of(List.of(new Era(17, 36), new Era(5, 24)))));
        assertEquals(
                "1-4[]0 5-14[0]1 15-16[1]0 17-25[0]0 26-26[0, 2]0 27-36[1, 2]0 37-50[2]0",
                written(found));
    }

    private static String written(List<CaseInterval> intervals) {
        List<String> words =
                intervals.stream()
                        .map(each ->
                                each.first()
                                        + "-"
                                        + each.last()
                                        + Arrays.toString(each.cells())
                                        + each.events())
                        .toList();
        return String.join(" ", words);
    }

    /// Any split of the cases, merged in any order, is the same tally.
    @Test
    void talliesObeyTheLawsOfFolds() {
        CaseDesign design =
                CaseDesign.of(
                        List.of(RiskWindows.of("a", -5, 0, 4), RiskWindows.whole("b")),
                        new AgeGroups(120, 200, 260));
        for (long seed = 1; seed <= 30; seed++) {
            List<ObservedCase> cases = new ArrayList<>(drawn(new Random(seed), 200));
            CaseTally whole = VaccineCases.tally(design, cases);
            CaseTally left = VaccineCases.tally(design, cases.subList(0, 77));
            CaseTally right = VaccineCases.tally(design, cases.subList(77, 200));
            Collections.shuffle(cases, new Random(seed));
            assertEquals(whole, VaccineCases.tally(design, cases), "seed " + seed);
            assertEquals(whole, right.merge(left).merge(new CaseTally()), "seed " + seed);
            String text = JsonMapper.shared().writeValueAsString(whole);
            assertEquals(
                    whole, JsonMapper.shared().readValue(text, CaseTally.class), "seed " + seed);
        }
    }

    /// Gradient and information against differences of the value; the value against the formula,
    /// case by case.
    @Test
    void derivativesAreThoseOfTheLikelihood() {
        CaseDesign design =
                CaseDesign.of(
                        List.of(RiskWindows.of("a", -5, 0, 4), RiskWindows.whole("b")),
                        new AgeSpline(new double[] {100, 150, 300}, 20));
        for (long seed = 1; seed <= 10; seed++) {
            CaseStrata strata =
                    CaseStrata.of(VaccineCases.tally(design, drawn(new Random(seed), 60)), design);
            double[] beta = new Random(seed).doubles(design.names().size(), -1, 1).toArray();
            ScoreAndInformation sums = strata.at(beta);
            assertArrayEquals(sums.gradient(), strata.slopeAt(beta).gradient(), 1e-10);
            assertEquals(sums.value(), strata.valueAt(beta), 1e-10);
            for (int a = 0; a < beta.length; a++) {
                double[] up = beta.clone();
                double[] down = beta.clone();
                up[a] += 1e-5;
                down[a] -= 1e-5;
                assertEquals(
                        (strata.valueAt(up) - strata.valueAt(down)) / 2e-5,
                        sums.gradient()[a],
                        1e-6);
                for (int b = 0; b < beta.length; b++) {
                    double slope =
                            (strata.slopeAt(down).gradient()[b] - strata.slopeAt(up).gradient()[b])
                                    / 2e-5;
                    assertEquals(slope, sums.information()[a][b], 1e-6);
                }
            }
        }
    }

    static List<ObservedCase> drawn(Random random, int cases) {
        List<ObservedCase> drawn = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int end = 200 + random.nextInt(100);
            int a = 110 + random.nextInt(150);
            int b = 110 + random.nextInt(150);
            int[] events = random.ints(1 + random.nextInt(2), 100, end + 1).toArray();
            drawn.add(
                    ObservedCase.of(
                            100,
                            end,
                            events,
                            List.of(
                                    List.of(new Era(a, a + 9), new Era(a + 30, a + 38)),
                                    List.of(new Era(b, b + 19)))));
        }
        return drawn;
    }

    /// A dose as a number: with 1 and 2 pills on 10 days each of 30 in every one of many people, β
    /// solves Σ x n(x) = n Σ x e^(xβ) / Σ e^(xβ). With e^β = 2, of 7 events 4 fall on two pills, 2
    /// on one, 1 on none.
    @Test
    void quantitativeExposureSolvedByHand() {
        StrataBuilder builder = new StrataBuilder(1);
        for (int i = 0; i < 7; i++) {
            for (int dose = 0; dose <= 2; dose++) {
                boolean here = dose == (i < 4 ? 2 : i < 6 ? 1 : 0);
                builder.interval(builder.pattern(dose), 10, here ? 1 : 0);
            }
            builder.endStratum();
        }
        CaseSeries series = CaseSeries.of(CaseStrata.of(builder), List.of("pills"));
        assertEquals(Math.log(2), series.coefficients()[0], 1e-12);
        // The variance of the dose: (2 + 16) / 7 − (10 / 7)².
        assertEquals(1 / Math.sqrt(7 * (18 / 7. - 100 / 49.)), series.standardError(0), 1e-12);
    }

    /// The second column is 1 less the first but for some 1e-5, which stands for the rounding of
    /// very many intervals.
    @Test
    void aColumnThatFollowsFromOthersButForRoundingIsLeftOut() {
        StrataBuilder both = new StrataBuilder(3);
        StrataBuilder one = new StrataBuilder(2);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            int event = random.nextInt(4);
            for (int k = 0; k < 4; k++) {
                double drug = k % 2;
                double late = k / 2;
                both.interval(
                        both.pattern(drug, late, 1 - late + 1e-5 * random.nextGaussian()),
                        10 + i,
                        k == event ? 1 : 0);
                one.interval(one.pattern(drug, late), 10 + i, k == event ? 1 : 0);
            }
            both.endStratum();
            one.endStratum();
        }
        CaseSeries found = CaseSeries.of(CaseStrata.of(both), List.of("drug", "late", "early"));
        CaseSeries expected = CaseSeries.of(CaseStrata.of(one), List.of("drug", "late"));
        assertEquals(List.of(new Flagged(Flag.COLLINEAR, "early")), found.flags());
        assertArrayEquals(expected.coefficients(), Arrays.copyOf(found.coefficients(), 2), 1e-9);
    }

    @Test
    void onlyTheFirstEventCountsIfSaid() {
        List<ObservedCase> cases =
                List.of(ObservedCase.of(1, 100, new int[] {50, 20, 150}, List.of(List.of())));
        assertEquals(2, VaccineCases.tally(DRUG, cases).eventCount());
        assertEquals(
                1,
                VaccineCases.tally(new CaseDesign(DRUG.exposures(), List.of(), true), cases)
                        .eventCount());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals(
                "an observation period ends on its first day or later, was 5 to 4",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ObservedCase.of(5, 4, new int[0], List.of()))
                        .getMessage());
        assertEquals(
                "an era ends on its first day or later and is dose 1 or more, was 9 to 8, dose 0",
                assertThrows(IllegalArgumentException.class, () -> new Era(9, 8)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> RiskWindows.of("drug", 5, 5));
        assertThrows(IllegalArgumentException.class, () -> new AgeGroups(500, 400));
        assertEquals(
                "a case needs eras of 1 exposures, had 0",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        VaccineCases.tally(
                                                DRUG,
                                                List.of(
                                                        ObservedCase.of(
                                                                1, 9, new int[] {2}, List.of()))))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> new StrataBuilder(1).pattern(Double.NaN));
    }
}

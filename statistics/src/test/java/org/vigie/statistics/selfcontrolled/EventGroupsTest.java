package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;

/// Groups of age in which no event fell: their days are left out, and nothing else changes.
class EventGroupsTest {

    private static final RiskWindows DRUG = RiskWindows.whole("drug");
    private static final AgeGroups FIFTIES = new AgeGroups(51, 101, 151);

    /// Days 1 to 200 of four groups, of which the second has no event; five eras of 20 days, day by
    /// day another.
    private static List<ObservedCase> cases(int... events) {
        List<ObservedCase> cases = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            int drug = 20 + 35 * i % 150;
            cases.add(
                    ObservedCase.of(
                            1,
                            200,
                            new int[] {events[i]},
                            List.of(List.of(new Era(drug, drug + 19)))));
        }
        return cases;
    }

    /// R 4.2.2, survival 3.5-3, on the same 7 cases, a row an interval and an event a stratum:
    /// `coef(clogit(event ~ drug + a2 + a3 + a4 + strata(case) + offset(log(days)), control =
    /// coxph.control(iter.max = 100)))` runs off to −22 for a2 and gives the others as they are
    /// below.
    @Test
    void theOtherCoefficientsAreThoseOfClogit() {
        CaseSeries series =
                VaccineCases.fit(
                        CaseDesign.of(List.of(DRUG), FIFTIES),
                        cases(10, 110, 105, 130, 170, 48, 160));
        assertFalse(series.penalised());
        assertArrayEquals(
                new double[] {3.918911830176, Double.NaN, .715828995513, .557357064170},
                series.coefficients(),
                1e-6);
        assertEquals(1.25370681424, series.standardError(0), 1e-6);
        assertEquals(
                List.of(
                        "age 51: no event fell in it; its rate is 0, and its days are left out, as they say nothing of the rest"),
                series.reasons(1));
    }

    /// With no event before day 101 the third group is the one compared with, and all is as if
    /// observation began there.
    @Test
    void theFirstGroupWithEventsIsComparedWith() {
        List<ObservedCase> all = cases(110, 105, 130, 170, 160);
        List<ObservedCase> later =
                all.stream()
                        .map(each -> ObservedCase.of(101, 200, each.events(), each.exposures()))
                        .toList();
        CaseSeries series = VaccineCases.fit(CaseDesign.of(List.of(DRUG), FIFTIES), all);
        CaseSeries expected =
                VaccineCases.fit(CaseDesign.of(List.of(DRUG), new AgeGroups(151)), later);
        assertEquals(expected.coefficients()[0], series.coefficients()[0], 1e-12);
        assertEquals(expected.coefficients()[1], series.coefficients()[3], 1e-12);
        assertEquals(
                List.of(Flag.GROUP_WITHOUT_EVENTS, Flag.COMPARED_WITH),
                series.flags().stream().map(Flagged::flag).filter(Flag::missing).toList());
        assertEquals("age 101", series.flags().get(1).about());
    }

    /// The likelihood with the group's coefficient far down is the likelihood without its days.
    @Test
    void leavingOutIsTheLimit() {
        long seed = Seed.of("groups without events");
        SplittableRandom random = new SplittableRandom(seed);
        CaseDesign design = CaseDesign.of(List.of(DRUG), FIFTIES);
        int left = 0;
        for (int round = 0; round < 50; round++) {
            int[] events =
                    IntStream.range(0, 12)
                            .map(_ -> random.nextInt(1, 101))
                            .map(day -> day > 50 ? day + 100 : day)
                            .toArray();
            CaseStrata all = CaseStrata.of(VaccineCases.tally(design, cases(events)), design);
            EventGroups groups = EventGroups.of(all, 1, 4, design.names());
            if (IntStream.of(events).allMatch(day -> day > 50)
                    || IntStream.of(events).allMatch(day -> day <= 50)) {
                continue;
            }
            left++;
            double drug = random.nextDouble(-2, 2);
            double last = random.nextDouble(-2, 2);
            double gain =
                    all.valueAt(new double[] {drug, -40, -40, last})
                            - all.valueAt(new double[] {0, -40, -40, 0});
            assertEquals(gain, groups.strata().valueAt(new double[] {drug, 0, 0, last}), 1e-9);
        }
        assertTrue(left > 40, "rounds with events in two groups: " + left);
    }

    /// The 15 days before the drug, without events and only kept apart. R 4.2.2, survival 3.5-3:
    /// `clogit(event ~ pre + drug + a2 + strata(case))` on a row a day runs off to −17 for pre and
    /// gives the others as below.
    @Test
    void aWindowThatIsOnlyKeptApartIsLeftOutToo() {
        CaseDesign design =
                CaseDesign.of(
                        List.of(new RiskWindows("drug", new int[] {-15, 0}, new int[0], 1)),
                        new AgeGroups(101));
        CaseTally tally = VaccineCases.tally(design, cases(25, 110, 105, 130, 190, 48, 160, 80));
        CaseSeries series = CaseSeries.of(CaseStrata.of(tally, design), design, tally.counts(), 1);
        assertFalse(series.penalised());
        assertArrayEquals(
                new double[] {Double.NaN, 2.2303976357, 0.7290159266}, series.coefficients(), 1e-8);
        assertEquals(.7472692029, series.standardError(1), 1e-8);
        assertTrue(
                CaseSeries.of(tally, design).penalised(),
                "where it is asked about, it has an estimate");
        assertTrue(
                series.reasons(1).stream().noneMatch(reason -> reason.contains("Firth")),
                series.reasons(1).toString());
    }

    /// Days at risk that all lie where no event fell say nothing.
    @Test
    void aDrugTakenOnlyThereCannotBeEstimated() {
        List<ObservedCase> cases =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                ObservedCase.of(
                                        1,
                                        200,
                                        new int[] {110 + 10 * i},
                                        List.of(List.of(new Era(55 + i, 70 + i)))))
                        .toList();
        CaseSeries series = VaccineCases.fit(CaseDesign.of(List.of(DRUG), FIFTIES), cases);
        assertTrue(Double.isNaN(series.coefficients()[0]));
        assertEquals(
                "drug: no case was observed under it on days that count",
                series.reasons(0).getFirst());
    }
}

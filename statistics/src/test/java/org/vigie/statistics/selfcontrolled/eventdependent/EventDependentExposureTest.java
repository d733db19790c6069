package org.vigie.statistics.selfcontrolled.eventdependent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flag;
import org.vigie.statistics.selfcontrolled.Flagged;
import org.vigie.statistics.selfcontrolled.RobustSeries;
import org.vigie.statistics.selfcontrolled.VaccineCases;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;

@Tag("long")
class EventDependentExposureTest {

    /// R 4.2.2, gnm 1.1.2, the algorithm of `eventdepenexp` in SCCS 1.7 on hibdat:
    /// adrug=cbind(dtp,dtpd2,dtpd3), aedrug=…+14, expogrp=c(0,4,8),
    /// agegrp=c(60,90,120,180,240,300), sameexpopar=TRUE; iterated until 1e-10.
    @Test
    @Tag("reference")
    void convulsionsAfterAnyDose() throws IOException {
        RobustSeries found =
                EventDependentExposure.of(
                        CaseDesign.of(
                                List.of(RiskWindows.of("dtp", 0, 4, 8)),
                                new AgeGroups(60, 90, 120, 180, 240, 300)),
                        dtp());
        assertArrayEquals(
                new double[] {
                    .539694214652,
                    .169769836687,
                    .150785578852,
                    -.364260031588,
                    -.445771654417,
                    -.223500369362,
                    .357682516694,
                    .918033091956,
                    1.171753366573
                },
                found.coefficients(),
                1e-7);
        assertErrors(
                found,
                .191990476074,
                .225745780757,
                .175092996003,
                .181569066388,
                .190430996411,
                .154096693155,
                .143069290506,
                .136242575901,
                .133458239566);
    }

    /// The same with expogrp=c(1,8), agegrp=c(120,240), sameexpopar=FALSE.
    @Test
    @Tag("reference")
    void convulsionsAfterEachDose() throws IOException {
        RobustSeries found =
                EventDependentExposure.of(
                        CaseDesign.of(
                                List.of(new RiskWindows("dtp", new int[] {1, 8}, new int[0], 3)),
                                new AgeGroups(120, 240)),
                        dtp());
        assertArrayEquals(
                new double[] {
                    .5149142491858,
                    .4512710109538,
                    -.0485183511621,
                    -.0900796613919,
                    .1016905609551,
                    -.5748211610650,
                    .4297040061657,
                    1.3183436079890
                },
                found.coefficients(),
                1e-7);
        assertErrors(
                found,
                .252450113454,
                .262961343607,
                .296952362418,
                .291668419144,
                .249161905107,
                .335186472115,
                .111204428752,
                .106912248121);
    }

    private static List<ObservedCase> dtp() throws IOException {
        return VaccineCases.convulsions(14).stream()
                .map(each ->
                        ObservedCase.of(
                                each.start(),
                                each.end(),
                                each.events(),
                                List.of(each.exposures().getFirst())))
                .toList();
    }

    private static void assertErrors(RobustSeries found, double... errors) {
        assertArrayEquals(
                errors,
                IntStream.range(0, errors.length).mapToDouble(found::standardError).toArray(),
                1e-7);
    }

    /// 20 cases observed on days 1 to 100, one window of 20 days from day 41. Of those with the
    /// event in the window 8; before it 6; after it 6, of whom all were exposed. The chain: from
    /// the start, events freed of the exposure weigh 6 + 8/ρ + 6, but without time-dependence
    /// nothing is learnt; from the dose on, 60 days of which 20 at risk: 8 events there, 6 in the
    /// other 40. So ρ = (8/20) / (6/40) = 8/3, whatever went before.
    @Test
    void onlyWhatFollowsTheDoseCountsSolvedByHand() {
        List<ObservedCase> cases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int day = i < 8 ? 42 + i : i < 14 ? 2 + i : 70 + i;
            // Those with the event before day 41 are not vaccinated any more.
            List<Era> eras = day < 41 ? List.of() : List.of(new Era(41, 60));
            cases.add(ObservedCase.of(1, 100, new int[] {day}, List.of(eras)));
        }
        RobustSeries found =
                EventDependentExposure.of(
                        CaseDesign.of(List.of(RiskWindows.whole("vaccine"))), cases);
        assertEquals(8 / 3., found.relativeIncidence(0).value(), 1e-9);
    }

    /// Vaccination on a day of its own, given up after the event: the standard series finds too
    /// much, this one 2.
    @Test
    void findsTheTruthWhereEventsPutOffExposure() {
        Random random = new Random(4);
        CaseDesign design = CaseDesign.of(List.of(RiskWindows.whole("vaccine")));
        List<ObservedCase> cases = new ArrayList<>();
        while (cases.size() < 4_000) {
            int dose = 21 + random.nextInt(260);
            int day = 1 + random.nextInt(365);
            boolean risk = day >= dose && day < dose + 30;
            if (risk || random.nextBoolean()) {
                List<Era> eras = dose <= day ? List.of(new Era(dose, dose + 29)) : List.of();
                cases.add(ObservedCase.of(1, 365, new int[] {day}, List.of(eras)));
            }
        }
        RobustSeries found = EventDependentExposure.of(design, cases);
        assertEquals(Math.log(2), found.coefficients()[0], 3 * found.standardError(0));
        CaseSeries naive = VaccineCases.fit(design, cases);
        assertTrue(
                naive.coefficients()[0] > Math.log(2) + 5 * naive.standardError(0),
                naive.toString());
    }

    /// Doses that are not numbered are the first, the second and so on in time.
    @Test
    void dosesCountInOrderOfTime() {
        Random random = new Random(12);
        CaseDesign design =
                CaseDesign.of(List.of(new RiskWindows("vaccine", new int[] {0}, new int[0], 2)));
        List<ObservedCase> unnumbered = new ArrayList<>();
        List<ObservedCase> numbered = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int first = 10 + random.nextInt(60);
            int second = first + 40 + random.nextInt(60);
            int third = second + 40 + random.nextInt(60);
            int[] day = {1 + random.nextInt(300)};
            unnumbered.add(
                    ObservedCase.of(
                            1,
                            300,
                            day,
                            List.of(
                                    List.of(
                                            new Era(third, third + 20),
                                            new Era(first, first + 20),
                                            new Era(second, second + 20)))));
            numbered.add(
                    ObservedCase.of(
                            1,
                            300,
                            day,
                            List.of(
                                    List.of(
                                            new Era(first, first + 20, 1),
                                            new Era(second, second + 20, 2),
                                            new Era(third, third + 20, 3)))));
        }
        RobustSeries expected = EventDependentExposure.of(design, numbered);
        RobustSeries found = EventDependentExposure.of(design, unnumbered);
        assertEquals(2, found.coefficients().length);
        assertArrayEquals(expected.coefficients(), found.coefficients(), 1e-9);
    }

    @Test
    void whatItCannotDoIsRefused() {
        for (RiskWindows windows :
                List.of(
                        RiskWindows.of("a", -10, 0),
                        new RiskWindows("a", new int[] {0}, new int[] {1, 9}, 1))) {
            assertEquals(
                    "event-dependent exposure needs one exposure, without windows before it and without washout",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () ->
                                            EventDependentExposure.of(
                                                    CaseDesign.of(List.of(windows)), List.of()))
                            .getMessage());
        }
        RobustSeries none =
                EventDependentExposure.of(
                        CaseDesign.of(List.of(RiskWindows.whole("a"))), List.of());
        assertEquals(List.of(new Flagged(Flag.NO_EVENTS, Flagged.SERIES)), none.flags());
    }
}

package org.vigie.statistics.selfcontrolled.eventdependent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flag;
import org.vigie.statistics.selfcontrolled.VaccineCases;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;

@Tag("long")
class EventDependentObservationTest {

    private static final CaseDesign DTP =
            CaseDesign.of(List.of(RiskWindows.of("dtp", 0, 8)), new AgeGroups(120, 240));

    /// Every fifth child of hibdat with a first dose of DTP; every third of these made to die (13 ×
    /// its number) mod 60 days after the event at most.
    private record Deaths(List<ObservedCase> cases, boolean[] censored) {

        static Deaths made() throws IOException {
            List<ObservedCase> cases = new ArrayList<>();
            List<Boolean> censored = new ArrayList<>();
            List<ObservedCase> children = VaccineCases.convulsions(14);
            int[] numbers = VaccineCases.convulsionNumbers();
            for (int i = 0; i < numbers.length; i++) {
                ObservedCase child = children.get(i);
                List<Era> first =
                        child.exposures().getFirst().stream()
                                .filter(era -> era.dose() == 1)
                                .toList();
                if (numbers[i] % 5 == 0 && !first.isEmpty()) {
                    int event = child.events()[0];
                    boolean dies = numbers[i] % 3 == 0;
                    int end =
                            dies
                                    ? Math.min(child.end(), event + numbers[i] * 13 % 60)
                                    : child.end();
                    cases.add(
                            ObservedCase.of(child.start(), end, new int[] {event}, List.of(first)));
                    censored.add(dies);
                }
            }
            boolean[] flags = new boolean[censored.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = censored.get(i);
            }
            return new Deaths(cases, flags);
        }
    }

    /// R 4.2.2: the four models of `eventdepenobs` of SCCS 1.7 written anew, `nlm` from 0.1s with
    /// gradtol 1e-9, weights by `integrate`, `clogit(event ~ factor(window) + factor(age) +
    /// strata(child) + offset(log(weight)))`.
    @Test
    @Tag("reference")
    void convulsionsWithMadeUpDeaths() throws IOException {
        Deaths made = Deaths.made();
        assertEquals(214, made.cases.size());
        assertEquals(68_651, made.cases.stream().mapToInt(ObservedCase::end).sum());
        EventDependentObservation found =
                EventDependentObservation.of(
                        DTP,
                        made.cases,
                        made.censored,
                        false,
                        EventDependentObservation.Ends.AS_SCCS);
        assertEquals(
                List.of(
                        CensoringModel.EGI,
                        CensoringModel.EWI,
                        CensoringModel.EWA,
                        CensoringModel.EGA),
                found.models().stream().map(CensoringFit::model).toList());
        assertEquals(10.6451268981, found.models().getFirst().logLikelihood(), 1e-6);
        assertEquals(10.0982855733, found.models().get(1).logLikelihood(), 1e-6);
        // A ridge: one part's mean grows without bound, and neither search goes all the way. R:
        // 9.934 and 9.629.
        assertEquals(9.934, found.models().get(2).logLikelihood(), .05);
        assertTrue(found.models().get(3).logLikelihood() > 9.629);
        assertArrayEquals(
                new double[] {.730464184730, .500644249818, .576475025140, 1.322502757730},
                found.series().coefficients(),
                1e-5);
        assertEquals(.497818170731, found.series().standardError(0), 1e-5);
        EventDependentObservation whole =
                EventDependentObservation.of(
                        DTP,
                        made.cases,
                        made.censored,
                        false,
                        EventDependentObservation.Ends.WHOLE_DAYS);
        assertArrayEquals(
                new double[] {.588071286801, .354175029369, .575606473147, 1.320566201042},
                whole.series().coefficients(),
                1e-5);
    }

    /// A gamma or Weibull distribution of shape 1 is exponential, so the mixture of two like parts
    /// is: by hand.
    @Test
    void exponentialSolvedByHand() {
        double mean = Math.log(.25);
        for (CensoringModel model : CensoringModel.values()) {
            double[] p = {mean, mean, .3, 0};
            assertEquals(
                    4 * Math.exp(-4 * .5),
                    model.likelihood(p, 1, 2, 2.5, true),
                    1e-12,
                    model.name());
            assertEquals(
                    Math.exp(-4 * .5), model.likelihood(p, 1, 2, 2.5, false), 1e-12, model.name());
        }
        // 1/2 of mean 1 and 1/2 of a Weibull with scale 2 and shape 2: ½ e^−1 + ½ e^−¼, one year
        // after.
        double[] p = {0, Math.log(2), 0, Math.log(2)};
        assertEquals(
                (Math.exp(-1) + Math.exp(-.25)) / 2,
                CensoringModel.EWI.likelihood(p, 1, 2, 3, false),
                1e-14);
        assertEquals(
                (Math.exp(-1) + Math.exp(-9 / 4. + 1)) / 2,
                CensoringModel.EWA.likelihood(p, 1, 2, 3, false),
                1e-14);
    }

    /// A gamma distribution of age with shape 1 has no memory: from 50 to 51 survives e^−1, though
    /// only e^−50 reach 50.
    @Test
    void aSurvivalThatIsVerySmallIsDividedByAsItIs() {
        double[] p = {0, 0, -40, 0};
        assertEquals(Math.exp(-1), CensoringModel.EGA.likelihood(p, 1, 50, 51, false), 1e-9);
        assertEquals(Math.exp(-1), CensoringModel.EGA.likelihood(p, 1, 50, 51, true), 1e-9);
        assertEquals(Math.exp(-1), CensoringModel.EGA.likelihood(p, 1, 600, 601, false), 1e-9);
    }

    /// A Weibull distribution of age drawn together on one end: with shape e^7 both (2 r)^k and (3
    /// r)^k are infinite at r = 1, and survival from 2 to 3 is 0; at r = .3 both are 0, and it
    /// is 1.
    @Test
    void aVeryLargeShapeHasASurvivalThatIsANumber() {
        double never = -50;
        assertEquals(
                0,
                CensoringModel.EWA.likelihood(new double[] {0, 0, never, 7}, 1, 2, 3, false),
                1e-15);
        assertEquals(
                0,
                CensoringModel.EWA.likelihood(new double[] {0, 0, never, 7}, 1, 2, 3, true),
                1e-15);
        double wide = -Math.log(.3);
        assertEquals(
                1,
                CensoringModel.EWA.likelihood(new double[] {0, wide, never, 7}, 1, 2, 3, false),
                1e-12);
        assertTrue(
                Double.isNaN(
                        CensoringModel.EGA.likelihood(
                                new double[] {0, 0, never, 800}, 1, 2, 3, false)),
                "no gamma distribution has such a shape");
    }

    /// The integral over three days of an exponential density, and of a function that is infinite
    /// at its end.
    @Test
    void integralsSolvedByHand() {
        assertEquals(1 - Math.exp(-2), Quadrature.integral(t -> Math.exp(-t), 0, 2), 1e-12);
        assertEquals(2, Quadrature.integral(t -> 1 / Math.sqrt(1 - t), 0, 1), 1e-7);
        assertEquals(0, Quadrature.integral(t -> 1, 3, 3));
    }

    /// The true relative incidence is 2 in a window of 60 days; 60 % of people die with a mean of
    /// 30 days after the event.
    @Test
    void findsTheTruthWhereEventsEndObservation() {
        Random random = new Random(12);
        List<ObservedCase> cases = new ArrayList<>();
        boolean[] censored = new boolean[400];
        while (cases.size() < censored.length) {
            int dose = 1_000 + random.nextInt(600);
            int day = 1_000 + random.nextInt(730);
            boolean risk = day >= dose && day < dose + 60;
            if (risk || random.nextBoolean()) {
                int death =
                        random.nextDouble() < .6
                                ? day + (int) (-30 * Math.log(random.nextDouble()))
                                : 9_999;
                censored[cases.size()] = death < 1_729;
                List<Era> eras = List.of(new Era(dose, dose + 59));
                cases.add(
                        ObservedCase.of(
                                1_000, Math.min(1_729, death), new int[] {day}, List.of(eras)));
            }
        }
        CaseDesign design =
                CaseDesign.of(
                        List.of(RiskWindows.whole("drug")), new AgeGroups(1_180, 1_365, 1_545));
        CaseSeries found =
                EventDependentObservation.of(
                                design,
                                cases,
                                censored,
                                false,
                                EventDependentObservation.Ends.WHOLE_DAYS)
                        .series();
        assertEquals(Math.log(2), found.coefficients()[0], 3 * found.standardError(0));
        assertTrue(found.standardError(0) < .2);
    }

    @Test
    void noEventIsFlagged() {
        EventDependentObservation none =
                EventDependentObservation.of(
                        DTP,
                        List.of(ObservedCase.of(1, 300, new int[0], List.of(List.of()))),
                        new boolean[1],
                        false,
                        EventDependentObservation.Ends.WHOLE_DAYS);
        assertEquals(Flag.NO_EVENTS, none.series().flags().getFirst().flag());
    }
}

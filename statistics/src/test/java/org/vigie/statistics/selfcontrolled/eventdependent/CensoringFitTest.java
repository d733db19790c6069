package org.vigie.statistics.selfcontrolled.eventdependent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class CensoringFitTest {

    private static final double YEAR = 365.25;

    /// Every parameter .1: where R's package SCCS starts.
    private static final double[] AS_R = {.1, .1, .1, .1};

    /// Of 80 people, 40 % die with a mean of 40 days after the event, the others at an age that is
    /// Weibull with scale 80 years and shape 10; they are followed for 2,000 days at most.
    private static List<CensoringFit.Observation> drawn(int seed) {
        Random random = new Random(seed);
        List<CensoringFit.Observation> observed = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            int start = (int) ((50 + 20 * random.nextDouble()) * YEAR);
            int event = start + random.nextInt(1_500);
            int death =
                    random.nextDouble() < .4
                            ? event + 1 + (int) (-40 * Math.log(random.nextDouble()))
                            : (int) (YEAR * 80 * Math.pow(-Math.log(random.nextDouble()), .1));
            int end = Math.max(event + 1, Math.min(start + 2_000, death));
            observed.add(new CensoringFit.Observation(start, event, end, end < start + 2_000));
        }
        return observed;
    }

    /// The likelihood written out: no maximum is below it.
    private static double at(double[] p, List<CensoringFit.Observation> observed) {
        return observed.stream()
                .mapToDouble(each ->
                        Math.log(
                                CensoringModel.EWA.likelihood(
                                        p,
                                        each.start() / YEAR,
                                        each.event() / YEAR,
                                        each.end() / YEAR,
                                        each.censored())))
                .sum();
    }

    /// No maximum is below any other place, such as the truth, or one near it: that found from R's
    /// start alone is, by 4, so that another model would have been chosen.
    @Test
    void oneStartEndsBelowTheMaximumAndTwoDoNot() {
        double[] near = {-2.2, 4.29, .1, 3.1};
        List<CensoringFit.Observation> observed = drawn(6);
        double one = CensoringFit.from(AS_R, CensoringModel.EWA, observed).logLikelihood();
        assertTrue(one < at(near, observed) - 4, one + " and " + at(near, observed));
        for (int seed = 0; seed < 12; seed++) {
            List<CensoringFit.Observation> drawn = drawn(seed);
            double[] truth = {Math.log(40 / YEAR), Math.log(80), Math.log(.4 / .6), Math.log(10)};
            double found = CensoringFit.of(CensoringModel.EWA, drawn, false).logLikelihood();
            assertTrue(found >= at(truth, drawn), "seed " + seed);
            assertTrue(seed != 6 || found >= at(near, drawn));
        }
    }

    /// In one of them, from R's start 4.4 below: another model would be chosen for it.
    @Test
    void theShareOfThoseWhoDieSoonIsFound() {
        CensoringFit found = CensoringFit.of(CensoringModel.EWA, drawn(6), false);
        CensoringFit one = CensoringFit.from(AS_R, CensoringModel.EWA, drawn(6));
        assertTrue(found.logLikelihood() > one.logLikelihood() + 4);
        assertEquals(40, Math.exp(found.parameters()[0]) * YEAR, 10);
        assertEquals(80, Math.exp(found.parameters()[1]), 10);
    }

    /// All four, with and without regression on age, are no lower than from R's start alone.
    @Test
    void noModelEndsLowerThanFromOneStart() {
        for (int seed = 0; seed < 3; seed++) {
            List<CensoringFit.Observation> observed = drawn(seed);
            for (CensoringModel model : CensoringModel.values()) {
                for (boolean regress : new boolean[] {false, true}) {
                    double[] asR = new double[regress ? 7 : 4];
                    Arrays.fill(asR, .1);
                    assertTrue(
                            CensoringFit.of(model, observed, regress).logLikelihood()
                                    >= CensoringFit.from(asR, model, observed).logLikelihood(),
                            model + " " + seed);
                }
            }
        }
    }

    /// Everybody leaves on one day of age: the narrower a Weibull distribution about it, the
    /// higher, without end. No start of ours takes that for the best.
    @Test
    void aDistributionDrawnTogetherIsNotTakenForTheBest() {
        List<CensoringFit.Observation> observed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            observed.add(new CensoringFit.Observation(20_000, 20_100 + 10 * i, 21_000, true));
        }
        double one = CensoringFit.from(AS_R, CensoringModel.EWA, observed).logLikelihood();
        CensoringFit found = CensoringFit.of(CensoringModel.EWA, observed, false);
        assertTrue(found.logLikelihood() == one || found.parameters()[3] <= 5);
    }
}

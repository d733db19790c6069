package org.vigie.statistics.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

class NullDistributionTest {

    static List<LogEstimate> estimates(double[] logs, double[] errors) {
        List<LogEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            estimates.add(new LogEstimate(logs[i], errors[i]));
        }
        return estimates;
    }

    private static final List<LogEstimate> TEN =
            estimates(
                    new double[] {.31, -.12, .45, .2, .05, .62, -.3, .18, .9, .27},
                    new double[] {.2, .15, .3, .1, .25, .2, .4, .12, .35, .18});

    /// −1 and 1, both with standard error ½: µ = 0 and σ² + ¼ = 1. An estimate of √3 with error ½
    /// is then √3 standard errors off.
    @Test
    void equalErrorsSolvedByHand() {
        NullDistribution found =
                NullDistribution.of(estimates(new double[] {-1, 1}, new double[] {.5, .5}))
                        .orElseThrow();
        assertEquals(0, found.mean(), 1e-15);
        assertEquals(Math.sqrt(.75), found.sd(), 1e-12);
        assertEquals(2, found.controls());
        assertEquals(Wald.p(Math.sqrt(3)), found.p(new LogEstimate(Math.sqrt(3), .5)), 1e-12);
        assertEquals(Math.sqrt(.75 * 2 / Math.PI), found.expectedAbsoluteError(), 1e-12);
    }

    /// R 4.2.2: optim(c(0,-2), function(t) -sum(dnorm(y, t[1], sqrt(exp(t[2])^2+s^2), log=TRUE)),
    /// method="BFGS", control=list(reltol=1e-16)); p of .8 with error .2; EASE by integrate;
    /// exp(.8-m+c(0,-1,1)*qnorm(.975)*sqrt(sd^2+.04)).
    @Test
    void unequalErrorsSolvedByR() {
        NullDistribution found = NullDistribution.of(TEN).orElseThrow();
        assertEquals(0.2211219898, found.mean(), 1e-7);
        assertEquals(0.108494668892, found.sd(), 1e-7);
        assertEquals(0.0109542798232, found.p(new LogEstimate(.8, .2)), 1e-7);
        assertEquals(0.222784631274, found.expectedAbsoluteError(), 1e-7);
        Estimate calibrated = found.errorModel().calibrate(new LogEstimate(.8, .2));
        assertEquals(1.78403563761, calibrated.value(), 1e-6);
        assertEquals(1.14216121427, calibrated.low(), 1e-6);
        assertEquals(2.7866321466, calibrated.high(), 1e-6);
        assertEquals(found.p(new LogEstimate(.8, .2)), calibrated.p(), 1e-12);
    }

    /// Estimates nearer each other than their errors allow: σ is 0 and µ their mean by inverse
    /// variance, (4·.1 + .2)/5.
    @Test
    void noSpreadIsNone() {
        NullDistribution found =
                NullDistribution.of(estimates(new double[] {.1, .2}, new double[] {.5, 1}))
                        .orElseThrow();
        assertEquals(0, found.sd());
        assertEquals(.12, found.mean(), 1e-14);
        assertEquals(.12, found.expectedAbsoluteError(), 1e-14);
        assertEquals(
                0,
                NullDistribution.of(estimates(new double[] {.3}, new double[] {.5}))
                        .orElseThrow()
                        .sd());
    }

    /// With no systematic error the p value is the usual one.
    @Test
    void withoutErrorNothingChanges() {
        LogEstimate estimate = new LogEstimate(.2, .2);
        assertEquals(estimate.ratio().p(), new NullDistribution(0, 0, 9).p(estimate), 1e-15);
        assertEquals(Wald.p(2), new NullDistribution(0, 0, 9).p(new LogEstimate(.1, .05)), 1e-14);
    }

    @Test
    void isTheHighestPointOfTheLikelihood() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            List<LogEstimate> controls = new ArrayList<>();
            double spread = random.nextInt(3) * .2;
            for (int i = 0; i < 3 + random.nextInt(40); i++) {
                double error = .02 + random.nextDouble();
                controls.add(
                        new LogEstimate(
                                .3 + spread * random.nextGaussian() + error * random.nextGaussian(),
                                error));
            }
            NullDistribution found = NullDistribution.of(controls).orElseThrow();
            double best = likelihood(controls, found.mean(), found.sd());
            for (double mean = -2; mean <= 2; mean += .05) {
                for (double sd = 0; sd <= 2; sd += .02) {
                    assertTrue(
                            likelihood(controls, mean, sd) <= best + 1e-9,
                            "seed " + seed + " " + found + " against " + mean + ", " + sd);
                }
            }
        }
    }

    private static double likelihood(List<LogEstimate> controls, double mean, double sd) {
        return controls.stream()
                .mapToDouble(each -> {
                    double variance = sd * sd + each.error() * each.error();
                    return -(Math.log(variance)
                                    + (each.log() - mean) * (each.log() - mean) / variance)
                            / 2;
                })
                .sum();
    }

    @Test
    void controlsWithoutEstimateAreLeftOut() {
        List<LogEstimate> some = new ArrayList<>(TEN);
        some.add(new LogEstimate(Double.NaN, Double.NaN));
        some.add(new LogEstimate(.3, Double.POSITIVE_INFINITY));
        some.add(LogEstimate.of(Estimate.NONE));
        assertEquals(NullDistribution.of(TEN), NullDistribution.of(some));
        assertEquals(Optional.empty(), NullDistribution.of(some.subList(10, 13)));
        assertTrue(Double.isNaN(new NullDistribution(0, 1, 5).p(some.getLast())));
        assertFalse(LogEstimate.of(new Estimate(0, 0, 3, .1)).known());
    }

    @Test
    void intervalsGiveStandardErrors() {
        LogEstimate found = LogEstimate.of(Wald.ratio(.7, .3));
        assertEquals(.7, found.log(), 1e-14);
        assertEquals(.3, found.error(), 1e-14);
        assertEquals(
                "a standard error lies above 0, was 0.0",
                assertThrows(IllegalArgumentException.class, () -> new LogEstimate(1, 0))
                        .getMessage());
    }
}

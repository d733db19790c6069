package org.vigie.statistics.disproportionality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.disproportionality.GammaPoissonPrior.Component;

@Tag("long")
class GammaPoissonTest {

    /// Two components alike, Gamma(1, 1): n = 2 where E = 1 leaves Gamma(3, 2), whose mean of ln λ
    /// is ψ(3) − ln 2 = 3/2 − γ − ln 2; Q stays P.
    @Test
    void oneComponentSolvedByHand() {
        GammaPoissonPrior prior =
                new GammaPoissonPrior(new Component(1, 1), new Component(1, 1), .3);
        GammaPoissonPrior.Score score = prior.score(2, 1);
        assertEquals(Math.exp(1.5 - 0.57721566490153286) / 2, score.geometricMean(), 1e-12);
        assertEquals(.3, score.firstShare(), 1e-12);
        assertEquals(
                GammaDistribution.of(3, .5).inverseCumulativeProbability(.05), score.low(), 1e-10);
        assertEquals(Digamma.value(3), 1.5 - 0.57721566490153286, 1e-12);
    }

    /// Gamma(1, 1) against Gamma(1, 3), half each, n = 0 where E = 1: f(0) = β/(β + E) is 1/2 and
    /// 3/4, so Q = 2/5.
    @Test
    void shareSolvedByHand() {
        GammaPoissonPrior prior =
                new GammaPoissonPrior(new Component(1, 1), new Component(1, 3), .5);
        assertEquals(.4, prior.score(0, 1).firstShare(), 1e-14);
    }

    /// One pair, n = 1 where E = 1, both components Gamma(1, 1): f(1)/(1 − f(0)) = (1/4)/(1/2).
    @Test
    void truncatedLikelihoodSolvedByHand() {
        GammaPoissonPrior prior =
                new GammaPoissonPrior(new Component(1, 1), new Component(1, 1), .3);
        assertEquals(
                Math.log(2),
                GammaPoissonFit.minusLogLikelihood(List.of(ObservedExpected.of(1, 1)), prior),
                1e-14);
        assertEquals(
                Math.log(2) + Math.log(4),
                GammaPoissonFit.minusLogLikelihood(
                        List.of(ObservedExpected.of(0, 1), ObservedExpected.of(1, 1)), prior),
                1e-14);
    }

    @Test
    void derivativesAreThoseOfTheLikelihood() {
        Random random = new Random(4);
        for (boolean zeros : new boolean[] {false, true}) {
            List<ObservedExpected> points =
                    IntStream.range(0, 40)
                            .mapToObj(i ->
                                    new ObservedExpected(
                                            random.nextInt(100)
                                                    + (zeros && i == 0 ? -random.nextInt(1) : 1),
                                            random.nextDouble() * 20 + .01,
                                            1 + random.nextInt(3)))
                            .collect(ArrayList::new, List::add, List::addAll);
            if (zeros) {
                points.add(ObservedExpected.of(0, 2));
            }
            MixtureLikelihood likelihood = new MixtureLikelihood(points);
            double[] u = {.3, -.4, 1.1, .7, -.5};
            double[] gradient = new double[5];
            likelihood.at(u, gradient);
            for (int k = 0; k < 5; k++) {
                double[] up = u.clone();
                double[] down = u.clone();
                up[k] += 1e-5;
                down[k] -= 1e-5;
                double slope =
                        (likelihood.at(up, new double[5]) - likelihood.at(down, new double[5]))
                                / 2e-5;
                assertEquals(
                        slope,
                        gradient[k],
                        1e-5 * Math.max(1, Math.abs(slope)),
                        "zeros " + zeros + " " + k);
            }
        }
    }

    /// Counts drawn from a known mixture: the fit comes near it, and every seed is printed on
    /// failure.
    @Test
    void aKnownMixtureIsFound() {
        long seed = 20_240_611;
        Random random = new Random(seed);
        List<ObservedExpected> points = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            double expected = Math.exp(random.nextGaussian());
            boolean first = random.nextDouble() < .1;
            double lambda = first ? erlang(random, 4) / .8 : erlang(random, 5) / 6.0;
            points.add(ObservedExpected.of(poisson(random, lambda * expected), expected));
        }
        GammaPoissonFit fit = GammaPoissonFit.of(points).orElseThrow();
        String told = "seed " + seed + ": " + fit;
        assertEquals(5, fit.prior().first().shape() / fit.prior().first().rate(), .25, told);
        assertEquals(.1, fit.prior().share(), .01, told);
        assertEquals(
                5 / 6.0, fit.prior().second().shape() / fit.prior().second().rate(), .02, told);
        assertTrue(fit.agreeing() >= 2, told);
    }

    private static double erlang(Random random, int shape) {
        return -IntStream.range(0, shape).mapToDouble(i -> Math.log(1 - random.nextDouble())).sum();
    }

    private static long poisson(Random random, double mean) {
        long n = -1;
        for (double left = mean; left >= 0; n++) {
            left += Math.log(1 - random.nextDouble());
        }
        return n;
    }

    /// Every ratio alike: the likelihood rises for ever towards a spike, and that is told.
    @Test
    void aSpikeIsNoFit() {
        List<ObservedExpected> alike =
                IntStream.range(1, 200).mapToObj(i -> ObservedExpected.of(50, 50)).toList();
        assertEquals(Optional.empty(), GammaPoissonFit.of(alike));
        assertEquals(Optional.empty(), GammaPoissonFit.of(List.of()));
    }

    /// 5 pairs seen once, bins of 2, 1 kept: (1 + 2)/2 with weight 2 and 3 with weight 1; 4 and 5
    /// stay.
    @Test
    void squashingSolvedByHand() {
        List<ObservedExpected> points =
                IntStream.of(5, 3, 1, 4, 2).mapToObj(e -> ObservedExpected.of(1, e)).toList();
        assertEquals(
                List.of(
                        new ObservedExpected(1, 1.5, 2),
                        new ObservedExpected(1, 3, 1),
                        ObservedExpected.of(1, 4),
                        ObservedExpected.of(1, 5)),
                new Squashing(2, 1, 1).squash(points));
    }

    @Test
    void impossibleInputIsRefused() {
        assertEquals(
                "a pair needs a count from 0, an expected count and a weight above 0, was n 1, E 0.0, weight 1.0",
                assertThrows(IllegalArgumentException.class, () -> ObservedExpected.of(1, 0))
                        .getMessage());
        assertEquals(
                "a gamma distribution needs shape and rate above 0, was 0.0, 1.0",
                assertThrows(IllegalArgumentException.class, () -> new Component(0, 1))
                        .getMessage());
        assertEquals(
                "squashing needs bins of 2 or more and 0 or more kept, was 1, 0",
                assertThrows(IllegalArgumentException.class, () -> new Squashing(1, 0, 1))
                        .getMessage());
    }
}

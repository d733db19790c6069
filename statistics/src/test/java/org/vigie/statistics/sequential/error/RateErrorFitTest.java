package org.vigie.statistics.sequential.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateErrorFitTest {

    /// R 4.2.2, by optim (Nelder-Mead, reltol 1e-16, from three starts) of the likelihood summed
    /// over z = −8, −7.999, …, 8:
    ///
    ///     z <- seq(-8, 8, length.out=16001)
    ///     nll <- function(p) -sum(sapply(1:8, function(j)
    ///       log(mean(dpois(k[j], u[j]*exp(p[1]+p[2]*z))*dnorm(z))*16)))
    @Test
    void countsWhereANumberIsExpectedAsInR() {
        int[] counts = {0, 3, 7, 2, 12, 1, 0, 5};
        double[] expected = {1.2, 2, 3.1, 2.5, 5, .8, .9, 6};
        RateError found = RateErrorFit.of(known(counts, expected)).orElseThrow();
        assertEquals(.24336606, found.mean(), 1e-6);
        assertEquals(.33436223, found.sd(), 1e-6);
    }

    /// The same with `dbinom(k[j], k[j]+m[j], o[j]*exp(l)/(1+o[j]*exp(l)))`.
    @Test
    void countsBesideOthersAsInR() {
        int[] counts = {0, 9, 7, 2, 12, 1, 0, 15};
        long[] others = {30, 12, 44, 20, 60, 9, 14, 25};
        double[] odds = {.1, .2, .1, .15, .25, .1, .1, .2};
        List<ControlCount> controls = new ArrayList<>();
        for (int j = 0; j < counts.length; j++) {
            controls.add(new ControlCount.Beside(counts[j], others[j], odds[j]));
        }
        RateError found = RateErrorFit.of(controls).orElseThrow();
        assertEquals(.06291667, found.mean(), 1e-6);
        assertEquals(.77832893, found.sd(), 1e-6);
    }

    /// Counts that differ less than Poisson ones do have no spread, and the mean is ln(29/30).
    @Test
    void countsThatHardlyDifferSolvedByHand() {
        int[] counts = {4, 5, 5, 4, 5, 6};
        RateError found =
                RateErrorFit.of(known(counts, new double[] {5, 5, 5, 5, 5, 5})).orElseThrow();
        assertEquals(Math.log(29 / 30.0), found.mean(), 1e-6);
        assertEquals(0, found.sd());
    }

    /// Controls drawn with a known error, many of them without an event: the fit finds it, within
    /// five standard errors of its own as seen over such draws.
    @Test
    void aPlantedErrorIsFound() {
        Random random = new Random(158_407);
        List<ControlCount> controls = new ArrayList<>();
        for (int j = 0; j < 4000; j++) {
            double expected = .2 + 3 * random.nextDouble();
            double mean = expected * Math.exp(.3 + .4 * random.nextGaussian());
            int count = 0;
            for (double time = -Math.log(random.nextDouble());
                    time < mean;
                    time -= Math.log(random.nextDouble())) {
                count++;
            }
            controls.add(new ControlCount.Known(count, expected));
        }
        RateError found = RateErrorFit.of(controls).orElseThrow();
        assertEquals(.3, found.mean(), .08);
        assertEquals(.4, found.sd(), .12);
    }

    @Test
    void withoutAnEventOnEitherSideThereIsNone() {
        assertEquals(
                Optional.empty(), RateErrorFit.of(known(new int[] {0, 0}, new double[] {1, 2})));
        assertEquals(Optional.empty(), RateErrorFit.of(List.of(new ControlCount.Beside(3, 0, .5))));
        assertEquals(Optional.empty(), RateErrorFit.of(List.of()));
    }

    private static List<ControlCount> known(int[] counts, double[] expected) {
        return IntStream.range(0, counts.length)
                .<ControlCount>mapToObj(j -> new ControlCount.Known(counts[j], expected[j]))
                .toList();
    }
}

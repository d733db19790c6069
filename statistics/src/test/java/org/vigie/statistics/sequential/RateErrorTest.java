package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.sequential.error.RateError;

class RateErrorTest {

    private static final RateError TENTH = new RateError(.1, .2);

    /// Moments of the log-normal: the mean of r is e^(m + s²/2), that of r² e^(2m + 2s²).
    @Test
    void momentsSolvedByHand() {
        for (double sd : new double[] {0, .2, .5}) {
            RateError error = new RateError(.1, sd);
            assertEquals(1, error.mean(10, r -> 1), 1e-14);
            assertEquals(Math.exp(.1 + sd * sd / 2), error.mean(10, r -> r), 1e-12);
            assertEquals(Math.exp(.2 + 2 * sd * sd), error.mean(10, r -> r * r), 1e-11);
        }
    }

    /// An own program in Python.
    @Test
    void twelveMonthsOfOneEvent() {
        PoissonLooks wrong = Months.TWELVE.under(TENTH);
        Bounds naive = Bounds.flat(Months.TWELVE, .05);
        assertEquals(.133, Bounds.ofCounts(wrong, naive.counts()).level(), 5e-4);
        Bounds found = Bounds.flat(wrong, .05);
        assertEquals(List.of(6, 8, 10, 11, 13, 15, 16, 18, 19, 21, 22, 24), found.counts());
        assertEquals(.04927, found.level(), 5e-6);
    }

    /// The level of bounds is the mean of their levels at each ratio.
    @Test
    void levelIsTheMeanOverTheError() {
        Bounds bounds = Bounds.flat(Months.TWELVE, .05);
        double mean = TENTH.mean(12, r -> Months.TWELVE.performance(bounds, r).power());
        assertEquals(
                mean, Bounds.ofCounts(Months.TWELVE.under(TENTH), bounds.counts()).level(), 1e-13);
    }

    /// The integral against drawn ratios, within 4.5 standard errors, with many expected and a wide
    /// error, where the probability changes fast.
    @Test
    void integralAgainstDraws() {
        long seed = Seed.of("RateErrorTest");
        Random random = new Random(seed);
        PoissonLooks looks = PoissonLooks.even(1, 200);
        Bounds bounds = Bounds.ofCounts(looks, List.of(230));
        int draws = 5_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double power =
                    looks.performance(bounds, Math.exp(-.1 + .4 * random.nextGaussian())).power();
            sum += power;
            squares += power * power;
        }
        double mean = sum / draws;
        double error = Math.sqrt((squares / draws - mean * mean) / draws);
        assertEquals(
                mean,
                Bounds.ofCounts(looks.under(new RateError(-.1, .4)), List.of(230)).level(),
                4.5 * error);
    }

    /// Twice as many steps change nothing.
    @Test
    void stepsAreFineEnough() {
        Random random = new Random(Seed.of("RateErrorTest steps"));
        for (int i = 0; i < 8; i++) {
            double expected = Math.exp(6 * random.nextDouble());
            RateError error = new RateError(random.nextGaussian() / 4, random.nextDouble());
            PoissonLooks looks = PoissonLooks.even(1, expected);
            Bounds bounds =
                    Bounds.ofCounts(
                            looks, List.of(1 + (int) (expected * (.5 + random.nextDouble()))));
            double coarse = error.mean(expected, r -> looks.performance(bounds, r).power());
            double fine = error.mean(64 * expected + 64, r -> looks.performance(bounds, r).power());
            assertEquals(fine, coarse, 1e-11, expected + " " + error + " " + bounds);
        }
    }

    /// No error is a known rate; a rate that is surely twice as high is power at 2.
    @Test
    void withoutSpreadItIsOneRate() {
        Bounds bounds = Bounds.flat(Months.TWELVE, .05);
        Looks twice = Months.TWELVE.under(new RateError(Math.log(2), 0));
        assertEquals(.823675, Bounds.ofCounts(twice, bounds.counts()).level(), 5e-7);
        assertTrue(Bounds.flat(Months.TWELVE.under(RateError.NONE), .05).equals(bounds));
    }

    @Test
    void whatCannotBeIsRefused() {
        PoissonLooksTest.refused(
                "a systematic error has a mean and a standard deviation from 0, was 0.0, -1.0",
                () -> new RateError(0, -1));
    }
}

package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.sequential.error.RateError;

class PoissonMaxSprtTest {

    private static final double ALPHA = 0.05;

    /// 5 events where 2 are expected: 5 ln 2.5 − 3.
    @Test
    void statisticSolvedByHand() {
        assertEquals(5 * Math.log(2.5) - 3, PoissonMaxSprt.statistic(5, 2), 1e-15);
        assertEquals(0, PoissonMaxSprt.statistic(2, 2));
        assertEquals(0, PoissonMaxSprt.statistic(0, 2));
    }

    /// So short that only the first event can be early enough to signal: it must come before μ,
    /// with probability 1 − e^(−μ) = .05, so μ = −ln .95 and the value is −ln μ − (1 − μ); two
    /// events before T, however, must not signal beyond that, which holds if T = μ.
    @Test
    void oneEventSolvedByHand() {
        double mu = -Math.log(.95);
        assertEquals(.05, new PoissonMaxSprt(mu, 0, 1).level(-Math.log(mu) - (1 - mu)), 1e-14);
    }

    /// Kulldorff 2011, table 1, and R's package Sequential, CV.Poisson(T, D = 0, M = 1).
    @Test
    void criticalValuesFromTheFirstEvent() {
        double[][] table = {
            {1, 2.853937},
            {1.5, 2.964971},
            {2, 3.046977},
            {5, 3.297183},
            {10, 3.467952},
            {20, 3.628123},
            {25, 3.676320},
            {50, 3.819903},
            {200, 4.074828}
        };
        for (double[] row : table) {
            PoissonMaxSprt.Boundary found = PoissonMaxSprt.ofLength(row[0]).boundary(ALPHA);
            assertEquals(row[1], found.value(), 1e-6, "T " + row[0]);
            assertEquals(ALPHA, found.level(), 1e-10);
        }
    }

    /// R's package Sequential, CV.Poisson(T, M = M).
    @Test
    void criticalValuesWithFewestEvents() {
        double[][] table = {
            {1, 2, 2.366638},
            {1, 3, 1.774218},
            {5, 3, 2.803955},
            {10, 4, 2.921561},
            {10, 10, 2.281441},
            {20, 6, 2.997792}
        };
        for (double[] row : table) {
            assertEquals(
                    row[2],
                    new PoissonMaxSprt(row[0], 0, (int) row[1]).boundary(ALPHA).value(),
                    1e-6,
                    "T " + row[0] + " M " + row[1]);
        }
    }

    /// The same, and for α = .01, {T, M, α, value}: R's package Sequential 4.5.1.
    @Test
    void criticalValuesOfTheReferenceTable() {
        double[][] table = {
            {5, 1, .05, 3.297183},
            {10, 1, .05, 3.467952},
            {10, 3, .05, 3.064248},
            {10, 4, .05, 2.921561},
            {20, 1, .05, 3.628123},
            {20, 4, .05, 3.176370},
            {30, 3, .05, 3.406715},
            {50, 1, .05, 3.819903},
            {10, 1, .01, 5.260513},
            {50, 4, .01, 5.262320}
        };
        for (double[] row : table) {
            PoissonMaxSprt test = new PoissonMaxSprt(row[0], 0, (int) row[1]);
            assertEquals(row[3], test.boundary(row[2]).value(), 5e-7, test.toString());
        }
    }

    /// R's package Sequential 4.5.1, Performance.Poisson: power, mean expected number at the signal
    /// and at the end.
    @Test
    void powerAndTimeWhereTheRateIsDoubled() {
        timed(new PoissonMaxSprt(10, 0, 1), .685063, 4.130985, 5.979353);
        timed(new PoissonMaxSprt(20, 0, 4), .940809, 6.561051, 7.356509);
    }

    private static void timed(PoissonMaxSprt test, double power, double atSignal, double atEnd) {
        double value = test.boundary(ALPHA).value();
        SignalTime found = test.time(value, 2);
        assertEquals(power, found.power(), 1e-6);
        assertEquals(atSignal, found.atSignal(), 2e-6);
        assertEquals(atEnd, found.atEnd(), 2e-6);
        assertEquals(found.power(), test.power(value, 2), 1e-14);
    }

    /// So short that any first event signals, T = ln 2 at twice the rate, 2 ln 2: power 3/4; the
    /// end is the smaller of T and an exponential time with mean 1/2, on average (1 − 1/4) / 2.
    @Test
    void timeSolvedByHand() {
        SignalTime found = new PoissonMaxSprt(Math.log(2), 0, 1).time(.01, 2);
        assertEquals(3 / 4.0, found.power(), 1e-14);
        assertEquals(3 / 8.0, found.atEnd(), 1e-14);
        assertEquals((3 / 8.0 - Math.log(2) / 4) / (3 / 4.0), found.atSignal(), 1e-14);
    }

    /// Nothing before the end: all signals come then, with 2 or more, whose statistic there is 2 ln
    /// 2 − 1 = .386.
    @Test
    void timeWithADelayToTheEnd() {
        SignalTime found = new PoissonMaxSprt(1, 1, 1).time(.38, 3);
        assertEquals(1 - 4 * Math.exp(-3), found.power(), 1e-14);
        assertEquals(1, found.atEnd(), 1e-14);
        assertEquals(1, found.atSignal(), 1e-14);
    }

    /// Expected numbers that come from c past events are uncertain, and signals come too often.
    /// Levels told for T = 10, {c, level}, do not say when the history ended; they lie between the
    /// exact ones of a history that ended at its last event and just before its next.
    @Test
    void levelWhereTheExpectedNumberIsAnEstimate() {
        PoissonMaxSprt test = PoissonMaxSprt.ofLength(10);
        double value = test.boundary(ALPHA).value();
        for (double[] row : new double[][] {{10, .104}, {20, .078}, {50, .061}, {100, .055}}) {
            double low = test.levelFromPast(value, (long) row[0], PastEnd.AT_EVENT);
            double high = test.levelFromPast(value, (long) row[0], PastEnd.BEFORE_NEXT);
            assertTrue(low < row[1] && row[1] < high, "c " + row[0] + ": " + low + " to " + high);
        }
        assertEquals(ALPHA, test.levelFromPast(value, 100_000_000, PastEnd.AT_EVENT), 1e-6);
    }

    /// Exactly: the mean of the power at r, over r c gamma with shape c, by the trapezoidal rule in
    /// ln r.
    @Test
    void levelFromPastIsTheMeanOverAGamma() {
        PoissonMaxSprt test = PoissonMaxSprt.ofLength(5);
        for (int past : new int[] {5, 30}) {
            double sum = 0;
            double weights = 0;
            double width = 1 / Math.sqrt(past);
            for (double x = -10 * width; x < 12 * width; x += .05 * width) {
                double weight = Math.exp(past * (x - Math.exp(x) + 1));
                weights += weight;
                sum += weight * test.power(3, Math.exp(x));
            }
            assertEquals(sum / weights, test.levelFromPast(3, past, PastEnd.AT_EVENT), 1e-9);
        }
    }

    /// With a log-normal error, by the same sum with other steps.
    @Test
    void levelUnderAnErrorIsTheMeanOverIt() {
        PoissonMaxSprt test = new PoissonMaxSprt(6, 1, 2);
        double sum = 0;
        double weights = 0;
        for (double z = -8; z <= 8; z += .11) {
            weights += Math.exp(-z * z / 2);
            sum += Math.exp(-z * z / 2) * test.power(3, Math.exp(.1 + .2 * z));
        }
        assertEquals(sum / weights, test.level(3, new RateError(.1, .2)), 1e-12);
    }

    /// R's package Sequential, CV.Poisson(T, D = D).
    @Test
    void criticalValuesWithDelay() {
        double[][] table = {
            {2, 1, 2.000158},
            {10, 3, 2.484834},
            {10, 2, 2.591675},
            {20, 10, 2.260811},
            {50, 1, 3.381606}
        };
        for (double[] row : table) {
            PoissonMaxSprt.Boundary found = new PoissonMaxSprt(row[0], row[1], 1).boundary(ALPHA);
            assertEquals(row[2], found.value(), 2e-6, "T " + row[0] + " D " + row[1]);
            assertTrue(found.level() <= ALPHA);
        }
    }

    /// The probability of a signal against surveillance played out 200,000 times: within four
    /// standard errors.
    @Test
    void levelIsThatOfSurveillancePlayedOut() {
        long seed = 7;
        Random random = new Random(seed);
        PoissonMaxSprt test = new PoissonMaxSprt(6, 2, 3);
        double value = 2;
        int signals = 0;
        for (int i = 0; i < 200_000; i++) {
            signals += signals(test, value, random) ? 1 : 0;
        }
        double level = test.level(value);
        assertEquals(level, signals / 200_000.0, 4 * Math.sqrt(level / 200_000), "seed " + seed);
    }

    /// Power and times against surveillance played out 200,000 times at 1.7 times the rate,
    /// likewise.
    @Test
    void timesAreThoseOfSurveillancePlayedOut() {
        Random random = new Random(Seed.of("PoissonMaxSprtTest"));
        PoissonMaxSprt test = new PoissonMaxSprt(6, 2, 3);
        SignalTime exact = test.time(2.5, 1.7);
        int signals = 0;
        double times = 0;
        double ends = 0;
        for (int i = 0; i < 200_000; i++) {
            double time = signal(test, 2.5, 1.7, random);
            signals += Double.isNaN(time) ? 0 : 1;
            times += Double.isNaN(time) ? 0 : time;
            ends += Double.isNaN(time) ? 6 : time;
        }
        assertEquals(exact.power(), signals / 200_000.0, 4.5 * .5 / Math.sqrt(200_000));
        assertEquals(exact.atSignal(), times / signals, 4.5 * 2 / Math.sqrt(signals));
        assertEquals(exact.atEnd(), ends / 200_000, 4.5 * 2 / Math.sqrt(200_000));
    }

    private static boolean signals(PoissonMaxSprt test, double value, Random random) {
        return !Double.isNaN(signal(test, value, 1, random));
    }

    /// When the signal comes, or `NaN`.
    private static double signal(PoissonMaxSprt test, double value, double ratio, Random random) {
        double time = 0;
        for (int n = 0; ; n++) {
            double next = time - Math.log(1 - random.nextDouble()) / ratio;
            if (time < test.delay()
                    && next >= test.delay()
                    && n >= test.fewest()
                    && PoissonMaxSprt.statistic(n, test.delay()) >= value) {
                return test.delay();
            }
            if (next > test.length()) {
                return Double.NaN;
            }
            time = next;
            if (time >= test.delay()
                    && n + 1 >= test.fewest()
                    && PoissonMaxSprt.statistic(n + 1, time) >= value) {
                return time;
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "surveillance needs a length above 0, a delay from 0 to the length and 1"
                        + " event or more,"
                        + " was length 1.0, delay 2.0, events 1",
                assertThrows(IllegalArgumentException.class, () -> new PoissonMaxSprt(1, 2, 1))
                        .getMessage());
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PoissonMaxSprt(1, 0, 5).boundary(ALPHA))
                        .getMessage()
                        .startsWith(
                                "no critical value: 5 events are met by an expected 1.0 with probability 0.00"));
        assertEquals(
                "a level lies above 0 and at most at 0.5, was 0.6",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PoissonMaxSprt.ofLength(1).boundary(.6))
                        .getMessage());
    }
}

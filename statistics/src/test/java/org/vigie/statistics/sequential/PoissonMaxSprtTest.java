package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

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
    /// with chance 1 − e^(−μ) = .05, so μ = −ln .95 and the value is −ln μ − (1 − μ); two events
    /// before T, however, must not signal beyond that, which holds if T = μ.
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

    /// The chance of a signal against surveillance played out 200,000 times: within four standard
    /// errors.
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

    private static boolean signals(PoissonMaxSprt test, double value, Random random) {
        double time = 0;
        for (int n = 0; ; n++) {
            double next = time - Math.log(1 - random.nextDouble());
            if (time < test.delay()
                    && next >= test.delay()
                    && n >= test.fewest()
                    && PoissonMaxSprt.statistic(n, test.delay()) >= value) {
                return true;
            }
            if (next > test.length()) {
                return false;
            }
            time = next;
            if (time >= test.delay()
                    && n + 1 >= test.fewest()
                    && PoissonMaxSprt.statistic(n + 1, time) >= value) {
                return true;
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "surveillance needs a length above 0, a delay from 0 to the length and 1 event or more,"
                        + " was length 1.0, delay 2.0, events 1",
                assertThrows(IllegalArgumentException.class, () -> new PoissonMaxSprt(1, 2, 1))
                        .getMessage());
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PoissonMaxSprt(1, 0, 5).boundary(ALPHA))
                        .getMessage()
                        .startsWith(
                                "no critical value: 5 events are met by an expected 1.0 with chance 0.00"));
        assertEquals(
                "a level lies above 0 and at most at 0.5, was 0.6",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PoissonMaxSprt.ofLength(1).boundary(.6))
                        .getMessage());
    }
}

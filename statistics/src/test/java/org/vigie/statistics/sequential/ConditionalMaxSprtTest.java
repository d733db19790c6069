package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;

class ConditionalMaxSprtTest {

    /// 2 events in as much person-time as 1 event of the history: ln(2·1/3) + 2 ln(2·2/3) =
    /// ln(32/27).
    @Test
    void statisticSolvedByHand() {
        assertEquals(Math.log(32 / 27.0), ConditionalMaxSprt.statistic(2, 1, 1), 1e-15);
        assertEquals(0, ConditionalMaxSprt.statistic(1, 1, 1));
        assertEquals(0, ConditionalMaxSprt.statistic(0, 1, 1));
    }

    /// One event in all, one of the history: it signals at or before τ, with probability 1 − (1 +
    /// τ)^−a, and its statistic is 2 ln(1 + τ) − ln τ − 2 ln 2. With a = 1 and level 1/5, τ = 1/4:
    /// ln(25/64 · 4) = ln(25/16).
    @Test
    void oneEventSolvedByHand() {
        ConditionalMaxSprt test = new ConditionalMaxSprt(1, 1, PastEnd.AT_EVENT, 1);
        ConditionalMaxSprt.Boundary found = test.boundary(.2);
        assertEquals(Math.log(25 / 16.0), found.value(), 1e-11);
        assertEquals(.2, found.level(), 1e-11);
        assertEquals(1 / 4.0, test.reach(1, Math.log(25 / 16.0)), 1e-14);
        assertEquals(
                1 - 16 / 25.0,
                new ConditionalMaxSprt(1, 1, PastEnd.BEFORE_NEXT, 1).level(Math.log(25 / 16.0)),
                1e-14);
    }

    /// a = c: R's package Sequential 4.5.1, CV.CondPoisson, "liberal"; a = c + 1: an own program in
    /// Python.
    @Test
    void criticalValues() {
        double[][] table = {
            {10, 10, 1, 3.054890, 3.297817},
            {20, 20, 1, 3.312357, 3.483309},
            {20, 20, 2, 3.053029, 3.252705},
            {20, 50, 1, 3.402933, 3.480510},
            {10, 100, 1, 3.220777, 3.250646}
        };
        for (double[] row : table) {
            for (PastEnd end : PastEnd.values()) {
                var test = new ConditionalMaxSprt((int) row[0], (long) row[1], end, (int) row[2]);
                ConditionalMaxSprt.Boundary found = test.boundary(.05);
                assertEquals(row[3 + end.ordinal()], found.value(), 5e-7, test.toString());
                assertEquals(.05, found.level(), 1e-10);
            }
        }
    }

    /// R's package Sequential 4.5.1 prints 3.284997 as "conservative" for K 10 and c 10, which has
    /// this level.
    @Test
    void theConservativeValueOfTheRPackageErrsTooOften() {
        assertEquals(.05058, ConditionalMaxSprt.of(10, 10).level(3.284997), 5e-6);
    }

    /// The chain over counts against the sum over paths, C_i(j) = Σ_l C_{i−1}(l) Δτ^{j−l}/(j−l)!,
    /// integrated over the rate: Silva, Li, Kulldorff 2019.
    @Test
    void levelIsTheSumOverPaths() {
        Random random = new Random(Seed.of("ConditionalMaxSprtTest"));
        for (int i = 0; i < 100; i++) {
            int length = 1 + random.nextInt(25);
            var test =
                    new ConditionalMaxSprt(
                            length,
                            1 + random.nextInt(60),
                            PastEnd.values()[random.nextInt(2)],
                            1 + random.nextInt(length));
            double value = .2 + 5 * random.nextDouble();
            double ratio = .5 + 3 * random.nextDouble();
            double found = test.power(value, ratio);
            assertEquals(sumOverPaths(test, value, ratio), found, 1e-11, test + " " + value);
        }
    }

    private static double sumOverPaths(ConditionalMaxSprt test, double value, double ratio) {
        double[] paths = {1};
        double before = 0;
        for (int k = test.fewest(); k <= test.length(); k++) {
            double time = bisected(test, k, value) * ratio;
            double[] next = new double[k];
            for (int l = 0; l < paths.length; l++) {
                double term = paths[l];
                for (int j = l; j < k; j++) {
                    next[j] += term;
                    term *= (time - before) / (j - l + 1);
                }
            }
            paths = next;
            before = time;
        }
        double a = test.end().shape(test.past());
        double quiet = 0;
        for (int j = 0; j < paths.length; j++) {
            quiet +=
                    paths[j]
                            * Math.exp(
                                    Gamma.logGamma(a + j)
                                            - Gamma.logGamma(a)
                                            - (a + j) * Math.log1p(before));
        }
        return 1 - quiet;
    }

    /// τ_k by bisection.
    private static double bisected(ConditionalMaxSprt test, int k, double value) {
        double low = 0;
        double high = (double) k / test.past();
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (ConditionalMaxSprt.statistic(k, middle, test.past()) >= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// With ever more of a history, the test becomes that of a known expected number: signals at
    /// μ_k = c τ_k.
    @Test
    void aLongHistoryIsAKnownRate() {
        long past = 10_000_000;
        ConditionalMaxSprt test = new ConditionalMaxSprt(5, past, PastEnd.BEFORE_NEXT, 1);
        double before = 0;
        for (int k = 1; k <= 5; k++) {
            double mu = test.reach(k, 2.5) * past;
            assertEquals(2.5, PoissonMaxSprt.statistic(k, mu), 1e-6);
            assertTrue(mu > before);
            before = mu;
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        PoissonLooksTest.refused(
                "a history needs 1 event or more, had 0", () -> ConditionalMaxSprt.of(10, 0));
        PoissonLooksTest.refused(
                "surveillance needs 1 event or more, and as many or fewer for a signal, was 2, 3",
                () -> new ConditionalMaxSprt(2, 10, PastEnd.AT_EVENT, 3));
        PoissonLooksTest.refused(
                "a critical value and a relative risk are above 0, were 0.0, 1.0",
                () -> ConditionalMaxSprt.of(2, 10).level(0));
        PoissonLooksTest.refused(
                "a level lies above 0 and at most at 0.5, was 1.0",
                () -> ConditionalMaxSprt.of(2, 10).boundary(1));
    }
}

package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {

    private static final double[] P = {.01, .04, .03, Double.NaN, .04, .2, .005, .9, .03};

    /// Eight tests: .005·8 = .04, .01·8 = .08, and so on; .2·8 = 1.6 is cut to 1.
    @Test
    void bonferroniSolvedByHand() {
        assertArrayEquals(
                new double[] {.08, .32, .24, Double.NaN, .32, 1, .04, 1, .24},
                MultipleTesting.bonferroni(P),
                1e-15);
    }

    /// Sorted: .005 .01 .03 .03 .04 .04 .2 .9; times 8/rank: .04 .04 .08 .06 .064 .05333 .22857 .9;
    /// smallest from the right: .04 .04 .05333 .05333 .05333 .05333 .22857 .9.
    ///
    /// R 4.2.2: p.adjust(c(.01,.04,.03,NA,.04,.2,.005,.9,.03), "BH") 0.0400000000000
    /// 0.0533333333333 0.0533333333333 NA 0.0533333333333 0.2285714285714 0.0400000000000
    /// 0.9000000000000 0.0533333333333
    @Test
    void benjaminiHochbergSolvedByHandAndByR() {
        double tied = .16 / 3;
        assertArrayEquals(
                new double[] {.04, tied, tied, Double.NaN, tied, 1.6 / 7, .04, .9, tied},
                MultipleTesting.benjaminiHochberg(P),
                1e-13);
    }

    @Test
    void noTestsAndOneTest() {
        assertEquals(0, MultipleTesting.benjaminiHochberg(new double[0]).length);
        assertArrayEquals(
                new double[] {Double.NaN}, MultipleTesting.bonferroni(new double[] {Double.NaN}));
        assertArrayEquals(new double[] {.3}, MultipleTesting.benjaminiHochberg(new double[] {.3}));
        assertArrayEquals(
                new double[] {0, 1}, MultipleTesting.benjaminiHochberg(new double[] {0, 1}));
    }

    @Test
    void adjustedValuesRiseWithPAndLieBetweenItAndBonferroni() {
        MatchedSets.seeds(3)
                .forEach(seed -> {
                    double[] p =
                            new Random(seed)
                                    .doubles(200)
                                    .map(each -> Math.rint(each * 100) / 100)
                                    .sorted()
                                    .toArray();
                    double[] q = MultipleTesting.benjaminiHochberg(p);
                    double[] bonferroni = MultipleTesting.bonferroni(p);
                    for (int i = 0; i < p.length; i++) {
                        assertTrue(q[i] >= p[i] && q[i] <= bonferroni[i], "seed " + seed);
                        assertTrue(i == 0 || q[i] >= q[i - 1], "seed " + seed);
                        assertTrue(i == 0 || p[i] != p[i - 1] || q[i] == q[i - 1], "seed " + seed);
                    }
                });
    }

    @Test
    void whatIsNoPValueIsRefused() {
        assertEquals(
                "a p value lies between 0 and 1, was 1.5",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MultipleTesting.bonferroni(new double[] {1.5}))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> MultipleTesting.benjaminiHochberg(new double[] {-.1}));
    }
}

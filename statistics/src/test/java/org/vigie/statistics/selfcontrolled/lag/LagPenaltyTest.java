package org.vigie.statistics.selfcontrolled.lag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LagPenaltyTest {

    /// Steps of 4 with λ = 1: ends move by 1 towards each other, and (0, 4, 0) by 1 and 2.
    @Test
    void totalVariationSolvedByHand() {
        assertShrunk(new double[] {0, 0, 4, 4}, 1, new double[] {.5, .5, 3.5, 3.5});
        assertShrunk(new double[] {0, 4, 0}, 1, new double[] {1, 2, 1});
        assertShrunk(new double[] {0, 4, 0}, 2, new double[] {4 / 3., 4 / 3., 4 / 3.});
        assertShrunk(new double[] {3}, 5, new double[] {3});
    }

    private static void assertShrunk(double[] y, double lambda, double[] expected) {
        TautString.shrink(y, 0, y.length, lambda);
        assertArrayEquals(expected, y, 1e-14);
    }

    /// x is the proximal point if y − x = D'u with |u| ≤ λ, and u = λ sign where x steps: the
    /// partial sums of y − x.
    @Test
    void totalVariationIsOptimalOnRandomSequences() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            double[] y = random.doubles(1 + random.nextInt(60), -3, 3).toArray();
            double lambda = random.nextDouble() * 2;
            double[] x = y.clone();
            TautString.shrink(x, 0, x.length, lambda);
            double sum = 0;
            for (int k = 0; k < y.length - 1; k++) {
                sum += y[k] - x[k];
                assertTrue(Math.abs(sum) <= lambda + 1e-9, "seed " + seed);
                if (Math.abs(x[k + 1] - x[k]) > 1e-9) {
                    assertEquals(-lambda * Math.signum(x[k + 1] - x[k]), sum, 1e-9, "seed " + seed);
                }
            }
            assertEquals(0, sum + y[y.length - 1] - x[x.length - 1], 1e-9, "seed " + seed);
        }
    }

    /// No point nearby has less of ½ ‖x − y‖² + step · penalty; the second feature is not
    /// penalised.
    @Test
    void chainedProximalPointIsTheMinimum() {
        LagDesign design =
                new LagDesign(
                        List.of("a", "b", "c"),
                        new int[] {6, 3, 4},
                        new boolean[] {true, false, true});
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            LagPenalty penalty =
                    new LagPenalty(1 + random.nextDouble() * 5, 2 + random.nextDouble() * 8);
            double[] y = random.doubles(design.coefficients(), -2, 2).toArray();
            double[] x = y.clone();
            penalty.shrink(design, x, .7);
            double least = objective(design, penalty, x, y);
            for (int trial = 0; trial < 300; trial++) {
                double width = Math.pow(10, -1 - trial % 5);
                double[] other = x.clone();
                for (int a = 0; a < other.length; a++) {
                    other[a] += width * random.nextGaussian();
                }
                assertTrue(objective(design, penalty, other, y) >= least - 1e-12, "seed " + seed);
            }
            assertArrayEquals(Arrays.copyOfRange(y, 7, 11), Arrays.copyOfRange(x, 7, 11), 0);
        }
    }

    private static double objective(LagDesign design, LagPenalty penalty, double[] x, double[] y) {
        double sum = .7 * penalty.at(design, x);
        for (int a = 0; a < x.length; a++) {
            sum += (x[a] - y[a]) * (x[a] - y[a]) / 2;
        }
        return sum;
    }
}

package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuasiNewtonTest {

    /// (x − 3)² + 4 (y + 1)² + (x − 3)(y + 1): lowest where both brackets are 0.
    @Test
    void quadraticSolvedByHand() {
        QuasiNewton.Minimum found =
                QuasiNewton.minimise(
                        (p, g) -> {
                            double x = p[0] - 3;
                            double y = p[1] + 1;
                            g[0] = 2 * x + y;
                            g[1] = 8 * y + x;
                            return x * x + 4 * y * y + x * y;
                        },
                        10,
                        10);
        assertTrue(found.settled());
        assertArrayEquals(new double[] {3, -1}, found.point(), 1e-8);
        assertEquals(0, found.value(), 1e-15);
    }

    /// Rosenbrock's valley from its usual start (1960, doi 10.1093/comjnl/3.3.175): lowest at (1,
    /// 1).
    @Test
    void followsAValley() {
        QuasiNewton.Minimum found = QuasiNewton.minimise(QuasiNewtonTest::valley, -1.2, 1);
        assertTrue(found.settled());
        assertArrayEquals(new double[] {1, 1}, found.point(), 1e-6);
    }

    private static double valley(double[] p, double[] g) {
        double a = 1 - p[0];
        double b = p[1] - p[0] * p[0];
        g[0] = -2 * a - 400 * p[0] * b;
        g[1] = 200 * b;
        return a * a + 100 * b * b;
    }

    /// x − ln x is only there above 0, and lowest at 1; a full first step from 5 would leave.
    @Test
    void stepsThatLeaveAreShortened() {
        QuasiNewton.Minimum found =
                QuasiNewton.minimise(
                        (p, g) -> {
                            g[0] = 30 * (1 - 1 / p[0]);
                            return 30 * (p[0] - Math.log(p[0]));
                        },
                        5);
        assertArrayEquals(new double[] {1}, found.point(), 1e-8);
    }

    @Test
    void aStartWithoutValueIsRefused() {
        assertEquals(
                "a search starts where the function is finite, was NaN at [-1.0]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> QuasiNewton.minimise((p, g) -> Math.log(p[0]), -1))
                        .getMessage());
    }
}

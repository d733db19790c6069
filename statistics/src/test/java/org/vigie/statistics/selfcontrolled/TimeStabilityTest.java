package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeStabilityTest {

    /// Expected and observed agree: no ratio but 1.
    @Test
    void steadyMonthsSolvedByHand() {
        TimeStability found =
                TimeStability.of(new long[] {20, 20, 20}, new double[] {20, 20, 20}, 1.1);
        assertEquals(1, found.ratio(), 1e-6);
        assertEquals(1, found.p());
    }

    /// So many events that each month can only be one of the two: x and 1/x times 1,000.
    @Test
    void twoKindsOfMonthsSolvedByHand() {
        TimeStability found =
                TimeStability.of(new long[] {2_000, 500}, new double[] {1_000, 1_000}, 1.1);
        // 2000 log x − 1000 x − 500 log x − 1000 / x has slope 0 where 1500 / x = 1000 − 1000 / x²,
        // at x = 2.
        assertEquals(2, found.ratio(), 1e-6);
        assertTrue(found.p() < 1e-100, "p " + found.p());
    }

    /// The code of OHDSI's `checkTimeStabilityAssumption` for o = (30, 10, 25, 15), e = 20, its
    /// maximum found by `optimize(ll, c(1, 10), tol = 1e-10)`, R 4.2.2: 1.433884433, p
    /// 0.0362444152.
    @Test
    void asInR() {
        TimeStability found =
                TimeStability.of(new long[] {30, 10, 25, 15}, new double[] {20, 20, 20, 20}, 1.1);
        assertEquals(1.433884433, found.ratio(), 1e-6);
        assertEquals(0.0362444152, found.p(), 1e-7);
    }

    @Test
    void oneMonthSaysNothing() {
        TimeStability found = TimeStability.of(new long[] {5}, new double[] {5}, 1.1);
        assertTrue(Double.isNaN(found.ratio()));
        assertEquals(1, found.p());
    }
}

package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WaldTest {

    /// R 4.2.2: qnorm(.975) = 1.95996398454005; 2*pnorm(-c(1.5,10)) = 1.33614402538e-01
    /// 1.52397060483e-23
    @Test
    void isTheNormalDistributionOfR() {
        assertEquals(1.95996398454005, Wald.Z, 1e-13);
        assertEquals(1.33614402538e-1, Wald.p(1.5), 1e-12);
        assertEquals(1.52397060483e-23, Wald.p(-10), 1e-34);
        assertEquals(1, Wald.p(0));
    }

    /// A log ratio of ln 2 with standard error ln 2 / Z: the interval is 2 / 2 to 2 · 2, and p is
    /// .05.
    @Test
    void ratioSolvedByHand() {
        Estimate ratio = Wald.ratio(Math.log(2), Math.log(2) / Wald.Z);
        assertEquals(2, ratio.value(), 1e-14);
        assertEquals(1, ratio.low(), 1e-14);
        assertEquals(4, ratio.high(), 1e-14);
        assertEquals(.05, ratio.p(), 1e-14);
    }

    @Test
    void nothingComesOfNothing() {
        assertSame(Estimate.NONE, Wald.ratio(Double.NaN, 1));
        assertSame(Estimate.NONE, Wald.ratio(1, Double.NaN));
    }
}

package org.vigie.statistics.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

class RateRatioTest {

    /// R's rateratio.test(c(2, 9), c(17877, 16650)); R 4.2.2: b <- binom.test(2, 11)$conf.int; T <-
    /// 17877/16650; b/(1-b)/T and 2*pbinom(2, 11, T/(1+T)). Mid-p: uniroot on
    /// pbinom(2,11,s,FALSE) + dbinom(2,11,s)/2.
    @Test
    void ratioSolvedByR() {
        RateRatio found = RateRatio.of(2, 17_877, 9, 16_650);
        assertEstimate(
                new Estimate(0.2069698495273, 0.02176099309354, 0.99994853479715, 0.04999002525291),
                found.exact());
        assertEstimate(
                new Estimate(0.2069698495273, 0.03047746717858, 0.86900127033337, 0.02919627527505),
                found.midP());
        assertEquals(RateRatio.Basis.BOTH, found.basis());
        assertEquals(
                Math.log(0.99994853479715 / 0.02176099309354) / 2 / Wald.Z,
                found.standardError(),
                1e-9);
    }

    /// 0 of 4 with twice the time exposed: the upper share u has (1 − u)^4 = .025, and p = 2/3^4.
    @Test
    void noExposedEventSolvedByHand() {
        RateRatio found = RateRatio.of(0, 2, 4, 1);
        double u = 1 - Math.pow(.025, .25);
        assertEstimate(new Estimate(0, 0, u / (1 - u) / 2, 2 / 81.0), found.exact());
        assertEquals(RateRatio.Basis.NO_EXPOSED_EVENT, found.basis());
        assertEquals(Double.POSITIVE_INFINITY, found.standardError());
    }

    @Test
    void noUnexposedEventTurnsItRound() {
        RateRatio found = RateRatio.of(4, 1, 0, 2);
        double u = 1 - Math.pow(.025, .25);
        assertEquals(Double.POSITIVE_INFINITY, found.exact().value());
        assertEquals((1 - u) / u * 2, found.exact().low(), 1e-9);
        assertEquals(2 / 81.0, found.exact().p(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, found.midP().high());
        assertEquals(RateRatio.Basis.NO_UNEXPOSED_EVENT, found.basis());
    }

    @Test
    void nothingIsToldAsSuch() {
        RateRatio none = RateRatio.of(0, 2, 0, 1);
        assertEquals(RateRatio.Basis.NO_EVENT, none.basis());
        assertEquals(new Estimate(Double.NaN, 0, Double.POSITIVE_INFINITY, 1), none.exact());
        assertEquals(RateRatio.Basis.NO_TIME, RateRatio.of(1, 0, 1, 1).basis());
        assertSame(Estimate.NONE, RateRatio.of(1, 0, 1, 1).exact());
        assertEquals(
                "events and time lie at or above 0, were -1 in 2.0 and 0 in 1.0",
                assertThrows(IllegalArgumentException.class, () -> RateRatio.of(-1, 2, 0, 1))
                        .getMessage());
    }

    private static void assertEstimate(Estimate expected, Estimate actual) {
        assertEquals(expected.value(), actual.value(), 1e-11);
        assertEquals(expected.low(), actual.low(), 1e-9);
        assertEquals(expected.high(), actual.high(), 1e-9);
        assertEquals(expected.p(), actual.p(), 1e-11);
    }
}

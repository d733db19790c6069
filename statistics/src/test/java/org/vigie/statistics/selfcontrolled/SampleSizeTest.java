package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SampleSizeTest {

    /// R 4.2.2, `samplesize` of SCCS 1.7 (eexpo=2.5, risk=21, astart=1, aend=365, p=1): 110.
    @Test
    void eventsNeeded() {
        assertEquals(110, SampleSize.events(2.5, 21, SampleSize.Ages.one(365, 1), .05, .8));
    }

    /// Half the time at risk and ρ = 3: π = 3/4, A = 2 (¾ log 3 − log 2) = .261624, B = log²3 ·
    /// 3/16 / A = .865003, n = (1.96 + .8416 √B)² / A = 28.75.
    @Test
    void halfTheTimeAtRiskSolvedByHand() {
        double a = 2 * (.75 * Math.log(3) - Math.log(2));
        double b = Math.pow(Math.log(3), 2) * 3 / 16 / a;
        double n = Math.pow(1.96 + .8416 * Math.sqrt(b), 2) / a;
        assertEquals(
                (long) Math.ceil(n),
                SampleSize.events(3, 50, SampleSize.Ages.one(100, 1), .05, .8));
    }

    /// R 4.2.2, the formula of `samplesize` of SCCS 1.7 before rounding up: 203.03 and 252.59.
    @Test
    void agesAndUnexposed() {
        SampleSize.Ages ages =
                new SampleSize.Ages(
                        new int[] {365, 365}, new double[] {1, .5}, new double[] {.4, .4});
        SampleSize.Ages split =
                new SampleSize.Ages(
                        new int[] {365, 365}, new double[] {1, 1}, new double[] {.5, .5});
        assertEquals(
                SampleSize.events(2.5, 21, SampleSize.Ages.one(730, 1), .05, .8),
                SampleSize.events(2.5, 21, split, .05, .8));
        assertEquals(253, SampleSize.events(2.5, 21, ages, .05, .8));
    }

    /// The power at the smallest effect that is found is the power asked for; R 4.2.2: `uniroot` of
    /// the power of OHDSI's `computeMdrr` (SRL1, 200 events, a tenth of the time at risk):
    /// 1.787369556.
    @Test
    void smallestEffectFound() {
        double found = SampleSize.detectable(200, .1, .05, .8);
        assertEquals(.8, SampleSize.power(Math.log(found), .1, 200, .05), 1e-8);
        assertEquals(1.787369556, found, 5e-9);
        assertEquals(Double.POSITIVE_INFINITY, SampleSize.detectable(200, 0, .05, .8));
        assertEquals(Double.POSITIVE_INFINITY, SampleSize.detectable(200, 1, .05, .8));
        assertEquals(Double.POSITIVE_INFINITY, SampleSize.detectable(0, .1, .05, .8));
        assertEquals(Double.POSITIVE_INFINITY, SampleSize.detectable(1, 1e-9, .05, .8));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals(
                "a sample size needs a relative incidence above 0 and not 1, and days at risk from 1 to below the "
                        + "shortest age group, were 1.0 and 21",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        SampleSize.events(
                                                1, 21, SampleSize.Ages.one(365, 1), .05, .8))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> SampleSize.events(2, 365, SampleSize.Ages.one(365, 1), .05, .8));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.Ages.one(365, 1.5));
    }
}

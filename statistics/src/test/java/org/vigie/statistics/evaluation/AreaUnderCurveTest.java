package org.vigie.statistics.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

class AreaUnderCurveTest {

    /// 3 and 1 against 2 and 1: above 3 of 4 pairs, one of them a tie: (1 + 1 + 0 + ½)/4.
    /// Probabilities 1, ¼ above; 1/2, 3/4 below: variance (9/32)/2 + (1/32)/2.
    @Test
    void solvedByHand() {
        Estimate found = AreaUnderCurve.of(new double[] {3, 1}, new double[] {2, 1});
        assertEquals(.625, found.value(), 1e-15);
        assertEquals(
                Math.max(0, .625 - 1.959963984540054 * Math.sqrt(10 / 64.0)), found.low(), 1e-12);
        assertEquals(1, found.high());
    }

    /// R 4.2.2: psi <- outer(pos, neg, function(a,b) (a>b)+.5*(a==b)); v <-
    /// var(rowMeans(psi))/6+var(colMeans(psi))/5; mean(psi)+c(-1,1)*qnorm(.975)*sqrt(v);
    /// 2*pnorm(-abs(mean(psi)-.5)/sqrt(v))
    @Test
    void solvedByR() {
        Estimate found =
                AreaUnderCurve.of(
                        new double[] {.9, .4, .4, 1.2, .1, .7}, new double[] {.2, .4, -.3, .8, 0});
        assertEquals(0.766666666667, found.value(), 1e-12);
        assertEquals(0.463030351815, found.low(), 1e-11);
        assertEquals(1, found.high());
        assertEquals(0.0851916964359, found.p(), 1e-11);
    }

    @Test
    void theEdges() {
        assertSame(Estimate.NONE, AreaUnderCurve.of(new double[0], new double[] {1}));
        Estimate one = AreaUnderCurve.of(new double[] {2}, new double[] {1, 1});
        assertEquals(1, one.value());
        assertTrue(Double.isNaN(one.low()));
        assertEquals(
                new Estimate(1, 1, 1, 0),
                AreaUnderCurve.of(new double[] {2, 3}, new double[] {1, 1}));
        assertEquals(
                new Estimate(.5, .5, .5, 1),
                AreaUnderCurve.of(new double[] {1, 1}, new double[] {1, 1}));
    }
}

package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MetaAnalysisTest {

    /// b = 0, 1, 2 with s = 1/2, so w = 4: fixed = 1, se = 1/√12; Q = 4 + 0 + 4 = 8, 2 degrees of
    /// freedom, so p = e^(−4) and I² = 6/8; τ² = 6 / (12 − 48/12) = 3/4; random w = 1/(1/4 + 3/4) =
    /// 1: mean 1, se 1/√3.
    @Test
    void threeStudiesSolvedByHand() {
        MetaAnalysis pooled = MetaAnalysis.of(new double[] {0, 1, 2}, new double[] {.5, .5, .5});
        assertEquals(3, pooled.studies());
        assertEstimate(Wald.ratio(1, 1 / Math.sqrt(12)), pooled.fixed());
        assertEstimate(Wald.ratio(1, 1 / Math.sqrt(3)), pooled.random());
        assertEquals(8, pooled.q(), 1e-12);
        assertEquals(Math.exp(-4), pooled.heterogeneityP(), 1e-12);
        assertEquals(.75, pooled.i2(), 1e-12);
        assertEquals(.75, pooled.tau2(), 1e-12);
    }

    /// R 4.2.2:
    ///
    /// ```
    /// b <- c(.5,.1,.8,.3); s <- c(.2,.1,.3,.25); w <- 1/s^2; f <- sum(w*b)/sum(w); Q <- sum(w*(b-f)^2)
    /// t2 <- max(0,(Q-3)/(sum(w)-sum(w^2)/sum(w))); r <- 1/(s^2+t2); g <- sum(r*b)/sum(r)
    /// c(exp(f+c(0,-1,1)*qnorm(.975)/sqrt(sum(w))), 2*pnorm(-abs(f)*sqrt(sum(w))))
    /// c(exp(g+c(0,-1,1)*qnorm(.975)/sqrt(sum(r))), 2*pnorm(-abs(g)*sqrt(sum(r))))
    /// c(Q, pchisq(Q,3,lower=FALSE), (Q-3)/Q, t2)
    /// ```
    @Test
    void unequalStudiesSolvedByR() {
        MetaAnalysis pooled =
                MetaAnalysis.of(
                        new double[] {.5, .1, Double.NaN, .8, .3},
                        new double[] {.2, .1, .1, .3, .25});
        assertEquals(4, pooled.studies());
        assertEstimate(
                new Estimate(1.2685961353925, 1.0821987867288, 1.4870984651512, 0.0033437176708),
                pooled.fixed());
        assertEstimate(
                new Estimate(1.4306678645903, 1.0591863015492, 1.9324367543063, 0.0195523089164),
                pooled.random());
        assertEquals(7.1913805697589, pooled.q(), 1e-11);
        assertEquals(0.0660416337560, pooled.heterogeneityP(), 1e-11);
        assertEquals(0.5828339258507, pooled.i2(), 1e-11);
        assertEquals(0.0525457875458, pooled.tau2(), 1e-11);
    }

    @Test
    void oneStudyIsItself() {
        MetaAnalysis pooled =
                MetaAnalysis.of(new double[] {.7, 1}, new double[] {.2, Double.POSITIVE_INFINITY});
        Estimate study = Wald.ratio(.7, .2);
        assertEstimate(study, pooled.fixed());
        assertEquals(pooled.fixed(), pooled.random());
        assertEquals(new MetaAnalysis(1, pooled.fixed(), pooled.random(), 0, 1, 0, 0), pooled);
    }

    @Test
    void noStudyIsNoEstimate() {
        MetaAnalysis pooled = MetaAnalysis.of(new double[] {Double.NaN}, new double[] {1});
        assertEquals(0, pooled.studies());
        assertEquals(Estimate.NONE, pooled.fixed());
        assertEquals(Estimate.NONE, pooled.random());
    }

    /// Two equal studies: Q = 0, and half the variance.
    @Test
    void studiesThatAgreeShowNoHeterogeneity() {
        MetaAnalysis pooled = MetaAnalysis.of(new double[] {.5, .5}, new double[] {.2, .2});
        assertEquals(0, pooled.i2());
        assertEquals(0, pooled.tau2());
        assertEquals(1, pooled.heterogeneityP());
        assertEstimate(Wald.ratio(.5, .2 / Math.sqrt(2)), pooled.random());
    }

    @Test
    void impossibleInputsAreRefused() {
        assertEquals(
                "a standard error lies above 0, was 0.0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MetaAnalysis.of(new double[] {1}, new double[] {0}))
                        .getMessage());
        assertEquals(
                "2 log ratios need as many standard errors, were 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MetaAnalysis.of(new double[] {1, 2}, new double[] {1}))
                        .getMessage());
    }

    private static void assertEstimate(Estimate expected, Estimate actual) {
        assertEquals(expected.value(), actual.value(), 1e-11);
        assertEquals(expected.low(), actual.low(), 1e-11);
        assertEquals(expected.high(), actual.high(), 1e-11);
        assertEquals(expected.p(), actual.p(), 1e-11);
    }
}

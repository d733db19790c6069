package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vigie.statistics.MatchedTally.Row;

class PenalisedOddsRatioTest {

    /// Five pairs, only the case exposed in each. Firth adds half a pair of each kind: OR = 5.5 /
    /// 0.5 = 11, information 5 · 11/12 · 1/12. The penalised log-likelihood is 5 log p + log(p q) /
    /// 2 + constant, so p of β = 0 has 11 log((11/12) / (1/2)) + log((1/12) / (1/2)) = 11 log(11/6)
    /// − log 6 as its statistic.
    @Test
    void pairsSolvedByHand() {
        MatchedOddsRatio found =
                MatchedOddsRatioTest.of(new Row(2, 1, true, 5), new Row(2, 2, true, 9));
        assertTrue(found.penalised());
        assertEquals(11, found.oddsRatio().value(), 1e-8);
        assertEquals(Math.sqrt(144 / 55.0), found.standardError(), 1e-9);
        assertEquals(
                Wald.p(Math.sqrt(11 * Math.log(11 / 6.0) - Math.log(6))),
                found.oddsRatio().p(),
                1e-10);
        double drop = 11 * Math.log(11 / 12.0) + Math.log(1 / 12.0) - Wald.Z * Wald.Z;
        assertEquals(drop, penalised(found.oddsRatio().low()), 1e-8);
        assertEquals(drop, penalised(found.oddsRatio().high()), 1e-8);
        assertTrue(found.oddsRatio().low() < 11 && found.oddsRatio().high() > 11);
    }

    /// Twice 5 log p + log(p q) / 2, where p = ψ / (ψ + 1).
    private static double penalised(double oddsRatio) {
        return 11 * Math.log(oddsRatio / (oddsRatio + 1)) - Math.log(oddsRatio + 1);
    }

    /// R 4.2.2, brglm2 0.9 (the case is exposed with log odds β + log(x / (n − x))):
    ///
    /// ```
    /// d <- data.frame(n=c(2,3,3,5), x=c(1,1,2,2), k=c(3,2,4,1))
    /// m <- glm(cbind(k,0) ~ 1, binomial, d, offset=log(x/(n-x)), method="brglmFit", type="AS_mean",
    ///          epsilon=1e-12, maxit=1000); summary(m); mx <- coef(m)
    /// pl <- function(b) { p <- with(d, plogis(b+log(x/(n-x)))); sum(d$k*log(p)) + log(sum(d$k*p*(1-p)))/2 }
    /// cut <- function(b) 2*(pl(mx)-pl(b)) - qchisq(.95,1)
    /// exp(c(uniroot(cut,c(-20,mx),tol=1e-13)$root, uniroot(cut,c(mx,40),tol=1e-13)$root))
    /// pchisq(2*(pl(mx)-pl(0)),1,lower=FALSE)
    /// ```
    @Test
    void mixedSizesSolvedByR() {
        MatchedOddsRatio found =
                MatchedOddsRatioTest.of(
                        new Row(2, 1, true, 3),
                        new Row(3, 1, true, 2),
                        new Row(3, 2, true, 4),
                        new Row(5, 2, true, 1));
        assertEquals(3.10407415798, found.logOddsRatio(), 1e-9);
        assertEquals(1.54426577278, found.standardError(), 1e-9);
        MatchedOddsRatioTest.assertEstimate(
                new Estimate(
                        Math.exp(3.10407415798), 2.76624967978, 2888.59767921236, 0.00090977702487),
                found.oddsRatio(),
                1e-8);
    }

    /// R 4.2.2, brglm2 0.9: the same with `cbind(0*k,k)`.
    @Test
    void noCaseExposedSolvedByR() {
        MatchedOddsRatio found =
                MatchedOddsRatioTest.of(
                        new Row(2, 1, false, 3),
                        new Row(3, 1, false, 2),
                        new Row(3, 2, false, 4),
                        new Row(5, 2, false, 1));
        assertEquals(-3.29030839847, found.logOddsRatio(), 1e-9);
        assertEquals(1.54038683875, found.standardError(), 1e-9);
    }

    @Test
    void extremeTalliesSettle() {
        // e^β x / (n − x) = 2N + 1 for N sets that are alike.
        assertEquals(
                2e9 + 1,
                MatchedOddsRatioTest.of(new Row(2, 1, true, 1_000_000_000)).oddsRatio().value(),
                1);
        assertEquals(
                3 * 9_999.0,
                MatchedOddsRatioTest.of(new Row(10_000, 1, true, 1)).oddsRatio().value(),
                1e-3);
        MatchedOddsRatio far =
                MatchedOddsRatioTest.of(
                        new Row(10_000, 1, true, 1), new Row(10_000, 9_999, true, 1));
        assertTrue(far.oddsRatio().low() < far.oddsRatio().value() && far.oddsRatio().high() < 1e9);
    }
}

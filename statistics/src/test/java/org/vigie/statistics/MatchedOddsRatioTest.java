package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.MatchedTally.Row;

class MatchedOddsRatioTest {

    /// Pairs: b = 12 with only the case exposed, c = 5 with only the control; OR = b/c, se =
    /// √(1/b + 1/c). Pairs alike in exposure say nothing.
    @Test
    void pairsSolvedByHand() {
        MatchedOddsRatio found =
                of(
                        new Row(2, 1, true, 12),
                        new Row(2, 1, false, 5),
                        new Row(2, 2, true, 40),
                        new Row(2, 0, false, 900));
        Estimate expected = Wald.ratio(Math.log(12 / 5.0), Math.sqrt(1 / 12.0 + 1 / 5.0));
        assertEstimate(expected, found.oddsRatio(), 1e-13);
        assertEquals(Math.sqrt(1 / 12.0 + 1 / 5.0), found.standardError(), 1e-14);
        assertFalse(found.penalised());
    }

    /// One case and four controls, two of the five exposed, 30 sets whose case is exposed and 10
    /// whose case is not: 2 e^β / (2 e^β + 3) = 30/40, so e^β = 3 · 3/2 = 4.5; information 40 · 3/4
    /// · 1/4 = 7.5.
    @Test
    void fourControlsSolvedByHand() {
        MatchedOddsRatio found = of(new Row(5, 2, true, 30), new Row(5, 2, false, 10));
        assertEquals(4.5, found.oddsRatio().value(), 1e-12);
        assertEquals(Math.sqrt(1 / 7.5), found.standardError(), 1e-13);
    }

    /// Sizes 2 and 3, one exposed in each, ψ = e^β: the expected number of exposed cases is N₂
    /// ψ/(ψ + 1) + N₃ ψ/(ψ + 2). With N₂ = 12, N₃ = 20 and 18 exposed cases, ψ = 2 solves it: 12 ·
    /// 2/3 + 20 · 2/4 = 8 + 10. The information is 12 · 2/9 + 20 · 1/4 = 23/3.
    @Test
    void mixedSizesSolvedByHand() {
        MatchedOddsRatio found =
                of(
                        new Row(2, 1, true, 7),
                        new Row(2, 1, false, 5),
                        new Row(3, 1, true, 11),
                        new Row(3, 1, false, 9));
        assertEquals(2, found.oddsRatio().value(), 1e-12);
        assertEquals(Math.sqrt(3 / 23.0), found.standardError(), 1e-13);
    }

    /// R 4.2.2, survival 3.5.3:
    ///
    /// ```
    /// t <- data.frame(n=c(2,2,2,3,3,3,3,5,5,5,5,5), x=c(1,1,2,1,1,2,2,1,2,2,4,4),
    ///                 c=c(0,1,1,0,1,0,1,1,0,1,0,1), k=c(4,7,3,6,5,1,8,3,5,4,1,2))
    /// t <- t[rep(seq_along(t$k), t$k), ]
    /// long <- do.call(rbind, lapply(seq_along(t$n), function(s) data.frame(s, y=c(1,rep(0,t$n[s]-1)),
    ///         e=c(t$c[s], rep(1:0, c(t$x[s]-t$c[s], t$n[s]-1-t$x[s]+t$c[s]))))))
    /// summary(clogit(y ~ e + strata(s), long, method="exact"))
    /// ```
    @Test
    void mixedSizesSolvedByR() {
        MatchedOddsRatio found =
                of(
                        new Row(2, 1, false, 4),
                        new Row(2, 1, true, 7),
                        new Row(2, 2, true, 3),
                        new Row(3, 1, false, 6),
                        new Row(3, 1, true, 5),
                        new Row(3, 2, false, 1),
                        new Row(3, 2, true, 8),
                        new Row(5, 1, true, 3),
                        new Row(5, 2, false, 5),
                        new Row(5, 2, true, 4),
                        new Row(5, 4, false, 1),
                        new Row(5, 4, true, 2));
        assertEquals(0.709206296442, found.logOddsRatio(), 1e-11);
        assertEquals(0.319946023069, found.standardError(), 1e-9);
        assertEstimate(
                new Estimate(2.03237751305, 1.08558999591, 3.80489721822, 0.0266474573812),
                found.oddsRatio(),
                1e-8);
    }

    @Test
    void nothingInformativeIsNoEstimate() {
        MatchedOddsRatio found = of(new Row(4, 0, false, 90), new Row(4, 4, true, 3));
        assertEquals(new MatchedOddsRatio(Estimate.NONE, Double.NaN, Double.NaN, false), found);
        assertEquals(found, MatchedOddsRatio.of(new MatchedTally()));
    }

    @Test
    void extremeTalliesSettle() {
        assertEquals(
                Math.log(1e12),
                of(new Row(2, 1, true, 1_000_000_000_000L), new Row(2, 1, false, 1)).logOddsRatio(),
                1e-9);
        // One exposed case in all: ψ/(ψ + 9999) + 9999ψ/(9999ψ + 1) = 1, so ψ = 1, whichever case
        // it is.
        assertEquals(
                0,
                of(new Row(10_000, 1, true, 1), new Row(10_000, 9_999, false, 1)).logOddsRatio(),
                1e-9);
        assertEquals(
                0,
                of(new Row(10_000, 1, false, 1), new Row(10_000, 9_999, true, 1)).logOddsRatio(),
                1e-9);
    }

    /// Sets in which an exposure is very rare and others in which it is very common: between them
    /// the likelihood is almost straight, and a step of Newton's method from there goes thousands
    /// too far.
    @Test
    void setsThatAreUtterlyUnlikeSettle() {
        for (long unexposed : new long[] {1, 7, 1_000_000}) {
            double psi =
                    of(
                                    new Row(10_000, 1, true, 60),
                                    new Row(10_000, 1, false, unexposed),
                                    new Row(10_000, 9_999, true, 60))
                            .oddsRatio()
                            .value();
            double expected =
                    (60 + unexposed) * psi / (psi + 9_999) + 60 * 9_999 * psi / (9_999 * psi + 1);
            assertEquals(120, expected, 1e-7);
        }
    }

    @Test
    void countingEverySetThriceDividesTheVarianceByThree() {
        MatchedSets.seeds(20)
                .forEach(seed -> {
                    MatchedTally tally = MatchedSets.draw(new Random(seed), 200, 0.5);
                    MatchedTally thrice = MatchedTally.of(tally.rows()).merge(tally).merge(tally);
                    MatchedOddsRatio once = MatchedOddsRatio.of(tally);
                    MatchedOddsRatio found = MatchedOddsRatio.of(thrice);
                    assertEquals(once.logOddsRatio(), found.logOddsRatio(), 1e-10, "seed " + seed);
                    assertEquals(
                            Math.pow(once.standardError(), 2) / 3,
                            Math.pow(found.standardError(), 2),
                            1e-12,
                            "seed " + seed);
                });
    }

    @Test
    void exchangingExposedAndUnexposedInvertsTheOddsRatio() {
        MatchedSets.seeds(20)
                .forEach(seed -> {
                    // Few sets, so that some are separated.
                    MatchedTally tally = MatchedSets.draw(new Random(seed), 6, 1);
                    MatchedOddsRatio one = MatchedOddsRatio.of(tally);
                    MatchedOddsRatio other =
                            MatchedOddsRatio.of(
                                    MatchedTally.of(
                                            tally.rows().stream()
                                                    .map(row ->
                                                            new Row(
                                                                    row.size(),
                                                                    row.size() - row.exposed(),
                                                                    !row.caseExposed(),
                                                                    row.count()))
                                                    .toList()));
                    assertEquals(one.penalised(), other.penalised());
                    assertEquals(one.logOddsRatio(), -other.logOddsRatio(), 1e-8, "seed " + seed);
                    assertEquals(
                            Math.log(one.oddsRatio().low()),
                            -Math.log(other.oddsRatio().high()),
                            1e-8,
                            "seed " + seed);
                    assertEquals(one.oddsRatio().p(), other.oddsRatio().p(), 1e-9, "seed " + seed);
                });
    }

    static MatchedOddsRatio of(Row... rows) {
        return MatchedOddsRatio.of(MatchedTally.of(List.of(rows)));
    }

    static void assertEstimate(Estimate expected, Estimate actual, double relative) {
        assertEquals(1, actual.value() / expected.value(), relative);
        assertEquals(1, actual.low() / expected.low(), relative);
        assertEquals(1, actual.high() / expected.high(), relative);
        assertEquals(1, actual.p() / expected.p(), relative);
    }
}

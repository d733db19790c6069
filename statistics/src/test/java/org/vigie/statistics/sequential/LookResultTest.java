package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

class LookResultTest {

    /// 5 in the first month signal; at 7 in the fourth the bound of 10 is missed, and the signal
    /// stands.
    @Test
    void aSignalStands() {
        Bounds bounds = Bounds.flat(Months.TWELVE, .05);
        List<LookResult> results = LookResult.of(Months.TWELVE, bounds, List.of(5, 5, 6, 7));
        assertEquals(4, results.size());
        assertTrue(results.get(0).reached());
        assertFalse(results.get(3).reached());
        assertTrue(results.get(3).signal());
        LookResult last = results.get(3);
        assertEquals(4, last.look());
        assertEquals(4, last.expected());
        assertEquals(10, last.bound());
        assertEquals(7 * Math.log(7 / 4.0) - 3, last.statistic(), 1e-14);
        assertEquals(7 / 4.0, last.ratio().value(), 1e-15);
    }

    /// Intervals by R 4.2.2: poisson.test(7, 4); binom.test(7, 7 + 30), x/(1−x) of its ends divided
    /// by 4/30; binom.test(7, 10), x/(1−x) of its ends times 2.
    @Test
    void relativeRisks() {
        near(1.75, .70359076288, 3.60566884043, Months.TWELVE.ratio(3, 7));
        near(
                1.75,
                .648818024757,
                4.0660845222,
                ConditionalLooks.of(30, Months.ofThirty()).ratio(3, 7));
        near(
                14 / 3.0,
                1.06535560358,
                27.9672557486,
                BinomialLooks.matched(List.of(10), 2).ratio(0, 7));
    }

    /// Nothing: from 0. No control: no upper end; all n are cases with probability p^n, so p =
    /// .025^(1/n) at the lower end.
    @Test
    void relativeRisksAtTheEdges() {
        Estimate none = BinomialLooks.matched(List.of(10), 1).ratio(0, 0);
        assertEquals(0, none.value());
        assertEquals(0, none.low());
        double share = 1 - Math.pow(.025, .1);
        assertEquals(share / (1 - share), none.high(), 1e-12);
        Estimate all = BinomialLooks.matched(List.of(10), 1).ratio(0, 10);
        assertTrue(Double.isInfinite(all.value()) && Double.isInfinite(all.high()));
        assertEquals((1 - share) / share, all.low(), 1e-10);
        assertEquals(-Math.log(.025), PoissonLooks.even(1, 1).ratio(0, 0).high(), 1e-12);
    }

    private static void near(double value, double low, double high, Estimate found) {
        assertEquals(value, found.value(), 1e-14);
        assertEquals(low, found.low(), 1e-9);
        assertEquals(high, found.high(), 1e-9);
        assertTrue(Double.isNaN(found.p()));
    }

    @Test
    void whatCannotBeIsRefused() {
        Bounds bounds = Bounds.at(Months.TWELVE, 2);
        PoissonLooksTest.refused(
                "the count so far at look 2 lies between that of the look before and the most there"
                        + " can be, was not",
                () -> LookResult.of(Months.TWELVE, bounds, List.of(3, 2)));
        PoissonLooksTest.refused(
                "1 looks have bounds for 12 and counts for 0",
                () -> LookResult.of(PoissonLooks.even(1, 1), bounds, List.of()));
        BinomialLooks ten = BinomialLooks.matched(List.of(10), 1);
        PoissonLooksTest.refused(
                "the count so far at look 1 lies between that of the look before and the most there"
                        + " can be, was not",
                () -> LookResult.of(ten, Bounds.at(ten, 2), List.of(11)));
    }
}

package org.vigie.statistics.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

class SequenceRatioTest {

    /// Days 0 to 4; index on days 1 (twice) and 3, marker on days 0, 1, 2 (three times) and 4.
    /// Window 2: day 1 has 3 after and 1 before, day 3 has 1 after and 1 + 3 before. After 2·3 + 1
    /// = 7, before 2·1 + 4 = 6.
    @Test
    void nullEffectSolvedByHand() {
        NullEffect found = NullEffect.of(new long[] {0, 2, 0, 1, 0}, new long[] {1, 1, 3, 0, 1}, 2);
        assertEquals(new NullEffect(7, 6), found);
        assertEquals(7 / 6.0, found.ratio(), 1e-15);
        assertEquals(
                new NullEffect(2 * 4 + 1, 2 + 5),
                NullEffect.of(
                        new long[] {0, 2, 0, 1, 0}, new long[] {1, 1, 3, 0, 1}, Integer.MAX_VALUE));
    }

    @Test
    void nullEffectIsThePlainDoubleSum() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            long[] index = random.longs(60, 0, 4).toArray();
            long[] marker = random.longs(60, 0, 4).toArray();
            int window = 1 + random.nextInt(80);
            long after = 0;
            long before = 0;
            for (int d = 0; d < 60; d++) {
                for (int k = 0; k < 60; k++) {
                    after += k > d && k - d <= window ? index[d] * marker[k] : 0;
                    before += k < d && d - k <= window ? index[d] * marker[k] : 0;
                }
            }
            assertEquals(
                    new NullEffect(after, before),
                    NullEffect.of(index, marker, window),
                    "seed " + seed);
        }
    }

    /// R 4.2.2: q <- qbeta(c(.025,.975), 30.5, 20.5); q/(1-q) is 0.8578506087187 2.6636428583782.
    /// Divided by a null-effect ratio of 7/6. p of 30 of 50 at 1/2:
    /// 2*(pbinom(29,50,.5,FALSE)-dbinom(30,50,.5)/2); and at 7/13.
    @Test
    void ratiosSolvedByR() {
        SequenceRatio ratio = new SequenceRatio(30, 20, new NullEffect(7, 6));
        assertEstimate(
                new Estimate(1.5, 0.8578506087187, 2.6636428583782, 0.160779601812), ratio.crude());
        assertEstimate(
                new Estimate(1.5 * 6 / 7, 0.7353005217589, 2.2831224500385, 0.3881843391311),
                ratio.adjusted());
    }

    /// R 4.2.2: q <- qbeta(.025, 1.5, .5); q/(1-q)
    private static final double ONE_LOW = 0.1719843923496;

    /// One of one: Beta(3/2, 1/2), and p is twice half of one half.
    @Test
    void oneSidedCounts() {
        Estimate only = new SequenceRatio(1, 0, new NullEffect(1, 1)).crude();
        assertEquals(Double.POSITIVE_INFINITY, only.value());
        assertEquals(Double.POSITIVE_INFINITY, only.high());
        assertEquals(ONE_LOW, only.low(), 1e-9);
        assertEquals(.5, only.p(), 1e-15);
        Estimate none = new SequenceRatio(0, 1, new NullEffect(1, 1)).crude();
        assertEquals(0, none.value());
        assertEquals(0, none.low());
        assertEquals(1 / ONE_LOW, none.high(), 1e-6);
    }

    @Test
    void nothingComesOfNothing() {
        assertSame(Estimate.NONE, new SequenceRatio(0, 0, new NullEffect(1, 1)).crude());
        assertSame(Estimate.NONE, new SequenceRatio(3, 1, new NullEffect(0, 1)).adjusted());
        assertFalse(new NullEffect(0, 1).known());
        assertEquals(
                "counts of people lie at or above 0, were -1 and 2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new SequenceRatio(-1, 2, new NullEffect(1, 1)))
                        .getMessage());
        assertEquals(
                "a null effect needs as many days of both drugs and a window above 0, was 1, 2 and 3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> NullEffect.of(new long[1], new long[2], 3))
                        .getMessage());
    }

    private static void assertEstimate(Estimate expected, Estimate actual) {
        assertEquals(expected.value(), actual.value(), 1e-12);
        assertEquals(expected.low(), actual.low(), 1e-10);
        assertEquals(expected.high(), actual.high(), 1e-10);
        assertEquals(expected.p(), actual.p(), 1e-12);
    }
}

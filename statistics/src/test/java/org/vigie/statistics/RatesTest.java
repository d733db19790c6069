package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shares, rates and differences, by hand and against R 4.2.2.
class RatesTest {

    /// R: `prop.test(k, n, correct = FALSE)$conf.int`
    @ParameterizedTest
    @CsvSource({
        "3, 10, 0.107791267406, 0.603221852539",
        "0, 25, 0, 0.133192250939",
        "25, 25, 0.866807749061, 1",
        "812, 104512, 0.0072549250119, 0.00832014414604"
    })
    void wilsonsIntervalIsThatOfR(long k, long n, double low, double high) {
        var share = Proportion.wilson(k, n);
        assertEquals((double) k / n, share.value());
        assertEquals(low, share.low(), 1e-11);
        assertEquals(high, share.high(), 1e-11);
    }

    @Test
    void ofNobodyThereIsNoShare() {
        assertTrue(Double.isNaN(Proportion.wilson(0, 0).value()));
        assertThrows(IllegalArgumentException.class, () -> Proportion.wilson(2, 1));
    }

    /// R: `poisson.test(k, t)$conf.int`
    @ParameterizedTest
    @CsvSource({
        "0, 12.5, 0, 0.295110356329",
        "1, 10, 0.00253178079843, 0.557164339094",
        "7, 2.5, 1.12574522061, 5.76907014468",
        "1234, 98765.4, 0.0118067837372, 0.0132113105453"
    })
    void theExactIntervalOfARateIsThatOfR(long events, double time, double low, double high) {
        var rate = PoissonRate.exact(events, time);
        assertEquals(events / time, rate.value());
        assertEquals(low, rate.low(), 1e-10);
        assertEquals(high, rate.high(), 1e-10);
        assertTrue(Double.isNaN(PoissonRate.exact(events, 0).value()));
    }

    /// 10 people at 5.00, then 12 at 6.00: volume 2 × 5.50 = 11.00, price 1.00 × 11 = 11.00.
    @Test
    void aDifferenceIsSplitAsBennetDoes() {
        assertEquals(new VolumePrice(1_100, 1_100), VolumePrice.of(10, 5_000, 12, 7_200));
        assertEquals(new VolumePrice(7_200, 0), VolumePrice.of(0, 0, 12, 7_200));
        assertEquals(new VolumePrice(-5_000, 0), VolumePrice.of(10, 5_000, 0, 0));
        assertEquals(new VolumePrice(0, 300), VolumePrice.of(7, 100, 7, 400));
    }

    @Test
    void thePartsAddUpAndTurnRoundWithTheYears() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            long n0 = random.nextLong(1, 70_000_000);
            long n1 = random.nextLong(1, 70_000_000);
            long a0 = random.nextLong(-1_000, 20_000_000_000_000L);
            long a1 = random.nextLong(-1_000, 20_000_000_000_000L);
            var there = VolumePrice.of(n0, a0, n1, a1);
            assertEquals(a1 - a0, there.volume() + there.price());
            assertEquals(-there.volume(), VolumePrice.of(n1, a1, n0, a0).volume());
            double means = (double) a0 / n0 + (double) a1 / n1;
            assertEquals(
                    (n1 - n0) * means / 2, there.volume(), 1e-9 * Math.abs(there.volume()) + 1);
        }
    }
}

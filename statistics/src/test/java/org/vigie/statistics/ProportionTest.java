package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProportionTest {

    /// prop.test(3, 20, correct = FALSE)$conf.int and prop.test(0, 10, correct = FALSE)$conf.int, R
    /// 4.2.2.
    @Test
    void theIntervalIsWilsons() {
        assertEquals(0.15, new Proportion(3, 20).value());
        assertEquals(0.05236875, new Proportion(3, 20).low(), 5e-9);
        assertEquals(0.36041886, new Proportion(3, 20).high(), 5e-9);
        assertEquals(0.0, new Proportion(0, 10).low());
        assertEquals(0.2775328, new Proportion(0, 10).high(), 5e-8);
        assertEquals(1 - 0.2775328, new Proportion(10, 10).low(), 5e-8);
        assertEquals(1.0, new Proportion(10, 10).high());
    }

    @Test
    void ofNoneThereIsNoShare() {
        var none = new Proportion(0, 0);
        assertTrue(
                Double.isNaN(none.value())
                        && Double.isNaN(none.low())
                        && Double.isNaN(none.high()));
    }
}

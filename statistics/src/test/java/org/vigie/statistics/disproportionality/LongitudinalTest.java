package org.vigie.statistics.disproportionality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LongitudinalTest {

    /// 10 events with 1/5 of the time exposed, 30 with 1/10, none in a stratum nobody lived in:
    /// 2 + 3.
    @Test
    void expectedByPersonTimeSolvedByHand() {
        assertEquals(
                5,
                PersonTime.expected(
                        List.of(
                                new PersonTime(10, 20, 100),
                                new PersonTime(30, 5, 50),
                                new PersonTime(0, 0, 0))),
                1e-12);
        assertEquals(
                "person-time lies at or above 0 and exposed time within all, was 1 events, 2.0 of 1.0",
                assertThrows(IllegalArgumentException.class, () -> new PersonTime(1, 2, 1))
                        .getMessage());
    }

    /// 4 of 5 starts after: P(X ≥ 4) = 6/32; 9 of 10: 11/1024. R 4.2.2: binom.test(9, 10,
    /// alternative="greater").
    @Test
    void startsAfterTheEventSolvedByHand() {
        assertEquals(6 / 32.0, Leopard.of(1, 4).p(), 1e-14);
        assertFalse(Leopard.of(1, 4).protopathic());
        assertEquals(11 / 1024.0, Leopard.of(1, 9).p(), 1e-15);
        assertTrue(Leopard.of(1, 9).protopathic());
        assertEquals(1, Leopard.of(0, 0).p());
        assertEquals(1, Leopard.of(7, 0).p());
    }

    /// Only half the days after are observed, so a start falls there with probability 1/3: P(X ≥ 2
    /// of 2) = 1/9.
    @Test
    void unequalTimeSolvedByHand() {
        assertEquals(1 / 9.0, Leopard.of(0, 2, 50, 25).p(), 1e-14);
        assertEquals(
                "starts lie at or above 0 and time above 0, was 1 in 0.0, 1 in 1.0",
                assertThrows(IllegalArgumentException.class, () -> Leopard.of(1, 1, 0, 1))
                        .getMessage());
    }
}

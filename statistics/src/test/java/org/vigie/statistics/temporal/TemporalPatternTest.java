package org.vigie.statistics.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.disproportionality.InformationComponent;

class TemporalPatternTest {

    /// Risk: 30 in 1000 starts, 2000 with the outcome of 100,000 starts of anything, so 20
    /// expected. Control windows: 12 where 10 are expected (1.2), 15 where 10 are expected (1.5),
    /// one nobody was observed in. Expected 20 · 1.5; IC = log₂(30.5/30.5).
    @Test
    void patternSolvedByHand() {
        WindowCounts risk = new WindowCounts(30, 1_000, 2_000, 100_000);
        TemporalPattern found =
                TemporalPattern.of(
                                risk,
                                List.of(
                                        new WindowCounts(12, 500, 1_000, 50_000),
                                        new WindowCounts(15, 500, 1_000, 50_000),
                                        new WindowCounts(0, 0, 0, 0)))
                        .orElseThrow();
        assertEquals(1.5, found.control(), 1e-15);
        assertEquals(30, found.expected(), 1e-12);
        assertEquals(0, found.component().value(), 1e-12);
        assertEquals(InformationComponent.of(30, 30), found.component());
    }

    @Test
    void noControlIsNoPattern() {
        WindowCounts risk = new WindowCounts(30, 1_000, 2_000, 100_000);
        assertEquals(
                Optional.empty(), TemporalPattern.of(risk, List.of(new WindowCounts(0, 0, 5, 10))));
        assertEquals(Optional.empty(), TemporalPattern.of(risk, List.of()));
        assertEquals(
                0,
                TemporalPattern.of(risk, List.of(new WindowCounts(0, 5, 5, 10)))
                        .orElseThrow()
                        .expected());
    }

    @Test
    void theStrongestRiskWindowIsTaken() {
        WindowCounts weak = new WindowCounts(20, 1_000, 2_000, 100_000);
        WindowCounts strong = new WindowCounts(60, 1_000, 2_000, 100_000);
        List<WindowCounts> control = List.of(new WindowCounts(10, 500, 1_000, 50_000));
        assertEquals(
                strong,
                TemporalPattern.strongest(List.of(weak, strong), control).orElseThrow().risk());
        assertEquals(Optional.empty(), TemporalPattern.strongest(List.of(), control));
    }

    @Test
    void aChronographCoversSixYearsWithoutGaps() {
        Chronograph found =
                Chronograph.of(Collections.nCopies(73, new WindowCounts(3, 10, 20, 100)));
        assertEquals(-1_080, found.points().getFirst().from());
        assertEquals(1_080, found.points().getLast().to());
        for (int i = 1; i < 73; i++) {
            assertEquals(found.points().get(i - 1).to() + 1, found.points().get(i).from());
        }
        Chronograph.Point zero = found.points().get(36);
        assertEquals(0, zero.from());
        assertEquals(0, zero.to());
        assertEquals(2, zero.expected(), 1e-15);
        assertEquals(Math.log(3.5 / 2.5) / Math.log(2), zero.component().value(), 1e-14);
        assertEquals(
                "a chronograph has 73 periods, was given 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Chronograph.of(List.of(new WindowCounts(0, 0, 0, 0))))
                        .getMessage());
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertEquals(
                "counts of a window lie within each other, were 3 in 2 and 5 of 10",
                assertThrows(IllegalArgumentException.class, () -> new WindowCounts(3, 2, 5, 10))
                        .getMessage());
    }
}

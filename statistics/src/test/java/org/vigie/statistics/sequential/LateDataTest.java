package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.sequential.late.Completeness;
import org.vigie.statistics.sequential.late.RiskWindow;

class LateDataTest {

    /// 1,000 doses on each of days 0, 14 and 28, window 1 to 42, data to day 42: 42, 28 and 14 days
    /// are over.
    @Test
    void riskDaysUpToTheCutSolvedByHand() {
        RiskWindow window = new RiskWindow(1, 42);
        assertEquals(42, window.days(0, 42));
        assertEquals(28, window.days(14, 42));
        assertEquals(14, window.days(28, 42));
        long days = 1000 * (window.days(0, 42) + window.days(14, 42) + window.days(28, 42));
        assertEquals(84_000, days);
        assertEquals(.482957, RiskWindow.expected(2.1, days), 5e-7);
    }

    @Test
    void aWindowThatHasNotBegunHasNoDays() {
        RiskWindow window = new RiskWindow(1, 42);
        assertEquals(0, window.days(42, 42));
        assertEquals(0, window.days(60, 42));
        assertEquals(1, new RiskWindow(0, 0).days(42, 42));
        assertEquals(42, window.days(0, 1000));
        assertEquals(false, window.isOver(10, 51));
        assertEquals(true, window.isOver(10, 52));
        assertEquals(14, new RiskWindow(-14, -1).days(30, 29));
        assertEquals(13, new RiskWindow(-14, -1).days(30, 28));
    }

    /// One expected a month, after four months: 1 + .97 + .9 + .6.
    @Test
    void completenessSolvedByHand() {
        Completeness late = new Completeness(List.of(.6, .9, .97, 1.));
        assertEquals(3.47, late.expected(List.of(1., 1., 1., 1.)), 1e-14);
        assertEquals(5.47, late.expected(List.of(1., 1., 1., 1., 1., 1.)), 1e-14);
        assertEquals(.6 * 2 + .9 * 3, late.expected(List.of(3., 2.)), 1e-14);
        List<Double> looks = late.looks(List.of(1., 1., 1., 1.));
        for (int i = 0; i < 4; i++) {
            assertEquals(new double[] {.6, 1.5, 2.47, 3.47}[i], looks.get(i), 1e-14);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        PoissonLooksTest.refused(
                "a window is from a day to one not before it, was 5 to 4",
                () -> new RiskWindow(5, 4));
        PoissonLooksTest.refused(
                "a rate and days are 0 or more, were -1.0, 3.0", () -> RiskWindow.expected(-1, 3));
        PoissonLooksTest.refused(
                "a share recorded is at most 1, was 1.2", () -> new Completeness(List.of(.5, 1.2)));
        PoissonLooksTest.refused(
                "the share recorded up to a look is above 0 and not below that of the look before,"
                        + " was 0.4 at look 2 after 0.5",
                () -> new Completeness(List.of(.5, .4)));
        PoissonLooksTest.refused(
                "what is expected in a period is 0 or more, was -1.0 in period 1",
                () -> new Completeness(List.of(1.)).expected(List.of(-1.)));
    }
}

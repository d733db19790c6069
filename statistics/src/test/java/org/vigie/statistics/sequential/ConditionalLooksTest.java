package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionalLooksTest {

    private static final List<Integer> EVENTS = Months.soFar(1, 2, 0, 3, 2, 2, 1, 4, 3, 2, 1, 3);

    /// One look at as much person-time as the history's, one event in that, a = 1: the number is
    /// geometric with 1/2, P(5 or more) = 1/32.
    @Test
    void oneLookSolvedByHand() {
        Bounds found = Bounds.flat(new ConditionalLooks(1, PastEnd.AT_EVENT, List.of(1.), 1), .05);
        assertEquals(List.of(5), found.counts());
        assertEquals(1 / 32.0, found.level(), 1e-15);
        assertEquals(
                Math.log(2 / 6.0) + 5 * Math.log(10 / 6.0), found.critical().getFirst(), 1e-14);
    }

    /// 30 events of 60,000 person-months, then 2,000 a month: an own program in Python, which
    /// prints the critical value as 2.448238, cut after the sixth decimal. It is the statistic of
    /// 21 events after 11 months, t = 11/30.
    @Test
    void twelveMonthsAfterThirtyEvents() {
        ConditionalLooks looks = ConditionalLooks.of(30, Months.ofThirty());
        Bounds found = Bounds.flat(looks, .05);
        assertEquals(List.of(5, 7, 8, 10, 12, 14, 15, 17, 18, 20, 21, 23), found.counts());
        assertEquals(2.448238, found.critical().getFirst(), 1e-6);
        assertEquals(
                30 * Math.log(41 / 51.0) + 21 * Math.log(21 * 41 / (11 * 51.0)),
                found.critical().getFirst(),
                1e-13);
        assertEquals(.049848, found.level(), 5e-7);
        List<LookResult> results = LookResult.of(looks, found, EVENTS);
        assertEquals(2.50996, results.get(8).statistic(), 5e-6);
        for (int i = 0; i < 12; i++) {
            assertEquals(i >= 8, results.get(i).signal(), "month " + (i + 1));
        }
    }

    /// The same events against a known number of one a month: the same program.
    @Test
    void theSameEventsWithAKnownRate() {
        List<LookResult> results =
                LookResult.of(Months.TWELVE, Bounds.flat(Months.TWELVE, .05), EVENTS);
        LookResult eighth = results.get(7);
        assertEquals(15, eighth.observed());
        assertEquals(16, eighth.bound());
        assertEquals(2.42913, eighth.statistic(), 5e-6);
        assertEquals(3.47665, results.get(8).statistic(), 5e-6);
        for (int i = 0; i < 12; i++) {
            assertEquals(i >= 8, results.get(i).signal(), "month " + (i + 1));
        }
    }
}

package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.vigie.statistics.sequential.error.RateError;

class PoissonLooksTest {

    /// Two looks with ln 2 expected in each, a signal at 1 or more at the first and 2 or more at
    /// the second: no signal is no event in the first, with probability 1/2, and 0 or 1 in the
    /// second, with 1/2 (1 + ln 2).
    @Test
    void twoLooksSolvedByHand() {
        PoissonLooks looks = PoissonLooks.even(2, Math.log(2));
        Performance found = looks.performance(Bounds.ofCounts(looks, List.of(1, 2)), 1);
        assertEquals(1 / 2.0, found.signals().get(0), 1e-15);
        assertEquals(1 / 2.0 - (1 + Math.log(2)) / 4, found.signals().get(1), 1e-15);
        assertEquals(1 - (1 + Math.log(2)) / 4, found.power(), 1e-15);
        assertEquals(
                (1 / 2.0 + 1 - (1 + Math.log(2)) / 2) / found.power(), found.meanLook(), 1e-14);
    }

    /// One look with 1 expected: P(3 or more) = 1 − 2.5/e = .0803, P(4 or more) = 1 − (2 + 2/3)/e =
    /// .0190.
    @Test
    void oneLookSolvedByHand() {
        Bounds found = Bounds.flat(PoissonLooks.even(1, 1), .05);
        assertEquals(List.of(4), found.counts());
        assertEquals(1 - (8 / 3.0) / Math.E, found.level(), 1e-15);
        assertEquals(4 * Math.log(4) - 3, found.critical().getFirst(), 1e-14);
    }

    /// Counts by R's package Sequential 4.5.1 (which prints 2.545178 as critical value, between the
    /// steps), level, least value that signals, power and month by an own program in Python.
    @Test
    void twelveMonthsOfOneEvent() {
        Bounds found = Bounds.flat(Months.TWELVE, .05);
        assertEquals(List.of(5, 6, 8, 10, 11, 13, 14, 16, 17, 18, 20, 21), found.counts());
        assertEquals(.047179, found.level(), 5e-7);
        assertEquals(2.580160, found.critical().getFirst(), 5e-7);
        assertEquals(found.counts(), Bounds.at(Months.TWELVE, 2.545178).counts());
        Performance doubled = Months.TWELVE.performance(found, 2);
        assertEquals(.823675, doubled.power(), 5e-7);
        assertEquals(5.3402, doubled.meanLook(), 5e-5);
    }

    /// The same programs.
    @Test
    void fourLooksOfFiveEvents() {
        Bounds found = Bounds.flat(PoissonLooks.even(4, 5), .05);
        assertEquals(List.of(11, 18, 24, 30), found.counts());
        assertEquals(.043480, found.level(), 5e-7);
    }

    /// A value just above the next lower one that the statistic takes is the same test, that one is
    /// another.
    @Test
    void theCriticalValueIsTheUpperSideOfItsStep() {
        Bounds found = Bounds.flat(Months.TWELVE, .05);
        double value = found.critical().getFirst();
        double below = 0;
        for (int i = 0; i < 12; i++) {
            below = Math.max(below, Months.TWELVE.statistic(i, found.counts().get(i) - 1));
        }
        assertEquals(found.counts(), Bounds.at(Months.TWELVE, below + 1e-9).counts());
        assertTrue(below < value && Bounds.at(Months.TWELVE, below).level() > .05);
        assertTrue(Bounds.at(Months.TWELVE, value + 1e-9).level() < found.level());
    }

    /// With 1,000 looks at a hundredth of an event each, bounds are those of a test at any moment
    /// but for the events that come between looks: fewer signals, at the same critical value, and
    /// more looks come ever closer.
    @Test
    void manyLooksAtHardlyAnyEventComeCloseToATestAtAnyMoment() {
        double value = 3.467952;
        double at10 = Bounds.at(PoissonLooks.even(10, 1), value).level();
        double at1000 = Bounds.at(PoissonLooks.even(1000, .01), value).level();
        double at10000 = Bounds.at(PoissonLooks.even(10_000, .001), value).level();
        assertTrue(at10 < at1000 && at1000 < at10000 && at10000 < .05);
        assertEquals(.05, at10000, 1e-3);
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("surveillance needs a look or more, had none", () -> PoissonLooks.of(List.of()));
        refused(
                "the expected number up to a look is above 0 and not below that of the look"
                        + " before, was 1.0 at look 2"
                        + " after 2.0",
                () -> PoissonLooks.of(List.of(2., 1.)));
        refused(
                "the expected number up to a look is above 0 and not below that of the look"
                        + " before, was 0.0 at look 1"
                        + " after 0.0",
                () -> PoissonLooks.of(List.of(0.)));
        refused(
                "a signal needs 1 event or more, was 0",
                () -> new PoissonLooks(List.of(1.), RateError.NONE, 0));
        refused(
                "a level lies above 0 and at most at 0.5, was 0.7",
                () -> Bounds.flat(Months.TWELVE, .7));
        refused("a critical value is above 0, was 0.0", () -> Bounds.at(Months.TWELVE, 0));
        refused(
                "12 looks need as many bounds of 1 or more, were [1]",
                () -> Bounds.ofCounts(Months.TWELVE, List.of(1)));
        refused(
                "a relative risk is above 0, was -1.0",
                () -> Months.TWELVE.performance(Bounds.at(Months.TWELVE, 2), -1));
        refused(
                "there are bounds for 1 looks, looks are 12",
                () -> Months.TWELVE.performance(Bounds.at(PoissonLooks.even(1, 1), 2), 1));
    }

    static void refused(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}

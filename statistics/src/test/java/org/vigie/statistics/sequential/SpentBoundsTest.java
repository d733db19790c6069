package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;

class SpentBoundsTest {

    /// One look with 1 expected and all to spend: 4 or more has probability .0190, 3 or more .0803.
    @Test
    void oneLookSolvedByHand() {
        Bounds found = Bounds.spending(PoissonLooks.even(1, 1), .05, 1);
        assertEquals(List.of(4), found.counts());
        assertEquals(1 - (8 / 3.0) / Math.E, found.level(), 1e-15);
        assertEquals(4 * Math.log(4) - 3, found.critical().getFirst(), 1e-14);
    }

    /// An own program in Python.
    @Test
    void twelveMonthsOfOneEvent() {
        spent(1, List.of(5, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20), .045427, .854512, 5.9206);
        spent(2, List.of(7, 8, 10, 11, 12, 13, 14, 16, 17, 17, 19, 19), .048863, .884332, 6.8365);
    }

    private static void spent(
            double rho, List<Integer> counts, double level, double power, double month) {
        Bounds found = Bounds.spending(Months.TWELVE, .05, rho);
        assertEquals(counts, found.counts());
        assertEquals(level, found.level(), 5e-7);
        Performance doubled = Months.TWELVE.performance(found, 2);
        assertEquals(power, doubled.power(), 5e-7);
        assertEquals(month, doubled.meanLook(), 5e-5);
    }

    /// What is not known yet does not change what was decided.
    @Test
    void earlierBoundsStandWhateverComesLater() {
        List<Integer> all = Bounds.spending(Months.TWELVE, .05, 1).counts();
        for (int looks = 1; looks < 12; looks++) {
            assertEquals(
                    all.subList(0, looks),
                    Bounds.spending(PoissonLooks.even(looks, 1), .05, 1, 12).counts());
        }
    }

    /// At every look no fewer events would do: the law of spending, held against probabilities of
    /// {@link Performance} alone.
    @Test
    void eachBoundIsTheLeastThatKeepsTheSpending() {
        Random random = new Random(Seed.of("SpentBoundsTest"));
        for (int i = 0; i < 40; i++) {
            Looks looks = DrawnLooks.any(random);
            double rho = .5 + 2 * random.nextDouble();
            double alpha = .001 + .2 * random.nextDouble();
            Bounds found = Bounds.spending(looks, alpha, rho);
            for (int look = 0; look < looks.size(); look++) {
                double may =
                        alpha
                                * Math.pow(
                                        looks.information(look)
                                                / looks.information(looks.size() - 1),
                                        rho);
                assertTrue(
                        DrawnLooks.spent(looks, found.counts(), look) <= may + 1e-13,
                        looks + " " + look);
                int count = found.counts().get(look);
                if (count > looks.fewest()) {
                    List<Integer> fewer = DrawnLooks.with(found.counts(), look, count - 1);
                    assertTrue(
                            DrawnLooks.spent(looks, fewer, look) > may - 1e-13, looks + " " + look);
                }
            }
        }
    }

    /// A month in which next to nothing is expected may spend next to nothing, and has a bound all
    /// the same.
    @Test
    void aLookAtNextToNothing() {
        PoissonLooks looks = PoissonLooks.of(List.of(1e-9, 1e-9, 1., 10.));
        Bounds found = Bounds.spending(looks, .05, 2);
        assertEquals(List.of(3, 3), found.counts().subList(0, 2));
        assertTrue(found.level() <= .05);
    }

    @Test
    void whatCannotBeIsRefused() {
        PoissonLooksTest.refused(
                "the power by which a level is spent is above 0, was 0.0",
                () -> Bounds.spending(Months.TWELVE, .05, 0));
        PoissonLooksTest.refused(
                "surveillance ends at or after its last look, at 12.0, was 11.0",
                () -> Bounds.spending(Months.TWELVE, .05, 1, 11));
        PoissonLooksTest.refused(
                "a level lies above 0 and at most at 0.5, was 0.0",
                () -> Bounds.spending(Months.TWELVE, 0, 1));
    }
}

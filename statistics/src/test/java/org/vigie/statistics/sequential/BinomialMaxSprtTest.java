package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinomialMaxSprtTest {

    /// 5 events, a case with probability 1/2. Only 5 of 5 has a probability below .05, 1/32: its
    /// value is 5 ln 2; the next lower value is 4 ln 2, of 4 of 4, with probability 1/16.
    @Test
    void fiveEventsSolvedByHand() {
        BinomialMaxSprt.Boundary found = new BinomialMaxSprt(5, .5, 1).boundary(.05);
        assertEquals(5 * Math.log(2), found.value(), 1e-12);
        assertEquals(4 * Math.log(2), found.above(), 1e-12);
        assertEquals(1 / 32.0, found.level(), 1e-15);
    }

    /// 3 of 4: 3 ln(3/2) + ln(1/2).
    @Test
    void statisticSolvedByHand() {
        assertEquals(
                3 * Math.log(1.5) + Math.log(.5),
                new BinomialMaxSprt(5, .5, 1).statistic(3, 4),
                1e-14);
        assertEquals(0, new BinomialMaxSprt(5, .5, 1).statistic(2, 4));
    }

    /// The level is the sum over all 2^n courses that signal.
    @Test
    void levelIsTheSumOverAllCourses() {
        int length = 12;
        double probability = 1 / 2.1;
        for (int fewest : new int[] {1, 3}) {
            BinomialMaxSprt test = new BinomialMaxSprt(length, probability, fewest);
            for (double value : new double[] {.8, 1.7, 2.4}) {
                double sum = 0;
                for (int course = 0; course < 1 << length; course++) {
                    int cases = 0;
                    boolean signal = false;
                    for (int n = 1; n <= length; n++) {
                        cases += course >> (n - 1) & 1;
                        signal |= cases >= fewest && test.statistic(cases, n) >= value;
                    }
                    sum +=
                            signal
                                    ? Math.pow(probability, cases)
                                            * Math.pow(1 - probability, length - cases)
                                    : 0;
                }
                assertEquals(sum, test.level(value), 1e-13, "M " + fewest + " value " + value);
            }
        }
    }

    /// The example of R's package Sequential, CV.Binomial(N = 20, alpha = .05, M = 3, z = 1.1);
    /// numbers by the same chain written in R 4.2.2 over every value from the lowest up.
    @Test
    void theNextLowerValueErrsTooOften() {
        BinomialMaxSprt test = new BinomialMaxSprt(20, 1 / 2.1, 3);
        BinomialMaxSprt.Boundary found = test.boundary(.05);
        assertEquals(3.11549310300, found.value(), 1e-9);
        assertEquals(2.96774937900, found.above(), 1e-9);
        assertEquals(0.04511308173, found.level(), 1e-10);
        assertEquals(0.06918461171, test.level(found.above()), 1e-10);
    }

    /// R's package Sequential 4.5.1, CV.Binomial(N, M, z): the value below which nothing signals,
    /// rounded up, and the level.
    @Test
    void criticalValuesOfTheReferenceTable() {
        double[][] table = {
            {20, 1, 1, 3.09884, .046137},
            {50, 1, 1, 3.46574, .038805},
            {50, 1, 2, 3.29584, .043149},
            {50, 1, 4, 3.21888, .040104},
            {100, 4, 1, 3.46574, .048173}
        };
        for (double[] row : table) {
            var test = new BinomialMaxSprt((int) row[0], 1 / (1 + row[2]), (int) row[1]);
            BinomialMaxSprt.Boundary found = test.boundary(.05);
            assertEquals(row[3], Math.ceil(found.above() * 1e5) / 1e5, 1e-9, test.toString());
            assertEquals(row[4], found.level(), 5e-7, test.toString());
            assertEquals(found.level(), test.level(row[3]), 1e-15, test.toString());
        }
        assertEquals(new BinomialMaxSprt(50, .2, 1), BinomialMaxSprt.matched(50, 4));
    }

    /// 2 events, both cases signal: a case has probability 1/2, or 3/4 at 3 times the risk. With M
    /// = 1 and a value of ln 2 the first case does.
    @Test
    void performanceSolvedByHand() {
        BinomialMaxSprt test = new BinomialMaxSprt(2, .5, 1);
        assertEquals(9 / 16.0, test.performance(2 * Math.log(2), 3).power(), 1e-15);
        assertEquals(2, test.performance(2 * Math.log(2), 3).meanLook(), 1e-15);
        Performance first = test.performance(Math.log(2), 3);
        assertEquals(3 / 4.0, first.power(), 1e-15);
        assertEquals(1, first.meanLook(), 1e-15);
    }

    /// Looks after every event are a test at every event.
    @Test
    void looksAtEveryEventAreTheSameTest() {
        List<Integer> every = IntStream.rangeClosed(1, 30).boxed().toList();
        for (double controls : new double[] {.5, 1, 3}) {
            BinomialMaxSprt test = BinomialMaxSprt.matched(30, controls);
            BinomialLooks looks = BinomialLooks.matched(every, controls);
            Bounds bounds = Bounds.flat(looks, .05);
            assertEquals(test.boundary(.05).value(), bounds.critical().getFirst(), 1e-9);
            assertEquals(test.boundary(.05).level(), bounds.level(), 1e-13);
            assertEquals(
                    test.performance(bounds.critical().getFirst(), 2).meanLook(),
                    looks.performance(bounds, 2).meanLook(),
                    1e-11);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        PoissonLooksTest.refused(
                "the controls for a case are above 0, were 0.0",
                () -> BinomialMaxSprt.matched(5, 0));
        PoissonLooksTest.refused(
                "the probability of a case lies between 0 and 1, was 1.0",
                () -> new BinomialLooks(List.of(5), 1, 1));
        PoissonLooksTest.refused(
                "a relative risk is above 0, was 0.0",
                () -> new BinomialMaxSprt(5, .5, 1).performance(2, 0));
        PoissonLooksTest.refused(
                "no critical value: even the highest counts come up more often than 0.05; plan more"
                        + " looks or longer ones",
                () -> Bounds.flat(BinomialLooks.matched(List.of(2, 4), 1), .05));
        assertEquals(
                "no critical value: even 4 cases among 4 events come up more often than 0.05;"
                        + " lengthen"
                        + " surveillance",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new BinomialMaxSprt(4, .5, 1).boundary(.05))
                        .getMessage());
        assertEquals(
                "surveillance needs 1 event or more, a probability between 0 and 1 and 1 case or"
                        + " more, was 4, 1.0, 1",
                assertThrows(IllegalArgumentException.class, () -> new BinomialMaxSprt(4, 1, 1))
                        .getMessage());
    }
}

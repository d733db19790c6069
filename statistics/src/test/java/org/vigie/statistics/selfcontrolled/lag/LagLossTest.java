package org.vigie.statistics.selfcontrolled.lag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;

class LagLossTest {

    private static final double[] THETA = {0, 0, 1, 0};

    /// Features as rows of buckets, X = [[0, 1], [0, 1]] and [[1, 1], [1, 0]], events in buckets 0
    /// and 1, one lag each. Case 1: η = 1, 1; case 2: η = 1, 0. Loss −ln(½ · 1/(1 + e)) / 2.
    @Test
    void lossSolvedByHand() {
        LagLoss loss =
                LagLoss.of(
                        LagCases.design(1, 1),
                        List.of(
                                LagCases.rows(0, new int[][] {{0, 1}, {0, 1}}),
                                LagCases.rows(1, new int[][] {{1, 1}, {1, 0}})));
        assertEquals(1.0032044341, loss.at(THETA), 1e-10);
        assertEquals(-Math.log(.5 / (1 + Math.E)) / 2, loss.at(THETA), 1e-14);
    }

    /// X = [[0, 0], [1, 0]] and [[1, 0], [0, 1]].
    @Test
    void gradientSolvedByHand() {
        LagLoss loss =
                LagLoss.of(
                        LagCases.design(1, 1),
                        List.of(
                                LagCases.rows(0, new int[][] {{0, 0}, {1, 0}}),
                                LagCases.rows(1, new int[][] {{1, 0}, {0, 1}})));
        double e = Math.E;
        assertArrayEquals(
                new double[] {
                    (.5 + 1 / (1 + e)) / 2, -(1 - e / (1 + e)) / 2, -(1 - e / (1 + e)) / 2, 0
                },
                loss.slope(THETA).gradient(),
                1e-15);
    }

    /// The rows of the two cases above differ by 1 and by 3 coefficients: (1/4 + 3/4) / 2 in the
    /// mean. Of three features the rows lie farther from each other than from the event's.
    @Test
    void steepestSolvedByHand() {
        LagLoss two =
                LagLoss.of(
                        LagCases.design(1, 1),
                        List.of(
                                LagCases.rows(0, new int[][] {{0, 0}, {1, 0}}),
                                LagCases.rows(1, new int[][] {{1, 0}, {0, 1}})));
        assertEquals(.5, two.strata().steepest(), 1e-15);
        LagLoss three =
                LagLoss.of(
                        LagCases.design(1, 1, 1),
                        List.of(LagCases.rows(1, new int[][] {{0, 0, 1}, {0, 1, 1}, {1, 1, 1}})));
        assertEquals(1, three.strata().steepest(), 1e-15);
    }

    /// Against differences of the loss, calculated bucket by bucket as it is written.
    @Test
    void equalsThePlainSumOverBuckets() {
        for (long seed = 1; seed <= 20; seed++) {
            LagCases drawn = LagCases.draw(new Random(seed), 30, 12, LagCases.design(3, 0, 5));
            LagLoss loss = LagLoss.of(drawn.design(), drawn.cases());
            double[] theta =
                    new Random(seed).doubles(drawn.design().coefficients(), -1, 1).toArray();
            assertEquals(drawn.plainLoss(theta), loss.at(theta), 1e-12, "seed " + seed);
            double[] gradient = loss.slope(theta).gradient();
            for (int a = 0; a < theta.length; a++) {
                double[] up = theta.clone();
                double[] down = theta.clone();
                up[a] += 1e-5;
                down[a] -= 1e-5;
                assertEquals(
                        (drawn.plainLoss(up) - drawn.plainLoss(down)) / 2e-5,
                        gradient[a],
                        1e-9,
                        "seed " + seed);
            }
        }
    }

    @Test
    void bucketsAfterObservationDoNotCount() {
        LagDesign design = LagCases.design(2);
        double[] theta = {1, .5, .2};
        double observed =
                LagLoss.of(design, List.of(new LagCase(5, 1, new int[][] {{0, 4, 7, 60}})))
                        .at(theta);
        double same =
                LagLoss.of(design, List.of(new LagCase(5, 1, new int[][] {{0, 4}}))).at(theta);
        assertEquals(same, observed, 0);
    }

    /// Two drugs by steps of 3 and an age group of 7, exposures before observation, many of them:
    /// as the plainest sum.
    @Test
    void stepsOfSeveralBucketsAndExposuresBeforeObservation() {
        long seed = Seed.of("lag steps");
        Random random = new Random(seed);
        LagDesign design =
                new LagDesign(
                        List.of("a", "b", "age"),
                        new int[] {3, 1, 0},
                        new int[] {3, 5, 7},
                        new boolean[] {true, true, false});
        List<LagCase> cases = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int observed = 1 + random.nextInt(20);
            int[][] onsets = new int[3][];
            Arrays.setAll(onsets, _ -> random.ints(random.nextInt(4), -15, 22).toArray());
            cases.add(new LagCase(observed, random.nextInt(observed), onsets));
        }
        LagCases drawn = new LagCases(design, cases);
        double[] theta = random.doubles(design.coefficients(), -1, 1).toArray();
        LagLoss loss = LagLoss.of(design, cases);
        assertEquals(drawn.plainLoss(theta), loss.at(theta), 1e-10);
        assertArrayEquals(drawn.plainGradient(theta), loss.slope(theta).gradient(), 1e-10);
        assertEquals(drawn.plainLoss(theta), loss.slope(theta).loss(), 1e-10);
    }

    /// Begun 2 days before observation, 3 days a step: day 0 is of the first step, days 1 to 3 of
    /// the second. The event on day 1 of 5 has probability e² / (e + 3 e² + 1).
    @Test
    void anExposureBeforeObservationActsOn() {
        LagDesign design =
                new LagDesign(List.of("drug"), new int[] {1}, new int[] {3}, new boolean[] {true});
        double loss =
                LagLoss.of(design, List.of(new LagCase(5, 1, new int[][] {{-2}})))
                        .at(new double[] {1, 2});
        assertEquals(-Math.log(Math.exp(2) / (Math.E + 3 * Math.exp(2) + 1)), loss, 1e-12);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals(
                "an event lies in a bucket that was observed, 0 to 4, was 5",
                assertThrows(IllegalArgumentException.class, () -> new LagCase(5, 5, new int[0][]))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LagPenalty(0, 1));
        List<LagCase> one = new ArrayList<>(Arrays.asList(new LagCase(5, 4, new int[2][0])));
        assertEquals(
                "a case needs onsets of 1 features, had 2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LagLoss.of(LagCases.design(1), one))
                        .getMessage());
    }
}

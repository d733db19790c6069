package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;

class CusumTest {

    private static final Cusum TWELVE = new Cusum(2, Collections.nCopies(12, 1.));

    /// One look, ln 2 expected, R 2: x events give (x − 1) ln 2, so h = ln 2 takes 2 or more, with
    /// probability 1 − 1/2 (1 + ln 2). After 0 or 1 the sum is 0, so a second look is like the
    /// first.
    @Test
    void twoLooksSolvedByHand() {
        double quiet = (1 + Math.log(2)) / 2;
        Performance found =
                new Cusum(2, List.of(Math.log(2), Math.log(2))).performance(Math.log(2), 1);
        assertEquals(1 - quiet, found.signals().get(0), 1e-14);
        assertEquals(1 - quiet * quiet, found.power(), 1e-14);
        assertEquals(
                List.of(Math.log(2), 0., 0.),
                new Cusum(2, Collections.nCopies(3, Math.log(2))).sums(List.of(2, 0, 1)));
    }

    /// An own program in Python.
    @Test
    void falseAlarmsInTwelveMonths() {
        assertEquals(.194, TWELVE.performance(2, 1).power(), 5e-4);
        assertEquals(.0576, TWELVE.performance(3, 1).power(), 5e-5);
        assertEquals(.0321, TWELVE.performance(3.5, 1).power(), 5e-5);
    }

    @Test
    void sumsOfTheExample() {
        List<Double> sums = TWELVE.sums(List.of(1, 2, 0, 3, 2, 2, 1, 4, 3, 2, 1, 3));
        assertEquals(3.31777, sums.get(7), 5e-6);
        assertEquals(5.55609, sums.get(11), 5e-6);
    }

    /// All courses followed, those with the same sum together.
    @Test
    void probabilitiesAreThoseOfAllCourses() {
        Random random = new Random(Seed.of("CusumTest"));
        for (int i = 0; i < 60; i++) {
            Cusum cusum =
                    new Cusum(
                            1.2 + 3 * random.nextDouble(),
                            DoubleStream.concat(
                                            DoubleStream.of(.05 + 2 * random.nextDouble()),
                                            DoubleStream.generate(() -> drawn(random))
                                                    .limit(random.nextInt(5)))
                                    .boxed()
                                    .toList());
            double threshold = .2 + 3 * random.nextDouble();
            double truth = .5 + 2 * random.nextDouble();
            double found = cusum.performance(threshold, truth).power();
            assertEquals(
                    allCourses(cusum, threshold, truth),
                    found,
                    1e-12,
                    cusum + " " + threshold + " " + truth);
        }
    }

    /// At one look in five nothing is expected.
    private static double drawn(Random random) {
        return random.nextInt(5) == 0 ? 0 : .05 + 2 * random.nextDouble();
    }

    private static double allCourses(Cusum cusum, double threshold, double truth) {
        Map<Double, Double> quiet = Map.of(0., 1.);
        for (double expected : cusum.expected()) {
            Map<Double, Double> next = new HashMap<>();
            if (expected == 0) {
                continue;
            }
            PoissonDistribution events = PoissonDistribution.of(truth * expected);
            quiet.forEach((sum, probability) -> {
                for (int x = 0; x < 400; x++) {
                    double now =
                            Math.max(
                                    0,
                                    sum
                                            + x * Math.log(cusum.ratio())
                                            - (cusum.ratio() - 1) * expected);
                    if (now >= threshold) {
                        break;
                    }
                    next.merge(now, probability * events.probability(x), Double::sum);
                }
            });
            quiet = next;
        }
        return 1 - quiet.values().stream().collect(Collectors.summingDouble(each -> each));
    }

    @Test
    void theThresholdIsTheUpperSideOfItsStep() {
        Cusum.Threshold found = TWELVE.threshold(.05);
        assertTrue(found.level() <= .05);
        assertEquals(found.level(), TWELVE.performance(found.value(), 1).power());
        assertTrue(TWELVE.performance(found.value() + 1e-9, 1).power() < found.level());
        double below = found.value() - 1e-6;
        while (TWELVE.performance(below, 1).power() == found.level()) {
            below -= 1e-3;
        }
        assertTrue(TWELVE.performance(below, 1).power() > .05);
    }

    @Test
    void whatCannotBeIsRefused() {
        PoissonLooksTest.refused(
                "the relative risk looked for is above 1, was 1.0",
                () -> new Cusum(1, List.of(1.)));
        PoissonLooksTest.refused(
                "looks need a number from 0 expected at each, and above 0 at one, were []",
                () -> new Cusum(2, List.of()));
        PoissonLooksTest.refused(
                "a threshold and a relative risk are above 0, were 0.0, 1.0",
                () -> TWELVE.performance(0, 1));
    }
}

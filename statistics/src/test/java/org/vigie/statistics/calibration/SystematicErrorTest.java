package org.vigie.statistics.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class SystematicErrorTest {

    private static List<LogEstimate> drawn(Random random, int n, double mean, double sd) {
        var drawn = new ArrayList<LogEstimate>();
        for (int i = 0; i < n; i++) {
            double error = .05 + .1 * random.nextDouble();
            drawn.add(
                    new LogEstimate(
                            mean + sd * random.nextGaussian() + error * random.nextGaussian(),
                            error));
        }
        return drawn;
    }

    @Test
    void theEdges() {
        var one = new LogEstimate(.3, .1);
        assertEquals(
                Optional.empty(),
                SystematicError.of(List.of(new LogEstimate(Double.NaN, Double.NaN)), 1));
        var few = SystematicError.of(List.of(one, one), 1).orElseThrow();
        assertEquals(.3, few.expectedAbsoluteError().value(), 1e-9);
        assertTrue(Double.isNaN(few.expectedAbsoluteError().low()));
        // Six alike: every sample is the same.
        var alike = SystematicError.of(Collections.nCopies(6, one), 1).orElseThrow();
        assertEquals(
                alike.expectedAbsoluteError().value(), alike.expectedAbsoluteError().low(), 1e-12);
        assertEquals(alike.mean().value(), alike.mean().high(), 1e-12);
    }

    /// With five controls there is an interval, with four none.
    @Test
    void fiveControlsAreEnough() {
        var controls = drawn(new Random(5), 5, .1, .2);
        assertTrue(
                Double.isNaN(
                        SystematicError.of(controls.subList(0, 4), 1).orElseThrow().mean().low()));
        var five = SystematicError.of(controls, 1).orElseThrow().mean();
        assertTrue(five.low() < five.value() && five.value() < five.high(), five.toString());
    }

    /// R 4.2.2: `quantile(c(1, 4, 9, 16, 30), c(.025, .975))`.
    @Test
    void quantilesLieBetweenOrderStatistics() {
        double[] sorted = {1, 4, 9, 16, 30};
        assertEquals(1.3, SystematicError.quantile(sorted, .025), 1e-12);
        assertEquals(28.6, SystematicError.quantile(sorted, .975), 1e-12);
        assertEquals(9, SystematicError.quantile(sorted, .5), 0);
        assertEquals(30, SystematicError.quantile(sorted, 1), 0);
    }

    /// Intervals of the mean hold it about as often as they say; those of the EASE are not far from
    /// it.
    @Test
    void intervalsHoldTheTruth() {
        long seed = 7;
        var random = new Random(seed);
        int meanHeld = 0;
        int easeHeld = 0;
        double ease = new NullDistribution(.2, .2, 40).expectedAbsoluteError();
        int rounds = 60;
        for (int round = 0; round < rounds; round++) {
            var found = SystematicError.of(drawn(random, 40, .2, .2), round).orElseThrow();
            meanHeld += found.mean().low() < .2 && .2 < found.mean().high() ? 1 : 0;
            easeHeld +=
                    found.expectedAbsoluteError().low() < ease
                                    && ease < found.expectedAbsoluteError().high()
                            ? 1
                            : 0;
        }
        assertTrue(meanHeld >= 52, meanHeld + " of " + rounds + ", seed " + seed);
        assertTrue(easeHeld >= 50, easeHeld + " of " + rounds + ", seed " + seed);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        var controls = drawn(new Random(3), 20, 0, .3);
        assertEquals(SystematicError.of(controls, 5), SystematicError.of(controls, 5));
    }
}

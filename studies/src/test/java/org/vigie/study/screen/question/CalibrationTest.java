package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where the truth is known, p values and intervals are what they claim. Seeds are fixed, so that
/// these tests pass or fail for good; `docs/calibration.md` records more of the same.
@Tag("long")
class CalibrationTest {

    /// A right program fails a bound with this probability, or did when the seeds were chosen.
    private static final double RARELY = 0.001;

    @Test
    void pValuesOfCodesWithoutEffectAreUniform() {
        var none = Calibration.withoutEffects(40_000, 5);
        var many = none.exposed(Calibration.MANY_EXPOSED);
        int tests = many.p().length;
        assertTrue(tests >= 1_000, "only " + tests + " tests");
        assertTrue(
                many.kolmogorovP() > RARELY,
                "Kolmogorov's distance " + many.distance() + " in " + tests);
        for (double level : new double[] {0.01, 0.05, 0.5}) {
            within(many.below(level), tests, level, "p values below " + level);
        }
        assertEquals(0, none.alarms(), "studies with a false finding after Bonferroni");
    }

    @Test
    void intervalsHoldWhatWasPlantedAndFactorsShowInTheirWindowOnly() {
        int seeds = 20;
        var effects = Calibration.withEffects(20_000, seeds);
        assertEquals(12, effects.size());
        int tested = effects.stream().mapToInt(Calibration.Effect::tested).sum();
        int covered = effects.stream().mapToInt(Calibration.Effect::covered).sum();
        assertTrue(tested > 11 * seeds, "only " + tested + " of the planted were tested");
        within(covered, tested, 0.95, "intervals that hold the truth");
        int elsewhere = effects.stream().mapToInt(Calibration.Effect::elsewhere).sum();
        int falseAlarms = effects.stream().mapToInt(Calibration.Effect::falseAlarms).sum();
        assertTrue(elsewhere > 40 * seeds, "only " + elsewhere + " tests in other windows");
        assertEquals(0, falseAlarms, "planted codes found in a window where they have no effect");
        for (var effect : effects) {
            within(effect.covered(), effect.tested(), 0.95, effect.planted().code() + " covered");
            if (effect.planted().oddsRatio() >= 2.5 && effect.planted().window().start() >= -3650) {
                assertTrue(effect.found() >= 0.75 * effect.tested(), effect + " is mostly found");
            }
        }
    }

    private static void within(int count, int of, double rate, String what) {
        var binomial = BinomialDistribution.of(of, rate);
        int low = binomial.inverseCumulativeProbability(RARELY / 2);
        int high = binomial.inverseSurvivalProbability(RARELY / 2);
        assertTrue(
                count >= low && count <= high,
                what + ": " + count + " of " + of + " is not within " + low + " and " + high);
    }
}

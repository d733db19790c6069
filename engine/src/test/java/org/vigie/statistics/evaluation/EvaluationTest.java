package org.vigie.statistics.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.NullDistribution;

class EvaluationTest {

    private static Judged judged(Control control, double log, double error) {
        return Judged.of(control, new LogEstimate(log, error));
    }

    /// Negative controls at 0, ln 2 and none, positive ones of ratio 2 at ln 4 and 0, standard errors .1: the squares
    /// are 0, ln²2, 0, ln²2, ln²2. Covered are the first and the one without. Area: ln 4 is above all three; 0 ties
    /// with two and is below ln 2: (3 + 1)/6.
    @Test
    void metricsSolvedByHand() {
        Metrics found = Metrics.of(List.of(judged(Control.negative("a", "x"), 0, .1),
                judged(Control.negative("b", "x"), Math.log(2), .1),
                Judged.of(Control.negative("c", "x"), Estimate.NONE),
                judged(Control.positive("d", "x", 2), Math.log(4), .1),
                judged(Control.positive("e", "x", 2), 0, .1)));
        double square = Math.log(2) * Math.log(2);
        assertEquals(2, found.positives());
        assertEquals(3, found.negatives());
        assertEquals(4, found.estimable());
        assertEquals(4 / 6.0, found.area().value(), 1e-15);
        assertEquals(Math.log(2) / 4, found.bias(), 1e-15);
        assertEquals(3 * square / 5, found.meanSquaredError(), 1e-15);
        assertEquals(2 / 5.0, found.coverage(), 1e-15);
        assertEquals(Math.exp(4 * Math.log(101) / 5 + Math.log1p(1 / (999.0 * 999)) / 5) - 1, found.precision(), 1e-9);
        assertEquals(1 / 3.0, found.typeOneError(), 1e-15);
        assertEquals(1 / 2.0, found.typeTwoError(), 1e-15);
    }

    @Test
    void unknownEffectsCountInTheAreaOnly() {
        Control unknown = new Control("a", "a", "x", "x", true, OptionalDouble.empty(), "a x", Map.of());
        Metrics found = Metrics.of(List.of(judged(unknown, 1, .1), judged(Control.negative("b", "x"), 0, .1)));
        assertEquals(1, found.area().value());
        assertEquals(0, found.meanSquaredError());
        assertEquals(1, found.coverage());
        assertEquals(0, found.typeTwoError());
        assertTrue(Double.isNaN(Metrics.of(List.of()).coverage()));
    }

    /// Each of two negative controls is calibrated by the other alone: .3 by µ = .1 and .1 by µ = .3, σ = 0.
    @Test
    void noneCalibratesItself() {
        Evaluation found = Evaluation.of(List.of(judged(Control.negative("a", "x"), .3, .1),
                judged(Control.negative("b", "x"), .1, .1)), Evaluation.By.NEGATIVE_CONTROLS);
        assertEquals(.2, found.calibrated().getFirst().estimate().log(), 1e-12);
        assertEquals(-.2, found.calibrated().getLast().estimate().log(), 1e-12);
        assertEquals(.2, found.systematicError().orElseThrow().mean(), 1e-9);
        Evaluation alone = Evaluation.of(List.of(judged(Control.negative("a", "x"), .3, .1)),
                Evaluation.By.NEGATIVE_CONTROLS);
        assertEquals(0, alone.after().estimable());
    }

    /// A method with systematic error N(.25, .25²): its intervals cover far too seldom, and calibrated ones as often as
    /// they say, with either kind of calibration.
    @Test
    void calibrationRestoresCoverage() {
        for (Evaluation.By by : Evaluation.By.values()) {
            for (long seed = 1; seed <= 3; seed++) {
                List<Judged> judged = simulated(seed);
                Evaluation found = Evaluation.of(judged, by);
                String told = by + " seed " + seed + " " + found.before() + " " + found.after();
                assertTrue(found.before().coverage() < .55, told);
                assertEquals(.95, found.after().coverage(), .03, told);
                assertTrue(found.before().typeOneError() > .4, told);
                assertEquals(.05, found.after().typeOneError(), .05, told);
                NullDistribution error = found.systematicError().orElseThrow();
                assertEquals(.25, error.mean(), .08, told);
                assertEquals(.25, error.sd(), .06, told);
            }
        }
    }

    private static List<Judged> simulated(long seed) {
        Random random = new Random(seed);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            for (double ratio : new double[] {1, 1.5, 2, 4}) {
                double error = .05 + .15 * random.nextDouble();
                double log = Math.log(ratio) + .25 + .25 * random.nextGaussian() + error * random.nextGaussian();
                Control control = new Control("e" + i, "e" + i, "o" + ratio, "o" + ratio, ratio > 1,
                        OptionalDouble.of(ratio), "e" + i, Map.of());
                judged.add(judged(control, log, error));
            }
        }
        return judged;
    }
}

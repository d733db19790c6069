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
import org.vigie.statistics.Proportion;
import org.vigie.statistics.Wald;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.NullDistribution;

class EvaluationTest {

    private static ScoredControl judged(Control control, double log, double error) {
        return ScoredControl.of(control, new LogEstimate(log, error));
    }

    /// Negative controls at 0, ln 2 and none, positive ones of ratio 2 at ln 4 and 0, standard
    /// errors .1: the squares are 0, ln²2, 0, ln²2, ln²2. Covered are the first and the one
    /// without. Area: ln 4 is above all three; 0 ties with two and is below ln 2: (3 + 1)/6.
    @Test
    void metricsSolvedByHand() {
        Metrics found =
                Metrics.of(
                        List.of(
                                judged(Control.negative("a", "x"), 0, .1),
                                judged(Control.negative("b", "x"), Math.log(2), .1),
                                ScoredControl.of(Control.negative("c", "x"), Estimate.NONE),
                                judged(Control.positive("d", "x", 2), Math.log(4), .1),
                                judged(Control.positive("e", "x", 2), 0, .1)));
        double square = Math.log(2) * Math.log(2);
        assertEquals(2, found.positives());
        assertEquals(3, found.negatives());
        assertEquals(4, found.estimable());
        assertEquals(4 / 6.0, found.area().value(), 1e-15);
        assertEquals(Math.log(2) / 4, found.bias().value(), 1e-15);
        assertEquals(3 * square / 5, found.meanSquaredError().value(), 1e-15);
        assertEquals(2 / 5.0, found.coverage().value(), 1e-15);
        assertEquals(
                Math.exp(4 * Math.log(101) / 5 + Math.log1p(1 / (999.0 * 999)) / 5) - 1,
                found.precision().value(),
                1e-9);
        assertEquals(1 / 3.0, found.typeOneError().value(), 1e-15);
        assertEquals(1 / 2.0, found.typeTwoError().value(), 1e-15);
    }

    /// Excesses over the truth 0, ln 2, ln 2 and −ln 2 of those estimated: mean ln 2/4 and s² = (0
    /// − ¼)² + 2 (¾)² + (1¼)² over 3, in units of ln²2: 2.75/3.
    @Test
    void intervalsSolvedByHand() {
        Metrics found =
                Metrics.of(
                        List.of(
                                judged(Control.negative("a", "x"), 0, .1),
                                judged(Control.negative("b", "x"), Math.log(2), .1),
                                judged(Control.positive("d", "x", 2), Math.log(4), .1),
                                judged(Control.positive("e", "x", 2), 0, .1)));
        double half = 1.959963984540054 * Math.log(2) * Math.sqrt(2.75 / 3 / 4);
        assertEquals(Math.log(2) / 4 - half, found.bias().low(), 1e-12);
        assertEquals(Math.log(2) / 4 + half, found.bias().high(), 1e-12);
        assertEquals(Proportion.wilson(1, 4), found.coverage());
        assertEquals(Proportion.wilson(1, 2), found.typeOneError());
        assertEquals(Proportion.wilson(1, 2), found.typeTwoError());
        // Squares 0, 1, 1, 1 in units of ln²2: mean ¾, s² = ¼.
        double square = Math.log(2) * Math.log(2);
        assertEquals(
                square * (.75 - 1.959963984540054 * Math.sqrt(.25 / 4)),
                found.meanSquaredError().low(),
                1e-12);
        assertEquals(100, found.precision().low(), 1e-9, "all have the same precision");
    }

    /// What protects does not enter the area, and counts in all else; without a p value the
    /// interval decides.
    @Test
    void controlsThatProtectAndEstimatesWithoutP() {
        Metrics found =
                Metrics.of(
                        List.of(
                                judged(Control.negative("a", "x"), 0, .1),
                                judged(Control.positive("b", "x", .5), Math.log(.5), .1),
                                judged(Control.positive("c", "x", 2), .1, .1)));
        assertEquals(1, found.area().value());
        assertEquals(1, found.coverage().value() * 3 - 1, 1e-12, "the first two are covered");
        assertEquals(.5, found.typeTwoError().value(), "the one that protects is found");
        Metrics silent =
                Metrics.of(
                        List.of(
                                ScoredControl.of(
                                        Control.negative("a", "x"),
                                        new Estimate(2, 1.1, 3.6, Double.NaN)),
                                ScoredControl.of(
                                        Control.negative("b", "x"),
                                        new Estimate(2, .9, 4.4, Double.NaN))));
        assertEquals(.5, silent.typeOneError().value());
    }

    /// 3 and 1 against 2 and 1: (0, 0), (0, ½), (½, ½), (1, 1); the area in straight lines is ½·½ +
    /// ½·¾ = .625, as AreaUnderCurve says.
    @Test
    void theCurveSolvedByHand() {
        var judged =
                List.of(
                        judged(Control.positive("a", "x", 2), 3, .1),
                        judged(Control.positive("b", "x", 2), 1, .1),
                        judged(Control.negative("c", "x"), 2, .1),
                        judged(Control.negative("d", "x"), 1, .1),
                        judged(Control.positive("e", "x", .5), -1, .1));
        assertEquals(
                List.of(
                        new Roc.Point(Double.POSITIVE_INFINITY, 0, 0),
                        new Roc.Point(3, 0, .5),
                        new Roc.Point(2, .5, .5),
                        new Roc.Point(1, 1, 1)),
                Roc.of(judged).points());
        assertEquals(.625, Metrics.of(judged).area().value());
        assertEquals(List.of(), Roc.of(judged.subList(0, 2)).points());
    }

    /// The truth's p before is that of (.3 − 0)/.1; after, the other control alone says µ = .1, σ =
    /// 0: (.3 − .1)/.1.
    @Test
    void theTruthsOwnP() {
        Evaluation found =
                Evaluation.of(
                        List.of(
                                judged(Control.negative("a", "x"), .3, .1),
                                judged(Control.negative("b", "x"), .1, .1)),
                        Evaluation.By.NEGATIVE_CONTROLS);
        assertEquals(Wald.p(3), found.truths().getFirst().before(), 1e-12);
        assertEquals(Wald.p(2), found.truths().getFirst().after(), 1e-9);
        assertTrue(
                Double.isNaN(
                        Evaluation.of(
                                        List.of(
                                                ScoredControl.of(
                                                        Control.negative("a", "x"), Estimate.NONE)),
                                        Evaluation.By.NEGATIVE_CONTROLS)
                                .truths()
                                .getFirst()
                                .before()));
    }

    @Test
    void unknownEffectsCountInTheAreaOnly() {
        Control unknown =
                new Control("a", "a", "x", "x", true, OptionalDouble.empty(), "a x", Map.of());
        Metrics found =
                Metrics.of(
                        List.of(judged(unknown, 1, .1), judged(Control.negative("b", "x"), 0, .1)));
        assertEquals(1, found.area().value());
        assertEquals(0, found.meanSquaredError().value());
        assertEquals(1, found.coverage().value());
        assertEquals(0, found.typeTwoError().value());
        assertTrue(Double.isNaN(Metrics.of(List.of()).coverage().value()));
    }

    /// Each of two negative controls is calibrated by the other alone: .3 by µ = .1 and .1 by µ =
    /// .3, σ = 0.
    @Test
    void noneCalibratesItself() {
        Evaluation found =
                Evaluation.of(
                        List.of(
                                judged(Control.negative("a", "x"), .3, .1),
                                judged(Control.negative("b", "x"), .1, .1)),
                        Evaluation.By.NEGATIVE_CONTROLS);
        assertEquals(.2, found.calibrated().getFirst().estimate().log(), 1e-12);
        assertEquals(-.2, found.calibrated().getLast().estimate().log(), 1e-12);
        assertEquals(.2, found.systematicError().orElseThrow().mean(), 1e-9);
        Evaluation alone =
                Evaluation.of(
                        List.of(judged(Control.negative("a", "x"), .3, .1)),
                        Evaluation.By.NEGATIVE_CONTROLS);
        assertEquals(0, alone.after().estimable());
    }

    /// A method with systematic error N(.25, .25²): its intervals cover far too seldom, and
    /// calibrated ones as often as they say, with either kind of calibration.
    @Test
    void calibrationRestoresCoverage() {
        for (Evaluation.By by : Evaluation.By.values()) {
            for (long seed = 1; seed <= 3; seed++) {
                List<ScoredControl> judged = simulated(seed);
                Evaluation found = Evaluation.of(judged, by);
                String told = by + " seed " + seed + " " + found.before() + " " + found.after();
                assertTrue(found.before().coverage().value() < .55, told);
                assertEquals(.95, found.after().coverage().value(), .03, told);
                assertTrue(found.before().typeOneError().value() > .4, told);
                assertEquals(.05, found.after().typeOneError().value(), .05, told);
                NullDistribution error = found.systematicError().orElseThrow();
                assertEquals(.25, error.mean(), .08, told);
                assertEquals(.25, error.sd(), .06, told);
            }
        }
    }

    private static List<ScoredControl> simulated(long seed) {
        Random random = new Random(seed);
        List<ScoredControl> judged = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            for (double ratio : new double[] {1, 1.5, 2, 4}) {
                double error = .05 + .15 * random.nextDouble();
                double log =
                        Math.log(ratio)
                                + .25
                                + .25 * random.nextGaussian()
                                + error * random.nextGaussian();
                Control control =
                        new Control(
                                "e" + i,
                                "e" + i,
                                "o" + ratio,
                                "o" + ratio,
                                ratio > 1,
                                OptionalDouble.of(ratio),
                                "e" + i,
                                Map.of());
                judged.add(judged(control, log, error));
            }
        }
        return judged;
    }
}

package org.vigie.statistics.selfcontrolled.lag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;

@Tag("long")
class LagFitTest {

    /// The fast descent ends where the plainest one does after many steps.
    @Test
    void equalsThePlainestDescent() {
        for (long seed = 1; seed <= 3; seed++) {
            LagDesign design =
                    new LagDesign(
                            List.of("a", "b", "age"),
                            new int[] {4, 2, 0},
                            new boolean[] {true, true, false});
            LagCases drawn =
                    LagCases.draw(
                            new Random(seed),
                            60,
                            4,
                            15,
                            design,
                            new double[] {1, 1, .5, 0, 0, -.5, 0, 0, .3},
                            .7);
            LagPenalty penalty = new LagPenalty(40 + 100 * seed, 100 * seed);
            LagFit fit = LagFit.of(design, drawn.cases(), penalty);
            assertTrue(fit.settled(), "seed " + seed);
            double step = 1 / LagLoss.of(design, drawn.cases()).strata().steepest();
            double[] plain = drawn.plainDescent(penalty, step, 6_000);
            assertArrayEquals(plain, fit.coefficients(), 1e-5, "seed " + seed);
            assertTrue(
                    value(drawn, penalty, fit.coefficients())
                            <= value(drawn, penalty, plain) + 1e-10,
                    "seed " + seed);
        }
    }

    private static double value(LagCases drawn, LagPenalty penalty, double[] theta) {
        return drawn.plainLoss(theta) + penalty.at(drawn.design(), theta);
    }

    /// Relative incidence 2 over 10 buckets after one drug, 1 after another; 50 buckets, observed
    /// for 10 to 50 of them.
    @Test
    void recoversTheTruthUnderCensoring() {
        LagDesign design = LagCases.design(9, 9);
        double[] theta = new double[20];
        Arrays.fill(theta, 0, 10, Math.log(2));
        LagCases drawn = LagCases.draw(new Random(8), 6_000, 10, 50, design, theta, .9);
        int[] together = IntStream.range(0, 20).map(k -> k / 10).toArray();
        CaseSeries exact =
                CaseSeries.of(
                        design.strata(drawn.cases()).joined(together, 2), List.of("two", "one"));
        assertEquals(Math.log(2), exact.coefficients()[0], 3 * exact.standardError(0));
        assertEquals(0, exact.coefficients()[1], 3 * exact.standardError(1));
        // Buckets after the end of observation, left in as if not exposed: both are far too high.
        CaseSeries biased =
                CaseSeries.of(uncensored(drawn).joined(together, 2), List.of("two", "one"));
        assertTrue(
                biased.wald(0).low() > 2.3 && biased.wald(1).low() > 1.15,
                biased.wald(0) + " " + biased.wald(1));
    }

    /// The faulty likelihood: each case has 50 buckets, those not observed without any exposure.
    private static CaseStrata uncensored(LagCases drawn) {
        StrataBuilder builder = new StrataBuilder(drawn.design().coefficients());
        for (LagCase each : drawn.cases()) {
            for (int t = 0; t < 50; t++) {
                int[] under = t >= each.observed() ? new int[0] : under(drawn.design(), each, t);
                double[] values = new double[under.length];
                Arrays.fill(values, 1);
                builder.interval(builder.pattern(under, values), 1, t == each.event() ? 1 : 0);
            }
            builder.endStratum();
        }
        return CaseStrata.of(builder);
    }

    private static int[] under(LagDesign design, LagCase of, int t) {
        return IntStream.range(0, design.lags().length)
                .filter(j ->
                        of.onsets()[j].length > 0
                                && t >= of.onsets()[j][0]
                                && t - of.onsets()[j][0] <= design.lags()[j])
                .map(j -> design.first(j) + t - of.onsets()[j][0])
                .toArray();
    }

    /// Constant 2 for 10 of 20 lags, and nothing: cross-validation finds the shape, and the
    /// intervals hold it.
    @Test
    void searchFindsTheCurve() {
        LagDesign design = LagCases.design(19, 19);
        double[] theta = new double[40];
        Arrays.fill(theta, 0, 10, Math.log(2));
        LagCases drawn = LagCases.draw(new Random(3), 3_000, 20, 60, design, theta, .9);
        LagSearch search = new LagSearch(3, 12, 1.5, 4, 2, 6, 5);
        LagFit fit = search.best(design, drawn.cases());
        assertTrue(held(LagIntervals.of(fit, drawn.cases()), theta) >= 35);
        LagIntervals intervals = LagIntervals.ofJoinedLags(fit, drawn.cases(), 200, .95, 9);
        assertTrue(Double.isNaN(intervals.level()), "the groups were chosen on the same cases");
        assertTrue(held(intervals, theta) >= 32, Arrays.toString(intervals.refit()));
        assertTrue(fit.groupCount() < 25, "groups " + fit.groupCount());
        assertTrue(Arrays.stream(intervals.curve(0)).limit(8).average().orElseThrow() > .5);
        assertEquals(0, Arrays.stream(intervals.curve(1)).average().orElseThrow(), .25);
        assertEquals(
                Arrays.toString(intervals.low()),
                Arrays.toString(LagIntervals.ofJoinedLags(fit, drawn.cases(), 200, .95, 9).low()));
    }

    private static int held(LagIntervals intervals, double[] theta) {
        int held = 0;
        for (int k = 0; k < theta.length; k++) {
            assertTrue(
                    intervals.low()[k] <= intervals.refit()[k]
                            && intervals.refit()[k] <= intervals.high()[k]);
            held += intervals.low()[k] <= theta[k] && theta[k] <= intervals.high()[k] ? 1 : 0;
        }
        return held;
    }

    /// Each fold holds its share of early and of late events.
    @Test
    void trialsAreOrderedAndRepeatable() {
        LagCases drawn =
                LagCases.draw(new Random(6), 200, 5, 20, LagCases.design(4), new double[5], .8);
        LagSearch search = new LagSearch(4, 6, 1, 3, 1, 3, 2);
        List<LagSearch.Trial> trials = search.trials(drawn.design(), drawn.cases());
        assertEquals(trials, search.trials(drawn.design(), drawn.cases()));
        assertTrue(
                IntStream.range(1, 6)
                        .allMatch(i -> trials.get(i - 1).heldOut() <= trials.get(i).heldOut()));
        assertTrue(
                trials.stream()
                        .allMatch(each ->
                                each.penalty().ctv() >= 10 && each.penalty().ctv() <= 1_000));
    }

    /// There is one place where the loss is least, wherever a descent begins.
    @Test
    void theStartDoesNotMatter() {
        LagCases drawn =
                LagCases.draw(new Random(6), 200, 5, 20, LagCases.design(4, 2), new double[8], .8);
        LagLoss loss = LagLoss.of(drawn.design(), drawn.cases());
        for (double c : new double[] {20, 200, 2_000}) {
            ProximalDescent descent =
                    new ProximalDescent(drawn.design(), loss, new LagPenalty(c, 10 * c));
            ProximalDescent.End cold = descent.descend(new double[8]);
            ProximalDescent.End warm = descent.descend(new double[] {1, -1, 2, 0, .5, -2, 1, 3});
            assertTrue(cold.settled() && warm.settled());
            assertArrayEquals(cold.coefficients(), warm.coefficients(), 1e-6);
        }
    }

    @Test
    void strongPenaltyLeavesNothingAndNoCasesNoFit() {
        LagCases drawn =
                LagCases.draw(new Random(6), 200, 5, 20, LagCases.design(4), new double[5], .8);
        assertArrayEquals(
                new double[5],
                LagFit.of(drawn.design(), drawn.cases(), new LagPenalty(1e-3, 1e-3)).coefficients(),
                0);
        LagFit none = LagFit.of(drawn.design(), List.of(), LagPenalty.NONE);
        assertTrue(Double.isNaN(none.loss()));
        assertFalse(none.settled());
    }

    /// Equal coefficients side by side are a group, but never those of two features.
    @Test
    void groupsDoNotReachFromOneFeatureToAnother() {
        LagDesign design =
                new LagDesign(
                        List.of("a", "b", "age"),
                        new int[] {2, 1, 1},
                        new boolean[] {true, true, false});
        LagFit fit =
                new LagFit(design, LagPenalty.NONE, new double[] {1, 0, 0, 0, 0, 2, 2}, 0, 1, true);
        assertArrayEquals(new int[] {0, 1, 1, 2, 2, 3, 4}, fit.groups());
        assertEquals(5, fit.groupCount());
        assertArrayEquals(new double[] {1, 0, 0}, fit.curve(0), 0);
        assertArrayEquals(new double[] {2, 2}, fit.curve(2), 0);
    }

    /// One case in twenty is exposed, and its event comes at once: no finite estimate, so Firth's,
    /// flagged.
    @Test
    void separationIsFlagged() {
        LagDesign design = LagCases.design(1);
        List<LagCase> cases =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                new LagCase(
                                        10,
                                        i % 10,
                                        new int[][] {i % 10 == 3 ? new int[] {3} : new int[0]}))
                        .toList();
        LagIntervals found =
                LagIntervals.of(LagFit.of(design, cases, new LagPenalty(100, 100)), cases);
        assertFalse(found.flags().isEmpty());
        assertTrue(
                Arrays.stream(found.refit()).allMatch(Double::isFinite),
                Arrays.toString(found.refit()));
    }
}

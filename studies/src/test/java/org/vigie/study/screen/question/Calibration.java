package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.vigie.simulate.people.Simulation;

/// How the screen does, over many simulations, where the truth is known.
///
/// Wald's p value of a rare exposure is coarse and errs towards 1: with 20 exposed, about 3.5 % of
/// the null tests are below 0.05. So uniformity is asked of codes with at least
/// {@link #MANY_EXPOSED} exposed, and {@link #RARE} gives the figures for those that a screen tests
/// by default.
public final class Calibration {

    static final int MANY_EXPOSED = 100;
    static final int RARE = 20;
    static final double LEVEL = 0.05;

    private Calibration() {}

    /// A test of a code without effect.
    record Test(long exposed, double p) {}

    /// Tests where nothing has an effect.
    ///
    /// @param tests of all seeds together
    /// @param studies simulations
    /// @param alarms simulations with any code significant after Bonferroni
    record Null(List<Test> tests, int studies, int alarms) {

        /// P values of codes with at least so many exposed.
        PValues exposed(int atLeast) {
            return new PValues(
                    tests.stream()
                            .filter(t -> t.exposed >= atLeast)
                            .mapToDouble(Test::p)
                            .toArray());
        }
    }

    record PValues(double[] p) {

        int below(double level) {
            return (int) Arrays.stream(p).filter(each -> each < level).count();
        }

        double percentBelow(double level) {
            return 100.0 * below(level) / p.length;
        }

        /// Largest distance to the uniform distribution.
        double distance() {
            return KolmogorovSmirnovTest.withDefaults().test(p, x -> x).getStatistic();
        }

        double kolmogorovP() {
            return KolmogorovSmirnovTest.withDefaults().test(p, x -> x).getPValue();
        }
    }

    static Null withoutEffects(int people, int seeds) {
        var tests = new ArrayList<Test>();
        int alarms = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            var result =
                    SimulatedScreen.of(Simulation.of(people).withSeed(seed).withoutEffects(), RARE)
                            .result();
            result.associations()
                    .forEach(a ->
                            tests.add(
                                    new Test(
                                            a.exposedCases() + a.exposedControls(),
                                            a.oddsRatio().p())));
            alarms += result.associations().stream().anyMatch(a -> a.pBonferroni() < LEVEL) ? 1 : 0;
        }
        return new Null(tests, seeds, alarms);
    }

    /// One planted code over all seeds.
    ///
    /// @param tested seeds in which it was tested in its window
    /// @param covered of these, whose interval holds the truth
    /// @param found of these, significant after Bonferroni
    /// @param elsewhere tests of it in other windows
    /// @param falseAlarms of these, significant after Bonferroni
    /// @param meanLog mean of the log odds ratio in its window
    record Effect(
            SimulatedScreen.Planted planted,
            int tested,
            int covered,
            int found,
            int elsewhere,
            int falseAlarms,
            double meanLog) {}

    static List<Effect> withEffects(int people, int seeds) {
        var outcomes = new ArrayList<SimulatedScreen.Outcome>();
        for (int seed = 1; seed <= seeds; seed++) {
            outcomes.add(SimulatedScreen.of(Simulation.of(people).withSeed(seed), RARE));
        }
        return outcomes.getFirst().planted().stream()
                .map(planted -> effect(planted, outcomes))
                .toList();
    }

    private static Effect effect(
            SimulatedScreen.Planted planted, List<SimulatedScreen.Outcome> outcomes) {
        var all =
                outcomes.stream()
                        .flatMap(outcome -> outcome.result().associations().stream())
                        .filter(a -> a.code().code().equals(planted.code()))
                        .toList();
        var own = all.stream().filter(a -> a.window().equals(planted.window())).toList();
        var elsewhere = all.stream().filter(a -> !a.window().equals(planted.window())).toList();
        return new Effect(
                planted,
                own.size(),
                count(
                        own,
                        a ->
                                a.oddsRatio().low() <= planted.oddsRatio()
                                        && planted.oddsRatio() <= a.oddsRatio().high()),
                count(own, a -> a.pBonferroni() < LEVEL),
                elsewhere.size(),
                count(elsewhere, a -> a.pBonferroni() < LEVEL),
                own.stream()
                        .mapToDouble(a -> Math.log(a.oddsRatio().value()))
                        .average()
                        .orElse(Double.NaN));
    }

    private static int count(List<Association> among, Predicate<Association> which) {
        return (int) among.stream().filter(which).count();
    }
}

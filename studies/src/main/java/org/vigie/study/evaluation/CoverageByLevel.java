package org.vigie.study.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vigie.statistics.Proportion;
import org.vigie.statistics.evaluation.Evaluation;

/// How many intervals of a level hold the truth, among controls with an estimate whose true ratio
/// is known.
///
/// @param level 0 to 1
record CoverageByLevel(double level, Proportion before, Proportion after) {

    private static final int STEPS = 20;

    /// Levels of 5 % to 95 %.
    static List<CoverageByLevel> of(Evaluation evaluation) {
        return IntStream.range(1, STEPS)
                .mapToObj(step -> (double) step / STEPS)
                .map(level ->
                        new CoverageByLevel(
                                level,
                                held(evaluation, level, Evaluation.TruthP::before),
                                held(evaluation, level, Evaluation.TruthP::after)))
                .toList();
    }

    private static Proportion held(
            Evaluation evaluation, double level, ToDoubleFunction<Evaluation.TruthP> p) {
        double[] known =
                evaluation.truths().stream()
                        .mapToDouble(p)
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        return new Proportion(
                Arrays.stream(known).filter(value -> value > 1 - level).count(), known.length);
    }
}

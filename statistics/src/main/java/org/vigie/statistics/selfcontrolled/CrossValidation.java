package org.vigie.statistics.selfcontrolled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;

/// How well each penalty of a grid foretells the events of cases held out.
///
/// The grid falls evenly on the scale of logarithms from the smallest penalty under which every
/// penalised coefficient is 0, to its thousandth.
record CrossValidation(CaseStrata strata, boolean[] penalised, int folds, long seed) {

    private static final int CHOICES = 25;
    private static final double LOWEST = 1e-3;

    CrossValidation {
        if (folds < 2 || folds > strata.strata()) {
            throw new IllegalArgumentException(
                    ("cross-validation needs from 2 folds to as many as there are cases (%d), "
                                    + "had %d")
                            .formatted(strata.strata(), folds));
        }
    }

    List<PenaltyChoice> choices() {
        double[] grid = grid();
        double[] heldOut = new double[grid.length];
        int[] fold = fold();
        for (int out = 0; out < folds; out++) {
            int held = out;
            CaseStrata train =
                    strata.only(
                            IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray());
            CaseStrata test =
                    strata.only(
                            IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray());
            CyclicDescent descent = new CyclicDescent(train, penalised);
            double[] beta = new double[strata.columns()];
            for (int i = 0; i < grid.length; i++) {
                beta = descent.fit(beta, grid[i]);
                heldOut[i] += test.valueAt(beta);
            }
        }
        List<PenaltyChoice> choices = new ArrayList<>();
        for (int i = 0; i < grid.length; i++) {
            choices.add(new PenaltyChoice(grid[i], heldOut[i]));
        }
        return choices;
    }

    private double[] grid() {
        double[] free =
                new CyclicDescent(strata, penalised)
                        .fit(new double[strata.columns()], Double.MAX_VALUE);
        double[] gradient = strata.at(free).gradient();
        double largest =
                IntStream.range(0, gradient.length)
                        .filter(a -> penalised[a])
                        .mapToDouble(a -> Math.abs(gradient[a]))
                        .max()
                        .orElse(0);
        double top = Math.max(largest, Double.MIN_NORMAL);
        return IntStream.range(0, CHOICES)
                .mapToDouble(i -> top * Math.pow(LOWEST, i / (CHOICES - 1.)))
                .toArray();
    }

    /// Folds of equal size, at random.
    private int[] fold() {
        int[] fold = IntStream.range(0, strata.strata()).map(i -> i % folds).toArray();
        Random random = new Random(seed);
        for (int i = fold.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = fold[i];
            fold[i] = fold[j];
            fold[j] = swapped;
        }
        return Arrays.copyOf(fold, fold.length);
    }
}

package org.vigie.statistics.selfcontrolled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;

/// How well each penalty of a grid foretells the events of cases held out.
///
/// The grid falls evenly on the scale of logarithms from the smallest penalty under which every
/// penalised coefficient is 0, to its thousandth.
record CrossValidation(CaseStrata strata, boolean[] penalised, int folds, long seed) {

    private static final int CHOICES = 25;
    private static final double LOWEST = 1e-3;

    /// Log-likelihood by which cases held out are much less likely.
    private static final double FAR = 5;

    /// How far cases held out are likely is known well before coefficients are.
    private static final double SETTLED = 1e-5;

    CrossValidation {
        if (folds < 2 || folds > strata.strata()) {
            throw new IllegalArgumentException(
                    ("cross-validation needs from 2 folds to as many as there are cases (%d), "
                                    + "had %d")
                            .formatted(strata.strata(), folds));
        }
    }

    /// The penalties that were tried, the largest first, up to where cases held out are so much
    /// less likely than at the best that weaker ones, whose fits take longest, are not.
    List<PenaltyChoice> choices() {
        int[] fold = fold();
        List<Part> parts =
                IntStream.range(0, folds).mapToObj(held -> new Part(fold, held)).toList();
        List<PenaltyChoice> choices = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (double penalty : grid()) {
            double[] each =
                    parts.parallelStream().mapToDouble(part -> part.heldOut(penalty)).toArray();
            double heldOut = 0;
            for (double value : each) {
                heldOut += value;
            }
            choices.add(new PenaltyChoice(penalty, heldOut));
            best = Math.max(best, heldOut);
            if (heldOut < best - FAR) {
                break;
            }
        }
        return choices;
    }

    /// One part held out, and the fit to the others, each penalty from the one before.
    private final class Part {
        private final CaseStrata test;
        private final CyclicDescent descent;
        private double[] beta = new double[strata.columns()];

        Part(int[] fold, int held) {
            descent = new CyclicDescent(strata.only(where(fold, each -> each != held)), penalised);
            test = strata.only(where(fold, each -> each == held));
        }

        private static int[] where(int[] fold, IntPredicate which) {
            return IntStream.range(0, fold.length).filter(i -> which.test(fold[i])).toArray();
        }

        double heldOut(double penalty) {
            beta = descent.fit(beta, penalty, SETTLED);
            return test.valueAt(beta);
        }
    }

    private double[] grid() {
        double[] free =
                new CyclicDescent(strata, penalised)
                        .fit(new double[strata.columns()], Double.MAX_VALUE, CyclicDescent.SETTLED);
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

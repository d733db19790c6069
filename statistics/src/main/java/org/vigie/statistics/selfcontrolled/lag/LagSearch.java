package org.vigie.statistics.selfcontrolled.lag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Strengths of the penalty by cross-validation: drawn at random, evenly on the scale of log10,
/// within ranges.
///
/// Each fold holds its share of the events of every bucket. The strengths with the least mean loss
/// on cases held out are chosen.
///
/// @param folds 2 or more
/// @param draws pairs of strengths that are tried
/// @param lowestTv log10 of the lowest C of the total variation
/// @param highestTv and of the highest
/// @param lowestGroup log10 of the lowest C of the group lasso
/// @param highestGroup and of the highest
/// @param seed of draws and folds
public record LagSearch(
        int folds,
        int draws,
        double lowestTv,
        double highestTv,
        double lowestGroup,
        double highestGroup,
        long seed) {

    /// What was tried.
    ///
    /// @param penalty the strengths
    /// @param heldOut mean over folds of the loss of cases held out
    public record Trial(LagPenalty penalty, double heldOut) {}

    public LagSearch {
        if (folds < 2 || draws < 1 || lowestTv > highestTv || lowestGroup > highestGroup) {
            throw new IllegalArgumentException(
                    "a search needs 2 folds or more, a draw and ranges that are not empty");
        }
    }

    /// The ranges of the published use: C of the total variation 10² to 10⁵, of the group lasso 10³
    /// to 10⁹, 100 draws.
    public static LagSearch published(int folds, long seed) {
        return new LagSearch(folds, 100, 2, 5, 3, 9, seed);
    }

    /// All trials, the best first.
    public List<Trial> trials(LagDesign design, List<LagCase> cases) {
        if (cases.size() < folds) {
            throw new IllegalArgumentException(
                    "%d folds need as many cases, were %d".formatted(folds, cases.size()));
        }
        Random random = new Random(seed);
        int[] fold = fold(cases, random);
        List<LagPenalty> penalties = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            penalties.add(
                    new LagPenalty(
                            Math.pow(10, lowestTv + random.nextDouble() * (highestTv - lowestTv)),
                            Math.pow(
                                    10,
                                    lowestGroup
                                            + random.nextDouble() * (highestGroup - lowestGroup))));
        }
        double[] heldOut = new double[draws];
        for (int out = 0; out < folds; out++) {
            int held = out;
            double[] losses =
                    losses(
                            design,
                            part(cases, fold, each -> each != held),
                            part(cases, fold, each -> each == held),
                            penalties);
            Arrays.setAll(heldOut, i -> heldOut[i] + losses[i] / folds);
        }
        return IntStream.range(0, draws)
                .mapToObj(i -> new Trial(penalties.get(i), heldOut[i]))
                .sorted(Comparator.comparingDouble(Trial::heldOut))
                .toList();
    }

    /// The loss of some cases where others were fitted, at each strength. By the total variation's
    /// strength, the strongest first, each fit begins where the one before ended, which is near;
    /// there is one place where the loss is least.
    private static double[] losses(
            LagDesign design,
            List<LagCase> fitted,
            List<LagCase> held,
            List<LagPenalty> penalties) {
        LagLoss train = LagLoss.of(design, fitted);
        LagLoss test = LagLoss.of(design, held);
        double[] losses = new double[penalties.size()];
        double[] found = new double[design.coefficients()];
        for (int i :
                IntStream.range(0, losses.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> penalties.get(i).ctv()))
                        .toList()) {
            ProximalDescent.End fit =
                    new ProximalDescent(design, train, penalties.get(i)).descend(found);
            found = fit.settled() ? fit.coefficients() : new double[design.coefficients()];
            losses[i] = test.at(fit.coefficients());
        }
        return losses;
    }

    /// The fit of all cases at the best strengths.
    public LagFit best(LagDesign design, List<LagCase> cases) {
        return LagFit.of(design, cases, trials(design, cases).getFirst().penalty());
    }

    private static List<LagCase> part(List<LagCase> cases, int[] fold, IntPredicate wanted) {
        return IntStream.range(0, fold.length)
                .filter(i -> wanted.test(fold[i]))
                .mapToObj(cases::get)
                .toList();
    }

    /// In random order by bucket of the event, dealt out to the folds in turn.
    private int[] fold(List<LagCase> cases, Random random) {
        double[] drawn = random.doubles(cases.size()).toArray();
        List<Integer> order =
                IntStream.range(0, cases.size())
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingInt(i -> cases.get(i).event())
                                        .thenComparingDouble(i -> drawn[i]))
                        .toList();
        int[] fold = new int[cases.size()];
        for (int position = 0; position < fold.length; position++) {
            fold[order.get(position)] = position % folds;
        }
        return fold;
    }
}

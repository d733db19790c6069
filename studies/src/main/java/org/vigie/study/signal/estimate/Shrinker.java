package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.disproportionality.GammaPoissonFit;
import org.vigie.statistics.disproportionality.GammaPoissonPrior;
import org.vigie.statistics.disproportionality.ObservedExpected;
import org.vigie.statistics.disproportionality.Squashing;
import org.vigie.study.signal.method.Method;

/// The gamma-Poisson shrinker over all pairs of a search: one prior of all pairs that were seen,
/// those with too few cases to be told included, and each pair drawn towards it.
///
/// @param method GPS or LGPS
/// @param prior nothing where none was found
/// @param given counts of hidden pairs from which the prior is made, where they are so few that it
///   would tell of them
public record Shrinker(Method method, Optional<GammaPoissonPrior> prior, List<Long> given) {

    /// From so many hidden pairs on the prior, five numbers, does not tell of them.
    private static final int MANY = 20;

    /// Pairs above which those that say nearly the same are taken together for the prior.
    private static final int ALL = 20_000;

    private static final Squashing SQUASHING = new Squashing(50, 2, Long.MAX_VALUE);
    private static final double TAIL = (1 - Wald.LEVEL) / 2;

    private static final String NO_PRIOR =
            "no prior could be fitted: there are too few pairs, or they are too much alike";
    private static final String NOT_SEEN =
            "nobody had both, and only pairs that were seen are judged";

    /// @param counted every pair of the search
    /// @param most pairs that tell of 1 to so many people are not to be shown; 0 for none
    public static Shrinker of(Method method, List<ShrinkerCounts.Counted> counted, int most) {
        var seen = counted.stream().filter(pair -> pair.observed() > 0).toList();
        var points =
                seen.stream()
                        .map(pair -> ObservedExpected.of(pair.observed(), pair.expected()))
                        .toList();
        var hidden = seen.stream().filter(pair -> pair.tellsOfFew(most)).toList();
        return new Shrinker(
                method,
                GammaPoissonFit.of(points.size() > ALL ? SQUASHING.squash(points) : points)
                        .map(GammaPoissonFit::prior),
                hidden.size() < MANY
                        ? hidden.stream().flatMap(pair -> pair.cells().stream()).toList()
                        : List.of());
    }

    /// The pair with its ratio, where it is of this method.
    public Signal shrunk(Signal signal) {
        if (signal.method() != method) {
            return signal;
        }
        double expected = signal.shrinkage().orElseThrow().expected();
        long seen = signal.events();
        var cells = new ArrayList<>(signal.counts().cells());
        cells.addAll(given);
        if (prior.isEmpty() || seen == 0) {
            return signal.shrunk(
                    Estimate.NONE,
                    Shrinkage.none(expected),
                    List.of(seen == 0 ? NOT_SEEN : NO_PRIOR),
                    cells);
        }
        var score = prior.get().score(seen, expected);
        return signal.shrunk(
                new Estimate(
                        score.geometricMean(),
                        prior.get().quantile(seen, expected, TAIL),
                        prior.get().quantile(seen, expected, 1 - TAIL),
                        Double.NaN),
                new Shrinkage(expected, score.low(), score.high()),
                List.of("the method has no p value; its criterion is EB05 of 2 or more"),
                cells);
    }
}

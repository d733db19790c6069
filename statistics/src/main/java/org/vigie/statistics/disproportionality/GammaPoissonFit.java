package org.vigie.statistics.disproportionality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigie.statistics.QuasiNewton;
import org.vigie.statistics.disproportionality.GammaPoissonPrior.Component;

/// The prior that makes all counts together most likely, found from several starts.
///
/// Each component of the likelihood is truncated at 0 unless there are pairs with a count of 0.
/// Some starts run away to where a component is a spike, so a fit counts only where the search
/// settled with every shape and rate between 1e-5 and 1e5 and a share that is neither 0 nor 1; the
/// best of those is taken, and how many came to it is told. With fewer than two distinct ratios, or
/// if every start runs away, there is no fit.
///
/// DuMouchel W (1999). doi 10.1080/00031305.1999.10474456. Canida T, Ihrie J (2017). openEBGM. doi
/// 10.32614/RJ-2017-063.
///
/// @param prior the mixture
/// @param minusLogLikelihood of the points, at the prior
/// @param starts how many starts were tried
/// @param agreeing how many of them came to this fit
public record GammaPoissonFit(
        GammaPoissonPrior prior, double minusLogLikelihood, int starts, int agreeing) {

    /// Starts that are usual: DuMouchel's own and four around it.
    public static final List<GammaPoissonPrior> STARTS =
            List.of(
                    start(0.2, 0.1, 2, 4, 1 / 3.0),
                    start(0.1, 0.1, 10, 10, 0.2),
                    start(0.3, 0.5, 6, 6, 0.5),
                    start(2, 0.3, 2, 2, 0.1),
                    start(1, 1, 5, 5, 0.2));

    private static final double SMALLEST = 1e-5;
    private static final double LARGEST = 1e5;
    private static final double SAME = 1e-6;

    private static GammaPoissonPrior start(
            double a1, double b1, double a2, double b2, double share) {
        return new GammaPoissonPrior(new Component(a1, b1), new Component(a2, b2), share);
    }

    /// The fit from the usual starts.
    public static Optional<GammaPoissonFit> of(List<ObservedExpected> points) {
        return of(points, STARTS);
    }

    /// The best fit from these starts; empty if all of them ran away.
    public static Optional<GammaPoissonFit> of(
            List<ObservedExpected> points, List<GammaPoissonPrior> starts) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        MixtureLikelihood likelihood = new MixtureLikelihood(points);
        List<QuasiNewton.Minimum> settled = new ArrayList<>();
        for (GammaPoissonPrior start : starts) {
            QuasiNewton.Minimum found =
                    QuasiNewton.minimise(likelihood, MixtureLikelihood.terms(start));
            if (found.settled() && inside(found.point())) {
                settled.add(found);
            }
        }
        return settled.stream()
                .min(Comparator.comparingDouble(QuasiNewton.Minimum::value))
                .map(best -> {
                    double bound = best.value() + SAME * Math.max(1, Math.abs(best.value()));
                    int agreeing =
                            (int) settled.stream().filter(each -> each.value() <= bound).count();
                    return new GammaPoissonFit(
                            MixtureLikelihood.prior(best.point()),
                            best.value(),
                            starts.size(),
                            agreeing);
                });
    }

    /// Minus the log-likelihood of points at a given prior.
    public static double minusLogLikelihood(
            List<ObservedExpected> points, GammaPoissonPrior prior) {
        return new MixtureLikelihood(points)
                .at(MixtureLikelihood.terms(prior), new double[MixtureLikelihood.SIZE]);
    }

    private static boolean inside(double[] u) {
        return Arrays.stream(u)
                .allMatch(each -> each > Math.log(SMALLEST) && each < Math.log(LARGEST));
    }
}

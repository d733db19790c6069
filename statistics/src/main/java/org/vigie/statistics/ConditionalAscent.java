package org.vigie.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The climb to the maximum of a conditional likelihood, and why it may have none.
///
/// Newton's method from β = 0; a step that lowers the likelihood is halved. It has settled when a
/// step is small against β or against the standard errors at 0. (Those at β would not do: where
/// coefficients run away they grow faster than the steps shrink.)
final class ConditionalAscent {

    private static final int MOST_STEPS = 60;

    /// Newton's method settles in fewer steps, unless it runs away.
    private static final int STEPS_BEFORE_DOUBT = 10;

    private static final int MOST_HALVINGS = 300;
    private static final double SMALL_STEP = 1e-8;
    private static final double ROUNDING = 1e-12;
    private static final String TOO_FLAT = "the likelihood is too flat for its maximum to be found";

    /// A point of the climb, and whether the step to it was taken whole.
    private record Iterate(double[] beta, ConditionalLikelihood.Point point, boolean wholeStep) {}

    /// Where the climb ended.
    sealed interface End {}

    /// @param beta the coefficients of highest likelihood
    /// @param covariance the inverse of the information there
    /// @param value the log-likelihood there
    record Maximum(double[] beta, double[][] covariance, double value, int steps) implements End {}

    /// @param reason why there is none, in plain English
    record NoMaximum(int steps, String reason) implements End {}

    private final ConditionalLikelihood likelihood;
    private final List<String> names;
    private final ConditionalLikelihood.Point zero;

    ConditionalAscent(ConditionalLikelihood likelihood, List<String> names) {
        this.likelihood = likelihood;
        this.names = names;
        this.zero = likelihood.at(new double[names.size()]);
    }

    /// The log-likelihood with all coefficients 0.
    double valueAtZero() {
        return zero.value();
    }

    End climb() {
        Optional<String> obstacle = obstacle();
        return obstacle.isPresent() ? new NoMaximum(0, obstacle.get()) : climbFromZero();
    }

    /// What the covariates alone show to make estimation impossible.
    private Optional<String> obstacle() {
        if (likelihood.strata().isEmpty()) {
            return Optional.of("no stratum holds both a case and a control");
        }
        for (int a = 0; a < names.size(); a++) {
            if (zero.information()[a][a] == 0) {
                return Optional.of(names.get(a) + " is the same for everybody within each stratum");
            }
            if (Information.of(zero.information(), a + 1).isEmpty()) {
                return Optional.of(
                        "within strata, "
                                + names.get(a)
                                + " follows from "
                                + String.join(", ", names.subList(0, a)));
            }
        }
        return Optional.empty();
    }

    private End climbFromZero() {
        Iterate here = new Iterate(new double[names.size()], zero, true);
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            Optional<Information> information = Information.of(here.point.information());
            if (information.isEmpty()) {
                return new NoMaximum(steps - 1, TOO_FLAT);
            }
            double[] step = information.get().solve(here.point.score());
            if (steps > STEPS_BEFORE_DOUBT && likelihood.separatedAlong(step)) {
                return new NoMaximum(steps, separation(step));
            }
            here = higher(here, step);
            if (here.wholeStep && small(step, here.beta)) {
                return settled(here, steps);
            }
        }
        return new NoMaximum(MOST_STEPS, TOO_FLAT);
    }

    /// Where the step leads, or its half, its quarter and so on: the first that does not lower the
    /// likelihood.
    private Iterate higher(Iterate from, double[] step) {
        double lowest = from.point.value() - ROUNDING * Math.abs(from.point.value());
        double length = 1;
        Iterate to = moved(from.beta, step, length);
        for (int i = 0; i < MOST_HALVINGS && !(to.point.value() >= lowest); i++) {
            length /= 2;
            to = moved(from.beta, step, length);
        }
        return to;
    }

    private Iterate moved(double[] beta, double[] step, double length) {
        double[] to =
                IntStream.range(0, beta.length)
                        .mapToDouble(a -> beta[a] + length * step[a])
                        .toArray();
        return new Iterate(to, likelihood.at(to), length == 1);
    }

    private boolean small(double[] step, double[] beta) {
        return IntStream.range(0, step.length)
                .allMatch(a ->
                        Math.abs(step[a])
                                <= SMALL_STEP
                                        * (Math.abs(beta[a])
                                                + 1 / Math.sqrt(zero.information()[a][a])));
    }

    /// Names those whose part in the runaway direction is not negligible.
    private String separation(double[] step) {
        double[] part =
                IntStream.range(0, step.length)
                        .mapToDouble(a -> Math.abs(step[a]) * Math.sqrt(zero.information()[a][a]))
                        .toArray();
        double largest =
                IntStream.range(0, part.length).mapToDouble(a -> part[a]).max().orElseThrow();
        return """
        separation: cases and controls do not overlap, and no finite coefficient is \
        the most likely for %s\
        """
                .formatted(
                        IntStream.range(0, part.length)
                                .filter(a -> part[a] > 1e-3 * largest)
                                .mapToObj(names::get)
                                .collect(Collectors.joining(", ")));
    }

    private End settled(Iterate top, int steps) {
        Optional<Information> information = Information.of(top.point.information());
        if (information.isEmpty()) {
            return new NoMaximum(steps, TOO_FLAT);
        }
        return new Maximum(top.beta, information.get().inverse(), top.point.value(), steps);
    }
}

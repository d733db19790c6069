package org.vigie.statistics.calibration;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;

/// A method's systematic error with how surely it is known: 95 % intervals from the percentiles of
/// bootstrap samples of the negative controls. With fewer than five controls there are no
/// intervals.
///
/// The expected absolute error cannot fall below 0 and a sample is more scattered than what it is
/// drawn from, so that its interval lies rather high where there is little error.
///
/// Efron B (1979). Bootstrap methods: another look at the jackknife. doi 10.1214/aos/1176344552.
///
/// @param distribution what the controls show
/// @param mean its mean, on the logarithmic scale
/// @param sd its standard deviation
/// @param expectedAbsoluteError EASE
public record SystematicError(
        NullDistribution distribution, Estimate mean, Estimate sd, Estimate expectedAbsoluteError) {

    private static final int SAMPLES = 500;

    /// Controls from which on there are intervals.
    public static final int FEWEST = 5;

    /// What negative controls show; empty if none has an estimate.
    public static Optional<SystematicError> of(Collection<LogEstimate> negatives, long seed) {
        List<LogEstimate> known = negatives.stream().filter(LogEstimate::known).toList();
        return NullDistribution.of(known)
                .map(error -> {
                    List<NullDistribution> samples =
                            known.size() < FEWEST ? List.of() : samples(known, seed);
                    return new SystematicError(
                            error,
                            estimate(error, samples, NullDistribution::mean),
                            estimate(error, samples, NullDistribution::sd),
                            estimate(error, samples, NullDistribution::expectedAbsoluteError));
                });
    }

    private static List<NullDistribution> samples(List<LogEstimate> known, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> drawn =
                IntStream.range(0, SAMPLES)
                        .mapToObj(_ -> random.ints(known.size(), 0, known.size()).toArray())
                        .toList();
        return drawn.parallelStream()
                .map(places ->
                        NullDistribution.of(Arrays.stream(places).mapToObj(known::get).toList())
                                .orElseThrow())
                .toList();
    }

    private static Estimate estimate(
            NullDistribution error,
            List<NullDistribution> samples,
            ToDoubleFunction<NullDistribution> part) {
        double[] sorted = samples.stream().mapToDouble(part).sorted().toArray();
        return new Estimate(
                part.applyAsDouble(error),
                quantile(sorted, 0.025),
                quantile(sorted, 0.975),
                Double.NaN);
    }

    /// Between the order statistics about 1 + (n − 1) q, as R's `quantile` has it.
    static double quantile(double[] sorted, double q) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

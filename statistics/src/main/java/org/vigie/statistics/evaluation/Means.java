package org.vigie.statistics.evaluation;

import java.util.Arrays;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The mean of values taken to be independent, with its normal 95 % interval: mean ± 1.96 s/√n. One
/// value has no interval; of none there is no mean.
final class Means {

    private Means() {}

    static Estimate of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (values.length < 2) {
            return new Estimate(mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        return new Estimate(mean, mean - Wald.Z * error, mean + Wald.Z * error, Double.NaN);
    }
}

package org.vigie.statistics.calibration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.vigie.statistics.Wald;

/// The systematic error of a method, as negative controls show it: normal about µ with standard
/// deviation σ, on the logarithmic scale.
///
/// The estimate y of a control whose true ratio is 1 is normal with mean µ and variance σ² + s²,
/// where s is its standard error; µ and σ are those of highest likelihood. Given σ², µ is the mean
/// of y weighted by w = 1/(σ² + s²), and the slope of the likelihood is ½ Σ (w² (y − µ)² − w);
/// every root of it is tried, and σ = 0. Controls without an estimate are left out; there is no
/// distribution without any, and σ is 0 with one.
///
/// Schuemie MJ, Ryan PB, DuMouchel W, Suchard MA, Madigan D (2014). Interpreting observational
/// studies: why empirical calibration is needed to correct p-values. doi 10.1002/sim.5925.
///
/// @param mean µ
/// @param sd σ, at least 0
/// @param controls how many controls had an estimate
public record NullDistribution(double mean, double sd, int controls) {

    private static final int GRID = 400;
    private static final int MOST_EVALUATIONS = 500;
    private static final double ACCURACY = 1e-15;

    public NullDistribution {
        if (!Double.isFinite(mean) || !(sd >= 0) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException(
                    "a systematic error has a mean and a standard deviation from 0, was %s, %s"
                            .formatted(mean, sd));
        }
    }

    /// The distribution that negative controls show; empty if none has an estimate.
    public static Optional<NullDistribution> of(Collection<LogEstimate> negatives) {
        List<LogEstimate> known = negatives.stream().filter(LogEstimate::known).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Likelihood likelihood = new Likelihood(known);
        double best = 0;
        for (double variance : likelihood.roots()) {
            best = likelihood.log(variance) > likelihood.log(best) ? variance : best;
        }
        return Optional.of(
                new NullDistribution(likelihood.mean(best), Math.sqrt(best), known.size()));
    }

    /// The two-sided p value of no effect, systematic error allowed for: 2 Φ(−|y − µ| / √(σ² +
    /// s²)).
    ///
    /// `NaN` for an estimate that is not known.
    public double p(LogEstimate estimate) {
        return estimate.known()
                ? Wald.p((estimate.log() - mean) / Math.hypot(sd, estimate.error()))
                : Double.NaN;
    }

    /// The expected absolute systematic error (EASE), E|X| of X normal about µ with σ: σ √(2/π)
    /// e^(−µ²/2σ²) + µ (1 − 2 Φ(−µ/σ)); |µ| if σ is 0.
    ///
    /// Schuemie MJ et al (2020). How confident are we about observational findings in health care:
    /// a benchmark study. doi 10.1162/99608f92.147cc28e.
    public double expectedAbsoluteError() {
        if (sd == 0) {
            return Math.abs(mean);
        }
        double z = mean / sd;
        return sd * Math.sqrt(2 / Math.PI) * Math.exp(-z * z / 2)
                + mean * (1 - 2 * NormalDistribution.of(0, 1).cumulativeProbability(-z));
    }

    /// The same error whatever the true effect: what calibrates intervals without positive
    /// controls.
    public ErrorModel errorModel() {
        return new ErrorModel(mean, 1, sd, 0, ErrorModel.Spread.LINEAR);
    }

    private record Likelihood(List<LogEstimate> controls) {

        double mean(double variance) {
            double weights = 0;
            double sum = 0;
            for (LogEstimate each : controls) {
                double weight = 1 / (variance + each.error() * each.error());
                weights += weight;
                sum += weight * each.log();
            }
            return sum / weights;
        }

        double log(double variance) {
            double mean = mean(variance);
            double sum = 0;
            for (LogEstimate each : controls) {
                double total = variance + each.error() * each.error();
                double off = each.log() - mean;
                sum -= (Math.log(total) + off * off / total) / 2;
            }
            return sum;
        }

        double slope(double variance) {
            double mean = mean(variance);
            double sum = 0;
            for (LogEstimate each : controls) {
                double weight = 1 / (variance + each.error() * each.error());
                double off = each.log() - mean;
                sum += weight * weight * off * off - weight;
            }
            return sum / 2;
        }

        /// Where the slope goes from above 0 to below. From the variance at which no control lies
        /// further off than its spread on, it is below 0 for good.
        List<Double> roots() {
            double range =
                    controls.stream().mapToDouble(LogEstimate::log).max().orElse(0)
                            - controls.stream().mapToDouble(LogEstimate::log).min().orElse(0);
            double smallest = controls.stream().mapToDouble(LogEstimate::error).min().orElse(1);
            double top = 2 * range * range + smallest * smallest;
            double bottom = 1e-6 * smallest * smallest;
            List<Double> roots = new ArrayList<>();
            double low = 0;
            for (int i = 0; i <= GRID; i++) {
                double high = bottom * Math.pow(top / bottom, (double) i / GRID);
                if (slope(low) > 0 && slope(high) <= 0) {
                    roots.add(
                            new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
                                    .solve(MOST_EVALUATIONS, this::slope, low, high));
                }
                low = high;
            }
            return roots;
        }
    }
}

package org.vigie.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Ratios of several studies, pooled by inverse variance.
///
/// With b the studies' log ratios, s their standard errors and w = 1/s²:
/// - fixed effect: Σwb / Σw, standard error 1/√Σw;
/// - Cochran's Q = Σw (b − fixed)², chi-squared with k − 1 degrees of freedom under one common
///   effect;
/// - I² = max(0, (Q − (k − 1)) / Q), and 0 if Q is 0;
/// - random effects: the same with w = 1/(s² + τ²), where τ² = max(0, (Q − (k − 1)) / Σw(1 −
///   w/Σw)).
///
/// Studies whose log ratio or standard error is `NaN` or infinite are left out. Of one study, both
/// pools are that study, Q, I² and τ² are 0 and the p value of Q is 1; of none, all are `NaN`.
///
/// DerSimonian R, Laird N (1986). Meta-analysis in clinical trials. doi
/// 10.1016/0197-2456(86)90046-2. Higgins JPT, Thompson SG (2002). Quantifying heterogeneity in a
/// meta-analysis. doi 10.1002/sim.1186.
///
/// @param studies how many studies were pooled
/// @param fixed pooled ratio if one effect is common to all
/// @param random mean ratio if effects vary between studies
/// @param q Cochran's Q
/// @param heterogeneityP p value of Q
/// @param i2 share of the variation that is between studies, 0 to 1
/// @param tau2 variance of the log ratio between studies
public record MetaAnalysis(
        int studies,
        Estimate fixed,
        Estimate random,
        double q,
        double heterogeneityP,
        double i2,
        double tau2) {

    /// Pools studies given by their log ratios and the standard errors of these, above 0.
    public static MetaAnalysis of(double[] logRatios, double[] standardErrors) {
        int[] used = used(logRatios, standardErrors);
        if (used.length == 0) {
            return new MetaAnalysis(
                    0,
                    Estimate.NONE,
                    Estimate.NONE,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);
        }
        double[] b = Arrays.stream(used).mapToDouble(i -> logRatios[i]).toArray();
        double[] variance =
                Arrays.stream(used)
                        .mapToDouble(i -> standardErrors[i] * standardErrors[i])
                        .toArray();
        Pool fixed = Pool.of(b, variance, 0);
        int freedom = b.length - 1;
        if (freedom == 0) {
            return new MetaAnalysis(1, fixed.ratio(), fixed.ratio(), 0, 1, 0, 0);
        }
        double q = fixed.q();
        double excess = Math.max(0, q - freedom);
        double tau2 = excess / fixed.spread();
        double p = ChiSquaredDistribution.of(freedom).survivalProbability(q);
        return new MetaAnalysis(
                b.length,
                fixed.ratio(),
                Pool.of(b, variance, tau2).ratio(),
                q,
                p,
                excess == 0 ? 0 : excess / q,
                tau2);
    }

    private static int[] used(double[] b, double[] error) {
        if (b.length != error.length) {
            throw new IllegalArgumentException(
                    "%d log ratios need as many standard errors, were %d"
                            .formatted(b.length, error.length));
        }
        int[] used =
                IntStream.range(0, b.length)
                        .filter(i -> Double.isFinite(b[i]) && Double.isFinite(error[i]))
                        .toArray();
        for (int i : used) {
            if (error[i] <= 0) {
                throw new IllegalArgumentException(
                        "a standard error lies above 0, was " + error[i]);
            }
        }
        return used;
    }

    private record Pool(double mean, double weight, double spread, double q) {

        static Pool of(double[] b, double[] variance, double tau2) {
            double[] w = Arrays.stream(variance).map(v -> 1 / (v + tau2)).toArray();
            double weight = Arrays.stream(w).sum();
            double mean = IntStream.range(0, b.length).mapToDouble(i -> w[i] * b[i]).sum() / weight;
            double q =
                    IntStream.range(0, b.length)
                            .mapToDouble(i -> w[i] * (b[i] - mean) * (b[i] - mean))
                            .sum();
            return new Pool(
                    mean,
                    weight,
                    Arrays.stream(w).map(each -> each * (1 - each / weight)).sum(),
                    q);
        }

        Estimate ratio() {
            return Wald.ratio(mean, 1 / Math.sqrt(weight));
        }
    }
}

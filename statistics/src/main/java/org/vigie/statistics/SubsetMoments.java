package org.vigie.statistics;

import java.util.Arrays;

/// The sum of covariates over d people drawn from a stratum of n, each subset weighing e^(sum of
/// η).
///
/// With η the linear predictors and B the sum of e^(η summed over a subset) over all subsets of d
/// people, `log` is log B. As the coefficients change, its gradient is the mean of the covariates'
/// sum over a subset, and its second derivative their covariance, each subset having probability
/// e^(Σ η) / B.
///
/// @param log log B
/// @param mean mean of the sum, a covariate each
/// @param covariance covariance of the sum
record SubsetMoments(double log, double[] mean, double[][] covariance) {

    static SubsetMoments of(double[][] x, double[] eta, int drawn) {
        return drawn == 1 ? ofOne(x, eta) : ofMany(x, eta, drawn);
    }

    /// One person drawn: log Σ e^η, and the moments under the probabilities e^η / Σ e^η.
    static SubsetMoments ofOne(double[][] x, double[] eta) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double each : eta) {
            highest = Math.max(highest, each);
        }
        double total = 0;
        double[] probability = new double[eta.length];
        for (int j = 0; j < eta.length; j++) {
            probability[j] = Math.exp(eta[j] - highest);
            total += probability[j];
        }
        int p = x[0].length;
        double[] mean = new double[p];
        for (int j = 0; j < eta.length; j++) {
            probability[j] /= total;
            for (int a = 0; a < p; a++) {
                mean[a] += probability[j] * x[j][a];
            }
        }
        return new SubsetMoments(highest + Math.log(total), mean, covariance(x, probability, mean));
    }

    private static double[][] covariance(double[][] x, double[] probability, double[] mean) {
        int p = mean.length;
        double[][] covariance = new double[p][p];
        for (int j = 0; j < probability.length; j++) {
            for (int a = 0; a < p; a++) {
                double weighted = probability[j] * (x[j][a] - mean[a]);
                for (int b = 0; b < p; b++) {
                    covariance[a][b] += weighted * (x[j][b] - mean[b]);
                }
            }
        }
        return covariance;
    }

    /// Any number drawn, in d (n − d) steps: B(k, j) = B(k, j − 1) + e^η(j) B(k − 1, j − 1), for k
    /// drawn of the first j.
    ///
    /// The subsets of B(k, j) are of two kinds, without and with person j. So the sum is a mixture
    /// of two whose moments are known, in proportions of the two terms. Kept as log B and moments,
    /// nothing overflows, vanishes or cancels, however large the stratum or far apart the
    /// predictors.
    ///
    /// Gail MH, Lubin JH, Rubinstein LV (1981). Likelihood calculations for matched case-control
    /// studies. doi 10.1093/biomet/68.3.703.
    static SubsetMoments ofMany(double[][] x, double[] eta, int drawn) {
        int p = x[0].length;
        double[] log = new double[drawn + 1];
        Arrays.fill(log, 1, drawn + 1, Double.NEGATIVE_INFINITY);
        double[][] mean = new double[drawn + 1][p];
        double[][][] covariance = new double[drawn + 1][p][p];
        for (int j = 0; j < eta.length; j++) {
            // Fewer than this, and those who follow are too few to make up the number.
            int fewest = Math.max(1, drawn - (eta.length - 1 - j));
            for (int k = Math.min(j + 1, drawn); k >= fewest; k--) {
                double with = eta[j] + log[k - 1];
                double sum = logOfSum(log[k], with);
                double probability = Math.exp(with - sum);
                mix(mean, covariance, k, x[j], probability, Math.exp(log[k] - sum));
                log[k] = sum;
            }
        }
        return new SubsetMoments(log[drawn], mean[drawn], covariance[drawn]);
    }

    private static void mix(
            double[][] mean,
            double[][][] covariance,
            int k,
            double[] x,
            double with,
            double without) {
        int p = x.length;
        double[] apart = new double[p];
        for (int a = 0; a < p; a++) {
            apart[a] = mean[k - 1][a] + x[a] - mean[k][a];
            mean[k][a] += with * apart[a];
        }
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                covariance[k][a][b] =
                        without * covariance[k][a][b]
                                + with * covariance[k - 1][a][b]
                                + with * without * apart[a] * apart[b];
            }
        }
    }

    private static double logOfSum(double a, double b) {
        double high = Math.max(a, b);
        return high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}

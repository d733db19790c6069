package org.vigie.statistics.evaluation;

import java.util.Arrays;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The probability that a positive control ranks above a negative one, ties counted half: the area
/// under the curve of true against false positives.
///
/// The variance is that of DeLong: the variance over positives of each one's probability of being
/// above a negative, over their number, plus that over negatives. The interval is normal and kept
/// within 0 and 1; p is of area ½. With fewer than two of either there is an area but no interval;
/// without any of either, {@link Estimate#NONE}. If all probabilities are alike the variance is 0:
/// the interval is the area itself, and p is 0 unless it is ½.
///
/// DeLong ER, DeLong DM, Clarke-Pearson DL (1988). Comparing the areas under two or more correlated
/// receiver operating characteristic curves. doi 10.2307/2531595. Sun X, Xu W (2014). Fast
/// implementation of DeLong's algorithm. doi 10.1109/LSP.2014.2337313.
public final class AreaUnderCurve {

    private AreaUnderCurve() {}

    /// @param positives what ranks the positive controls
    /// @param negatives what ranks the negative controls
    public static Estimate of(double[] positives, double[] negatives) {
        if (positives.length == 0 || negatives.length == 0) {
            return Estimate.NONE;
        }
        double[] above = probabilities(positives, negatives);
        double area = Arrays.stream(above).average().orElse(Double.NaN);
        if (positives.length < 2 || negatives.length < 2) {
            return new Estimate(area, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] below =
                Arrays.stream(probabilities(negatives, positives))
                        .map(probability -> 1 - probability)
                        .toArray();
        double error =
                Math.sqrt(
                        variance(above, area) / above.length
                                + variance(below, area) / below.length);
        double p = error > 0 ? Wald.p((area - 0.5) / error) : area == 0.5 ? 1 : 0;
        return new Estimate(
                area, Math.max(0, area - Wald.Z * error), Math.min(1, area + Wald.Z * error), p);
    }

    /// For each value, the share of others below it, those equal counted half.
    private static double[] probabilities(double[] values, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(value ->
                        (below(sorted, value, false) + below(sorted, value, true))
                                / (2.0 * sorted.length))
                .toArray();
    }

    private static int below(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
                / (values.length - 1);
    }
}

package org.vigie.statistics.sequential;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// Poisson events: those between two moments do not depend on those before.
///
/// @param means the expected number up to each moment, not falling
record PoissonChain(double[] means) implements Chain {

    /// Probabilities below it are dropped: nothing that is told is anywhere near as small.
    private static final double NEGLIGIBLE = 1e-40;

    @Override
    public double[] after(int moment, double[] quiet, int size) {
        double mean = means[moment] - (moment == 0 ? 0 : means[moment - 1]);
        double[] more = probabilities(mean, size);
        double[] after = new double[size];
        add(quiet, more, after);
        return after;
    }

    /// The probabilities of a sum of two counts, as far as there is room for it.
    static void add(double[] some, double[] more, double[] sum) {
        for (int j = 0; j < Math.min(some.length, sum.length); j++) {
            int end = some[j] > NEGLIGIBLE ? Math.min(more.length, sum.length - j) : 0;
            for (int k = 0; k < end; k++) {
                sum[j + k] += some[j] * more[k];
            }
        }
    }

    /// The probabilities of 0, 1, … of a Poisson number, at most so many, up to where they are
    /// negligible.
    static double[] probabilities(double mean, int most) {
        if (mean <= 0) {
            return new double[] {1};
        }
        PoissonDistribution distribution = PoissonDistribution.of(mean);
        double[] probabilities = new double[most];
        for (int k = 0; k < most; k++) {
            probabilities[k] = distribution.probability(k);
            if (k > mean && probabilities[k] < NEGLIGIBLE) {
                return Arrays.copyOf(probabilities, k);
            }
        }
        return probabilities;
    }
}

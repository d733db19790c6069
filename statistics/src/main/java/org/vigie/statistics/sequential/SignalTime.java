package org.vigie.statistics.sequential;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/// Power of a test at any moment, and how long it takes, as the number of events expected without
/// effect.
///
/// @param power the probability of a signal
/// @param atSignal the mean expected number at the signal, given that there is one; `NaN` if there
///   can be none
/// @param atEnd the mean expected number at which surveillance ends, by a signal or at its length
public record SignalTime(double power, double atSignal, double atEnd) {

    /// The mean end is the integral of the probability of no signal so far. Between two moments,
    /// from j events and with n a signal, that is the sum over i < n − j of the probability of more
    /// than i events in between, divided by the rate.
    static SignalTime of(double[] expected, int[] bounds, double ratio, double delay) {
        double[] means = new double[expected.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = expected[i] * ratio;
        }
        Chain chain = new PoissonChain(means);
        double[] quiet = {1};
        double end = 0;
        for (int i = 0; i < means.length; i++) {
            double before = i == 0 ? 0 : means[i - 1];
            end +=
                    expected[i] <= delay
                            ? expected[i]
                            : lasts(quiet, means[i] - before, bounds[i]) / ratio;
            quiet = chain.after(i, quiet, bounds[i]);
        }
        double silent = Chain.total(quiet);
        double power = Math.max(0, 1 - silent);
        double length = expected[expected.length - 1];
        return new SignalTime(power, power > 0 ? (end - length * silent) / power : Double.NaN, end);
    }

    private static double lasts(double[] quiet, double mean, int bound) {
        double[] upTo = new double[bound + 1];
        PoissonDistribution more = mean > 0 ? PoissonDistribution.of(mean) : null;
        for (int m = 0; m < bound; m++) {
            upTo[m + 1] = upTo[m] + (more == null ? 0 : more.survivalProbability(m));
        }
        double sum = 0;
        for (int j = 0; j < Math.min(quiet.length, bound); j++) {
            sum += quiet[j] * upTo[bound - j];
        }
        return sum;
    }
}

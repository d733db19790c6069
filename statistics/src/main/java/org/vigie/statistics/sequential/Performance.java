package org.vigie.statistics.sequential;

import java.util.Arrays;
import java.util.List;

/// What a surveillance with given bounds does if the true relative risk is known.
///
/// @param power the probability of a signal at some look; the level, if there is no effect
/// @param meanLook the mean look at which the signal comes, from 1, given that it comes; `NaN` if
///   none can
/// @param signals the probability that the first signal comes at each look
public record Performance(double power, double meanLook, List<Double> signals) {

    public Performance {
        signals = List.copyOf(signals);
    }

    static Performance of(double[] signals) {
        double power = 0;
        double looks = 0;
        for (int i = 0; i < signals.length; i++) {
            power += signals[i];
            looks += (i + 1) * signals[i];
        }
        return new Performance(
                power,
                power > 0 ? looks / power : Double.NaN,
                Arrays.stream(signals).boxed().toList());
    }
}

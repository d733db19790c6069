package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.statistics.sequential.Cusum;
import org.vigie.statistics.sequential.Looks;

/// Cumulative sums of a pair, which take what is expected for known.
///
/// @param sums at each look
/// @param threshold an alarm at or above it
/// @param alarms the probability of an alarm by the last look, by true rate ratio
public record CumulativeSums(List<Double> sums, double threshold, Map<Double, Double> alarms) {

    /// S that is as high as the threshold but for rounding is an alarm.
    private static final double SAME = 1e-10;

    boolean isAlarm(int look) {
        return sums.get(look) >= threshold - SAME;
    }

    /// @param ratio the rate ratio looked for
    /// @param truths true rate ratios for which alarms are told
    static CumulativeSums of(
            double ratio, List<Double> truths, Looks looks, List<Integer> observed, double alpha) {
        var expected = new ArrayList<Double>();
        var events = new ArrayList<Integer>();
        for (int look = 0; look < observed.size(); look++) {
            expected.add(looks.expected(look) - (look == 0 ? 0 : looks.expected(look - 1)));
            events.add(observed.get(look) - (look == 0 ? 0 : observed.get(look - 1)));
        }
        var cusum = new Cusum(ratio, expected);
        var threshold = cusum.threshold(alpha);
        var alarms = new LinkedHashMap<Double, Double>();
        truths.forEach(
                truth -> alarms.put(truth, cusum.performance(threshold.value(), truth).power()));
        return new CumulativeSums(cusum.sums(events), threshold.value(), alarms);
    }
}

package org.vigie.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Days during which what happened to a person was recorded; only inside one does no record mean no
/// event. Both ends are inclusive.
public record ObservationPeriod(int start, int end) {

    /// The same days as periods in time order that neither overlap nor touch.
    public static List<ObservationPeriod> merged(List<ObservationPeriod> periods) {
        var sorted = new ArrayList<>(periods);
        sorted.sort(Comparator.comparingInt(ObservationPeriod::start).thenComparingInt(ObservationPeriod::end));
        var merged = new ArrayList<ObservationPeriod>();
        for (var period : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && period.start <= merged.get(last).end + 1) {
                var joined = new ObservationPeriod(merged.get(last).start, Math.max(merged.get(last).end, period.end));
                merged.set(last, joined);
            } else {
                merged.add(period);
            }
        }
        return merged;
    }
}

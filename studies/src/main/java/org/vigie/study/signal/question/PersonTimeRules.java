package org.vigie.study.signal.question;

import java.util.Arrays;
import java.util.List;

/// How days at risk are counted over everybody: by age, and those of them in the risk window of an
/// exposure.
///
/// @param risk when the risk may be raised
/// @param ages first days of age of the age groups after the first
public record PersonTimeRules(RiskWindow risk, List<Integer> ages) {

    /// The days of these spans, by age group.
    long[] days(TimeAtRisk spans, int birth) {
        var days = new long[ages.size() + 1];
        for (int span = 0; span < spans.size(); span++) {
            add(spans.starts()[span], spans.ends()[span], birth, days);
        }
        return days;
    }

    /// Those of them in the risk window of any of the eras, by age group: a day in two windows
    /// counts once.
    ///
    /// @param eras first and last days in turn, in time order
    long[] exposed(int[] eras, TimeAtRisk spans, int birth) {
        var days = new long[ages.size() + 1];
        for (int span = 0; span < spans.size(); span++) {
            int next = spans.starts()[span];
            int end = spans.ends()[span];
            for (int i = 0; i < eras.length && eras[i] <= end; i += 2) {
                int first = Math.max(next, eras[i] + risk.start());
                int last = Math.min(end, risk.last(eras[i], eras[i + 1], Math.max(eras[i], end)));
                add(first, last, birth, days);
                next = Math.max(next, last + 1);
            }
        }
        return days;
    }

    private void add(int first, int last, int birth, long[] days) {
        int from = first;
        for (int group = group(first - birth); from <= last; group++) {
            int to = group < ages.size() ? Math.min(last, ages.get(group) - 1 + birth) : last;
            days[group] += to - from + 1;
            from = to + 1;
        }
    }

    private int group(int age) {
        int place = Arrays.binarySearch(ages.toArray(), age);
        return place >= 0 ? place + 1 : -place - 1;
    }
}

package org.vigie.study.signal.estimate;

import java.util.Map;
import org.vigie.study.signal.question.ChronographWindows;
import org.vigie.study.signal.question.ExposureTotals;
import org.vigie.study.signal.question.SignalCounts;

/// What is known of all people together.
///
/// @param people people at risk on some day
/// @param lastDay the last day of the data
/// @param totals of each exposure
/// @param starts eras of any exposure, by window of {@link ChronographWindows}
/// @param days days at risk, by age group; empty where no method asks for them
public record Everybody(
        long people, int lastDay, Map<Integer, ExposureTotals> totals, long[] starts, long[] days) {

    public static Everybody of(SignalCounts counts) {
        var totals = counts.totals();
        var starts = new long[ChronographWindows.WINDOWS];
        totals.values()
                .forEach(each -> {
                    for (int window = 0; window < starts.length; window++) {
                        starts[window] += each.starts()[window];
                    }
                });
        return new Everybody(counts.left().born(), counts.lastDay(), totals, starts, counts.days());
    }

    public ExposureTotals of(int exposure) {
        return totals.getOrDefault(exposure, ExposureTotals.NONE);
    }
}

package org.vigie.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.Estimate;

/// What a look found. A signal stands, whatever later looks find.
///
/// @param look from 1
/// @param expected the count expected so far without effect
/// @param observed the count so far
/// @param statistic the logarithm of the likelihood ratio
/// @param critical what it is compared with; infinite if nothing signals at this look
/// @param bound the least count that signals at this look
/// @param reached whether the count is at or above the bound
/// @param signal whether it is, or was at an earlier look
/// @param ratio the relative risk so far, {@link Looks#ratio}
public record LookResult(
        int look,
        double expected,
        int observed,
        double statistic,
        double critical,
        int bound,
        boolean reached,
        boolean signal,
        Estimate ratio) {

    /// The looks there were so far.
    ///
    /// @param bounds of these looks
    /// @param observed the count up to each look, for the first look and as many as there were
    public static List<LookResult> of(Looks looks, Bounds bounds, List<Integer> observed) {
        if (observed.size() > looks.size() || bounds.counts().size() != looks.size()) {
            throw new IllegalArgumentException(
                    "%d looks have bounds for %d and counts for %d"
                            .formatted(looks.size(), bounds.counts().size(), observed.size()));
        }
        List<LookResult> results = new ArrayList<>();
        boolean signal = false;
        int before = 0;
        for (int i = 0; i < observed.size(); i++) {
            int count = observed.get(i);
            if (count < before || count > looks.most(i)) {
                throw new IllegalArgumentException(
                        ("the count so far at look %d lies between that of the look before"
                                        + " and the most there can be, was not")
                                .formatted(i + 1));
            }
            before = count;
            int bound = bounds.counts().get(i);
            signal |= count >= bound;
            results.add(
                    new LookResult(
                            i + 1,
                            looks.expected(i),
                            count,
                            looks.statistic(i, count),
                            bounds.critical().get(i),
                            bound,
                            count >= bound,
                            signal,
                            looks.ratio(i, count)));
        }
        return results;
    }
}

package org.vigie.study.signal.question;

import java.util.stream.IntStream;

/// The days of an era on which the risk may be raised, and those before it.
///
/// @param start first day at risk, from the first day of the era (day 0)
/// @param end last day at risk, from the last day of the era, or from its first
/// @param fromStart whether `end` counts from the first day
/// @param beforeDays days before the era with a rate of their own, 0 for none
public record RiskWindow(int start, int end, boolean fromStart, int beforeDays) {

    /// The last day at risk of an era, not before its first day and no later than a day that
    /// matters.
    int last(int eraStart, int eraEnd, int latest) {
        long last = (fromStart ? eraStart : eraEnd) + (long) end;
        return (int) Math.max(eraStart, Math.min(last, latest));
    }

    /// Whether an era of these days, however long it is observed, has no day at risk.
    boolean isEmpty(int eraStart, int eraEnd) {
        return eraStart + (long) start > (fromStart ? eraStart : eraEnd) + (long) end;
    }

    /// Where the rate may change, from the first day of the era: the days before it, the era before
    /// its days at risk, and these.
    public int[] changes() {
        return IntStream.concat(
                        beforeDays > 0 ? IntStream.of(-beforeDays) : IntStream.empty(),
                        start > 0 ? IntStream.of(0, start) : IntStream.of(0))
                .toArray();
    }

    /// In words.
    public String words() {
        return "day " + start + " after the start of the exposure to " + lastDay();
    }

    private String lastDay() {
        if (fromStart) {
            return "day " + end + " after it";
        }
        return end == 0 ? "its end" : end + " days after its end";
    }
}

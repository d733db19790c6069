package org.vigie.study.signal.question;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// What was counted of one exposure over everybody, with an outcome or without.
///
/// @param people people with an era that begins on a day at risk
/// @param eras such eras
/// @param erasWithoutRisk those of them whose risk window is empty, however long they are observed
/// @param riskDays days at risk on days 1 to 30 after the start of such eras
/// @param controlDays days at risk on days −30 to −1
/// @param starts such eras with a day at risk in each window of {@link ChronographWindows}
/// @param firstUses how many people's first such era begins on a day, by day; empty unless asked
///   for
/// @param exposedDays days at risk in the risk window of any of its eras, by age group; empty
///   unless asked for
public record ExposureTotals(
        long people,
        long eras,
        long erasWithoutRisk,
        long riskDays,
        long controlDays,
        long[] starts,
        Map<Integer, Long> firstUses,
        long[] exposedDays) {

    public static final ExposureTotals NONE =
            new ExposureTotals(
                    0, 0, 0, 0, 0, new long[ChronographWindows.WINDOWS], Map.of(), new long[0]);

    ExposureTotals plus(ExposureTotals other) {
        var sum = starts.clone();
        Arrays.setAll(sum, window -> sum[window] + other.starts[window]);
        var uses = new TreeMap<>(firstUses);
        other.firstUses.forEach((day, count) -> uses.merge(day, count, Long::sum));
        return new ExposureTotals(
                people + other.people,
                eras + other.eras,
                erasWithoutRisk + other.erasWithoutRisk,
                riskDays + other.riskDays,
                controlDays + other.controlDays,
                sum,
                uses,
                sum(exposedDays, other.exposedDays));
    }

    /// Sums place by place, of as many places as the longer has.
    static long[] sum(long[] some, long[] more) {
        var sum = Arrays.copyOf(some, Math.max(some.length, more.length));
        for (int i = 0; i < more.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }
}

package org.vigie.study.surveillance.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.vigie.statistics.sequential.late.Completeness;

/// What the history of an exposure and an outcome lets expect, group by group of age and sex, and
/// what was observed.
public final class History {

    /// One group of age and sex.
    ///
    /// @param past days and events of the history
    /// @param looks days and events since the look before, at each look
    private record Stratum(long[] past, long[][] looks) {

        boolean isKnown() {
            return past[SurveillanceCounts.DAYS] > 0;
        }

        double expected(int look) {
            return (double) past[SurveillanceCounts.EVENTS]
                    * looks[look][SurveillanceCounts.DAYS]
                    / past[SurveillanceCounts.DAYS];
        }

        long days() {
            long days = 0;
            for (var look : looks) {
                days += look[SurveillanceCounts.DAYS];
            }
            return days;
        }
    }

    private final int looks;
    private final Collection<Stratum> strata;
    private final Completeness completeness;

    private History(int looks, Collection<Stratum> strata, Completeness completeness) {
        this.looks = looks;
        this.strata = strata;
        this.completeness = completeness;
    }

    public static History of(
            SurveillanceCounts counts,
            int exposure,
            int outcome,
            int looks,
            Completeness completeness) {
        var begin = exposure + "|" + outcome + "|";
        var strata = new TreeMap<String, Stratum>();
        counts.cells
                .subMap(begin, begin + Character.MAX_VALUE)
                .forEach((cell, found) -> {
                    var parts = cell.substring(begin.length()).split("\\|", 2);
                    var stratum =
                            strata.computeIfAbsent(
                                    parts[1], _ -> new Stratum(new long[2], new long[looks][2]));
                    int look = Integer.parseInt(parts[0]);
                    var into =
                            look == SurveillanceCounts.HISTORY ? stratum.past : stratum.looks[look];
                    System.arraycopy(found, 0, into, 0, into.length);
                });
        return new History(looks, strata.values(), completeness);
    }

    /// Events of the history.
    public long events() {
        return strata.stream().mapToLong(each -> each.past[SurveillanceCounts.EVENTS]).sum();
    }

    public long days() {
        return strata.stream().mapToLong(each -> each.past[SurveillanceCounts.DAYS]).sum();
    }

    /// Days at risk in groups that the history has nobody of: nothing is expected of them, and they
    /// do not count.
    public long daysWithoutHistory() {
        return strata.stream().filter(each -> !each.isKnown()).mapToLong(Stratum::days).sum();
    }

    /// Events up to each look.
    public List<Long> observed() {
        var soFar = new ArrayList<Long>();
        long sum = 0;
        for (int look = 0; look < looks; look++) {
            for (var stratum : strata) {
                sum += stratum.isKnown() ? stratum.looks[look][SurveillanceCounts.EVENTS] : 0;
            }
            soFar.add(sum);
        }
        return soFar;
    }

    /// Events expected to be recorded by the day the data were taken, the last look's, of those up
    /// to each look.
    public List<Double> expected() {
        var expected = new ArrayList<Double>();
        for (int look = 0; look < looks; look++) {
            var each = new ArrayList<Double>();
            for (int i = 0; i < looks; i++) {
                each.add(i <= look ? expectedSince(i) : 0);
            }
            expected.add(completeness.expected(each));
        }
        return expected;
    }

    private double expectedSince(int look) {
        return strata.stream()
                .filter(Stratum::isKnown)
                .mapToDouble(each -> each.expected(look))
                .sum();
    }

    /// How many events without groups would make the expected number as uncertain as it is: the
    /// square of it divided by its variance, rounded down. With one group these are its events;
    /// never more than all of them.
    ///
    /// Fay MP, Feuer EJ (1997). Confidence intervals for directly standardized rates.
    public long effectiveEvents() {
        double sum = 0;
        double variance = 0;
        for (var stratum : strata) {
            if (stratum.isKnown()) {
                double weight = (double) stratum.days() / stratum.past[SurveillanceCounts.DAYS];
                sum += weight * stratum.past[SurveillanceCounts.EVENTS];
                variance += weight * weight * stratum.past[SurveillanceCounts.EVENTS];
            }
        }
        return variance > 0 ? (long) Math.floor(sum * sum / variance + ROUNDING) : 0;
    }

    private static final double ROUNDING = 1e-9;
}

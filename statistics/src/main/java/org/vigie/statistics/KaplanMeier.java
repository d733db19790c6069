package org.vigie.statistics;

import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The share still without an event after a time, where some are followed for a part of it only:
/// the product-limit estimate (Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452).
///
/// S(t) = ∏ (1 − d / n) over the times of events up to t, with d events among n at risk. Who is
/// censored at the time of an event is at risk at it. Variance after Greenwood (1926): σ² = Σ d /
/// (n (n − d)); 95 % interval on the scale of log(−log S), S^exp(± z σ / log S) (Borgan and Liestøl
/// 1990, Scand J Stat 17:35-41), which stays within 0 and 1. Before the first event its lower end
/// is 0.025^(1/n), Clopper and Pearson's of n without an event; where S is 0 it has no upper end.
public final class KaplanMeier {

    private static final double Z = 1.959963984540054;

    private final SortedMap<Integer, Long> events;
    private final SortedMap<Integer, Long> censored;
    private final long all;

    /// @param events how many have the event at a time
    /// @param censored how many were followed until a time without it
    public KaplanMeier(SortedMap<Integer, Long> events, SortedMap<Integer, Long> censored) {
        this.events = new TreeMap<>(events);
        this.censored = new TreeMap<>(censored);
        all = sum(events) + sum(censored);
    }

    private static long sum(SortedMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many there are.
    public long all() {
        return all;
    }

    /// How many are still followed without an event just before a time.
    public long atRisk(int time) {
        return all - sum(events.headMap(time)) - sum(censored.headMap(time));
    }

    /// Events up to and at a time.
    public long events(int time) {
        return sum(events.headMap(time + 1));
    }

    /// Censored up to and at a time.
    public long censored(int time) {
        return sum(censored.headMap(time + 1));
    }

    /// The share without the event after a time; {@link Estimate#NONE} where there is nobody, or
    /// where nobody was followed so long and not all had it.
    public Estimate at(int time) {
        double share = 1;
        double variance = 0;
        for (var event : events.headMap(time + 1).entrySet()) {
            double n = atRisk(event.getKey());
            double d = event.getValue();
            share *= 1 - d / n;
            variance += d / (n * (n - d));
        }
        if (all == 0 || (share > 0 && atRisk(time) == 0)) {
            return Estimate.NONE;
        }
        if (share == 1) {
            return new Estimate(1, Math.pow(0.025, 1.0 / atRisk(time)), 1, Double.NaN);
        }
        if (share <= 0) {
            return new Estimate(0, 0, Double.NaN, Double.NaN);
        }
        double half = Z * Math.sqrt(variance) / Math.log(share);
        return new Estimate(
                share,
                Math.pow(share, Math.exp(-half)),
                Math.pow(share, Math.exp(half)),
                Double.NaN);
    }

    /// The first time at which the share is a half or less, where there is one.
    public OptionalInt median() {
        for (int time : new TreeSet<>(events.keySet())) {
            if (at(time).value() <= 0.5) {
                return OptionalInt.of(time);
            }
        }
        return OptionalInt.empty();
    }
}

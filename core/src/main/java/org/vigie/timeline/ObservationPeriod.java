package org.vigie.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Days during which what happened to a person was recorded; only inside one does no record mean no
/// event. Both ends are inclusive.
///
/// @param type OMOP's concept of how it is known, or {@link Timeline#NONE}
/// @param id the row's identifier in its table, or {@link Timeline#NONE}
/// @param open whether the source wrote no end, so that it ends on the last day of which anything
///   is known, and goes on when more is
public record ObservationPeriod(int start, int end, long type, long id, boolean open) {

    /// A period of which no more than its days is known.
    public ObservationPeriod(int start, int end) {
        this(start, end, Timeline.NONE, Timeline.NONE, false);
    }

    /// A period that has an end.
    public ObservationPeriod(int start, int end, long type, long id) {
        this(start, end, type, id, false);
    }

    /// The same until another day, if that is later.
    public ObservationPeriod until(int day) {
        return new ObservationPeriod(start, Math.max(end, day), type, id, open);
    }

    /// One period from the first day of all to the last; nothing where there is none.
    public static List<ObservationPeriod> spanning(List<ObservationPeriod> periods) {
        return periods.isEmpty()
                ? List.of()
                : List.of(
                        new ObservationPeriod(
                                periods.stream()
                                        .mapToInt(ObservationPeriod::start)
                                        .min()
                                        .getAsInt(),
                                periods.stream()
                                        .mapToInt(ObservationPeriod::end)
                                        .max()
                                        .getAsInt()));
    }

    /// The same days as periods in time order that do not overlap; one may begin the day after
    /// another ends. Of those that overlap, the one that begins first says what is known of them;
    /// they have no end where one of them has none.
    public static List<ObservationPeriod> disjoint(List<ObservationPeriod> periods) {
        var sorted = new ArrayList<>(periods);
        sorted.sort(
                Comparator.comparingInt(ObservationPeriod::start)
                        .thenComparingInt(ObservationPeriod::end)
                        .thenComparingLong(ObservationPeriod::id)
                        .thenComparingLong(ObservationPeriod::type));
        var disjoint = new ArrayList<ObservationPeriod>();
        for (var period : sorted) {
            if (!disjoint.isEmpty() && period.start <= disjoint.getLast().end) {
                var last = disjoint.removeLast();
                disjoint.add(
                        new ObservationPeriod(
                                last.start,
                                Math.max(last.end, period.end),
                                last.type,
                                last.id,
                                last.open || period.open));
            } else {
                disjoint.add(period);
            }
        }
        return disjoint;
    }
}

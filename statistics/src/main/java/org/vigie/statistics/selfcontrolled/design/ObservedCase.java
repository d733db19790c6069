package org.vigie.statistics.selfcontrolled.design;

import java.util.Arrays;
import java.util.List;

/// One observation period of a person with the outcome, in days of age, first and last day
/// included.
///
/// Events outside the period are left out; several on one day are one event. A period may well end
/// with its event (death): that is counted, because it is what the method cannot bear.
///
/// @param start first day observed
/// @param end last day observed
/// @param events days of the outcome, in any order
/// @param exposures the eras of each exposure, in the order of the design, each in any order
/// @param birth the day of age 0 counted from 1970-01-01; only season and calendar need it
public record ObservedCase(
        int start, int end, int[] events, List<List<Era>> exposures, long birth) {

    public ObservedCase {
        if (end < start) {
            throw new IllegalArgumentException(
                    "an observation period ends on its first day or later, was %d to %d"
                            .formatted(start, end));
        }
        events =
                events.length < 2
                        ? events.clone()
                        : Arrays.stream(events).sorted().distinct().toArray();
        exposures = List.copyOf(exposures);
    }

    /// A case whose birth does not matter.
    public static ObservedCase of(int start, int end, int[] events, List<List<Era>> exposures) {
        return new ObservedCase(start, end, events, exposures, 0);
    }

    /// The events while observed, or only the first of these.
    public int[] counted(boolean firstOnly) {
        int[] inside = Arrays.stream(events).filter(day -> day >= start && day <= end).toArray();
        return firstOnly && inside.length > 1 ? Arrays.copyOf(inside, 1) : inside;
    }
}

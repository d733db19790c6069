package org.vigie.cohort.evaluate;

import org.vigie.timeline.Timeline;

/// An observation period as a criterion's event. It is none of the timeline's events, so its number
/// is negative: −1 for the first period, −2 for the second.
final class PeriodEvent {

    private PeriodEvent() {}

    /// The number of a recorded period among events.
    static int of(int period) {
        return -1 - period;
    }

    /// Whether an event is a period.
    static boolean is(int event) {
        return event < 0;
    }

    /// OMOP's concept of how the period is known, or {@link Timeline#NONE}.
    static long type(Timeline person, int event) {
        return person.recordedType(-1 - event);
    }

    /// What decides between events of a day: the row's identifier, else the place among the
    /// person's periods.
    static long id(Timeline person, int event) {
        long id = person.recordedId(-1 - event);
        return id == Timeline.NONE ? -1 - event : id;
    }
}

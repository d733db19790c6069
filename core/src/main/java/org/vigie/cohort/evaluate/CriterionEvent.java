package org.vigie.cohort.evaluate;

import org.vigie.timeline.Timeline;

/// An event as a criterion sees it: its days, perhaps moved.
///
/// @param event its number in the timeline, or that of a {@link PeriodEvent}
/// @param end {@link Timeline#NO_DAY} where it is not known
/// @param sortDay what it is put in order by
/// @param id decides between events of the same day
public record CriterionEvent(int event, int start, int end, int sortDay, long id) {

    /// The visit it belongs to, or {@link Timeline#NONE}.
    long visit(Timeline person) {
        return PeriodEvent.is(event) ? Timeline.NONE : person.visit(event);
    }
}

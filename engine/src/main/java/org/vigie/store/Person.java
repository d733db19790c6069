package org.vigie.store;

import java.util.List;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;

/// Who a person is, on the way into a store.
///
/// @param birthDay {@link org.vigie.timeline.Timeline#NO_DAY} where not known
/// @param deathDay {@link org.vigie.timeline.Timeline#NO_DAY} where alive or not known
/// @param periods  in time order, not overlapping
public record Person(long id, int birthDay, Sex sex, int deathDay, String region, String practice, String site,
        List<ObservationPeriod> periods) {
}

package org.vigie.store;

import java.util.List;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Who a person is, on the way into a store.
///
/// @param birthDay {@link org.vigie.timeline.Timeline#NO_DAY} where not known
/// @param deathDay {@link org.vigie.timeline.Timeline#NO_DAY} where alive or not known
/// @param periods  in time order, not overlapping
/// @param gender   OMOP's concept, as are race and ethnicity, or {@link org.vigie.timeline.Timeline#NONE}
public record Person(long id, int birthDay, Sex sex, int deathDay, String region, String practice, String site,
        List<ObservationPeriod> periods, long gender, long race, long ethnicity) {

    /// A person of whom no concepts are known but that of their sex.
    public Person(long id, int birthDay, Sex sex, int deathDay, String region, String practice, String site,
            List<ObservationPeriod> periods) {
        this(id, birthDay, sex, deathDay, region, practice, site, periods, sex.concept(), Timeline.NONE,
                Timeline.NONE);
    }
}

package org.vigie.store;

import java.util.ArrayList;
import java.util.List;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Who a person is, on the way into a store.
///
/// @param birthDay {@link org.vigie.timeline.Timeline#NO_DAY} where not known
/// @param deathDay {@link org.vigie.timeline.Timeline#NO_DAY} where alive or not known
/// @param periods as the source has them, in time order, not overlapping; they may touch
/// @param gender OMOP's concept, as are race and ethnicity, or
///   {@link org.vigie.timeline.Timeline#NONE}
public record Person(
        long id,
        int birthDay,
        Sex sex,
        int deathDay,
        String region,
        String practice,
        String site,
        List<ObservationPeriod> periods,
        long gender,
        long race,
        long ethnicity) {

    /// A person of whom no concepts are known but that of their sex.
    public Person(
            long id,
            int birthDay,
            Sex sex,
            int deathDay,
            String region,
            String practice,
            String site,
            List<ObservationPeriod> periods) {
        this(
                id,
                birthDay,
                sex,
                deathDay,
                region,
                practice,
                site,
                periods,
                sex.concept().orElse(Timeline.NONE),
                Timeline.NONE,
                Timeline.NONE);
    }

    /// The same person observed at other times.
    public Person observed(List<ObservationPeriod> other) {
        return new Person(
                id, birthDay, sex, deathDay, region, practice, site, other, gender, race,
                ethnicity);
    }

    /// A person as a timeline tells.
    public static Person of(Timeline person) {
        var periods = new ArrayList<ObservationPeriod>();
        for (int period = 0; period < person.recordedPeriods(); period++) {
            periods.add(
                    new ObservationPeriod(
                            person.recordedStart(period),
                            person.recordedEnd(period),
                            person.recordedType(period),
                            person.recordedId(period),
                            person.recordedOpen(period)));
        }
        return new Person(
                person.person(),
                person.birthDay(),
                person.sex(),
                person.deathDay(),
                person.region(),
                person.practice(),
                person.site(),
                periods,
                person.gender(),
                person.race(),
                person.ethnicity());
    }

    /// The same person with what is newly known; of two days of death the earlier counts.
    public Person with(Person other) {
        var joined = new ArrayList<>(periods);
        joined.addAll(other.periods);
        int death =
                deathDay == Timeline.NO_DAY || other.deathDay == Timeline.NO_DAY
                        ? Math.max(deathDay, other.deathDay)
                        : Math.min(deathDay, other.deathDay);
        return new Person(
                id,
                other.birthDay == Timeline.NO_DAY ? birthDay : other.birthDay,
                other.sex == Sex.UNKNOWN ? sex : other.sex,
                death,
                newer(region, other.region),
                newer(practice, other.practice),
                newer(site, other.site),
                ObservationPeriod.disjoint(joined),
                newer(gender, other.gender),
                newer(race, other.race),
                newer(ethnicity, other.ethnicity));
    }

    private static String newer(String old, String other) {
        return other.isEmpty() ? old : other;
    }

    private static long newer(long old, long other) {
        return other == Timeline.NONE ? old : other;
    }
}

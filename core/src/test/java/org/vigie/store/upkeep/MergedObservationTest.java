package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.store.Delivery;
import org.vigie.store.EventRow;
import org.vigie.store.Observation;
import org.vigie.store.Observation.How;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Periods of two deliveries, by hand.
class MergedObservationTest {

    private static final List<String> NO_EVENTS = List.of();

    private static MergedObservation of(Observation... observations) {
        return MergedObservation.of(
                Arrays.stream(observations)
                        .map(observation ->
                                new Delivery(
                                        1,
                                        "meds",
                                        "",
                                        false,
                                        Optional.empty(),
                                        "",
                                        List.of(),
                                        new Delivery.Contents("", "", "", 0, 0),
                                        new Delivery.Plan(List.of(), observation)))
                        .toList());
    }

    /// Periods such as `2020-01-01 2020-02-01` of who was born in 1950 and died, or did not.
    private static List<String> merged(
            MergedObservation observation, String death, List<String> events, String... periods) {
        var person =
                new Person(
                        1,
                        Days.of("1950-01-01"),
                        Sex.FEMALE,
                        death.isEmpty() ? Timeline.NO_DAY : Days.of(death),
                        "",
                        "",
                        "",
                        Stream.of(periods)
                                .map(text -> text.split(" "))
                                .map(days ->
                                        new ObservationPeriod(Days.of(days[0]), Days.of(days[1])))
                                .toList());
        return observation
                .observed(person, events.stream().map(MergedObservationTest::row).toList())
                .periods()
                .stream()
                .map(period -> Days.text(period.start()) + " " + Days.text(period.end()))
                .toList();
    }

    private static EventRow row(String day) {
        var row = new EventRow();
        row.time = Days.of(day) * 86_400_000_000L;
        row.table = "encounters";
        return row;
    }

    private static final String JANUARY = "2020-01-03 2020-01-20";
    private static final String MARCH = "2020-03-05 2020-03-09";

    @Test
    void recordedPeriodsStayTwo() {
        var recorded = of(Observation.RECORDED, Observation.RECORDED);
        assertEquals(List.of(JANUARY, MARCH), merged(recorded, "", NO_EVENTS, JANUARY, MARCH));
    }

    @Test
    void derivedOnesHaveNoHoleAndEndWithDeath() {
        var within = of(Observation.withinLife(List.of()), Observation.withinLife(List.of()));
        assertEquals(
                List.of("2020-01-03 2020-03-09"), merged(within, "", NO_EVENTS, JANUARY, MARCH));
        assertEquals(
                List.of("2020-01-03 2020-02-01"),
                merged(within, "2020-02-01", NO_EVENTS, JANUARY, MARCH));
        assertEquals(List.of(), merged(within, "2020-01-02", NO_EVENTS, JANUARY, MARCH));
    }

    /// All that the second delivery tells is after death, so that it has no period; and yet the
    /// person was observed until then, if the events are of a table that tells so.
    @Test
    void eventsAfterDeathTellThatObservationLastedUntilThen() {
        var encounters = Observation.withinLife(List.of("encounters"));
        var other = Observation.withinLife(List.of("conditions"));
        assertEquals(
                List.of("2020-01-03 2020-02-01"),
                merged(of(encounters, encounters), "2020-02-01", List.of("2020-03-05"), JANUARY));
        assertEquals(
                List.of(JANUARY),
                merged(of(other, other), "2020-02-01", List.of("2020-03-05"), JANUARY));
        assertEquals(
                List.of("1950-01-01 2020-01-20"),
                merged(of(encounters, encounters), "", List.of("1949-12-31"), JANUARY));
    }

    private static Observation care(boolean moved, String last) {
        return new Observation(How.UNTIL_DEATH, moved, "", last, List.of());
    }

    @Test
    void whoDiedIsObservedUntilThenOnlyWhereSomebodyHadCareLater() {
        var until = of(care(false, "2020-01-31"), care(false, "2020-03-31"));
        assertEquals(
                List.of("2020-01-03 2020-03-30"),
                merged(until, "2020-03-30", NO_EVENTS, JANUARY, MARCH));
        assertEquals(
                List.of("2020-01-03 2020-03-09"),
                merged(until, "2020-04-01", NO_EVENTS, JANUARY, MARCH));
        assertEquals(
                List.of("2020-01-03 2020-03-09"),
                merged(
                        of(care(true, ""), care(true, "")),
                        "2020-03-30",
                        NO_EVENTS,
                        JANUARY,
                        MARCH));
    }

    private static Observation asked(String first, String last) {
        return new Observation(How.ASKED, false, first, last, List.of());
    }

    @Test
    void daysThatWereAskedForAreJoinedWhereTheyTouch() {
        var touching = of(asked("2020-02-01", "2020-02-29"), asked("2020-01-01", "2020-01-31"));
        assertEquals(
                List.of("2020-01-01 2020-02-29"),
                merged(touching, "", NO_EVENTS, "2020-02-01 2020-02-29"));
        assertEquals(List.of("2020-01-01 2020-02-10"), merged(touching, "2020-02-10", NO_EVENTS));
        var apart = of(asked("2020-01-01", "2020-01-31"), asked("2020-03-01", "2020-03-31"));
        assertEquals(
                List.of("2020-01-01 2020-01-31", "2020-03-01 2020-03-31"),
                merged(apart, "", NO_EVENTS));
        assertEquals(List.of("2020-01-01 2020-01-31"), merged(apart, "2020-02-10", NO_EVENTS));
    }
}

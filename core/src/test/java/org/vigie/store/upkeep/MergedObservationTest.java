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

    private static Observation recorded(boolean moved, String last, boolean open) {
        return Observation.RECORDED.closed(moved, last, open);
    }

    /// A period of January that has no end, and one of March.
    private static List<String> lasting(Observation... deliveries) {
        var open = new ObservationPeriod(Days.of("2020-01-03"), Days.of("2020-01-31"), 7, 8, true);
        var march = new ObservationPeriod(Days.of("2020-03-05"), Days.of("2020-03-09"));
        var person =
                new Person(
                        1,
                        Days.of("1950-01-01"),
                        Sex.FEMALE,
                        Timeline.NO_DAY,
                        "",
                        "",
                        "",
                        List.of(open, march));
        return of(deliveries).lasting(person).periods().stream()
                .map(period ->
                        Days.text(period.start())
                                + " "
                                + Days.text(period.end())
                                + " "
                                + period.type()
                                + (period.open() ? " open" : ""))
                .toList();
    }

    /// Closed with the first delivery on its last day; with the second more is known.
    @Test
    void periodsWithoutAnEndLastAsLongAsAnythingIsKnown() {
        var none = Timeline.NONE;
        var apart = List.of("2020-01-03 2020-01-31 7 open", "2020-03-05 2020-03-09 " + none);
        var january = recorded(false, "2020-01-31", true);
        assertEquals(apart, lasting(january));
        assertEquals(
                List.of("2020-01-03 2020-02-15 7 open", "2020-03-05 2020-03-09 " + none),
                lasting(january, recorded(false, "2020-02-15", false)));
        assertEquals(
                List.of("2020-01-03 2020-03-31 7 open"),
                lasting(recorded(false, "2020-03-31", false), january));
        assertEquals(
                apart,
                lasting(recorded(true, "2020-01-31", true), recorded(true, "2020-03-31", true)));
        assertEquals(
                apart,
                lasting(recorded(false, "2020-03-31", false), recorded(false, "", false)),
                "no delivery says that one has no end");
    }

    @Test
    void daysThatStandForNoEndTellOfNoObservation() {
        var within = Observation.withinLife(List.of());
        assertEquals(
                List.of(JANUARY),
                merged(of(within, within), "2020-02-01", List.of("2099-01-01"), JANUARY));
        assertEquals(
                List.of("2020-01-03 2020-02-01"),
                merged(
                        of(within.shifted(true), within.shifted(true)),
                        "2020-02-01",
                        List.of("2099-01-01"),
                        JANUARY));
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
        return Observation.of(How.UNTIL_DEATH, moved, "", last);
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
        return Observation.of(How.ASKED, false, first, last);
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

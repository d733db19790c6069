package org.vigie.simulate.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.effects.Role;
import org.vigie.simulate.schemes.BackgroundCode;
import org.vigie.timeline.Timeline;

@Tag("long")
class OnePersonTest {

    private static final int PEOPLE = 3_000;
    private final Catalogue catalogue = new Catalogue(DrugEffects.NONE);

    private OnePerson maker(Simulation simulation) {
        return new OnePerson(simulation, PlantedCodes.of(simulation.effects()), catalogue);
    }

    private static List<String> written(OnePerson one) {
        var lines = new ArrayList<String>(List.of(one.person().toString()));
        for (int e = 0; e < one.chart.size(); e++) {
            lines.add(
                    String.join(
                            " ",
                            String.valueOf(one.chart.day(e)),
                            one.catalogue.codes.text(one.chart.code(e)),
                            String.valueOf(one.chart.value(e)),
                            String.valueOf(one.chart.end(e)),
                            String.valueOf(one.chart.visit(e)),
                            String.valueOf(one.chart.provider(e)),
                            String.valueOf(one.chart.cost(e))));
        }
        return lines;
    }

    @Test
    void aPersonDependsOnSeedAndIdentifierAlone() {
        var few = maker(Simulation.of(10));
        var many = maker(Simulation.of(1_000_000).withShards(7));
        for (int person = 100; person > 0; person--) {
            many.make(person);
            var alone = written(many);
            many.make(person + 5_000);
            few.make(person);
            assertEquals(alone, written(few));
        }
    }

    @Test
    void anotherSeedMakesOtherPeople() {
        var one = maker(Simulation.of(10));
        var other = maker(Simulation.of(10).withSeed(2));
        one.make(1);
        other.make(1);
        assertTrue(!written(one).equals(written(other)));
    }

    /// Person 5,288 of seed 3 falls ill and dies while away, before the day on which they would
    /// have died otherwise.
    @Test
    void whoDiesWhileAwayHasNoKnownDeath() {
        var one = maker(Simulation.of(10).withSeed(3));
        for (int number = 5_000; number <= 6_000; number++) {
            one.make(number);
            var person = one.person();
            assertTrue(
                    person.deathDay() == Timeline.NO_DAY
                            || person.deathDay() == person.periods().getLast().end(),
                    () -> "person " + person.id() + " dies outside observation");
        }
        one.make(5_288);
        assertEquals(Timeline.NO_DAY, one.person().deathDay());
    }

    @Test
    void eventsLieWithinLifeAndObservationInTimeOrder() {
        var one = maker(Simulation.of(PEOPLE));
        for (int person = 1; person <= PEOPLE; person++) {
            one.make(person);
            var who = one.person();
            int before = Integer.MIN_VALUE;
            for (int e = 0; e < one.chart.size(); e++) {
                int day = one.chart.day(e);
                int end = one.chart.end(e) == Timeline.NO_DAY ? day : one.chart.end(e);
                assertTrue(day >= before && day >= who.birthDay());
                assertTrue(who.deathDay() == Timeline.NO_DAY || end <= who.deathDay());
                assertTrue(
                        who.periods().stream()
                                .anyMatch(p -> p.start() <= day && day <= end && end <= p.end()));
                before = day;
            }
        }
    }

    @Test
    void periodsAreInOrderWithinTheStudyAndEndWithDeath() {
        var one = maker(Simulation.of(PEOPLE));
        for (int person = 1; person <= PEOPLE; person++) {
            one.make(person);
            var periods = one.person().periods();
            int before = Life.FIRST_DAY - 1;
            for (var period : periods) {
                assertTrue(period.start() > before && period.end() >= period.start());
                before = period.end();
            }
            assertTrue(before <= Life.LAST_DAY);
            assertTrue(one.life.death == Timeline.NO_DAY || one.life.death == before);
        }
    }

    @Test
    void everyEventButDeathBelongsToAnEarlierVisitOfItsProvider() {
        var one = maker(Simulation.of(PEOPLE));
        for (int person = 1; person <= PEOPLE; person++) {
            one.make(person);
            var visits = new HashSet<String>();
            for (int e = 0; e < one.chart.size(); e++) {
                var visit = one.chart.visit(e) + " " + one.chart.provider(e);
                switch (catalogue.kind(one.chart.code(e))) {
                    case VISIT -> assertTrue(visits.add(visit));
                    case DEATH -> assertEquals(one.life.death, one.chart.day(e));
                    case DIAGNOSIS, DRUG, TEST, PROCEDURE -> assertTrue(visits.contains(visit));
                }
            }
        }
    }

    @Test
    void theCancerIsRecordedOnItsDayAndItsConsequencesAfter() {
        var one = maker(Simulation.of(PEOPLE));
        var outcomes =
                PlantedCodes.of(true).of(Role.OUTCOME).stream()
                        .map(PlantedCode::code)
                        .collect(Collectors.toSet());
        int cases = 0;
        for (int person = 1; person <= PEOPLE; person++) {
            one.make(person);
            int first = Timeline.NO_DAY;
            for (int e = one.chart.size() - 1; e >= 0; e--) {
                if (outcomes.contains(catalogue.codes.text(one.chart.code(e)))) {
                    first = one.chart.day(e);
                }
            }
            assertEquals(one.life.cancer, first);
            cases += first == Timeline.NO_DAY ? 0 : 1;
        }
        assertTrue(cases > 50);
    }

    /// So the cancer cannot have changed what came before it.
    @Test
    void theBackgroundIsTheSameWithAndWithoutEffects() {
        var with = maker(Simulation.of(PEOPLE));
        var without = maker(Simulation.of(PEOPLE).withoutEffects());
        var background =
                catalogue.background.stream().map(BackgroundCode::code).collect(Collectors.toSet());
        for (int person = 1; person <= PEOPLE; person++) {
            with.make(person);
            without.make(person);
            int until = Math.min(with.life.last(), without.life.last());
            assertEquals(events(with, background, until), events(without, background, until));
        }
    }

    private static List<String> events(OnePerson one, Set<String> codes, int until) {
        var events = new ArrayList<String>();
        for (int e = 0; e < one.chart.size(); e++) {
            var code = one.catalogue.codes.text(one.chart.code(e));
            if (codes.contains(code) && one.chart.day(e) <= until) {
                events.add(one.chart.day(e) + " " + code + " " + one.chart.value(e));
            }
        }
        return events;
    }
}

package org.vigie.study.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.CohortEntry;

/// What is told of how many are in cohorts.
class CohortCountsTest {

    /// @param again how many of the people have a second entry
    private static CohortEntries cohort(int people, int again) {
        return new CohortEntries(
                7,
                Stream.concat(
                                IntStream.range(0, people)
                                        .mapToObj(person -> new CohortEntry(person, 10, 20)),
                                IntStream.range(0, again)
                                        .mapToObj(person -> new CohortEntry(person, 40, 50)))
                        .toList());
    }

    @Test
    void nothingIsToldOfFewPeople() {
        var none = OptionalLong.empty();
        assertEquals(
                new CohortCounts(7, none, none, none, none), CohortCounts.of(cohort(10, 10), 10));
        assertEquals(OptionalLong.of(1), CohortCounts.of(cohort(1, 0), 0).persons());
        assertEquals(OptionalLong.of(0), CohortCounts.of(cohort(0, 0), 10).persons());
        assertEquals(OptionalLong.of(11), CohortCounts.of(cohort(11, 0), 10).persons());
    }

    @Test
    void entriesAreNotToldWhereFewAreBesideAPersonsFirst() {
        assertEquals(OptionalLong.empty(), CohortCounts.of(cohort(40, 10), 10).entries());
        assertEquals(OptionalLong.of(51), CohortCounts.of(cohort(40, 11), 10).entries());
    }

    private static String attrition(long inCohort, int most, long... persons) {
        var rules = List.of("a", "b; with a mark", "c", "d");
        var came =
                IntStream.range(0, persons.length)
                        .mapToObj(i ->
                                new CohortAttrition.Came(rules.get(i), persons[i], 2 * persons[i]))
                        .toList();
        return String.join(
                " | ",
                CohortAttrition.of(7, came, inCohort, most).stream()
                        .map(step ->
                                step.rule()
                                        + " "
                                        + (step.persons().isPresent()
                                                ? step.persons().getAsLong()
                                                        + "/"
                                                        + step.events().orElse(-1)
                                                : "hidden"))
                        .toList());
    }

    @Test
    void rulesThatDropFewAreToldTogetherAndFewWhoAreLeftAreHidden() {
        assertEquals(
                "a 100/200 | b; with a mark; c 60/120 | d 40/80",
                attrition(40, 10, 100, 95, 60, 40));
        assertEquals(
                "a 100/200 | b; with a mark 60/120 | c; d hidden", attrition(8, 10, 100, 60, 9, 8));
        assertEquals("a 100/200 | b; with a mark 0/0 | c 0/0", attrition(0, 10, 100, 0, 0));
        assertEquals(
                "a 100/200 | b; with a mark 95/190 | c 60/120 | d 8/16",
                attrition(8, 0, 100, 95, 60, 8));
    }

    @Test
    void eventsAreHiddenWhereARuleDropsFewOfThem() {
        var steps =
                CohortAttrition.of(
                        7,
                        List.of(
                                new CohortAttrition.Came("a", 100, 200),
                                new CohortAttrition.Came("b", 100, 195),
                                new CohortAttrition.Came("c", 100, 180)),
                        100,
                        10);
        assertEquals(
                List.of(OptionalLong.of(200), OptionalLong.empty(), OptionalLong.of(180)),
                steps.stream().map(CohortResultTables.Step::events).toList(),
                "5 of 200 by b; 20 by b and c together");
    }

    @Test
    void whatIsLeftIsHiddenWhereFewOfThemAreNotInTheCohort() {
        assertEquals("a 100/200 | b; with a mark hidden", attrition(55, 10, 100, 60));
    }
}

package org.vigie.simulate.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// What is promised of simulated people as a whole.
@Tag("long")
class PopulationTest {

    private static final int PEOPLE = 20_000;
    private static final double YEAR = 365.25;
    private static Population population;

    @BeforeAll
    static void make() {
        population = Population.of(Simulation.of(PEOPLE));
    }

    @Test
    void aboutFourPercentHaveTheCancer() {
        within(700, 900, population.cases().size());
    }

    @Test
    void oneCaseInSevenToTenIsObservedFifteenYearsBefore() {
        double share =
                population.cases().stream()
                                .filter(c -> c.observed(c.cancer() - 5475, c.cancer()))
                                .count()
                        / (double) population.cases().size();
        within(0.10, 0.15, share);
    }

    @Test
    void withoutEffectsAsManyHaveTheCancer() {
        within(700, 900, Population.of(Simulation.of(PEOPLE).withoutEffects()).cases().size());
    }

    @Test
    void peopleHaveAHundredEventsOnAverage() {
        double events =
                population.people().stream().mapToInt(p -> p.days().length).average().orElseThrow();
        within(0.9 * Simulation.EVENTS_PER_PERSON, 1.1 * Simulation.EVENTS_PER_PERSON, events);
    }

    @Test
    void thousandsOfCodesWithoutEffectOccurWithAHeavyTail() {
        var counts = new int[population.catalogue().codes.size()];
        population.people().forEach(p -> IntStream.of(p.codes()).forEach(code -> counts[code]++));
        var background =
                population.catalogue().background.stream()
                        .mapToInt(code -> counts[population.catalogue().id(code.code())])
                        .sorted()
                        .toArray();
        assertTrue(Arrays.stream(background).filter(count -> count > 0).count() > 4_000);
        long all = Arrays.stream(background).sum();
        long hundredth = Arrays.stream(background).skip(background.length * 99L / 100).sum();
        within(0.25, 0.6, hundredth / (double) all);
    }

    @Test
    void sexesAgesDeathsAndAbsencesArePlausible() {
        within(0.50, 0.53, share(p -> p.sex() == Sex.FEMALE));
        within(0.12, 0.22, share(p -> p.death() != Timeline.NO_DAY));
        within(0.03, 0.07, share(p -> p.starts().length == 2));
        within(
                36,
                44,
                population.people().stream()
                        .mapToDouble(p -> (p.starts()[0] - p.birth()) / YEAR)
                        .average()
                        .orElseThrow());
        within(
                66,
                76,
                population.cases().stream()
                        .mapToDouble(p -> (p.cancer() - p.birth()) / YEAR)
                        .average()
                        .orElseThrow());
        assertTrue(
                population.people().stream()
                        .allMatch(p ->
                                p.starts()[0] >= p.birth()
                                        && p.ends()[p.ends().length - 1] - p.birth() < 116 * YEAR));
    }

    @Test
    void deathIsMoreFrequentAfterTheCancer() {
        var cases = population.cases();
        double died =
                cases.stream().filter(p -> p.death() != Timeline.NO_DAY).count()
                        / (double) cases.size();
        assertTrue(died > 0.5, "died " + died);
    }

    @Test
    void aFactorIsAsFrequentAsPlanted() {
        int cough = population.catalogue().id("ICD10/R05");
        double days =
                population.people().stream()
                        .filter(p -> !p.hasCancer())
                        .mapToLong(p ->
                                IntStream.range(0, p.starts().length)
                                        .mapToLong(i -> p.ends()[i] - p.starts()[i] + 1L)
                                        .sum())
                        .sum();
        double coughs =
                population.people().stream()
                        .filter(p -> !p.hasCancer())
                        .mapToLong(
                                p -> IntStream.of(p.codes()).filter(code -> code == cough).count())
                        .sum();
        assertEquals(0.1, coughs / days * YEAR, 0.004);
    }

    private static double share(Predicate<Population.Kept> who) {
        return population.people().stream().filter(who).count() / (double) PEOPLE;
    }

    private static void within(double low, double high, double value) {
        assertTrue(
                value >= low && value <= high, value + " is not between " + low + " and " + high);
    }
}

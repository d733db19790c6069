package org.vigie.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.people.Population;
import org.vigie.simulate.people.Simulation;

/// A matched study of simulated people finds what was planted, where it was planted, and nothing
/// else.
@Tag("long")
class PlantedEffectTest {

    private static final int PEOPLE = 60_000;
    private static final double ERRORS = 3.5;
    private static final List<int[]> WINDOWS =
            List.of(
                    new int[] {-5475, -3651},
                    new int[] {-3650, -1826},
                    new int[] {-1825, -731},
                    new int[] {-730, -366},
                    new int[] {-365, -1});

    @Test
    void eachPlantedOddsRatioIsFoundInItsWindowAndOneElsewhere() {
        var population = Population.of(Simulation.of(PEOPLE));
        var sets = MatchedSets.of(population, true, 1);
        for (var planted : PlantedCodes.of(true).planted()) {
            if (planted.hasWindow()) {
                WINDOWS.forEach(window -> check(planted, window, population, sets));
            }
        }
    }

    private static void check(
            PlantedCode planted, int[] window, Population population, MatchedSets sets) {
        boolean own = window[0] == planted.start() && window[1] == planted.end();
        double truth = own ? planted.oddsRatio() : 1;
        var verdict = sets.verdict(population.catalogue().id(planted.code()), window[0], window[1]);
        var where =
                planted.code() + " from " + window[0] + ": planted " + truth + ", found " + verdict;
        assertTrue(
                Math.abs(Math.log(verdict.oddsRatio() / truth)) < ERRORS * verdict.error(), where);
        if (own) {
            assertTrue(Math.abs(verdict.score()) > 2, where);
        }
    }

    @Test
    void withoutEffectsNothingIsFound() {
        var population = Population.of(Simulation.of(PEOPLE / 2).withSeed(2).withoutEffects());
        var sets = MatchedSets.of(population, true, 2);
        for (var planted : PlantedCodes.of(false).planted()) {
            if (planted.hasWindow()) {
                int code = population.catalogue().id(planted.code());
                var verdict = sets.verdict(code, planted.start(), planted.end());
                assertTrue(Math.abs(verdict.score()) < ERRORS, planted.code() + ": " + verdict);
            }
        }
    }

    /// The mean square of the scores of the commonest background codes is 1 where age and sex are
    /// matched, and far above it where they are not: the confounding is real, and it is all there
    /// is.
    @Test
    void backgroundCodesAreAsFrequentBeforeTheCancerAsInPeopleOfTheSameAgeAndSex() {
        var population = Population.of(Simulation.of(PEOPLE / 2).withSeed(3));
        double matched = meanSquare(population, MatchedSets.of(population, true, 3));
        double unmatched = meanSquare(population, MatchedSets.of(population, false, 3));
        assertTrue(matched > 0.6 && matched < 1.5, "matched " + matched);
        assertTrue(unmatched > 3, "unmatched " + unmatched);
    }

    private static double meanSquare(Population population, MatchedSets sets) {
        return commonest(population)
                .mapToDouble(code -> {
                    double score = sets.verdict(code, -730, -1).score();
                    return score * score;
                })
                .average()
                .orElseThrow();
    }

    private static IntStream commonest(Population population) {
        var catalogue = population.catalogue();
        var counts = new int[catalogue.codes.size()];
        population
                .people()
                .forEach(person -> IntStream.of(person.codes()).forEach(code -> counts[code]++));
        return catalogue.background.stream()
                .mapToInt(code -> catalogue.id(code.code()))
                .boxed()
                .sorted((a, b) -> counts[b] - counts[a])
                .limit(150)
                .mapToInt(code -> code);
    }
}

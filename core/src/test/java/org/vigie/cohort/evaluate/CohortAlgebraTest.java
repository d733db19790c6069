package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.cohort.CohortEntry;

/// Cohorts of cohorts: drawn, and day by day.
class CohortAlgebraTest {

    /// `1: 1-5 9-9; 2: 3-4`.
    private static List<CohortEntry> cohort(String drawn) {
        var entries = new ArrayList<CohortEntry>();
        for (var person : drawn.isBlank() ? new String[0] : drawn.split(";")) {
            var words = person.strip().split("[: ]+");
            for (var days : Arrays.asList(words).subList(1, words.length)) {
                var ends = days.split("-");
                entries.add(
                        new CohortEntry(
                                Long.parseLong(words[0]),
                                Integer.parseInt(ends[0]),
                                Integer.parseInt(ends[1])));
            }
        }
        return entries;
    }

    private static String drawn(List<CohortEntry> entries) {
        return entries.stream()
                .map(CohortEntry::person)
                .distinct()
                .map(person ->
                        person
                                + ": "
                                + entries.stream()
                                        .filter(entry -> entry.person() == person)
                                        .map(entry -> entry.start() + "-" + entry.end())
                                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    @Test
    void aUnionHasTheDaysOfAny() {
        assertEquals(
                "1: 1-8; 2: 3-4; 3: 2-2",
                drawn(
                        CohortAlgebra.union(
                                List.of(cohort("1: 1-5; 2: 3-4"), cohort("1: 5-8; 3: 2-2")))));
    }

    @Test
    void entriesThatTouchStayTwo() {
        assertEquals(
                "1: 1-5 6-8",
                drawn(CohortAlgebra.union(List.of(cohort("1: 1-5"), cohort("1: 6-8")))));
        assertEquals(
                "1: 1-5 6-9",
                drawn(CohortAlgebra.intersection(List.of(cohort("1: 1-5 6-9"), cohort("1: 1-9")))));
    }

    @Test
    void anIntersectionHasTheDaysOfAll() {
        assertEquals(
                "1: 4-5 8-9",
                drawn(
                        CohortAlgebra.intersection(
                                List.of(cohort("1: 1-5 8-20; 2: 1-9"), cohort("1: 4-9; 3: 1-9")))));
        assertEquals(
                "1: 5-5",
                drawn(CohortAlgebra.intersection(List.of(cohort("1: 1-5"), cohort("1: 5-8")))),
                "one day in common is one");
        assertEquals(
                "",
                drawn(
                        CohortAlgebra.intersection(
                                List.of(cohort("1: 1-5"), cohort("1: 5-8"), cohort("1: 6-6")))));
    }

    @Test
    void aDifferenceHasTheDaysOfTheFirstAlone() {
        assertEquals(
                "1: 1-3 7-10; 2: 1-2",
                drawn(
                        CohortAlgebra.difference(
                                cohort("1: 1-10; 2: 1-2; 3: 4-5"),
                                List.of(cohort("1: 4-6; 3: 1-9")))));
        assertEquals(
                "1: 2-3 10-10",
                drawn(
                        CohortAlgebra.difference(
                                cohort("1: 1-10"),
                                List.of(cohort("1: 1-1 4-4"), cohort("1: 5-9")))),
                "others that touch leave nothing between them");
    }

    @Test
    void erasAreJoinedOverGapsAndNotLengthened() {
        var entries = cohort("1: 1-5 8-9 13-13");
        assertEquals("1: 1-5 8-9 13-13", drawn(CohortAlgebra.eras(entries, 2)));
        assertEquals("1: 1-9 13-13", drawn(CohortAlgebra.eras(entries, 3)));
        assertEquals("1: 1-13", drawn(CohortAlgebra.eras(entries, 4)));
    }

    @Test
    void generatedCohortsAgreeDayByDay() {
        long seed = Seed.of("the algebra of cohorts");
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 3000; round++) {
            var cohorts = List.of(generated(random), generated(random), generated(random));
            assertEquals(
                    plain(cohorts, Rule.ANY), drawn(CohortAlgebra.union(cohorts)), "seed " + seed);
            assertEquals(
                    plain(cohorts, Rule.ALL),
                    drawn(CohortAlgebra.intersection(cohorts)),
                    "seed " + seed);
            assertEquals(
                    plain(cohorts, Rule.FIRST),
                    drawn(CohortAlgebra.difference(cohorts.get(0), cohorts.subList(1, 3))),
                    "seed " + seed);
            int pad = random.nextInt(5);
            assertEquals(
                    plainEras(cohorts.get(0), pad),
                    drawn(CohortAlgebra.eras(cohorts.get(0), pad)),
                    "seed " + seed);
        }
    }

    private static List<CohortEntry> generated(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> {
                    int start = random.nextInt(25);
                    return new CohortEntry(1 + random.nextInt(2), start, start + random.nextInt(8));
                })
                .toList();
    }

    private enum Rule {
        ANY,
        ALL,
        FIRST
    }

    /// Half days: 2 d is a day, 2 d + 1 the night after it, which an entry holds only if it holds
    /// both days.
    private static TreeSet<Integer> halves(List<CohortEntry> cohort, long person) {
        var halves = new TreeSet<Integer>();
        cohort.stream()
                .filter(entry -> entry.person() == person)
                .forEach(entry ->
                        IntStream.rangeClosed(2 * entry.start(), 2 * entry.end())
                                .forEach(halves::add));
        return halves;
    }

    private static String plain(List<List<CohortEntry>> cohorts, Rule rule) {
        var entries = new ArrayList<CohortEntry>();
        for (long person = 1; person <= 2; person++) {
            var first = halves(cohorts.getFirst(), person);
            for (var other : cohorts.subList(1, cohorts.size())) {
                var halves = halves(other, person);
                switch (rule) {
                    case ANY -> first.addAll(halves);
                    case ALL -> first.retainAll(halves);
                    case FIRST ->
                            first.removeIf(half ->
                                    halves.contains(half)
                                            || half % 2 == 1
                                                    && (halves.contains(half - 1)
                                                            || halves.contains(half + 1)));
                }
            }
            addRuns(first, person, entries);
        }
        return drawn(entries);
    }

    private static void addRuns(TreeSet<Integer> halves, long person, List<CohortEntry> entries) {
        for (int half : halves) {
            if (half % 2 == 0 && !halves.contains(half - 1)) {
                int end = half;
                while (halves.contains(end + 1)) {
                    end += 2;
                }
                entries.add(new CohortEntry(person, half / 2, end / 2));
            }
        }
    }

    /// Joins any two that may be joined until none are left.
    private static String plainEras(List<CohortEntry> cohort, int pad) {
        var eras = new ArrayList<>(cohort);
        for (int i = 0; i < eras.size(); i++) {
            for (int j = 0; j < eras.size(); j++) {
                var one = eras.get(i);
                var other = eras.get(j);
                if (i != j
                        && one.person() == other.person()
                        && other.start() >= one.start()
                        && other.start() <= one.end() + pad) {
                    eras.set(
                            i,
                            new CohortEntry(
                                    one.person(), one.start(), Math.max(one.end(), other.end())));
                    eras.remove(j);
                    i = -1;
                    break;
                }
            }
        }
        eras.sort(CohortEntry.ORDER);
        return drawn(eras);
    }
}

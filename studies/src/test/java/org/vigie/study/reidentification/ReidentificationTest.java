package org.vigie.study.reidentification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.problem.InputProblem;
import org.vigie.runner.PlainRunner;
import org.vigie.statistics.Proportion;
import org.vigie.store.Person;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.timeline.Days;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

class ReidentificationTest {

    @TempDir Path folder;

    /// A person with codes of one letter, each on its day of January 2020: `a1 b2`.
    private static Life life(long id, int born, Sex sex, String events) {
        var all = new ArrayList<Life.Event>();
        for (var event : events.isEmpty() ? new String[0] : events.split(" ")) {
            all.add(
                    Life.Event.at(
                            (Days.of(2020, 1, 1) + event.charAt(1) - '1') * Days.MICROS,
                            "V/" + event.charAt(0)));
        }
        return new Life(
                new Person(id, Days.of(born, 1, 1), sex, Timeline.NO_DAY, "R", "", "", List.of()),
                all);
    }

    private ReidentificationResult risk(List<Life> lives, List<QuasiIdentifier> by, int events)
            throws Exception {
        try (var store = Life.store(folder.resolve("store"), lives, 2)) {
            return new ReidentificationAnalysis(by, 100, events, 1).run(new PlainRunner(store));
        }
    }

    /// Three women of 1950, two men of 1950, one woman of 1951: classes of 3, 2 and 1.
    @Test
    void classesAreOfPeopleAlikeInAllQuasiIdentifiers() throws Exception {
        var result =
                risk(
                        List.of(
                                life(1, 1950, Sex.FEMALE, ""),
                                life(2, 1950, Sex.FEMALE, ""),
                                life(3, 1950, Sex.FEMALE, ""),
                                life(4, 1950, Sex.MALE, ""),
                                life(5, 1950, Sex.MALE, ""),
                                life(6, 1951, Sex.FEMALE, "")),
                        List.of(QuasiIdentifier.BIRTH_YEAR, QuasiIdentifier.SEX),
                        1);
        assertEquals(Map.of(1L, 1L, 2L, 1L, 3L, 1L), result.sizes());
        assertEquals(6, result.people());
        assertEquals(0, result.dated());
        assertEquals(
                List.of(1L, 3L, 6L), List.of(result.below(2), result.below(3), result.below(4)));
        assertEquals(1, result.smallest());
        assertEquals(new Proportion(0, 0), result.drawn().getFirst().unique());
    }

    /// Everybody is drawn. Of 1 and 2 both pairs are shared, in either order of drawing; 3 shares
    /// a1 but nobody has a1 on the same day and c3 too; 4 is unique by the one pair it has, though
    /// the code is shared.
    @Test
    void aPersonIsUniqueWhereNobodyElseHasAllThatIsKnown() throws Exception {
        var lives =
                List.of(
                        life(1, 1950, Sex.FEMALE, "a1 b2"),
                        life(2, 1950, Sex.FEMALE, "a1 a1 b2"),
                        life(3, 1950, Sex.FEMALE, "a1 c3"),
                        life(4, 1950, Sex.FEMALE, "a5"),
                        life(5, 1950, Sex.FEMALE, ""));
        var result = risk(lives, List.of(QuasiIdentifier.SEX), 3);
        assertEquals(4, result.dated());
        assertEquals(4, result.drawn().get(0).unique().of());
        assertTrue(
                List.of(1L, 2L).contains(result.drawn().get(0).unique().count()),
                "4, and 3 where c3 was drawn first");
        assertEquals(new Proportion(1, 3), result.drawn().get(1).unique());
        assertEquals(new Proportion(3, 3), result.drawn().get(1).fewer());
        assertEquals(new Proportion(0, 0), result.drawn().get(2).unique());
    }

    /// The fast search against a plain one, person by person, on generated people.
    @Test
    void plainAndFastAgree() throws Exception {
        long seed = Seed.of("risk");
        var lives = GeneratedLives.of(new SplittableRandom(seed), 200, 30);
        try (var store = Life.store(folder.resolve("store"), lives, 3)) {
            var fold = new TraceSampleFold(seed, 40, 3);
            var drawn = new PlainRunner(store).fold(fold);
            var draws = List.copyOf(drawn.events.values());
            var fast = new PlainRunner(store).fold(new TraceMatchesFold(TraceIndex.of(draws), 3));
            var pairs = new ArrayList<HashSet<DatedCode>>();
            store.forEach(person -> pairs.add(pairs(person)));
            for (int draw = 0; draw < draws.size(); draw++) {
                for (int known = 1; known <= draws.get(draw).size(); known++) {
                    var all = draws.get(draw).subList(0, known);
                    assertEquals(
                            pairs.stream().filter(had -> had.containsAll(all)).count(),
                            fast.people[draw * 3 + known - 1],
                            all.toString());
                    assertEquals(known, new HashSet<>(all).size(), "a pair is drawn once");
                }
            }
        }
    }

    private static HashSet<DatedCode> pairs(Timeline person) {
        var pairs = new HashSet<DatedCode>();
        for (int e = 0; e < person.size(); e++) {
            if (person.day(e) != Timeline.NO_DAY) {
                pairs.add(new DatedCode(person.codes().text(person.code(e)), person.day(e)));
            }
        }
        return pairs;
    }

    /// Of a person with four pairs each is drawn first about equally often over 4,000 seeds: chi
    /// square of 3 degrees of freedom is beyond 16.3 once in a thousand; the seeds are fixed.
    @Test
    void everyPairIsEquallyLikely() throws Exception {
        var counts = new TreeMap<DatedCode, Integer>(DatedCode.ORDER);
        try (var store =
                Life.store(
                        folder.resolve("store"),
                        List.of(life(1, 1950, Sex.FEMALE, "a1 a2 b2 c2")),
                        1)) {
            for (int seed = 0; seed < 4_000; seed++) {
                counts.merge(
                        new PlainRunner(store)
                                .fold(new TraceSampleFold(seed, 1, 1))
                                .events
                                .firstEntry()
                                .getValue()
                                .getFirst(),
                        1,
                        Integer::sum);
            }
        }
        double chi =
                counts.values().stream().mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000).sum();
        assertEquals(4, counts.size());
        assertTrue(chi < 16.3, "chi square " + chi);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertEquals(
                """
                --by knows birth_year, birth_day, sex, region, practice, site, death_year, \
                death_day, not 'age'\
                """,
                assertThrows(InputProblem.class, () -> QuasiIdentifier.named("age")).getMessage());
        assertEquals(
                "--sample needs at least 1 person and --events 1 to 8, were 5 and 9",
                assertThrows(
                                InputProblem.class,
                                () -> new ReidentificationAnalysis(List.of(), 5, 9, 1))
                        .getMessage());
    }
}

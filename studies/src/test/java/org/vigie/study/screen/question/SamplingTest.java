package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.protocol.YamlNode;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Controls are a simple random sample of those who may be.
@Tag("long")
class SamplingTest {

    private static final int PEOPLE = 1_000;

    @TempDir Path folder;

    @Test
    void casesAndControlsAreWhoTheTwinSays() throws IOException {
        long seed = Seed.of("sampling");
        long sets = 0;
        for (int i = 0; i < 20; i++) {
            var screen = GeneratedScreen.of(seed + i, PEOPLE);
            try (var store = screen.store(folder.resolve("s" + i), 2)) {
                sets += check(screen, screen.matched(store));
            }
        }
        assertTrue(sets > 20, "only " + sets + " sets");
    }

    private static long check(GeneratedScreen screen, Matching.Result matched) {
        var plain = screen.plain();
        var sets = screen.sets(matched.sets(), plain.lives());
        int next = 0;
        for (var theCase : plain.cases()) {
            var eligible = plain.eligible(theCase);
            if (eligible.isEmpty()) {
                continue;
            }
            var set = sets.get(next++);
            assertEquals(theCase, set.members().getFirst().life(), "seed " + screen.seed());
            assertEquals(plain.firstOutcome(theCase).getAsInt(), set.day());
            var controls =
                    set.members().stream()
                            .skip(1)
                            .map(member -> member.life().person().id())
                            .toList();
            assertTrue(
                    eligible.containsAll(controls),
                    "seed " + screen.seed() + ": not eligible in " + controls);
            assertEquals(
                    controls.size(),
                    controls.stream().distinct().count(),
                    "the same control twice");
            assertEquals(
                    Math.min(screen.protocol().controlsPerCase(), eligible.size()),
                    controls.size());
        }
        assertEquals(next, sets.size());
        assertEquals(plain.cases().size() - next, matched.unmatched());
        return next;
    }

    @Test
    void setsDependOnTheSeedAndNotOnShards() throws IOException {
        var screen = GeneratedScreen.of(3, PEOPLE);
        try (var one = screen.store(folder.resolve("one"), 1);
                var six = screen.store(folder.resolve("six"), 6)) {
            var sets = screen.matched(one).sets();
            assertTrue(sets.sets() > 5);
            assertEquals(sets.members(), screen.matched(six).sets().members());
        }
        assertEquals(members(7), members(7));
        assertNotEquals(members(7), members(8));
    }

    private static final int ELIGIBLE = 40;
    private static final int CONTROLS = 4;
    private static final int SEEDS = 8_000;

    /// One case; 40 eligible persons in three years of birth of unlike numbers, and 40 observed too
    /// briefly standing between them, who must not make those after them likelier.
    private static List<Candidate> crowd() {
        var crowd = new ArrayList<Candidate>();
        crowd.add(candidate(1000, 1950, -900, 0));
        for (int i = 0; i < ELIGIBLE; i++) {
            int year = i < 4 ? 1949 : i < 12 ? 1951 : 1950;
            crowd.add(candidate(i, year, -900, Timeline.NO_DAY));
            crowd.add(candidate(2000 + i, year, -10, Timeline.NO_DAY));
        }
        return crowd;
    }

    private static Candidate candidate(
            long person, int birthYear, int observedFrom, int outcomeDay) {
        return new Candidate(
                person,
                Sex.FEMALE,
                birthYear,
                "",
                "",
                "",
                new int[] {observedFrom},
                new int[] {900},
                outcomeDay,
                Timeline.NO_DAY,
                new int[] {observedFrom},
                new int[] {900});
    }

    private static List<Integer> members(long seed) {
        var protocol =
                ScreenProtocol.read(
                        YamlNode.read(
                                """
                                study: screen
                                outcome: out
                                concept_sets: {out: [OUT]}
                                controls_per_case: %d
                                match: {birth_year: 1}
                                seed: %d
                                """
                                        .formatted(CONTROLS, seed),
                                Path.of("sampling.yaml")),
                        Path.of(""));
        var everybody = crowd();
        everybody.sort(Comparator.comparingLong(Candidate::person));
        return Matching.match(protocol, everybody).sets().members().stream()
                .filter(m -> !m.isCase())
                .map(m -> (int) m.person())
                .sorted()
                .toList();
    }

    /// Over the seeds 1 to 8,000 each is chosen as often as any other, alone and in pairs. A count
    /// of a sample of k out of n has variance S k/n (1 − k/n), and the counts add up to S k: so the
    /// sum of squares below is χ² with n − 1 degrees of freedom. Pairs are judged one by one, with
    /// Bonferroni's bound for 780 of them.
    @Test
    void everyEligiblePersonIsAsLikelyAsAnyOther() {
        var counts = new double[ELIGIBLE];
        var pairs = new double[ELIGIBLE][ELIGIBLE];
        for (int seed = 1; seed <= SEEDS; seed++) {
            var chosen = members(seed);
            assertEquals(CONTROLS, chosen.size());
            chosen.forEach(a -> counts[a]++);
            chosen.forEach(a -> chosen.forEach(b -> pairs[a][b]++));
        }
        double share = CONTROLS / (double) ELIGIBLE;
        double chi2 =
                Arrays.stream(counts).map(c -> Math.pow(c - SEEDS * share, 2)).sum()
                        / (SEEDS * share * (1 - share))
                        * (ELIGIBLE - 1)
                        / ELIGIBLE;
        double p = ChiSquaredDistribution.of(ELIGIBLE - 1).survivalProbability(chi2);
        assertTrue(p > 0.001, "chi-square " + chi2 + ", p " + p);

        double together = share * (CONTROLS - 1) / (ELIGIBLE - 1);
        double error = Math.sqrt(SEEDS * together * (1 - together));
        double most =
                IntStream.range(0, ELIGIBLE)
                        .boxed()
                        .flatMapToDouble(a ->
                                IntStream.range(0, a)
                                        .mapToDouble(b ->
                                                Math.abs(pairs[a][b] - SEEDS * together) / error))
                        .max()
                        .orElseThrow();
        assertTrue(most < 4.5, "a pair is " + most + " standard errors off");
    }
}

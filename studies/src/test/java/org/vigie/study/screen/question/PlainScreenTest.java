package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.runner.LocalRunner;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.MatchedOddsRatio;
import org.vigie.statistics.MatchedTally;
import org.vigie.timeline.Progress;

/// The screen and its plain twin agree, over generated people with generated protocols.
@Tag("long")
class PlainScreenTest {

    private static final int PROTOCOLS = 20;
    private static final int PEOPLE = 2_000;

    @TempDir Path folder;

    /// All that an association counts; the odds ratio stands for the tally, of which it is made.
    private record Row(
            long sets,
            long exposedCases,
            long controls,
            long exposedControls,
            Estimate oddsRatio) {}

    @Test
    void everyCountIsTheTwins() throws IOException {
        long seed = Seed.of("the plain twin");
        long rows = 0;
        for (int i = 0; i < PROTOCOLS; i++) {
            rows += compare(GeneratedScreen.of(seed + i, PEOPLE));
        }
        System.out.println(rows + " associations compared with the twin");
        assertTrue(rows > PROTOCOLS, "only " + rows + " associations were compared");
    }

    private long compare(GeneratedScreen screen) throws IOException {
        var plain = screen.plain();
        try (var store = screen.store(folder.resolve(Long.toString(screen.seed())), 3)) {
            var matched = screen.matched(store);
            var sets = screen.sets(matched.sets(), plain.lives());
            var expected = expected(plain.counts(sets));
            var result = screen.study(store).run(new LocalRunner(store, 2, Progress.SILENT));
            var found =
                    result.associations().stream()
                            .collect(
                                    Collectors.toMap(
                                            a ->
                                                    a.code().code()
                                                            + " "
                                                            + a.window().start()
                                                            + " "
                                                            + a.window().end(),
                                            a ->
                                                    new Row(
                                                            a.sets(),
                                                            a.exposedCases(),
                                                            a.controls(),
                                                            a.exposedControls(),
                                                            a.oddsRatio()),
                                            (a, _) -> a,
                                            TreeMap::new));
            assertEquals(expected, found, "seed " + screen.seed() + ": " + screen.protocol());
            assertEquals(result.tests(), result.associations().size());
            result.replications()
                    .forEach(r ->
                            assertEquals(
                                    bySite(plain, sets, r),
                                    r.bySite(),
                                    "seed " + screen.seed() + ": " + r));
            return found.size();
        }
    }

    private static List<Estimate> bySite(
            PlainScreen plain, List<PlainScreen.Set> sets, Replication r) {
        return r.sites().stream()
                .map(site ->
                        sets.stream()
                                .filter(set ->
                                        set.members()
                                                .getFirst()
                                                .life()
                                                .person()
                                                .site()
                                                .equals(site))
                                .toList())
                .map(ofSite -> plain.counts(r.code().code(), r.window(), ofSite).tally())
                .map(tally -> MatchedOddsRatio.of(MatchedTally.of(tally)).oddsRatio())
                .toList();
    }

    private static Map<String, Row> expected(Map<String, PlainScreen.Counts> counts) {
        var rows = new TreeMap<String, Row>();
        counts.forEach((key, c) ->
                rows.put(
                        key,
                        new Row(
                                c.sets(),
                                c.exposedCases(),
                                c.controls(),
                                c.exposedControls(),
                                MatchedOddsRatio.of(MatchedTally.of(c.tally())).oddsRatio())));
        return rows;
    }
}

package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.Seed;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.runner.FoldText;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;

/// Both evaluators give the same for generated people and generated definitions, alone or on
/// threads, and nothing that a definition can say is left out.
@Tag("long")
class GeneratedCohortsTest {

    private static final int PEOPLE = 150;
    private static final int FEWEST = 300;
    private static final int MOST = 3000;

    @TempDir Path folder;

    @RepeatedTest(2)
    void plainAndFastAgree() throws Exception {
        long seed = Seed.of("generated cohorts");
        agree(seed, lives -> lives);
        agree(seed, GeneratedPatients::withOtherTables);
    }

    /// The first: a visit without an end, moved to begin at its end, lies in a window without
    /// bounds.
    @ParameterizedTest
    @ValueSource(longs = 9152138908221L)
    void theyAgreeWhereTheyOnceDiffered(long seed) throws Exception {
        agree(seed, lives -> lives);
    }

    private void agree(long seed, UnaryOperator<List<Life>> change) throws Exception {
        var random = new SplittableRandom(seed);
        var sayable = GeneratedDefinitions.sayable();
        var vocabulary = GeneratedPatients.vocabulary();
        var generator = new GeneratedDefinitions(random, GeneratedPatients.CONCEPTS);
        try (var store =
                Life.store(
                        Files.createTempDirectory(folder, "of").resolve("store"),
                        change.apply(GeneratedPatients.of(random, PEOPLE)),
                        2,
                        vocabulary)) {
            var list = new ArrayList<Cohort>();
            while (list.size() < FEWEST
                    || list.size() < MOST && !generator.said().containsAll(sayable)) {
                list.add(Cohort.of(list.size(), generator.next(), vocabulary));
            }
            var cohorts = Cohorts.of(list);
            var plain = new PlainRunner(store).fold(new CohortFold(cohorts, Method.PLAIN));
            var fast = new LocalRunner(store).fold(new CohortFold(cohorts, Method.FAST));
            int inhabited = 0;
            for (int d = 0; d < list.size(); d++) {
                assertEquals(
                        FoldText.writeState(plain.of(d)),
                        FoldText.writeState(fast.of(d)),
                        "seed " + seed + ", definition " + list.get(d).text());
                inhabited += plain.of(d).entries().isEmpty() ? 0 : 1;
            }
            assertTrue(
                    inhabited > list.size() / 10,
                    "only " + inhabited + " definitions have a member");
        }
        var unsaid = new TreeSet<>(sayable);
        unsaid.removeAll(generator.said());
        assertEquals(new TreeSet<>(), unsaid, "seed " + seed + ": never generated");
    }
}

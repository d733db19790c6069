package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.Seed;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.circe.MutatedJson;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.runner.FoldText;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;

/// Whatever is wrong with a definition, it is either one that both evaluators understand alike, or
/// a {@link DefinitionProblem} with its place on one line.
@Tag("long")
class MutatedDefinitionsTest {

    private static final int MUTATIONS = 2000;
    private static final int PEOPLE = 60;

    @TempDir Path folder;

    @Test
    void faultyDefinitionsAreRefusedOrMeanTheSameToBothEvaluators() throws IOException {
        var random = random();
        var generator = new GeneratedDefinitions(random, GeneratedPatients.CONCEPTS);
        var originals = new ArrayList<String>();
        for (int d = 0; d < 200; d++) {
            originals.add(generator.next());
        }
        check(originals, random);
    }

    @Test
    @Tag("reference")
    void soAreFaultyDefinitionsOfThePhenotypeLibrary() throws IOException {
        var originals = new ArrayList<String>();
        try (var files = Files.list(ReferenceData.require("phenotypes"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                originals.add(Files.readString(file));
            }
        }
        check(originals, random());
    }

    private static RandomGenerator random() {
        long seed = Seed.of("the mutations");
        return new SplittableRandom(seed);
    }

    private void check(List<String> originals, RandomGenerator random) throws IOException {
        var vocabulary = GeneratedPatients.vocabulary();
        var accepted = new ArrayList<Cohort>();
        int refused = 0;
        for (int m = 0; m < MUTATIONS; m++) {
            var json = MutatedJson.of(originals.get(random.nextInt(originals.size())), random);
            try {
                accepted.add(Cohort.of(m, json, vocabulary));
            } catch (DefinitionProblem e) {
                refused++;
                assertTrue(
                        e.getMessage().matches("(/.*: |is not a cohort definition: ).+")
                                && e.getMessage().length() < 1500,
                        e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("no fault may end so: " + json, e);
            }
        }
        assertTrue(
                refused > MUTATIONS / 10 && accepted.size() > MUTATIONS / 20,
                refused + " of " + MUTATIONS + " refused");
        try (var store =
                Life.store(
                        folder.resolve("store"),
                        GeneratedPatients.of(random, PEOPLE),
                        1,
                        vocabulary)) {
            var plain =
                    new PlainRunner(store).fold(new CohortFold(Cohorts.of(accepted), Method.PLAIN));
            var fast =
                    new PlainRunner(store).fold(new CohortFold(Cohorts.of(accepted), Method.FAST));
            for (int c = 0; c < accepted.size(); c++) {
                assertEquals(
                        FoldText.writeState(plain.of(c)),
                        FoldText.writeState(fast.of(c)),
                        accepted.get(c).text());
            }
        }
    }
}

package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.Seed;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.SummaryLine;
import org.vigie.cohort.circe.CirceReader;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.cohort.files.CohortFiles;
import org.vigie.cohort.language.DefinitionWriter;
import org.vigie.runner.FoldText;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;

/// A definition means the same people in Vigie's language as in Circe's JSON.
@Tag("long")
class LanguagesAgreeTest {

    private static final int PEOPLE = 60;
    private static final int DEFINITIONS = 400;

    @TempDir Path folder;

    private static Cohort inYaml(Cohort cohort, Store store) {
        return Cohort.of(
                cohort.id(),
                DefinitionLanguage.YAML,
                DefinitionWriter.write(CirceReader.read(cohort.text()), "", Map.of()),
                Path.of(cohort.id() + ".yaml"),
                store.vocabulary());
    }

    @Test
    void generatedDefinitionsMeanTheSame() throws Exception {
        long seed = Seed.of("definitions in two languages");
        var random = new SplittableRandom(seed);
        var vocabulary = GeneratedPatients.vocabulary();
        var generator = new GeneratedDefinitions(random, GeneratedPatients.CONCEPTS);
        try (var store =
                Life.store(
                        folder.resolve("store"),
                        GeneratedPatients.of(random, PEOPLE),
                        1,
                        vocabulary)) {
            var circe = new ArrayList<Cohort>();
            while (circe.size() < DEFINITIONS) {
                circe.add(Cohort.of(circe.size(), generator.next(), vocabulary));
            }
            var yaml = circe.stream().map(cohort -> inYaml(cohort, store)).toList();
            var one = new PlainRunner(store).fold(new CohortFold(Cohorts.of(circe), Method.PLAIN));
            var other = new PlainRunner(store).fold(new CohortFold(Cohorts.of(yaml), Method.PLAIN));
            int inhabited = 0;
            for (int d = 0; d < circe.size(); d++) {
                assertEquals(
                        FoldText.writeState(one.of(d)),
                        FoldText.writeState(other.of(d)),
                        "seed " + seed + ", " + circe.get(d).text() + "\n" + yaml.get(d).text());
                inhabited += one.of(d).entries().isEmpty() ? 0 : 1;
            }
            assertTrue(
                    inhabited > DEFINITIONS / 10,
                    "only " + inhabited + " definitions have a member");
        }
    }

    @Test
    @Tag("reference")
    void publishedDefinitionsInYamlGiveTheEntriesOfCircesSql() throws Exception {
        var store = Omop20k.store();
        var files =
                CohortFiles.read(List.of(ReferenceData.require("phenotypes")), store.vocabulary());
        var yaml = files.cohorts().stream().map(cohort -> inYaml(cohort, store)).toList();
        var members = new LocalRunner(store).fold(new CohortFold(yaml));
        var expected =
                Files.readAllLines(ReferenceData.require("expected/omop20k_cohorts.csv")).stream()
                        .skip(1)
                        .sorted(
                                java.util.Comparator.comparingInt(
                                        line -> Integer.parseInt(line.split(",")[0])))
                        .toList();
        var found = new ArrayList<String>();
        for (int c = 0; c < yaml.size(); c++) {
            found.add(SummaryLine.of(new CohortEntries(yaml.get(c).id(), members.of(c).entries())));
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }
}

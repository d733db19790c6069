package org.vigie.cohort.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ReferenceData;
import org.vigie.Seed;
import org.vigie.cohort.circe.CirceNames;
import org.vigie.cohort.circe.CirceReader;
import org.vigie.cohort.circe.CirceWriter;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.definition.CohortDefinition;

/// A definition written in either language and read again is the same definition.
@Tag("long")
class RoundTripTest {

    private static final Path FILE = Path.of("definition.yaml");
    private static final int FEWEST = 1000;
    private static final int MOST = 6000;

    private static void check(String json, String where) {
        var definition = CirceReader.read(json);
        var normal = NormalForm.of(definition);
        assertEquals(normal, NormalForm.of(normal), where);
        var yaml = DefinitionWriter.write(definition, "a cohort", CirceNames.of(json));
        assertEquals(normal, read(yaml, where), where);
        assertEquals(
                yaml,
                DefinitionWriter.write(read(yaml, where), "a cohort", CirceNames.of(json)),
                where);
        assertEquals(
                normal,
                NormalForm.of(CirceReader.read(CirceWriter.write(definition, Map.of()))),
                where);
        assertEquals(normal, CirceReader.read(CirceWriter.write(normal, Map.of())), where);
    }

    private static CohortDefinition read(String yaml, String where) {
        try {
            return DefinitionReader.read(yaml, FILE);
        } catch (RuntimeException e) {
            throw new AssertionError(where + ": " + e.getMessage() + "\n" + yaml, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775807", "9.3e18", "1e19", "1e300", "-1e19", "2.5", "0", "-3"})
    void numbersOfAnySizeComeBack(String number) {
        var where = "{'Value': %s, 'Op': 'gt'}".formatted(number);
        for (var event :
                List.of(
                        "{'Measurement': {'ValueAsNumber': %s}}",
                        "{'DrugEra': {'OccurrenceCount': %s}}", "{'Death': {'Age': %s}}")) {
            if (number.equals("2.5") && !event.contains("ValueAsNumber")) {
                continue;
            }
            check(
                    "{'PrimaryCriteria': {'CriteriaList': [%s]}}"
                            .formatted(event.formatted(where))
                            .replace('\'', '"'),
                    number + " of " + event);
        }
    }

    @Test
    void everyGeneratedDefinitionComesBack() {
        long seed = Seed.of("definitions there and back");
        var generator = new GeneratedDefinitions(new SplittableRandom(seed), 9);
        var sayable = GeneratedDefinitions.sayable();
        for (int d = 0; d < FEWEST || d < MOST && !generator.said().containsAll(sayable); d++) {
            var json = generator.next();
            check(json, "seed " + seed + ", definition " + json);
        }
        var unsaid = new TreeSet<>(sayable);
        unsaid.removeAll(generator.said());
        assertEquals(new TreeSet<>(), unsaid, "seed " + seed + ": never generated");
    }

    @Test
    @Tag("reference")
    void everyPublishedDefinitionComesBack() throws IOException {
        int files = 0;
        try (var list = Files.list(ReferenceData.require("phenotypes"))) {
            for (var file : list.filter(path -> path.toString().endsWith(".json")).toList()) {
                check(Files.readString(file), file.toString());
                files++;
            }
        }
        System.out.println(files + " published definitions came back");
        assertEquals(547, files);
    }
}

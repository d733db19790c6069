package org.vigie.fuzz;

import static org.vigie.fuzz.TextTarget.texts;

import java.util.List;
import org.vigie.simulate.effects.DrugEffectsReader;
import org.vigie.study.expenditure.rules.RuleBookReader;

/// Every reader of what users hand in.
final class Targets {

    private static final List<String> YAML =
            List.of(
                    "study",
                    "screen",
                    "concept_sets",
                    "cohort.yaml",
                    "cohort.csv",
                    "{definition: cohort.yaml}",
                    "{cohort: cohort.csv, id: 1}",
                    "not ",
                    "only ",
                    "mapped ",
                    "concept: 1",
                    "{concept: 1, descendants: false}",
                    "ICD10/K92*",
                    "ATC/M01*",
                    "[-365, -1]",
                    "<<: *a");

    private static final List<String> JSON =
            List.of(
                    "{}",
                    "[]",
                    "[{}]",
                    "{\"Value\":1,\"Op\":\"gt\"}",
                    "{\"Value\":1,\"Extent\":2,\"Op\":\"!bt\"}",
                    "\"2020-02-30\"",
                    "\"2020-1-1\"",
                    "{\"StartDate\":\"2020-01-01\",\"EndDate\":\"2019-01-01\"}",
                    "{\"expression\":",
                    "{\"expression\":\"{}\"}",
                    "1E400",
                    "1e-400",
                    "-0.0",
                    "\"\\ud800\"",
                    "\"CodesetId\":");

    /// Inputs of a corpus that an ordinary build tries: of readers that need no database, and of
    /// those that do.
    private static final int MOST = 300;

    private static final int A_FEW = 20;

    private Targets() {}

    static List<Target> all() {
        return List.of(
                protocol(),
                yaml(),
                circe(),
                rules(),
                reference(),
                effects(),
                entries(),
                csv(),
                values(),
                FolderTargets.omop(),
                FolderTargets.omopParquet(),
                FolderTargets.snds(),
                FolderTargets.synthea(),
                FolderTargets.meds());
    }

    static Target named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target is called " + name));
    }

    private static Target protocol() {
        return new TextTarget(
                "protocol",
                MOST,
                "protocol.yaml",
                texts(
                        "examples/count-simulated.yaml",
                        "examples/screen-simulated.yaml",
                        "examples/signal-simulated.yaml",
                        "examples/signal-variants.yaml",
                        "examples/signal-shrinkers.yaml",
                        "examples/map-simulated.yaml",
                        "examples/map-synthea.yaml",
                        "examples/describe-simulated.yaml",
                        "examples/describe-cohort.yaml",
                        "examples/use-simulated.yaml",
                        "examples/surveillance-simulated.yaml",
                        "examples/surveillance-sums.yaml",
                        "examples/surveillance-windows.yaml",
                        "app/src/test/resources/golden/surveillance/binomial.yaml"),
                Words.with(YAML),
                ProtocolReading::read);
    }

    private static Target yaml() {
        return new TextTarget(
                "definition",
                MOST,
                "cohort.yaml",
                texts(
                        "examples/cohort-copd.yaml",
                        "examples/cohort-infarction.yaml",
                        "examples/cohort-metformin.yaml",
                        "app/src/test/resources/golden/cohort/7-reflux.yaml",
                        "app/src/test/resources/golden/cohort/8-asthma.yaml"),
                Words.with(YAML),
                DefinitionReading::read);
    }

    private static Target circe() {
        return new TextTarget(
                "circe",
                MOST,
                "1.json",
                DefinitionReading.generated(),
                Words.with(JSON),
                DefinitionReading::read);
    }

    private static Target rules() {
        return new TextTarget(
                "rules",
                MOST,
                "rules.yaml",
                texts(
                        "app/src/test/resources/golden/map/rules.yaml",
                        "examples/rules/synthea.yaml",
                        "examples/rules/cnam-like.yaml"),
                Words.with(YAML),
                file -> RuleBookReader.read(file, RuleBookReader.Instead.NOTHING));
    }

    private static Target reference() {
        return new TextTarget(
                "reference",
                MOST,
                "reference.csv",
                texts("app/src/test/resources/golden/evaluate/reference.csv"),
                Words.with(
                        List.of(
                                "exposureId",
                                "targetId",
                                "outcomeId",
                                "groundTruth",
                                "targetEffectSize",
                                "trueEffectSize",
                                "oldOutcomeId")),
                ReferenceReading::read);
    }

    private static Target effects() {
        return new TextTarget(
                "effects",
                MOST,
                "effects.csv",
                List.of(DrugEffectsReader.example().text()),
                Words.VALUES,
                DrugEffectsReader::read);
    }

    private static Target csv() {
        return new TextTarget(
                "csv",
                A_FEW,
                "t.csv",
                List.of(
                        CsvReading.GOOD,
                        CsvReading.GOOD.replace("\"1,25\"", "125").replace(',', ';'),
                        CsvReading.GOOD.replace("\"1,25\"", "125").replace(',', '\t'),
                        CsvReading.GOOD.replace("\n", "\r\n")),
                Words.with(List.of("n", "x", "\r", "\n", "\"\n", "\"a\nb\"")),
                CsvReading::read);
    }

    private static Target values() {
        return new TextTarget(
                "values",
                A_FEW,
                "values.txt",
                List.of(
                        "1\n-2\n3.5\n1e3\n12,34\n2020-01-31\n31/12/2015\n2020-01-31T10:00:00Z\n20200131\n",
                        String.join("\n", Words.VALUES)),
                Words.VALUES,
                ValueReading::read);
    }

    private static Target entries() {
        return new TextTarget(
                "entries",
                MOST,
                "cohort.csv",
                List.of(
                        CohortReading.ENTRIES,
                        CohortReading.ENTRIES.replace(',', ';'),
                        CohortReading.ENTRIES.replace(',', '\t')),
                Words.VALUES,
                CohortReading::read);
    }
}

package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.ReferenceData;
import org.vigie.Slow;
import org.vigie.cli.console.Faults;
import org.vigie.protocol.YamlNode;
import org.vigie.report.table.ResultTable;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.store.read.Store;
import org.vigie.study.StudyKind;
import org.vigie.study.StudyKinds;
import org.vigie.timeline.Progress;

/// `vigie run`: the same bytes twice, one line for each fault, and a report even where there is
/// nothing.
@Tag("long")
class RunCommandTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir static Path folder;
    private static Path store;

    /// What the program said and how it ended.
    private record Said(int code, String out, String err) {}

    @BeforeAll
    static void simulate() throws IOException {
        store = folder.resolve("store");
        Simulator.write(Simulation.of(3_000).withSites("FR", "UK"), store, Progress.SILENT);
    }

    private static Said run(Path protocol, Path store, Path out) {
        var words = new StringWriter();
        var faults = new StringWriter();
        int code =
                Vigie.commandLine()
                        .setOut(new PrintWriter(words, true))
                        .setErr(new PrintWriter(faults, true))
                        .execute(
                                "run",
                                protocol.toString(),
                                "--in",
                                store.toString(),
                                "--out",
                                out.toString());
        return new Said(code, words.toString(), faults.toString());
    }

    private static Path protocol(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static TreeMap<String, byte[]> results(Path out) throws IOException {
        var bytes = new TreeMap<String, byte[]>();
        try (var files = Files.list(out.resolve("results"))) {
            for (var file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    @Test
    void twoRunsAndAnyNumberOfShardsGiveTheSameBytes() throws IOException {
        var many = folder.resolve("many");
        Simulator.write(
                Simulation.of(3_000).withSites("FR", "UK").withShards(7), many, Progress.SILENT);
        var example = EXAMPLES.resolve("screen-simulated.yaml");
        assertEquals("", run(example, store, folder.resolve("a")).err());
        assertEquals("", run(example, store, folder.resolve("b")).err());
        assertEquals("", run(example, many, folder.resolve("c")).err());
        var first = results(folder.resolve("a"));
        assertTrue(first.size() >= 4, first.keySet().toString());
        for (var other : new String[] {"b", "c"}) {
            var again = results(folder.resolve(other));
            assertEquals(first.keySet(), again.keySet());
            first.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
        }
    }

    static Stream<Path> examples() throws IOException {
        try (var examples = Files.list(EXAMPLES)) {
            return examples
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.getFileName().toString().startsWith("cohort-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /// Every protocol that there is, in the store it is written for; definitions of cohorts have a
    /// test of their own.
    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleRuns(Path example) throws IOException {
        // Maps are hidden with care: one in every build is enough.
        var name = example.getFileName().toString();
        Slow.unless(!name.equals("map-snds.yaml") && !name.equals("map-synthea.yaml"));
        var asked = store;
        if (Files.readString(example).contains("--in gibleed")) {
            asked = folder.resolve("gibleed");
            new OmopImport(
                            ReferenceData.require("gibleed/csv"),
                            asked,
                            "1GB",
                            0,
                            "",
                            Progress.SILENT)
                    .run();
        }
        if (Files.readString(example).contains("--in synthea")) {
            asked = folder.resolve("synthea");
            new SyntheaImport(
                            ReferenceData.require("synthea"), asked, "1GB", 0, "", Progress.SILENT)
                    .run();
        }
        if (Files.readString(example).contains("--drugs example --into")) {
            asked = withDrugs();
        }
        var out = folder.resolve("example-" + example.getFileName());
        var said = run(example, asked, out);
        assertEquals(0, said.code(), example + ": " + said.err());
        leavesOnlyTablesOfItsKind(example, out);
    }

    /// People whose drugs have known effects, made once.
    private static Path withDrugs() {
        var people = folder.resolve("drugs");
        if (!Files.exists(people)) {
            var said =
                    CommandRun.by(
                            "simulate",
                            "--people",
                            "8000",
                            "--drugs",
                            "example",
                            "--into",
                            people.toString());
            assertEquals(0, said.exitCode(), said.err());
        }
        return people;
    }

    /// So that `docs/results.md`, which is made of them, tells every table.
    private static void leavesOnlyTablesOfItsKind(Path example, Path out) throws IOException {
        var protocol = YamlNode.read(Files.readString(example), example);
        var unknown = new TreeSet<>(results(out).keySet());
        unknown.removeAll(ResultTable.files(StudyKinds.of(protocol).tables()));
        assertEquals(Set.of(), unknown, example.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ''                                     | faulty.yaml is empty; it needs at least 'study: screen' and an outcome
                    outcome: x                             | the protocol needs 'study': the kind of study: KINDS (faulty.yaml, line 1)
                    study: cohort                          | study needs a kind of study that there is: KINDS, was 'cohort' (faulty.yaml, line 1)
                    study: [screen]                        | study needs a text, was a list (faulty.yaml, line 1)
                    study: screen                          | the protocol needs 'outcome': the name of a concept set, 'cohort: FILE.csv' or 'definition: FILE.yaml' (faulty.yaml, line 1)
                    {study: screen, concept_sets: {o: [icd10/c34.1]}, outcome: o} | the concept set 'o' names no code of this store: code icd10/c34.1; did you mean ICD10/C34.1?
                    {study: screen, concept_sets: {o: [ICD10/C34*]}, outcome: o, tables: [drug]} | tables: this store has no table 'drug'; it has condition_occurrence, death, drug_exposure, measurement, procedure_occurrence, visit_occurrence
                    """)
    void aFaultIsOneLineAndLeavesNothingBehind(String text, String message) throws IOException {
        var kinds =
                StudyKinds.all().stream()
                        .map(StudyKind::word)
                        .distinct()
                        .collect(Collectors.joining(", "));
        var out = folder.resolve("faulty");
        var said = run(protocol("faulty.yaml", text.equals("''") ? "" : text), store, out);
        assertEquals(
                "vigie: " + message.replace("KINDS", kinds) + System.lineSeparator(), said.err());
        assertEquals(Faults.INPUT, said.code());
        assertFalse(Files.exists(out));
    }

    @Test
    void aMissingProtocolStoreOrCohortIsNamed() throws IOException {
        var out = folder.resolve("missing");
        var example = EXAMPLES.resolve("screen-simulated.yaml");
        assertTrue(
                run(folder.resolve("no.yaml"), store, out).err().contains("no.yaml is not there"));
        assertTrue(
                run(example, folder.resolve("no-store"), out)
                        .err()
                        .contains("no-store is not there"));
        var cohort = protocol("cohort.yaml", "{study: screen, outcome: {cohort: no.csv}}");
        assertTrue(run(cohort, store, out).err().contains("no.csv is not there; it should be"));
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertTrue(
                run(folder.resolve("latin.yaml"), store, out)
                        .err()
                        .contains("latin.yaml is not text in UTF-8"));
    }

    /// No case at all; one case; cases without a control; cases and controls without an exposure.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    none   | outcome: {cohort: nobody.csv}
                    one    | outcome: {cohort: one.csv}
                    alone  | outcome: lung_cancer ; match: {birth_year: 0, practice: true, region: true} ; prior_observation_days: 36525
                    bare   | outcome: lung_cancer ; tables: [death]
                    """)
    void littleToSeeIsAResultWithAReport(String name, String lines) throws IOException {
        Files.writeString(
                folder.resolve("nobody.csv"),
                "subject_id,cohort_start_date\n" + anyone().split(",")[0] + ",1815-01-01\n");
        Files.writeString(
                folder.resolve("one.csv"), "subject_id,cohort_start_date\n" + anyone() + "\n");
        var said =
                run(
                        protocol(
                                name + ".yaml",
                                "study: screen\nconcept_sets: {lung_cancer: [ICD10/C34*]}\n"
                                        + lines.replace(" ; ", "\n")
                                        + "\n"),
                        store,
                        folder.resolve(name));
        assertEquals("", said.err());
        assertEquals(0, said.code());
        assertFalse(said.out().contains("NaN"), said.out());
        var report = Files.readString(folder.resolve(name).resolve("report.html"));
        assertTrue(report.contains("</html>"));
        assertFalse(report.contains("Exception"), "no trace in the report");
    }

    /// Somebody and a day on which they had been observed for long.
    private static String anyone() throws IOException {
        var found = new String[1];
        try (var opened = Store.open(store)) {
            opened.forEach(person -> {
                if (person.periods() > 0 && person.periodEnd(0) - person.periodStart(0) > 4000) {
                    found[0] =
                            person.person()
                                    + ","
                                    + java.time.LocalDate.ofEpochDay(person.periodStart(0) + 3000);
                }
            });
        }
        return found[0];
    }
}

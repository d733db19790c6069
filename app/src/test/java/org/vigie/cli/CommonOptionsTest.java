package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.runner.Processors;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `--json`, `--quiet` and `--threads` are the same for every command.
class CommonOptionsTest {

    private static final String COUNT =
            """
            study: count
            concept_sets:
              lung_cancer:
                - code: ICD10/C34*
            concept_set: lung_cancer
            years: [2010, 2019]
            """;

    @TempDir static Path folder;

    static Path store;

    @BeforeAll
    static void simulate() {
        store = folder.resolve("store");
        var said = CommandRun.by("simulate", "--people", 300, "--into", store, "--json");
        assertEquals(0, said.exitCode(), said.err());
        assertEquals(300, json(said).get("people").asInt());
        assertEquals(store.toString(), json(said).get("store").asString());
    }

    @AfterEach
    void allProcessors() {
        Processors.useAll();
    }

    private static JsonNode json(CommandRun said) {
        return JsonMapper.shared().readTree(said.out());
    }

    @Test
    void everyCommandTakesThem() {
        var missing = new ArrayList<String>();
        walk(Vigie.commandLine(), missing);
        assertEquals(List.of(), missing);
    }

    private static void walk(CommandLine command, List<String> missing) {
        for (var option : List.of("--json", "--quiet", "--threads")) {
            if (command.getCommandSpec().findOption(option) == null) {
                missing.add(command.getCommandSpec().qualifiedName() + " " + option);
            }
        }
        command.getSubcommands().values().forEach(below -> walk(below, missing));
    }

    /// The answer of every command is one JSON document, and nothing else is on standard output.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "describe STORE",
                "codes STORE lung",
                "check STORE",
                "risk STORE --sample 10",
                "index STORE",
                "new screen",
                "schema screen",
                "run COUNT --explain",
                "completion",
                "export meds STORE --into OUT",
                "archive STORE --into OUT",
                "run COUNT --in STORE --out OUT",
                "demo --people 200 --out OUT",
                "simulate --people 5 --as omop OUT",
            })
    void answersAsJson(String line, @TempDir Path here) throws IOException {
        var protocol = Files.writeString(here.resolve("count.yaml"), COUNT);
        var words =
                line.replace("STORE", store.toString())
                        .replace("COUNT", protocol.toString())
                        .replace("OUT", here.resolve("out").toString());
        var said = CommandRun.by((Object[]) (words + " --json --quiet").split(" "));
        assertEquals(0, said.exitCode(), said.err());
        assertEquals("", said.err());
        assertTrue(json(said).isObject() && !json(said).isEmpty(), said.out());
    }

    @Test
    void theKindsThatThereAreAreTold() {
        var said = CommandRun.by("new");
        assertEquals(2, said.exitCode());
        assertTrue(
                said.err()
                        .contains(
                                "which kind of study? There are: count, describe, describe-drugs,"
                                        + " map, screen"),
                said.err());
        assertEquals("", said.out());
        assertTrue(CommandRun.by("new", "--help").out().contains("surveillance"));
    }

    @Test
    void whatIsDamagedIsToldAsJsonToo(@TempDir Path here) throws IOException {
        var copy = here.resolve("store");
        assertEquals(0, CommandRun.by("simulate", "--people", 20, "--into", copy).exitCode());
        var whole = json(CommandRun.by("check", copy, "--json"));
        assertTrue(whole.get("whole").asBoolean());
        var file = copy.resolve("codes.parquet");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var said = CommandRun.by("check", copy, "--json");
        assertEquals(3, said.exitCode());
        assertEquals(false, json(said).get("whole").asBoolean());
        assertTrue(
                json(said).get("faults").get(0).toString().contains("codes.parquet"), said.out());
    }

    @Test
    void aRunSaysWhereItIsAndWhatMadeIt(@TempDir Path here) throws IOException {
        var protocol = Files.writeString(here.resolve("count.yaml"), COUNT);
        var out = here.resolve("run");
        var said = json(CommandRun.by("run", protocol, "--in", store, "--out", out, "--json"));
        assertEquals(out.resolve("report.html").toString(), said.get("report").asString());
        assertEquals("count", said.get("record").get("study").asString());
        assertTrue(said.get("record").get("program").asString().matches("[0-9a-f]{64}"));
        for (var file : said.get("results")) {
            assertTrue(Files.exists(Path.of(file.asString())), file.asString());
        }
    }

    @Test
    void answersDoNotDependOnThreads(@TempDir Path here) throws IOException {
        var protocol = Files.writeString(here.resolve("count.yaml"), COUNT);
        var results = new ArrayList<byte[]>();
        for (int threads : new int[] {1, 3, 7}) {
            var out = here.resolve("run" + threads);
            var said =
                    CommandRun.by(
                            "run", protocol, "--in", store, "--out", out, "--threads", threads);
            assertEquals(0, said.exitCode(), said.err());
            assertEquals(threads, Processors.count());
            results.add(Files.readAllBytes(out.resolve("results/years.csv")));
        }
        assertArrayEquals(results.get(0), results.get(1));
        assertArrayEquals(results.get(0), results.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1025"})
    void numbersOfThreadsThatCannotBeAreRefused(String threads) {
        var said = CommandRun.by("describe", store, "--threads", threads);
        assertEquals(2, said.exitCode());
        assertTrue(
                said.err()
                        .startsWith(
                                "vigie: --threads needs a number from 1 to 1024, was " + threads),
                said.err());
        assertEquals("", said.out());
    }

    /// Each number of the document is that of the files, counted here from who is in the cohort.
    @Test
    void cohortsAreTheSameAsInTheFiles(@TempDir Path here) throws IOException {
        var definition = here.resolve("7.yaml");
        Files.writeString(
                definition,
                """
                cohort: Any infection
                concept_sets:
                  infection: [ICD10/J*]
                entry: {condition: infection}
                exit: start + 10
                """);
        var out = here.resolve("cohorts");
        var said = json(CommandRun.by("cohort", definition, "--in", store, "--out", out, "--json"));
        var rows = Files.readAllLines(out.resolve("cohort.csv"));
        int subject = List.of(rows.getFirst().split(",")).indexOf("subject_id");
        var people = rows.stream().skip(1).map(row -> row.split(",")[subject]).distinct().count();
        assertTrue(people > 10 && rows.size() - 1 > people, rows.size() + " of " + people);
        var one = said.get("cohorts").get(0);
        assertEquals(7, one.get("cohort").asInt());
        assertEquals("7.yaml", one.get("definition").asString());
        assertEquals(people, one.get("persons").asLong());
        assertEquals(rows.size() - 1, one.get("entries").asLong());
        var hidden =
                json(
                        CommandRun.by(
                                "cohort",
                                definition,
                                "--in",
                                store,
                                "--out",
                                out,
                                "--small-cells",
                                1000,
                                "--json"));
        assertTrue(hidden.get("cohorts").get(0).get("persons").isNull(), hidden.toString());
        assertTrue(hidden.get("cohorts").get(0).get("entries").isNull(), hidden.toString());
        var combined =
                json(
                        CommandRun.by(
                                "cohort",
                                "combine",
                                "union",
                                out.resolve("cohort.csv"),
                                "--id",
                                9,
                                "--out",
                                here.resolve("combined"),
                                "--json"));
        assertEquals(9, combined.get("cohort").asInt());
        assertEquals(people, combined.get("persons").asLong());
    }

    /// Each number of the document is that of the tables of its report.
    @Test
    void riskIsTheSameAsInTheFiles(@TempDir Path here) throws IOException {
        var out = here.resolve("risk");
        var said =
                json(
                        CommandRun.by(
                                "risk",
                                store,
                                "--sample",
                                60,
                                "--by",
                                "sex",
                                "--out",
                                out,
                                "--json"));
        var classes =
                Files.readAllLines(out.resolve("classes.csv")).stream()
                        .skip(1)
                        .map(row -> row.split(","))
                        .toList();
        assertEquals(
                classes.stream().mapToLong(row -> Long.parseLong(row[0])).min().orElseThrow(),
                said.get("smallest_class").asLong());
        assertEquals(300, said.get("people").asInt());
        assertEquals(0, said.get("alone").asInt());
        var uniqueness =
                Files.readAllLines(out.resolve("uniqueness.csv")).stream()
                        .skip(1)
                        .filter(row -> row.contains("nobody else"))
                        .map(row -> row.split(","))
                        .toList();
        assertEquals(uniqueness.size(), said.get("alone_by_events").size());
        for (int row = 0; row < uniqueness.size(); row++) {
            var known = said.get("alone_by_events").get(row);
            var cells = uniqueness.get(row);
            assertEquals(Integer.parseInt(cells[0]), known.get("events").asInt());
            assertEquals(Integer.parseInt(cells[1]), known.get("people").asInt());
            assertEquals(Double.parseDouble(cells[4]), known.get("share").asDouble(), 1e-9);
            assertEquals(Double.parseDouble(cells[5]), known.get("low").asDouble(), 1e-9);
            assertEquals(Double.parseDouble(cells[6]), known.get("high").asDouble(), 1e-9);
        }
    }

    @Test
    void aStoreIsTheSameToEveryCommand(@TempDir Path here) {
        var whole = json(CommandRun.by("check", store, "--json"));
        var described = json(CommandRun.by("describe", store, "--json"));
        for (var name :
                List.of("people", "events", "first_day", "last_day", "fingerprint", "source")) {
            assertEquals(described.get(name), whole.get(name), name);
        }
        long events = 0;
        for (var year : described.get("events_by_year")) {
            events += year.asLong();
        }
        assertEquals(events, whole.get("events").asLong());
        var archive = here.resolve("archive");
        var packed = json(CommandRun.by("archive", store, "--into", archive, "--json"));
        assertEquals(whole.get("bytes"), packed.get("bytes_before"));
        assertTrue(packed.get("bytes").asLong() < packed.get("bytes_before").asLong());
        assertEquals(archive.toString(), packed.get("store").asString());
    }

    @Test
    void codesAreFoundByEveryWord() {
        var all = json(CommandRun.by("codes", store, "ICD10", "--top", 10000, "--json"));
        assertEquals(all.get("found").asInt(), all.get("codes").size());
        var lung = json(CommandRun.by("codes", store, "LUNG icd10", "--json"));
        assertTrue(lung.get("found").asInt() > 0, lung.toString());
        for (var code : lung.get("codes")) {
            assertTrue(code.get("code").asString().startsWith("ICD10/"), code.toString());
            assertTrue(code.get("name").asString().toLowerCase().contains("lung"), code.toString());
        }
        assertEquals(
                json(CommandRun.by("codes", store, "ICD10/C34", "--json")).toString(),
                json(CommandRun.by("codes", store, "ICD10/C34*", "--json")).toString());
        var none = CommandRun.by("codes", store, "no-such-word");
        assertEquals(0, none.exitCode());
        assertTrue(none.out().contains("has no recorded code with no-such-word"), none.out());
        assertEquals(2, CommandRun.by("codes", store).exitCode());
    }

    @Test
    void theVersionNamesJavaAndTheProgram() {
        var said = CommandRun.by("--version").out().lines().toList();
        assertTrue(
                said.get(0).matches("vigie \\d+\\.\\d+\\.\\d+( \\(commit [0-9a-f]{7,}\\+?\\))?"));
        assertTrue(said.get(1).startsWith("Java 25"), said.get(1));
        assertTrue(said.get(2).matches("program [0-9a-f]{64}"), said.get(2));
    }
}

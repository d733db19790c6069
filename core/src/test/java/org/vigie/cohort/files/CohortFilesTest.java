package org.vigie.cohort.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.evaluate.GeneratedPatients;

/// Definitions from files.
class CohortFilesTest {

    private static final String CONDITIONS =
            """
            {"PrimaryCriteria": {"CriteriaList": [{"ConditionOccurrence": {}}], "PrimaryCriteriaLimit": {"Type": "All"}},
             "ExpressionLimit": {"Type": "All"}, "InclusionRules": [{"name": "a \\"woman\\", or not", "expression": {"Type": "ALL", "DemographicCriteriaList":
               [{"Gender": [{"CONCEPT_ID": 1}, {"CONCEPT_ID": 2}, {"CONCEPT_ID": 3}]}]}}]}\
            """;

    @TempDir Path folder;

    private CohortFiles read(Path... paths) throws IOException {
        return CohortFiles.read(List.of(paths), GeneratedPatients.vocabulary());
    }

    @Test
    void aCohortHasTheNumberInTheNameOfItsFile() throws IOException {
        for (var name : List.of("cohort-12.json", "1.json", "flu.json", "asthma.json")) {
            Files.writeString(folder.resolve(name), CONDITIONS);
        }
        assertEquals(
                List.of(1, 2, 3, 12), read(folder).cohorts().stream().map(Cohort::id).toList());
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws IOException {
        Files.writeString(folder.resolve("1.json"), CONDITIONS);
        Files.writeString(folder.resolve("2.json"), "{}");
        Files.writeString(folder.resolve("02.json"), CONDITIONS);
        var files = read(folder);
        assertEquals(List.of(1, 2), files.cohorts().stream().map(Cohort::id).toList());
        assertEquals(
                List.of(
                        folder.resolve("2.json")
                                + ": has the number 2 of "
                                + folder.resolve("02.json")
                                + " too; rename one"),
                files.refused());
        Files.delete(folder.resolve("02.json"));
        assertEquals(
                List.of(folder.resolve("2.json") + ": /: needs PrimaryCriteria"),
                read(folder).refused());
    }

    /// Each beside a good file, which is read.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    2.json | ``                                     | 2.json is not a cohort definition: nothing is in it
                    2.json | GOOD GOOD                              | 2.json is not a cohort definition: more follows where it ends (line 1)
                    2.json | GOOD x                                 | 2.json is not a cohort definition: it is not JSON (line 1, column 147)
                    2.json | {"ConceptSets": [{"id": 1, "expression": {"items": [{"concept": {"CONCEPT_ID": "1", "CONCEPT_NAME": [{}]}}]}}]} | 2.json: /ConceptSets/0/expression/items/0/concept/CONCEPT_ID: should be a whole number, is the text '1'
                    2.json | {"ConceptSets": [{"id": 1, "expression": {"items": [{"concept": [1]}]}}]} | 2.json: /ConceptSets/0/expression/items/0/concept: should be an object, is a list
                    2.json | {"PrimaryCriteria": NaN}               | 2.json is not a cohort definition: it is not JSON (line 1, column 24)
                    2.json | {"Sur\\nprise": 1}                       | 2.json: /Sur prise: is not known here; known are Title, cdmVersionRange, ConceptSets, PrimaryCriteria, AdditionalCriteria, QualifiedLimit, ExpressionLimit, InclusionRules, EndStrategy, CensoringCriteria, CollapseSettings, CensorWindow
                    2.json | {"PrimaryCriteria": {"CriteriaList": [{"Death": {}}], "ObservationWindow": {"PriorDays": 1e400}}} | 2.json: /PrimaryCriteria/ObservationWindow/PriorDays: should be a whole number, is a number too large
                    2.json | DEEP                                   | 2.json is not a cohort definition: it is not JSON (line 1, column 2)
                    2.json | LIST                                   | 2.json is not a cohort definition: it is nested too deep, or a number or text in it is too long
                    2.yaml | DEEP                                   | 2.yaml is nested too deep; nobody could read it
                    2.yaml | `entry: [death`                        | 2.yaml, line 1: not YAML: check the indentation and the colons of this line and the one before
                    2.yaml | {entry: {condition: ICD10/A}, qualify: &g [{all: *g}]} | 2.yaml is not a cohort definition: it is nested too deep, or in itself
                    """)
    void whatIsWrongIsOneLine(String name, String text, String message) throws IOException {
        Files.writeString(folder.resolve("1.json"), CONDITIONS);
        Files.writeString(
                folder.resolve(name),
                text.replace(
                                "GOOD",
                                CONDITIONS.replaceAll("\\s+", " ").replaceAll(", \"Incl.*", "}"))
                        .replace("DEEP", "{".repeat(20_000))
                        .replace("LIST", "[".repeat(20_000)));
        var files = read(folder);
        assertEquals(1, files.cohorts().size());
        assertEquals(List.of(folder + "/" + message), files.refused());
    }

    @Test
    void theFileOfAFaultAtALineIsSaidOnce() throws IOException {
        Files.writeString(
                folder.resolve("2.yaml"), "entry:\n  condition: any\n  gender: [woman]\n");
        assertEquals(
                List.of(
                        "gender: entry 1 needs an OMOP concept id, female or male; a set goes by {in: its name}, was 'woman' ("
                                + folder
                                + "/2.yaml, line 3)"),
                read(folder).refused());
    }

    @Test
    void aFolderAHollowLinkAndAHugeFileDoNotStopTheOthers() throws IOException {
        Files.writeString(folder.resolve("1.json"), CONDITIONS);
        Files.createDirectory(folder.resolve("2.json"));
        Files.createSymbolicLink(folder.resolve("3.json"), folder.resolve("nowhere"));
        try (var huge = new RandomAccessFile(folder.resolve("4.json").toFile(), "rw")) {
            huge.setLength(100L << 20);
        }
        Files.write(folder.resolve("5.json"), CONDITIONS.getBytes(StandardCharsets.UTF_16));
        var files = read(folder);
        assertEquals(1, files.cohorts().size());
        assertEquals(
                List.of(
                        "2.json is a folder in a folder of definitions; name it by itself, or give it another ending",
                        "3.json is not there; it should be a cohort definition",
                        "4.json: has 100 MB; no cohort definition has over 64",
                        "5.json: is not UTF-8; convert it"),
                files.refused().stream()
                        .map(line -> line.substring((folder + "/").length()))
                        .toList());
    }

    /// In Vigie's language each was written by hand, in Circe's JSON definitions are shared.
    @Test
    void whatADefinitionNamesAndTheStoreHasNotIsSaid() throws IOException {
        Files.writeString(
                folder.resolve("1.yaml"),
                "concept_sets:\n  a: [404, ICD10/C99, ICD10/D9*, not 405]\nentry:\n  condition: a\n");
        Files.writeString(
                folder.resolve("2.json"),
                """
                {"ConceptSets": [{"id": 0, "name": "b", "expression": {"items": [
                  {"concept": {"CONCEPT_ID": 404}}]}}],
                 "PrimaryCriteria": {"CriteriaList": [{"ConditionOccurrence": {"CodesetId": 0}}]}}
                """);
        var start = folder + "/1.yaml: the concept set 'a' names ";
        var end = ", and the store has none such";
        assertEquals(
                List.of(
                        start + "concept 404" + end,
                        start + "code ICD10/C99" + end,
                        start + "codes that begin with ICD10/D9" + end,
                        start + "concept 405" + end),
                read(folder).notes());
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThrows(NoSuchFileException.class, () -> read(folder.resolve("none.json")));
    }
}

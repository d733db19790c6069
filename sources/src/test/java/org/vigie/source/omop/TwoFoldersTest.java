package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.source.StoreBytes;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.store.DeliveredFile;
import org.vigie.timeline.Progress;

/// The vocabulary in a folder of its own, as it is downloaded.
@Tag("long")
class TwoFoldersTest {

    private static final String CONCEPTS =
            """
            concept_id,concept_name,vocabulary_id,concept_code,invalid_reason
            2,Neoplasm,SNOMED,108369006,
            3,Lung cancer,SNOMED,93880001,
            """;
    private static final String ANCESTORS = "ancestor_concept_id,descendant_concept_id\n2,3\n3,3\n";
    private static final String CONDITIONS =
            """
            condition_occurrence_id,person_id,condition_concept_id,condition_start_date
            1,1,3,2015-01-01
            """;

    @TempDir Path tests;

    private OmopFolder tables;
    private OmopFolder vocabulary;

    @BeforeEach
    void draw() {
        tables = OmopFolder.ofTwoPeople(tests).table("condition_occurrence", CONDITIONS);
        vocabulary =
                new OmopFolder(tests.resolve("athena"))
                        .table("CONCEPT", CONCEPTS)
                        .table("CONCEPT_ANCESTOR", ANCESTORS);
    }

    private Imported read() {
        try {
            var source = new OmopSource(tables.path(), Optional.of(vocabulary.path()));
            return new Imported(
                    new OmopImport(
                                    source,
                                    tables.store(),
                                    "1GB",
                                    1,
                                    "",
                                    Progress.SILENT,
                                    Pseudonymisation.NONE)
                            .run(),
                    tables.store());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(String message) {
        assertEquals(message, assertThrows(InputProblem.class, this::read).getMessage());
        assertFalse(Files.exists(tables.store()));
    }

    @Test
    void theStoreIsThatOfOneFolder() throws IOException {
        var two = read();
        assertEquals(List.of("1 2015-01-01 SNOMED/93880001"), two.events());
        var one =
                OmopFolder.ofTwoPeople(tests.resolve("one"))
                        .table("condition_occurrence", CONDITIONS)
                        .table("concept", CONCEPTS)
                        .table("concept_ancestor", ANCESTORS)
                        .read();
        var expected = StoreBytes.of(one.store());
        var bytes = StoreBytes.of(two.store());
        expected.remove("manifest.json");
        bytes.remove("manifest.json");
        assertEquals(expected, bytes);
        assertEquals(one.manifest().findings(), two.manifest().findings());
        assertEquals(
                List.of(
                        "condition_occurrence.csv",
                        "observation_period.csv",
                        "person.csv",
                        "omop/CONCEPT.csv",
                        "omop/CONCEPT_ANCESTOR.csv"),
                two.manifest().deliveries().getFirst().files().stream()
                        .map(DeliveredFile::name)
                        .toList(),
                "the vocabulary by the name of its folder");
    }

    @Test
    void aTableInBothIsRefused() {
        tables.table("concept_ancestor", ANCESTORS);
        refused(
                "the table concept_ancestor is in both folders: "
                        + tables.path().resolve("concept_ancestor.csv")
                        + " and "
                        + vocabulary.path().resolve("CONCEPT_ANCESTOR.csv")
                        + "; remove one");
    }

    @Test
    void aTableOfPeopleInBothIsRefused() {
        vocabulary.table("person", "person_id\n1\n");
        refused(
                "the table person is in both folders: "
                        + tables.path().resolve("person.csv")
                        + " and "
                        + vocabulary.path().resolve("person.csv")
                        + "; remove one");
    }

    @Test
    void ofTheVocabularysFolderOnlyTheVocabularyIsRead() {
        vocabulary.table("death", "person_id,death_date\n1,2015-01-01\n");
        var imported = read();
        assertEquals(List.of("1 2015-01-01 SNOMED/93880001"), imported.events());
        assertEquals(
                List.of("1 -: not read: no name of a table that is read (death.csv)"),
                imported.findings("not-read"));
    }

    @Test
    void aFolderWithoutVocabularyIsRefused() {
        vocabulary.without("CONCEPT.csv").file("CONCEPT.zip", new byte[4]);
        refused(
                vocabulary.path()
                        + " has no table concept (concept.csv, .parquet or .sas7bdat); --vocabulary"
                        + " needs the folder that holds it; 1 of its files are of a format that is"
                        + " not read, such as CONCEPT.zip: write them as CSV, Parquet or SAS7BDAT");
    }

    @Test
    void whatIsNoFolderIsRefused() {
        vocabulary = new OmopFolder(tests.resolve("nowhere"));
        refused(vocabulary.path() + " is not a folder; name the one that holds the vocabulary");
    }
}

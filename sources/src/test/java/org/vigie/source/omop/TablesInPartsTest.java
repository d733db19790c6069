package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;

/// Tables as databases write them: numbered files, shards, a folder for each table.
@Tag("long")
class TablesInPartsTest {

    private static final String HEADER =
            "condition_occurrence_id,person_id,condition_concept_id,condition_start_date\n";
    private static final String FIRST = HEADER + "1,1,10,2015-01-01\n2,9,10,2015-01-02\n";
    private static final String SECOND =
            HEADER + "3,2,11,2015-01-03\n4,1,12,x\n1,1,10,2015-01-01\n";
    private static final List<String> EVENTS =
            List.of("1 undated OMOP/12", "1 2015-01-01 OMOP/10", "2 2015-01-03 OMOP/11");

    @TempDir Path tests;

    private OmopFolder folder;

    @BeforeEach
    void people() {
        folder = OmopFolder.ofTwoPeople(tests);
    }

    private OmopFolder packed(String name, String text) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.file(name, bytes.toByteArray());
    }

    private void isRead(String first, String second) {
        var imported = folder.read();
        assertEquals(EVENTS, imported.events());
        assertEquals(
                List.of(
                        "1 condition_occurrence: left out: the person is not in the table person ("
                                + first
                                + ", line 3)"),
                imported.findings("orphan"));
        assertEquals(
                List.of(
                        "1 condition_occurrence: taken as empty: condition_start_date is not a date"
                                + " (YYYY-MM-DD) ("
                                + second
                                + ", line 3)"),
                imported.findings("unreadable-date"));
        assertEquals(
                List.of(
                        "1 condition_occurrence: left out: the same row was there before ("
                                + second
                                + ", line 4)"),
                imported.findings("duplicate-row"));
        assertEquals(
                "OMOP CDM, 3 tables: person, observation_period, condition_occurrence",
                imported.manifest()
                        .source()
                        .replaceAll("observation_period, person", "person, observation_period"));
    }

    @Test
    void numberedFiles() {
        folder.table("condition_occurrence_1", FIRST).table("condition_occurrence_2", SECOND);
        isRead("condition_occurrence_1.csv", "condition_occurrence_2.csv");
    }

    @Test
    void shardsOfADatabase() {
        packed("condition_occurrence000000000000.csv.gz", FIRST);
        packed("condition_occurrence000000000001.csv.gz", SECOND);
        isRead(
                "condition_occurrence000000000000.csv.gz",
                "condition_occurrence000000000001.csv.gz");
    }

    @Test
    void partsOfAnExport() {
        folder.table("CONDITION_OCCURRENCE-part-00000-of-00002", FIRST)
                .table("CONDITION_OCCURRENCE-part-00001-of-00002", SECOND);
        isRead(
                "CONDITION_OCCURRENCE-part-00000-of-00002.csv",
                "CONDITION_OCCURRENCE-part-00001-of-00002.csv");
    }

    @Test
    void aFolderForEachTable() {
        packed("condition_occurrence/000000000000.csv.gz", FIRST);
        packed("condition_occurrence/000000000001.csv.gz", SECOND);
        folder.table("condition_occurrence/.part", FIRST).table("condition_occurrence/_old", FIRST);
        isRead(
                "condition_occurrence/000000000000.csv.gz",
                "condition_occurrence/000000000001.csv.gz");
    }

    @Test
    void filesThatAreWrittenDifferently() {
        folder.table("condition_occurrence/a", FIRST)
                .table("condition_occurrence/year=2015/b", SECOND.replace(',', ';'));
        isRead("condition_occurrence/a.csv", "condition_occurrence/year=2015/b.csv");
    }

    @Test
    void aTableThatIsThereTwiceIsRefused() {
        folder.table("condition_occurrence_1", FIRST).table("condition_occurrence", SECOND);
        var problem = assertThrows(InputProblem.class, folder::read).getMessage();
        assertTrue(
                problem.endsWith(
                        "has two files for condition_occurrence: condition_occurrence.csv and"
                                + " condition_occurrence_1.csv; remove one"),
                problem);
    }

    @Test
    void anotherTableWithALongerNameIsNoPart() {
        folder.table("condition_occurrence_old", SECOND).table("condition_occurrence", FIRST);
        assertEquals(List.of("1 2015-01-01 OMOP/10"), folder.read().events());
    }

    @Test
    void whatCannotBeReadIsTold() {
        folder.without("person.csv")
                .file("person.xpt", new byte[8])
                .file("concept.zip", new byte[8]);
        var problem = assertThrows(InputProblem.class, folder::read).getMessage();
        assertTrue(
                problem.endsWith(
                        "an OMOP import needs it; 2 of its files are of a format that is not read,"
                                + " such as concept.zip: write them as CSV, Parquet or SAS7BDAT"),
                problem);
    }
}

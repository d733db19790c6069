package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.source.omop.OmopFolder;
import org.vigie.store.read.Store;

/// `vigie import omop` says what it made, what it found and what comes next; or why it could not.
@Tag("long")
class ImportOmopCommandTest {

    @TempDir Path tests;
    private OmopFolder folder;

    @BeforeEach
    void writeTwoPeople() {
        folder =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                                1,1,10,2015-01-01
                                2,2,10,2016-02-03
                                3,99,10,2016-02-03
                                """);
    }

    private CommandRun reading(Object... more) {
        var words =
                new java.util.ArrayList<Object>(
                        List.of("import", "omop", folder.path(), "--into", folder.store()));
        words.addAll(List.of(more));
        return CommandRun.by(words.toArray());
    }

    @Test
    void peopleWithoutEvents() throws Exception {
        var folder = OmopFolder.ofTwoPeople(Files.createDirectory(tests.resolve("quiet")));
        var said = CommandRun.by("import", "omop", folder.path(), "--into", folder.store());
        assertEquals(
                folder.store() + ": 2 people, no events",
                said.out().lines().findFirst().orElse(""));
    }

    @Test
    void aGoodFolder() {
        var said = reading();
        assertEquals(0, said.exitCode(), said.err());
        var lines = said.out().lines().toList();
        assertEquals(
                folder.store() + ": 2 people, 2 events from 2015-01-01 to 2016-02-03",
                lines.getFirst());
        assertEquals("What was found about the data:", lines.get(1));
        assertTrue(
                lines.contains(
                        """
                        \s orphan                     condition_occurrence            1  \
                        33.3%  left out: the person is not in the table person \
                        (condition_occurrence.csv, line 4)\
                        """),
                said.out());
        assertEquals("Next: vigie describe " + folder.store(), lines.getLast());
        assertEquals("", said.err());
    }

    @Test
    void theVocabularyOfAnotherFolder() {
        var vocabulary =
                new OmopFolder(tests.resolve("athena"))
                        .table(
                                "concept",
                                """
                                concept_id,concept_name,vocabulary_id,concept_code
                                10,Asthma,SNOMED,195967001
                                """);
        var said = reading("--vocabulary", vocabulary.path());
        assertEquals(0, said.exitCode(), said.err());
        try (var store = Store.open(folder.store())) {
            assertTrue(store.codes().id("SNOMED/195967001") >= 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void optionsNameTheSiteAndTheNumberOfShards() throws IOException {
        assertEquals(
                0, reading("--site", "O'Hara", "--shards", "3", "--memory", "500MB").exitCode());
        try (var store = Store.open(folder.store())) {
            assertEquals(3, store.manifest().shards().size());
            store.forEach(person -> assertEquals("O'Hara", person.site()));
        }
    }

    private void stops(String message) throws IOException {
        var said = reading();
        assertEquals(3, said.exitCode());
        assertEquals("vigie: " + message + System.lineSeparator(), said.err());
        assertEquals("", said.out());
        try (var left = Files.list(tests)) {
            assertEquals(
                    List.of(folder.path()),
                    left.toList(),
                    "no store and no temporary folder is left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "observation_period"})
    void aTableThatNothingCanBeDoneWithout(String table) throws IOException {
        folder.without(table + ".csv");
        stops(
                folder.path()
                        + " has no table "
                        + table
                        + " ("
                        + table
                        + ".csv, .parquet or .sas7bdat); an OMOP import needs it");
    }

    @Test
    void aTableThatCannotBeRead() throws IOException {
        folder.table("death", "person_id,day\n1,2015-01-01\n");
        stops(
                """
                %s, line 1, has no column death_date, which every death needs; its columns \
                are person_id, day\
                """
                        .formatted(folder.path().resolve("death.csv")));
    }

    @Test
    void aStoreThatIsThereAlready() {
        assertEquals(0, reading().exitCode());
        var again = reading();
        assertEquals(3, again.exitCode());
        assertEquals(
                "vigie: "
                        + folder.store()
                        + " is there already; choose another name or remove it first"
                        + System.lineSeparator(),
                again.err());
    }

    @Test
    void aFolderThatIsNotThere() {
        var said = CommandRun.by("import", "omop", tests.resolve("none"), "--into", folder.store());
        assertEquals(3, said.exitCode());
        assertEquals(
                "vigie: "
                        + tests.resolve("none")
                        + " is not a folder; name the one that holds the OMOP tables"
                        + System.lineSeparator(),
                said.err());
    }

    @Test
    void memoryThatIsNoSize() throws IOException {
        var said = reading("--memory", "plenty");
        assertEquals(2, said.exitCode());
        assertTrue(
                said.err()
                        .startsWith(
                                "vigie: --memory needs a size from 100MB on, such as 4GB, was"
                                        + " plenty; see"),
                said.err());
        try (var left = Files.list(tests)) {
            assertEquals(List.of(folder.path()), left.toList());
        }
    }

    /// Not even where cells, lines, quotes and encoding are broken.
    @Test
    void noCellIsEverPrinted() {
        var secret = "Martin-19471130";
        folder.table(
                        "observation",
                        """
                        observation_id,person_id,observation_concept_id,observation_date,value_as_number
                        %1$s,%1$s,%1$s,%1$s,%1$s
                        1,1,10,%1$s,%1$s
                        %1$s
                        1,1,10,2015-01-01,"%1$s
                        """
                                .formatted(secret))
                .table("death", "%1$s,%1$s\n".formatted(secret));
        var refused = reading();
        assertEquals(3, refused.exitCode());
        folder.without("death.csv");
        var read = reading();
        assertEquals(0, read.exitCode());
        assertTrue(read.out().contains("unreadable-date"), read.out());
        assertFalse((refused.out() + refused.err() + read.out() + read.err()).contains(secret));
    }
}

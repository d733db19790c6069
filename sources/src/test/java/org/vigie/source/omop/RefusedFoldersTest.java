package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;

/// What makes an import impossible is said in one sentence, and nothing is left behind.
@Tag("long")
class RefusedFoldersTest {

    @TempDir Path tests;
    private OmopFolder folder;

    @BeforeEach
    void writeTwoPeople() {
        folder = OmopFolder.ofTwoPeople(tests);
    }

    private void refused(String file, String message) throws IOException {
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(folder.path().resolve(file) + message, problem.getMessage());
        try (var left = Files.list(tests)) {
            assertEquals(1, left.count(), "only the folder of tables is there afterwards");
        }
    }

    @Test
    void aMissingPerson() throws IOException {
        folder.without("person.csv");
        refused(
                "",
                " has no table person (person.csv, .parquet or .sas7bdat); an OMOP import needs it");
    }

    @Test
    void aMissingObservationPeriod() throws IOException {
        folder.without("observation_period.csv");
        refused(
                "",
                " has no table observation_period (observation_period.csv, .parquet or .sas7bdat);"
                        + " an OMOP import needs it");
    }

    @Test
    void whatIsNotAFolder() throws IOException {
        folder = new OmopFolder(Files.createDirectory(tests.resolve("beside")));
        Files.createFile(folder.path());
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(
                folder.path() + " is not a folder; name the one that holds the OMOP tables",
                problem.getMessage());
    }

    @Test
    void aStoreThatIsThereAlreadyAndStaysAsItWas() throws IOException {
        var before = folder.read().manifest().fingerprint();
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(
                folder.store() + " is there already; choose another name or remove it first",
                problem.getMessage());
        assertEquals(before, org.vigie.store.read.Store.readManifest(folder.store()).fingerprint());
    }

    @Test
    void aStoreWhereDuckDbCannotWork() throws IOException {
        folder = OmopFolder.ofTwoPeople(Files.createDirectory(tests.resolve("why?")));
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(
                "DuckDB cannot work in "
                        + folder.tests()
                        + ": its name holds ; or ?; make the store in another"
                        + " folder",
                problem.getMessage());
    }

    @Test
    void twoFilesForOneTable() throws IOException {
        folder.file("DEATH.CSV", "person_id,death_date\n", StandardCharsets.UTF_8)
                .file("death.parquet", new byte[4]);
        refused("", " has two files for death: DEATH.CSV and death.parquet; remove one");
    }

    @Test
    void aMissingRequiredColumn() throws IOException {
        folder.table("death", "person_id,day_of_death\n1,2015-01-01\n");
        refused(
                "death.csv",
                ", line 1, has no column death_date, which every death needs; its columns are person_id,"
                        + " day_of_death");
    }

    @Test
    void aColumnThatIsThereTwice() throws IOException {
        folder.table("death", "person_id,death_date,DEATH_DATE\n1,2015-01-01,2015-01-02\n");
        refused("death.csv", ", line 1, has two columns death_date; remove or rename one");
    }

    private static final String NO_HEADER =
            ", line 1, names no column of the table death; the first line of a CSV file must be"
                    + " a header, in UTF-8, with commas, semicolons or tabs between the names";

    @Test
    void noHeader() throws IOException {
        folder.table("death", "1,2015-01-01,1\n2,2015-01-02,1\n");
        refused("death.csv", NO_HEADER);
    }

    @Test
    void utf16() throws IOException {
        folder.file("death.csv", "person_id,death_date\n1,2015-01-01\n", StandardCharsets.UTF_16);
        refused(
                "death.csv",
                ", line 1, is not text in UTF-8 or Latin-1, perhaps UTF-16; save the file as UTF-8");
    }

    @Test
    void anEmptyFile() throws IOException {
        folder.table("death", "");
        refused("death.csv", " is empty: it needs a first line with the names of its columns");
    }

    @Test
    void personsWithAHeaderOnly() throws IOException {
        folder.table("person", "person_id,gender_concept_id,year_of_birth\n");
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(
                folder.path().resolve("person.csv")
                        + " has no readable row; check that it is the right file",
                problem.getMessage());
        assertEquals(false, Files.exists(folder.store()));
    }

    @Test
    void personsWhoseNumbersHaveMarksOfThousands() throws IOException {
        folder.table(
                "person", "person_id,gender_concept_id,year_of_birth\n\"1,000,006\",8507,1950\n");
        assertEquals(
                folder.path().resolve("person.csv")
                        + " has no row whose person_id is a whole number; check that it is the"
                        + " right file",
                assertThrows(InputProblem.class, folder::read).getMessage());
    }

    @Test
    void aPackedFileCutShort() throws IOException {
        var packed =
                OmopFilesTest.packed(
                        "person_id,death_date\n" + "1,2015-01-01\n2,2016-02-03\n".repeat(5000));
        folder.file("death.csv.gz", Arrays.copyOf(packed, packed.length - 5));
        refused("death.csv.gz", " cannot be unpacked: it was cut short or damaged; get it again");
    }

    @Test
    void aFileThatOnlySaysItIsPacked() throws IOException {
        folder.file("death.csv.gz", "person_id,death_date\n1,2015-01-01\n", StandardCharsets.UTF_8);
        refused(
                "death.csv.gz",
                " cannot be read: it was cut short or damaged, or may not be read; get it again");
    }

    @Test
    void parquetCutShort() throws Exception {
        var parquet =
                folder.table("death", "person_id,death_date\n1,2015-01-01\n")
                        .asParquet(tests.resolve("other"));
        var whole = Files.readAllBytes(parquet.path().resolve("death.parquet"));
        folder.without("death.csv").file("death.parquet", Arrays.copyOf(whole, whole.length - 10));
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(
                folder.path().resolve("death.parquet")
                        + " is not a whole Parquet file: it was cut short or damaged; get it again",
                problem.getMessage());
        assertEquals(false, Files.exists(folder.store()));
    }

    @Test
    void parquetDamagedWithin() throws Exception {
        var parquet =
                folder.table("death", "person_id,death_date\n" + "1,2015-01-01\n".repeat(500))
                        .asParquet(tests.resolve("other"));
        var whole = Files.readAllBytes(parquet.path().resolve("death.parquet"));
        Arrays.fill(whole, 4, 40, (byte) 0xFF);
        folder.without("death.csv").file("death.parquet", whole);
        var problem = assertThrows(InputProblem.class, folder::read);
        assertEquals(
                folder.path().resolve("death.parquet")
                        + " cannot be read to its end: it was cut short or damaged; get it again",
                problem.getMessage());
    }
}

package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.ReferenceData;
import org.vigie.problem.InputProblem;
import org.vigie.source.StoreBytes;
import org.vigie.source.sas.SasTables;
import org.vigie.source.sas.SasWriter;
import org.vigie.store.Manifest;
import org.vigie.timeline.Progress;

/// Tables of OMOP in SAS data sets.
@Tag("long")
class SasTablesTest {

    private static final String CONDITIONS =
            """
            condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_start_datetime,condition_source_value
            1,1,10,2015-01-01,2015-01-01 08:30:00,C34.1
            2,9,10,2015-01-02,2015-01-02 00:00:00,NA
            3,2,11,,,été
            4,1,12,2019-12-31,2019-12-31 23:59:59,  x
            """;

    @TempDir Path tests;

    private OmopFolder folder;

    @BeforeEach
    void people() {
        folder = OmopFolder.ofTwoPeople(tests).table("condition_occurrence", CONDITIONS);
    }

    /// The folder with SAS data sets in the place of its CSV.
    private OmopFolder asSas(SasWriter.Packing packing) throws Exception {
        var other = new OmopFolder(tests.resolve("sas-" + packing));
        Files.createDirectories(other.path());
        for (var table : List.of("person", "observation_period", "condition_occurrence")) {
            SasTables.write(
                    "read_csv('" + folder.path().resolve(table + ".csv") + "', header = true)",
                    new SasWriter().packed(packing),
                    other.path().resolve(table + ".sas7bdat"));
        }
        return other;
    }

    @ParameterizedTest
    @EnumSource(SasWriter.Packing.class)
    void theStoreIsThatOfTheSameTablesInCsv(SasWriter.Packing packing) throws Exception {
        var csv = folder.read();
        var sas = asSas(packing).read();
        assertEquals(3, sas.events().size());
        assertEquals(events(csv.store()), events(sas.store()));
        assertEquals(csv.people(), sas.people());
        assertEquals(
                List.of(
                        "1 condition_occurrence: left out: the person is not in the table person"
                                + " (condition_occurrence.sas7bdat, row 2)"),
                sas.findings("orphan"));
        assertEquals(
                List.of(
                        "1 condition_occurrence: taken as empty: condition_source_value is NA, NULL,"
                                + " blank or the like (condition_occurrence.sas7bdat, row 2)"),
                sas.findings("word-for-nothing"));
        assertEquals(csv.findings("no-date").size(), sas.findings("no-date").size());
    }

    /// All that is written but what tells of the files.
    private static Map<String, Integer> events(Path store) throws IOException {
        var bytes = StoreBytes.of(store);
        bytes.remove("manifest.json");
        return bytes;
    }

    @Test
    void theLedgerKnowsTheFiles() throws Exception {
        var sas = asSas(SasWriter.Packing.NONE);
        var files = sas.read().manifest().deliveries().getFirst().files();
        assertEquals(
                List.of(
                        "condition_occurrence.sas7bdat",
                        "observation_period.sas7bdat",
                        "person.sas7bdat"),
                files.stream().map(file -> file.name()).toList());
        var bytes = Files.readAllBytes(sas.path().resolve("condition_occurrence.sas7bdat"));
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                files.getFirst().sha256());
        assertEquals(bytes.length, files.getFirst().bytes());
        assertEquals(List.of(false, true, true), files.stream().map(file -> file.again()).toList());
    }

    @Test
    void namesInAnyCaseAndDataSetsInParts() {
        folder.without("condition_occurrence.csv");
        var one = conditions().row(1, 1, 10, 20089);
        one.write(folder.path().resolve("CONDITION_OCCURRENCE_1.SAS7BDAT"));
        var two = conditions().row(2, 1, 11, 20090).row(3, 7, 11, 20090);
        two.write(folder.path().resolve("Condition_Occurrence_2.Sas7bdat"));
        var imported = folder.read();
        assertEquals(List.of("1 2015-01-01 OMOP/10", "1 2015-01-02 OMOP/11"), imported.events());
        assertEquals(
                List.of(
                        "1 condition_occurrence: left out: the person is not in the table person"
                                + " (Condition_Occurrence_2.Sas7bdat, row 2)"),
                imported.findings("orphan"));
    }

    private static SasWriter conditions() {
        return new SasWriter()
                .number("Condition_Occurrence_ID")
                .number("PERSON_ID")
                .number("condition_concept_id")
                .number("CONDITION_START_DATE", "YYMMDD", 10);
    }

    @Test
    void aFolderOfDataSetsIsATable() {
        folder.without("condition_occurrence.csv")
                .file("condition_occurrence/readme.txt", new byte[0]);
        conditions()
                .row(1, 1, 10, 20089)
                .write(folder.path().resolve("condition_occurrence/2015.sas7bdat"));
        var problem = assertThrows(InputProblem.class, folder::read).getMessage();
        assertTrue(
                problem.endsWith(
                        "condition_occurrence has files of CSV and of SAS; a table needs to be one"
                                + " of them"),
                problem);
        folder.without("condition_occurrence/readme.txt");
        assertEquals(List.of("1 2015-01-01 OMOP/10"), folder.read().events());
    }

    @Test
    void numbersWithoutAFormatOfDaysAreReadAsInCsv() {
        folder.without("condition_occurrence.csv");
        new SasWriter()
                .number("condition_occurrence_id")
                .number("person_id")
                .number("condition_concept_id")
                .number("condition_start_date")
                .row(1, 1, 10, 20150101)
                .row(2, 1, 11, 20089)
                .write(folder.path().resolve("condition_occurrence.sas7bdat"));
        var imported = folder.read();
        assertEquals(List.of("1 undated OMOP/11", "1 2015-01-01 OMOP/10"), imported.events());
        assertEquals(
                List.of(
                        "1 condition_occurrence: taken as empty: condition_start_date is not a date"
                                + " (YYYY-MM-DD) (condition_occurrence.sas7bdat, row 2)"),
                imported.findings("unreadable-date"));
        assertEquals(
                List.of(
                        "1 condition_occurrence: read as YYYYMMDD in so many files, because SAS"
                                + " gives the numbers of condition_start_date no format of dates;"
                                + " where they are days since 1960 they are taken as empty: write"
                                + " them with 'format condition_start_date date9.;' (of seconds:"
                                + " datetime20.) (condition_occurrence.sas7bdat)"),
                imported.findings("no-date-format"));
    }

    @Test
    void numbersWhoseDigitsADoubleCannotHoldAreTakenAsEmpty() {
        folder.without("condition_occurrence.csv");
        conditions()
                .row(9_007_199_254_740_991.0, 1, 10, 20089)
                .row(2, 9_007_199_254_740_992.0, 11, 20089)
                .row(3, 1.5, 11, 20089)
                .write(folder.path().resolve("condition_occurrence.sas7bdat"));
        var imported = folder.read();
        assertEquals(List.of("1 2015-01-01 OMOP/10"), imported.events());
        assertEquals(
                List.of(
                        "2 condition_occurrence: taken as empty: person_id is not a whole number"
                                + " (condition_occurrence.sas7bdat, row 2;"
                                + " condition_occurrence.sas7bdat, row 3)"),
                imported.findings("unreadable-number"));
    }

    @Test
    void lettersThatWereCutAreSaid() {
        folder.without("condition_occurrence.csv");
        new SasWriter()
                .number("person_id")
                .number("condition_concept_id")
                .number("condition_start_date", "DATE", 9)
                .text("condition_source_value", 2)
                .row(1, 0, 20089, "ab")
                .row(1, 0, 20089, new byte[] {'a', (byte) 0xC3})
                .write(folder.path().resolve("condition_occurrence.sas7bdat"));
        assertEquals(
                List.of(
                        "1 condition_occurrence: read with a sign in the place of bytes that are no"
                                + " letters of the file's encoding, as where a text was cut within a"
                                + " letter (condition_occurrence.sas7bdat, row 2)"),
                folder.read().findings("wrong-encoding"));
    }

    @Test
    void anEmptyTableIsSaid() {
        folder.without("condition_occurrence.csv");
        conditions().write(folder.path().resolve("condition_occurrence.sas7bdat"));
        var imported = folder.read();
        assertEquals(
                List.of(
                        "1 condition_occurrence: taken as empty: there are names of columns and no"
                                + " row"),
                imported.findings("no-row"));
        assertTrue(
                imported.manifest().deliveries().getFirst().files().stream()
                        .filter(file -> file.table().equals("condition_occurrence"))
                        .allMatch(file -> file.again()));
    }

    @Test
    void aFileThatWasCutShortIsRefusedAndLeavesNothing() throws Exception {
        var sas = asSas(SasWriter.Packing.NONE);
        var file = sas.path().resolve("condition_occurrence.sas7bdat");
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        var said = assertThrows(InputProblem.class, sas::read).getMessage();
        assertEquals(
                file
                        + " was cut short: its first bytes say that it has 9,216 bytes, and it has"
                        + " 9,116; get it again",
                said);
        assertFalse(Files.exists(sas.store()));
    }

    @Test
    void aColumnThatIsMissingIsNamed() {
        folder.without("condition_occurrence.csv");
        var file = folder.path().resolve("condition_occurrence.sas7bdat");
        new SasWriter().number("person_id").number("concept").row(1, 1).write(file);
        assertEquals(
                file
                        + " has no column condition_concept_id, which every condition_occurrence"
                        + " needs; its columns are person_id, concept",
                assertThrows(InputProblem.class, folder::read).getMessage());
    }

    @Test
    void aTableInTwoFormatsIsRefused() {
        conditions().write(folder.path().resolve("condition_occurrence.sas7bdat"));
        assertEquals(
                folder.path()
                        + " has two files for condition_occurrence: condition_occurrence.csv and"
                        + " condition_occurrence.sas7bdat; remove one",
                assertThrows(InputProblem.class, folder::read).getMessage());
    }

    @Test
    @Tag("reference")
    void realTablesGiveTheSameStore() throws Exception {
        var real = ReferenceData.require("gibleed/parquet");
        var sas = Files.createDirectory(tests.resolve("gibleed"));
        try (var files = Files.list(real)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".parquet", ".sas7bdat");
                SasTables.write(
                        "'" + file + "'",
                        new SasWriter().packed(SasWriter.Packing.RLE),
                        sas.resolve(name));
            }
        }
        var first = imported(real, tests.resolve("first"));
        var second = imported(sas, tests.resolve("second"));
        assertEquals(events(tests.resolve("first")), events(tests.resolve("second")));
        assertEquals(2694, second.people());
        assertEquals(
                first.findings().toString().replaceAll("parquet", "sas7bdat"),
                second.findings().toString());
    }

    private static Manifest imported(Path folder, Path store) throws IOException {
        return new OmopImport(folder, store, "1GB", 2, "", Progress.SILENT).run();
    }
}

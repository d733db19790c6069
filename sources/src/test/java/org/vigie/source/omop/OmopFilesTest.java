package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same rows arrive the same, however a file writes them.
@Tag("long")
class OmopFilesTest {

    private static final String ROWS =
            """
            observation_id,person_id,observation_concept_id,observation_date,value_as_number,value_as_string
            1,1,10,2015-03-01,1.5,"a, ""b"" é; c"
            2,2,10,2015-03-02,,plain
            """;
    private static final List<String> EVENTS =
            List.of(
                    "1 2015-03-01 OMOP/10 value=1.5 text=a, \"b\" é; c",
                    "2 2015-03-02 OMOP/10 text=plain");

    @TempDir Path tests;
    private OmopFolder folder;

    @BeforeEach
    void writeTwoPeople() {
        folder = OmopFolder.ofTwoPeople(tests);
    }

    private void arrivesFrom(String file, String text) {
        assertEquals(EVENTS, folder.file(file, text, StandardCharsets.UTF_8).read().events());
    }

    @Test
    void commasAndQuotes() {
        arrivesFrom("observation.csv", ROWS);
    }

    @Test
    void upperCaseNamesOfFileAndColumns() {
        arrivesFrom(
                "OBSERVATION.CSV",
                ROWS.replace(
                        "observation_id,person_id,observation_concept_id,observation_date",
                        "OBSERVATION_ID,Person_ID, OBSERVATION_CONCEPT_ID ,\"OBSERVATION_DATE\""));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEnds() {
        arrivesFrom("observation.csv", "\uFEFF" + ROWS.replace("\n", "\r\n"));
    }

    @Test
    void noLineEndAfterTheLastRow() {
        arrivesFrom("observation.csv", ROWS.strip());
    }

    @Test
    void linesThatEndInDifferentWays() {
        var imported = folder.table("observation", ROWS.replaceFirst("\n", "\r\n")).read();
        assertEquals(EVENTS, imported.events());
        assertEquals(
                List.of(
                        "1 observation: read all the same: its lines do not all end alike (observation.csv)"),
                imported.findings("mixed-line-ends"));
    }

    @Test
    void semicolons() {
        arrivesFrom(
                "observation.csv",
                """
                observation_id;person_id;observation_concept_id;observation_date;value_as_number;value_as_string
                1;1;10;2015-03-01;1.5;"a, ""b"" é; c"
                2;2;10;2015-03-02;;plain
                """);
    }

    /// As Athena writes its vocabularies.
    @Test
    void tabsWithQuotesThatMeanNothing() {
        arrivesFrom(
                "observation.csv",
                """
                observation_id\tperson_id\tobservation_concept_id\tobservation_date\tvalue_as_number\tvalue_as_string
                1\t1\t10\t2015-03-01\t1.5\ta, "b" é; c
                2\t2\t10\t2015-03-02\t\tplain
                """);
    }

    /// As R writes tables.
    @Test
    void tabsWhereTheHeaderIsQuotedAndSoAreTheValues() {
        arrivesFrom(
                "observation.tsv",
                """
                "observation_id"\t"person_id"\t"observation_concept_id"\t"observation_date"\t"value_as_number"\t"value_as_string"
                1\t1\t10\t"2015-03-01"\t1.5\t"a, ""b"" é; c"
                2\t2\t10\t"2015-03-02"\t\t"plain"
                """);
    }

    @Test
    void packedFiles() throws IOException {
        assertEquals(EVENTS, folder.file("observation.csv.gz", packed(ROWS)).read().events());
    }

    @Test
    void packedFilesInUpperCase() throws IOException {
        assertEquals(EVENTS, folder.file("OBSERVATION.CSV.GZ", packed(ROWS)).read().events());
    }

    static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void datesWithoutHyphensWithSlashesOrWithATimeBehindThem() {
        assertEquals(
                List.of("1 2015-03-01 OMOP/10", "1 2015-03-02 OMOP/10", "1 2015-03-03 OMOP/10"),
                folder.table(
                                "observation",
                                """
                                observation_id,person_id,observation_concept_id,observation_date
                                1,1,10,20150301
                                2,1,10,2015/03/02
                                3,1,10,2015-03-03 00:00:00
                                """)
                        .read()
                        .events());
    }

    /// As pandas writes whole numbers where some are absent.
    @Test
    void wholeNumbersWithAPointAndAZero() {
        assertEquals(
                List.of("1 2015-03-01 OMOP/10 visit=7"),
                folder.table(
                                "observation",
                                """
                                observation_id,person_id,observation_concept_id,observation_date,visit_occurrence_id
                                1.0,1.0,10.0,2015-03-01,7.0
                                """)
                        .read()
                        .events());
    }

    @Test
    void parquetAndCsvMakeTheSameStoreByteForByte() throws Exception {
        folder.table("observation", ROWS)
                .table(
                        "concept",
                        """
                        concept_id,concept_name,vocabulary_id,concept_code
                        10,A thing,V,thing
                        """)
                .table(
                        "condition_occurrence",
                        """
                        condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_start_datetime,condition_end_date
                        1,2,10,2015-01-01,2015-01-01 10:30:00,2015-01-04
                        2,1,10,2015-01-01,,
                        """);
        var other = folder.asParquet(tests.resolve("other"));
        var csv = folder.read();
        var parquet = other.read();
        assertEquals(4, csv.events().size());
        assertEquals(csv.manifest().fingerprint(), parquet.manifest().fingerprint());
        for (var file :
                List.of(
                        "shard-0000/events.parquet",
                        "shard-0000/people.parquet",
                        "codes.parquet")) {
            assertArrayEquals(
                    Files.readAllBytes(csv.store().resolve(file)),
                    Files.readAllBytes(parquet.store().resolve(file)),
                    file);
        }
    }

    @Test
    void aFolderOfParquetFilesIsOneTableAndRowsAreCountedInEach() throws Exception {
        var part = tests.resolve("omop/condition_occurrence");
        Files.createDirectories(part);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement()) {
            for (int file = 1; file <= 2; file++) {
                sql.execute(
                        """
                        COPY (SELECT 1 AS condition_occurrence_id, unnest([%d, 99]) AS person_id,
                                     10 AS condition_concept_id, 20150101 AS condition_start_date)
                        TO '%s/part-%d.parquet'\
                        """
                                .formatted(file, part, file));
            }
        }
        var imported = folder.read();
        assertEquals(List.of("1 2015-01-01 OMOP/10", "2 2015-01-01 OMOP/10"), imported.events());
        assertEquals(
                List.of(
                        "2 condition_occurrence: left out: the person is not in the table person"
                                + " (condition_occurrence/part-1.parquet, row 2; condition_occurrence/part-2.parquet, row 2)"),
                imported.findings("orphan"));
    }

    @Test
    void aPathMayHoldAnyCharacter() throws Exception {
        var odd =
                OmopFolder.ofTwoPeople(tests.resolve("l'été [1] 100% {x}*"))
                        .table("observation", ROWS);
        assertEquals(EVENTS, odd.read().events());
        assertEquals(EVENTS, odd.asParquet(tests.resolve("it's [1]*")).read().events());
    }

    @Test
    void columnsOfVersion54AreKnown() {
        var imported =
                folder.table(
                                "visit_occurrence",
                                """
                                visit_occurrence_id,person_id,visit_concept_id,visit_start_date,admitted_from_concept_id,admitted_from_source_value,discharged_to_concept_id,discharged_to_source_value,preceding_visit_occurrence_id
                                1,1,10,2015-01-01,0,,0,,
                                """)
                        .table(
                                "measurement",
                                """
                                measurement_id,person_id,measurement_concept_id,measurement_date,unit_source_concept_id,measurement_event_id,meas_event_field_concept_id
                                1,1,10,2015-01-01,,,
                                """)
                        .table(
                                "note",
                                """
                                note_id,person_id,note_event_id,note_event_field_concept_id,note_date,note_type_concept_id,note_text
                                1,1,,,2015-01-01,10,text
                                """)
                        .table(
                                "location",
                                """
                                location_id,city,country_concept_id,country_source_value,latitude,longitude
                                1,Rennes,,,,
                                """)
                        .read();
        assertEquals(List.of(), imported.findings("unknown-column"));
    }
}

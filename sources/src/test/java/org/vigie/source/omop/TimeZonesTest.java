package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day is the one that the clock showed where it was recorded.
class TimeZonesTest {

    /// The schema that Arrow 25.0.1 leaves in a file of a column `condition_start_date` in
    /// Europe/Paris, among others.
    private static final String PARIS =
            "/////2gBAAAQAAAAAAAKAAwABgAFAAgACgAAAAABBAAMAAAACAAIAAAABAAIAAAABAAAAAQAAADwAAAAqAAAAGQA"
                    + "AAAEAAAAMP///wAAAQoQAAAAMAAAAAQAAAAAAAAAFAAAAGNvbmRpdGlvbl9zdGFydF9kYXRlAAAAAAgADAAG"
                    + "AAgACAAAAAAAAgAEAAAADAAAAEV1cm9wZS9QYXJpcwAAAACM////AAABAhAAAAAoAAAABAAAAAAAAAAUAAAA"
                    + "Y29uZGl0aW9uX2NvbmNlcHRfaWQAAAAAfP///wAAAAFAAAAAzP///wAAAQIQAAAAHAAAAAQAAAAAAAAACQAA"
                    + "AHBlcnNvbl9pZAAAALD///8AAAABQAAAABAAFAAIAAYABwAMAAAAEAAQAAAAAAABAhAAAAAwAAAABAAAAAAA"
                    + "AAAXAAAAY29uZGl0aW9uX29jY3VycmVuY2VfaWQACAAMAAgABwAIAAAAAAAAAUAAAAA=";

    @TempDir Path tests;

    @Test
    void ofTextIsAsWritten() {
        var written =
                List.of(
                        "2012-03-01T00:00:00+01:00 2012-03-01",
                        "2012-03-02 00:00:00+01 2012-03-02",
                        "2012-03-03T00:30:00.000+0100 2012-03-03T00:30",
                        "2012-02-29T20:00:00-05:00 2012-02-29T20:00",
                        "2012-03-04 00:00:00 +02:00 2012-03-04",
                        "2012-03-05T23:30:00Z 2012-03-05T23:30",
                        "2012-03-06 23:30:00 2012-03-06T23:30",
                        "2012-03-07 2012-03-07",
                        "2012-03-08T00:00+11:00 2012-03-08");
        var rows = new StringBuilder();
        for (var line : written) {
            var time = line.substring(0, line.lastIndexOf(' '));
            rows.append("1,10,%s,%s\n".formatted(time, time));
        }
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "condition_occurrence",
                                "person_id,condition_concept_id,condition_start_date,"
                                        + "condition_start_datetime\n"
                                        + rows)
                        .read();
        assertEquals(
                written.stream()
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .sorted()
                        .map(day -> "1 " + day + " OMOP/10")
                        .toList(),
                imported.events());
    }

    private Imported parquet(String times, String metadata) throws Exception {
        var folder = OmopFolder.ofTwoPeople(Files.createTempDirectory(tests, "omop"));
        Files.createDirectories(folder.path());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement()) {
            sql.execute("SET TimeZone = 'UTC'");
            sql.execute(
                    """
                    COPY (SELECT 1 AS condition_occurrence_id, 1 AS person_id,
                                 10 AS condition_concept_id,
                                 TIMESTAMPTZ '%s' AS condition_start_date)
                    TO '%s' (FORMAT parquet%s)\
                    """
                            .formatted(
                                    times,
                                    folder.path().resolve("condition_occurrence.parquet"),
                                    metadata));
        }
        return folder.read();
    }

    @Test
    void ofParquetIsThatOfTheSchema() throws Exception {
        for (var metadata :
                List.of(
                        ", KV_METADATA {'ARROW:schema': '" + PARIS + "'}",
                        """
                        , KV_METADATA {'pandas': '{"columns": [{"name": "condition_start_date",\
                         "metadata": {"timezone": "Europe/Paris"}}]}'}\
                        """)) {
            var winter = parquet("2012-02-29 23:00:00+00", metadata);
            assertEquals(List.of("1 2012-03-01 OMOP/10"), winter.events());
            assertEquals(List.of(), winter.findings("unknown-time-zone"));
            var summer = parquet("2012-06-30 22:00:00+00", metadata);
            assertEquals(List.of("1 2012-07-01 OMOP/10"), summer.events());
        }
    }

    @Test
    void ofParquetMayBeADistance() throws Exception {
        var metadata = ", KV_METADATA {'pandas': '{\"timezone\": \"-05:00\"}'}";
        var imported = parquet("2012-03-01 05:00:00+00", metadata);
        assertEquals(List.of("1 2012-03-01 OMOP/10"), imported.events());
    }

    @Test
    void ofParquetIsToldWhereItIsNotKnown() throws Exception {
        for (var metadata :
                List.of(
                        "",
                        ", KV_METADATA {'ARROW:schema': 'not base 64'}",
                        ", KV_METADATA {'pandas': '\"timezone\": \"Mars/Olympus\"'}",
                        """
                        , KV_METADATA {'pandas': \
                        '"timezone": "Europe/Paris" "timezone": "Asia/Tokyo"'}\
                        """)) {
            var imported = parquet("2012-02-29 23:00:00+00", metadata);
            assertEquals(List.of("1 2012-02-29 OMOP/10"), imported.events(), metadata);
            assertEquals(
                    List.of(
                            "1 condition_occurrence: read in UTC, so that days may be the day"
                                    + " before or after: the times have a zone, and the file does"
                                    + " not say which: condition_start_date"
                                    + " (condition_occurrence.parquet)"),
                    imported.findings("unknown-time-zone"));
        }
    }
}

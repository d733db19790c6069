package org.vigie.source.fault;

import static org.vigie.source.fault.Outcome.found;
import static org.vigie.source.fault.Outcome.refused;
import static org.vigie.source.fault.Outcome.unharmed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// Faults of MEDS datasets, of bare events: nothing else tells of people. The row that is changed
/// is one in the middle of the life of a person who did not die.
final class MedsFaults {

    private static final String DATA = "data/0.parquet";
    private static final String CODES = "metadata/codes.parquet";

    /// The first dated drug of the first person without a death, from the hundredth row on, which
    /// is neither their first event nor their last.
    private static final String ONE =
            """
            file_row_number = (SELECT min(file_row_number) FROM data
              WHERE file_row_number > 100 AND "table" = 'drug_exposure' AND cost > 0
                AND subject_id NOT IN (SELECT subject_id FROM data WHERE code = 'MEDS_DEATH'))\
            """;

    /// Somebody's birth.
    private static final String BIRTH =
            """
            file_row_number = (SELECT min(file_row_number) FROM data WHERE code = 'MEDS_BIRTH'
              AND subject_id NOT IN (SELECT subject_id FROM data WHERE code = 'MEDS_DEATH'))\
            """;

    private static final String SEX =
            """
            file_row_number = (SELECT min(file_row_number) FROM data WHERE code LIKE 'GENDER//%'
              AND subject_id NOT IN (SELECT subject_id FROM data WHERE code = 'MEDS_DEATH'))\
            """;

    private MedsFaults() {}

    /// How a file is written.
    static List<Fault> ofFiles() {
        return List.of(
                new Fault(
                        "in-parts",
                        "the events in two files",
                        raw -> {
                            copy(
                                    raw,
                                    "data",
                                    DATA,
                                    "data/part-1.parquet",
                                    "SELECT * FROM data OFFSET 500");
                            copy(raw, "data", DATA, DATA, "SELECT * FROM data LIMIT 500");
                            return unharmed();
                        }),
                new Fault(
                        "columns-reordered",
                        "time before the subject",
                        raw -> {
                            copy(
                                    raw,
                                    "data",
                                    DATA,
                                    DATA,
                                    "SELECT time, code, * EXCLUDE (time, code) FROM data");
                            return unharmed();
                        }),
                new Fault(
                        "subjects-as-texts",
                        "numbers of subjects written as texts",
                        raw -> {
                            replace(raw, "CAST(subject_id AS VARCHAR) AS subject_id");
                            return unharmed();
                        }),
                new Fault(
                        "times-as-texts",
                        "times written as texts",
                        raw -> {
                            replace(raw, "CAST(time AS VARCHAR) AS time");
                            return unharmed();
                        }),
                new Fault(
                        "times-of-a-zone",
                        "times of a zone that the file does not name",
                        raw -> {
                            replace(raw, "timezone('UTC', time) AS time");
                            return found("unknown-time-zone", "data", 1);
                        }),
                new Fault(
                        "costs-as-texts",
                        "costs written as texts, one with a comma",
                        raw -> {
                            long cents = cents(raw);
                            replace(
                                    raw,
                                    "CASE WHEN "
                                            + ONE
                                            + " THEN replace(CAST(CAST(cost AS DECIMAL(12, 2))"
                                            + " AS VARCHAR), '.', ',')"
                                            + " ELSE CAST(CAST(cost AS DECIMAL(12, 2))"
                                            + " AS VARCHAR) END AS cost");
                            return found("unreadable-number", "data", 1).cents(-cents).altered(1);
                        }),
                new Fault(
                        "unknown-column",
                        "a column that MEDS has not",
                        raw -> {
                            copy(raw, "data", DATA, DATA, "SELECT *, 7 AS batch FROM data");
                            return found("unknown-column", "data", 1);
                        }),
                new Fault(
                        "no-required-column",
                        "the column of codes lacks",
                        raw -> {
                            copy(raw, "data", DATA, DATA, "SELECT * EXCLUDE (code) FROM data");
                            return refused("has no column code");
                        }),
                new Fault(
                        "cut-short",
                        "a file of which the end lacks",
                        raw -> {
                            var bytes = Files.readAllBytes(raw.path(DATA));
                            Files.write(raw.path(DATA), Arrays.copyOf(bytes, bytes.length / 2));
                            return refused("cut short or damaged");
                        }),
                new Fault(
                        "damaged-inside",
                        "a file with other bytes in its middle",
                        raw -> {
                            var bytes = Files.readAllBytes(raw.path(DATA));
                            Arrays.fill(bytes, 200, 1200, (byte) 0x5A);
                            Files.write(
                                    raw.path(DATA), bytes, StandardOpenOption.TRUNCATE_EXISTING);
                            return refused("cut short or damaged");
                        }),
                new Fault(
                        "hidden-file",
                        "what a writer left behind, in a file that begins with a dot",
                        raw -> {
                            Files.writeString(raw.path("data/.0.parquet.crc"), "crc");
                            Files.writeString(raw.path("data/._0.parquet"), "\0\5\26\7");
                            return unharmed();
                        }),
                new Fault(
                        "foreign-file",
                        "a file that is none of a dataset's",
                        raw -> {
                            Files.writeString(raw.path("data/readme.txt"), "see page 3");
                            return unharmed();
                        }),
                new Fault(
                        "names-alone",
                        "events without a row",
                        raw -> {
                            copy(raw, "data", DATA, DATA, "SELECT * FROM data LIMIT 0");
                            return refused("has no readable event");
                        }),
                new Fault(
                        "no-codes",
                        "the names of codes lack",
                        raw -> {
                            Files.delete(raw.path(CODES));
                            // A code has a description that is a blank.
                            return found("no-vocabulary", "codes", 1)
                                    .and("word-for-nothing", "codes", -1);
                        }),
                new Fault(
                        "codes-without-a-row",
                        "names of codes without a row",
                        raw -> {
                            copy(raw, "data", CODES, CODES, "SELECT * FROM data LIMIT 0");
                            return found("no-row", "codes", 1).and("word-for-nothing", "codes", -1);
                        }),
                new Fault(
                        "no-json",
                        "the description of the dataset is not JSON",
                        raw -> {
                            Files.writeString(
                                    raw.path("metadata/dataset.json"), "{\"dataset_name\":");
                            return found("unreadable-description", "dataset.json", 1)
                                    .alteredPeople(everybody(raw));
                        }));
    }

    /// What stands in it.
    static List<Fault> ofRows() {
        return List.of(
                new Fault(
                        "no-subject",
                        "an event of nobody",
                        raw -> {
                            long cents = cents(raw);
                            one(raw, "subject_id", "NULL");
                            return found("no-identifier", "data", 1)
                                    .events("drug_exposure", -1)
                                    .cents(-cents);
                        }),
                new Fault(
                        "no-code",
                        "an event without a code",
                        raw -> {
                            long cents = cents(raw);
                            one(raw, "code", "''");
                            return found("no-code", "data", 1)
                                    .events("drug_exposure", -1)
                                    .cents(-cents);
                        }),
                new Fault(
                        "no-time",
                        "an event without a time",
                        raw -> {
                            one(raw, "time", "NULL");
                            return found("no-date", "data", 1).altered(1);
                        }),
                new Fault(
                        "two-births",
                        "a second birth, a later day",
                        raw -> {
                            add(raw, BIRTH, "time + INTERVAL 30 DAY");
                            return found("several-births", "data", 1)
                                    .and("event-outside-observation", "vigie-people", 1)
                                    .events("vigie-people", 1);
                        }),
                new Fault(
                        "no-birth",
                        "a person whose birth has no day",
                        raw -> {
                            row(raw, BIRTH, "time", "NULL");
                            return found("no-birth", "data", 1)
                                    .and("no-date", "data", 1)
                                    .and("event-outside-observation", "vigie-people", -1)
                                    .altered(1)
                                    .alteredPeople(1);
                        }),
                new Fault(
                        "unknown-sex",
                        "a person of a word that is no sex",
                        raw -> {
                            row(raw, SEX, "code", "'GENDER//UNKNOWN'");
                            return found("no-sex", "data", 1).altered(1).alteredPeople(1);
                        }),
                new Fault(
                        "two-sexes",
                        "a person of both sexes",
                        raw -> {
                            copy(
                                    raw,
                                    "data",
                                    DATA,
                                    DATA,
                                    """
                                    SELECT * FROM data UNION ALL SELECT * REPLACE (
                                      CASE code WHEN 'GENDER//F' THEN 'GENDER//M'
                                      ELSE 'GENDER//F' END AS code) FROM data WHERE %s\
                                    """
                                            .formatted(SEX));
                            return found("conflicting-sex", "data", 1)
                                    .and("no-date", "data", 1)
                                    .events("vigie-people", 1)
                                    .alteredPeople(1);
                        }),
                new Fault(
                        "negative-cost",
                        "an event that cost less than nothing",
                        raw -> {
                            long cents = cents(raw);
                            one(raw, "cost", "-cost");
                            return found("negative-cost", "data", 1).cents(-2 * cents).altered(1);
                        }),
                new Fault(
                        "infinite-value",
                        "a value that is infinite",
                        raw -> {
                            one(raw, "numeric_value", "CAST('inf' AS FLOAT)");
                            return found("unreadable-number", "data", 1).altered(1);
                        }),
                new Fault(
                        "ends-before-start",
                        "an event that ends before it begins",
                        raw -> {
                            one(raw, "\"end\"", "time - INTERVAL 30 DAY");
                            return found("end-before-start", "drug_exposure", 1).altered(1);
                        }));
    }

    private static void one(RawFolder raw, String column, String value) throws Exception {
        row(raw, ONE, column, value);
    }

    private static void row(RawFolder raw, String which, String column, String value)
            throws Exception {
        replace(
                raw,
                "CASE WHEN %s THEN %s ELSE %s END AS %s".formatted(which, value, column, column));
    }

    /// The same row once more, at another time.
    private static void add(RawFolder raw, String which, String time) throws Exception {
        copy(
                raw,
                "data",
                DATA,
                DATA,
                "SELECT * FROM data UNION ALL SELECT * REPLACE (%s AS time) FROM data WHERE %s"
                        .formatted(time, which));
    }

    private static void replace(RawFolder raw, String column) throws Exception {
        copy(raw, "data", DATA, DATA, "SELECT * REPLACE (" + column + ") FROM data");
    }

    /// Writes a file of what a query makes of another; the number of its row is no column.
    private static void copy(RawFolder raw, String table, String from, String to, String query)
            throws Exception {
        var aside = raw.path("aside.parquet");
        run(
                raw.path(from),
                table,
                "COPY (SELECT * EXCLUDE (file_row_number) FROM (%s)) TO '%s' (FORMAT parquet)"
                        .formatted(query, aside));
        Files.move(aside, raw.path(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void run(Path from, String table, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            open(statement, from, table);
            statement.execute(sql);
        }
    }

    private static void open(java.sql.Statement statement, Path from, String table)
            throws SQLException {
        statement.execute(
                "CREATE TABLE %s AS FROM read_parquet('%s', file_row_number = true)"
                        .formatted(table, from));
    }

    private static long cents(RawFolder raw) throws SQLException {
        return number(raw, "SELECT round(100 * cost) FROM data WHERE " + ONE);
    }

    private static int everybody(RawFolder raw) throws SQLException {
        return (int) number(raw, "SELECT count(DISTINCT subject_id) FROM data");
    }

    private static long number(RawFolder raw, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            open(statement, raw.path(DATA), "data");
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

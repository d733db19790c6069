package org.vigie.source.synthea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.store.Manifest;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// Whole populations that Synthea made, counted in the store and by SQL over its files.
@Tag("reference")
@Tag("long")
class SyntheaReferenceTest {

    private static final List<String> TABLES =
            List.of(
                    "encounters",
                    "conditions",
                    "medications",
                    "procedures",
                    "observations",
                    "immunizations",
                    "allergies",
                    "careplans",
                    "devices",
                    "payer_transitions",
                    "claims",
                    "claims_transactions");

    @TempDir static Path folder;

    /// The store of a population, made once.
    private static Manifest load(Path source) throws Exception {
        return Files.exists(store(source))
                ? Store.readManifest(store(source))
                : new SyntheaImport(source, store(source), "2GB", 2, "", Progress.SILENT).run();
    }

    private static Path store(Path source) {
        return folder.resolve("store-" + source.getFileName());
    }

    /// Events, hundredths and hundredths times seconds since 1970, by table: the last ties sums to
    /// days.
    private static TreeMap<String, long[]> sums(Path source) throws Exception {
        var sums = new TreeMap<String, long[]>();
        try (var store = Store.open(store(source))) {
            store.forEach(timeline -> {
                for (int e = 0; e < timeline.size(); e++) {
                    var sum = sums.computeIfAbsent(timeline.table(e), _ -> new long[3]);
                    sum[0]++;
                    if (timeline.cost(e) != Timeline.NONE) {
                        sum[1] += timeline.cost(e);
                        sum[2] += timeline.cost(e) * timeline.day(e) % 1_000_003;
                    }
                }
            });
        }
        return sums;
    }

    private static long[] sql(Path file, String dollars, String time) throws Exception {
        return sql("'" + file + "'", dollars, time);
    }

    private static long[] sql(String from, String dollars, String time) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT count(*), coalesce(sum(cents), 0),
                                       coalesce(sum(cents * (CAST("%2$s"[:10] AS DATE) - DATE '1970-01-01') %% 1000003), 0)
                                FROM (SELECT *, CAST(CAST(%3$s AS DECIMAL(18, 2)) * 100 AS BIGINT) AS cents FROM %1$s)\
                                """
                                        .formatted(from, time, dollars))) {
            rows.next();
            return new long[] {rows.getLong(1), rows.getLong(2), rows.getLong(3)};
        }
    }

    @Test
    void everyRowAndEveryAmountIsThere() throws Exception {
        var source = ReferenceData.require("synthea");
        var manifest = load(source);
        assertEquals(112, manifest.people());
        var sums = sums(source);
        for (var table : TABLES) {
            var expected =
                    switch (table) {
                        case "encounters" -> charged(source, table, "e.id", "START");
                        case "medications", "procedures" ->
                                charged(source, table, "e.encounter", "START");
                        case "immunizations" -> charged(source, table, "e.encounter", "DATE");
                        default ->
                                new long[] {
                                    // rows that are the same in every column are one
                                    sql(
                                            "(SELECT DISTINCT * FROM '"
                                                    + file(source, table)
                                                    + "')",
                                            "NULL",
                                            first(table))[0],
                                    0,
                                    0
                                };
                    };
            assertEquals(Arrays.toString(expected), Arrays.toString(sums.get(table)), table);
        }
        assertTrue(
                manifest.findings().stream()
                        .noneMatch(f ->
                                List.of(
                                                "orphan",
                                                "no-code",
                                                "unknown-visit",
                                                "unknown-column",
                                                "absent-column",
                                                "no-date")
                                        .contains(f.rule())),
                () -> manifest.findings().toString());
    }

    /// What was charged for a table's codes in its encounters, each charge once however many rows
    /// it may be for.
    private static long[] charged(Path source, String table, String encounter, String time)
            throws Exception {
        var charges =
                """
                (SELECT amount, fromdate AS "%s" FROM '%s'
                 WHERE type = 'CHARGE' AND EXISTS (SELECT 1 FROM '%s' e WHERE %s = appointmentid
                                                   AND e.code = procedurecode AND e.patient = patientid))\
                """
                        .formatted(
                                time,
                                file(source, "claims_transactions"),
                                file(source, table),
                                encounter);
        var sums = sql(charges, "amount", time);
        sums[0] = sql(file(source, table), "NULL", time)[0];
        return sums;
    }

    private static Path file(Path source, String table) {
        return source.resolve(table + ".parquet");
    }

    private static String first(String table) {
        return switch (table) {
            case "payer_transitions" -> "START_DATE";
            case "claims_transactions" -> "FROMDATE";
            case "claims" -> "SERVICEDATE";
            case "observations" -> "DATE";
            default -> "START";
        };
    }

    @Test
    void chargesAndPaymentsBalance() throws Exception {
        var source = ReferenceData.require("synthea");
        load(source);
        var cents = new TreeMap<String, Long>();
        try (var store = Store.open(store(source))) {
            store.forEach(timeline -> {
                for (int e = 0; e < timeline.size(); e++) {
                    if (timeline.table(e).equals("claims_transactions")) {
                        cents.merge(
                                timeline.codes().text(timeline.code(e)),
                                Math.round(timeline.value(e) * 100),
                                Long::sum);
                    }
                }
            });
        }
        assertEquals(
                "{CLAIM/CHARGE=6400089709, CLAIM/PAYMENT=6400089709, CLAIM/TRANSFERIN=1019772624,"
                        + " CLAIM/TRANSFEROUT=1019772624}",
                cents.toString());
    }

    /// For every person, what they were charged and what insurers paid of it, to the cent.
    @Test
    void everyDollarOfEveryPersonIsThereOnce() throws Exception {
        var source = ReferenceData.require("synthea");
        load(source);
        var found = new ArrayList<String>();
        try (var store = Store.open(store(source))) {
            store.forEach(timeline -> {
                long cost = 0;
                long reimbursed = 0;
                for (int e = 0; e < timeline.size(); e++) {
                    cost += Math.max(0, timeline.cost(e));
                    reimbursed += Math.max(0, timeline.concept(Attribute.REIMBURSED_CENTS, e));
                }
                found.add(timeline.person() + " " + cost + " " + reimbursed);
            });
        }
        var expected = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT row_number() OVER (ORDER BY p.id),
                                       coalesce(sum(100 * CAST(amount AS DECIMAL(18, 2))) FILTER (type = 'CHARGE'), 0)::BIGINT,
                                       coalesce(sum(100 * CAST(payments AS DECIMAL(18, 2))) FILTER (method = 'ECHECK'), 0)::BIGINT
                                FROM '%s' p LEFT JOIN '%s' ON patientid = p.id GROUP BY p.id\
                                """
                                        .formatted(
                                                file(source, "patients"),
                                                file(source, "claims_transactions")))) {
            while (rows.next()) {
                expected.add(rows.getLong(1) + " " + rows.getLong(2) + " " + rows.getLong(3));
            }
        }
        assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
        assertEquals(
                6_400_089_709L,
                found.stream().mapToLong(line -> Long.parseLong(line.split(" ")[1])).sum());
        assertEquals(
                4_874_755_071L,
                found.stream().mapToLong(line -> Long.parseLong(line.split(" ")[2])).sum());
    }

    @Test
    void aPopulationOfFewTables() throws Exception {
        var source = ReferenceData.require("synthea3500");
        var manifest = load(source);
        assertEquals(3_543, manifest.people());
        assertEquals(382_905 + 653_439 + 457_844 + 543, manifest.events());
        assertEquals(543, sums(source).get("patients")[0]);
        assertTrue(
                manifest.findings().stream()
                        .anyMatch(f ->
                                f.rule().equals("unknown-column")
                                        && f.effect().equals("not read: run_seed")));
    }

    /// As Synthea writes it, and as it is kept in Parquet.
    @Test
    void csvAndParquetGiveTheSameStore() throws Exception {
        var source = ReferenceData.require("synthea");
        var parquet = load(source);
        var csv = Files.createDirectories(folder.resolve("csv"));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var files = Files.list(source)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".parquet", ".csv");
                statement.execute(
                        "COPY (FROM '" + file + "') TO '" + csv.resolve(name) + "' (HEADER)");
            }
        }
        var again =
                new SyntheaImport(csv, folder.resolve("again"), "2GB", 2, "", Progress.SILENT)
                        .run();
        assertEquals(parquet.files(), again.files());
        assertEquals(parquet.shards(), again.shards());
    }
}

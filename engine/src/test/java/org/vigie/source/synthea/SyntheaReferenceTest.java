package org.vigie.source.synthea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.store.Manifest;
import org.vigie.store.Store;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// Whole populations that Synthea made, counted in the store and by SQL over its files.
@Tag("reference")
class SyntheaReferenceTest {

    private static final List<String> TABLES = List.of("encounters", "conditions", "medications", "procedures",
            "observations", "immunizations", "allergies", "careplans", "devices", "payer_transitions", "claims",
            "claims_transactions");

    @TempDir
    Path folder;

    private Manifest load(Path source) throws Exception {
        return new SyntheaImport(source, folder.resolve("store"), "2GB", 2, "", Progress.SILENT).run();
    }

    /// Events, hundredths and hundredths times seconds since 1970, by table: the last ties sums to days.
    private TreeMap<String, long[]> sums() throws Exception {
        var sums = new TreeMap<String, long[]>();
        try (var store = Store.open(folder.resolve("store"))) {
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
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT count(*), coalesce(sum(cents), 0),
                               coalesce(sum(cents * (CAST("%2$s"[:10] AS DATE) - DATE '1970-01-01') %% 1000003), 0)
                        FROM (SELECT *, CAST(CAST(%3$s AS DECIMAL(18, 2)) * 100 AS BIGINT) AS cents FROM '%1$s')"""
                        .formatted(file, time, dollars))) {
            rows.next();
            return new long[] {rows.getLong(1), rows.getLong(2), rows.getLong(3)};
        }
    }

    @Test
    void everyRowAndEveryAmountIsThere() throws Exception {
        var source = ReferenceData.require("synthea");
        var manifest = load(source);
        assertEquals(112, manifest.people());
        var sums = sums();
        for (var table : TABLES) {
            var expected = switch (table) {
                case "encounters" -> sql(file(source, table), "base_encounter_cost", "START");
                case "medications" -> sql(file(source, table), "totalcost", "START");
                case "procedures" -> sql(file(source, table), "base_cost", "START");
                case "immunizations" -> sql(file(source, table), "base_cost", "DATE");
                case "claims_transactions" -> sql(file(source, table), "CASE type WHEN 'CHARGE' THEN amount"
                        + " WHEN 'PAYMENT' THEN payments ELSE transfers END", "FROMDATE");
                default -> new long[] {sql(file(source, table), "NULL", first(table))[0], 0, 0};
            };
            assertEquals(Arrays.toString(expected), Arrays.toString(sums.get(table)), table);
        }
        assertTrue(manifest.findings().stream().noneMatch(f -> List.of("orphan", "no-code", "unknown-visit",
                "unknown-column", "absent-column", "no-date").contains(f.rule())), () -> manifest.findings().toString());
    }

    private static Path file(Path source, String table) {
        return source.resolve(table + ".parquet");
    }

    private static String first(String table) {
        return switch (table) {
            case "payer_transitions" -> "START_DATE";
            case "claims" -> "SERVICEDATE";
            case "observations" -> "DATE";
            default -> "START";
        };
    }

    @Test
    void chargesAndPaymentsBalance() throws Exception {
        load(ReferenceData.require("synthea"));
        var cents = new TreeMap<String, Long>();
        try (var store = Store.open(folder.resolve("store"))) {
            store.forEach(timeline -> {
                for (int e = 0; e < timeline.size(); e++) {
                    if (timeline.table(e).equals("claims_transactions")) {
                        cents.merge(timeline.codes().text(timeline.code(e)), timeline.cost(e), Long::sum);
                    }
                }
            });
        }
        assertEquals("{CLAIM/CHARGE=6400089709, CLAIM/PAYMENT=6400089709, CLAIM/TRANSFERIN=1019772624,"
                + " CLAIM/TRANSFEROUT=1019772624}", cents.toString());
    }

    @Test
    void aPopulationOfFewTables() throws Exception {
        var source = ReferenceData.require("synthea3500");
        var manifest = load(source);
        assertEquals(3_543, manifest.people());
        assertEquals(382_905 + 653_439 + 457_844 + 543, manifest.events());
        assertEquals(543, sums().get("patients")[0]);
        assertTrue(manifest.findings().stream().anyMatch(f -> f.rule().equals("unknown-column")
                && f.effect().equals("not read: run_seed")));
    }

    /// As Synthea writes it, and as it is kept in Parquet.
    @Test
    void csvAndParquetGiveTheSameStore() throws Exception {
        var source = ReferenceData.require("synthea");
        var parquet = load(source);
        var csv = Files.createDirectories(folder.resolve("csv"));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement(); var files = Files.list(source)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".parquet", ".csv");
                statement.execute("COPY (FROM '" + file + "') TO '" + csv.resolve(name) + "' (HEADER)");
            }
        }
        var again = new SyntheaImport(csv, folder.resolve("again"), "2GB", 2, "", Progress.SILENT).run();
        assertEquals(parquet.files(), again.files());
        assertEquals(parquet.shards(), again.shards());
    }
}

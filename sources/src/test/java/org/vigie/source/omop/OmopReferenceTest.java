package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ReferenceData;
import org.vigie.store.Manifest;

/// Real folders, counted once by the import and once by SQL on the files themselves.
@Tag("reference")
@Tag("long")
class OmopReferenceTest {

    private static final String DATED =
            """
            visit_occurrence visit_start_date visit_end_date
            visit_detail visit_detail_start_date visit_detail_end_date
            condition_occurrence condition_start_date condition_end_date
            drug_exposure drug_exposure_start_date drug_exposure_end_date
            procedure_occurrence procedure_date procedure_date
            measurement measurement_date measurement_date
            observation observation_date observation_date
            device_exposure device_exposure_start_date device_exposure_end_date
            specimen specimen_date specimen_date
            note note_date note_date
            condition_era condition_era_start_date condition_era_end_date
            drug_era drug_era_start_date drug_era_end_date
            dose_era dose_era_start_date dose_era_end_date
            payer_plan_period payer_plan_period_start_date payer_plan_period_end_date
            """;

    @TempDir Path tests;

    private Manifest imported(Path folder) throws IOException {
        return new OmopImport(
                        folder, tests.resolve("store"), "1GB", 0, "", (task, done, total) -> {})
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gibleed/csv", "gibleed/parquet", "synpuf50", "omop20k"})
    void peopleEventsAndFindingsOfEachTable(String name) throws Exception {
        var folder = ReferenceData.require(name);
        var manifest = imported(folder);
        try (var sql = new SourceSql(folder);
                var store = new SourceSql(tests)) {
            assertEquals(
                    sql.number("SELECT count(DISTINCT person_id) FROM " + sql.table("person")),
                    manifest.people());
            var events = events(sql);
            assertEquals(
                    events,
                    store.counts(
                            "SELECT \"table\", count(*) FROM '"
                                    + tests
                                    + "/store/shard-*/events.parquet' GROUP BY ALL"));
            assertEquals(
                    events.values().stream().mapToLong(Long::longValue).sum(), manifest.events());
            assertEquals(findings(sql), findings(manifest));
        }
    }

    /// Rows of people who are there; a row that is there twice with the same identifier counts
    /// once.
    private static TreeMap<String, Long> events(SourceSql sql) throws SQLException {
        var events = new TreeMap<String, Long>();
        for (var line : DATED.lines().toList()) {
            var table = line.split(" ")[0];
            count(
                    events,
                    table,
                    sql.has(table) ? sql.number("SELECT count(*) FROM " + rows(sql, table)) : 0);
        }
        if (sql.has("death")) {
            var causes =
                    sql.hasColumn("death", "cause_concept_id")
                            ? "count(*) FILTER (cause_concept_id <> 0)"
                            : "0";
            count(
                    events,
                    "death",
                    sql.number(
                            "SELECT count(*) + "
                                    + causes
                                    + " FROM "
                                    + sql.table("death")
                                    + " SEMI JOIN "
                                    + sql.table("person")
                                    + " USING (person_id)"));
        }
        return events;
    }

    private static String rows(SourceSql sql, String table) throws SQLException {
        return "(SELECT t.* FROM (SELECT DISTINCT * FROM "
                + sql.table(table)
                + ") t SEMI JOIN "
                + sql.table("person")
                + " USING (person_id))";
    }

    private static void count(TreeMap<String, Long> counts, String what, long count) {
        if (count > 0) {
            counts.put(what, count);
        }
    }

    private static TreeMap<String, Long> findings(Manifest manifest) {
        var found = new TreeMap<String, Long>();
        for (var finding : manifest.findings()) {
            found.put(finding.rule() + " " + finding.table(), finding.count());
        }
        found.keySet()
                .removeIf(rule ->
                        !rule.matches(
                                "(event-|end-before-start|orphan|no-period|no-date|duplicate-id|unknown-visit).*"));
        return found;
    }

    private static TreeMap<String, Long> findings(SourceSql sql) throws SQLException {
        var expected = new TreeMap<String, Long>();
        sql.table("person");
        sql.table("observation_period");
        count(
                expected,
                "orphan observation_period",
                sql.number(
                        "SELECT count(*) FROM observation_period ANTI JOIN person USING (person_id)"));
        count(
                expected,
                "no-period person",
                sql.number(
                        "SELECT count(*) FROM person ANTI JOIN observation_period USING (person_id)"));
        for (var line : DATED.lines().toList()) {
            var words = line.split(" ");
            if (sql.has(words[0])) {
                ofTable(expected, sql, words[0], "TRY_CAST(" + words[1] + " AS DATE)");
                count(
                        expected,
                        "end-before-start " + words[0],
                        sql.number(
                                "SELECT count(*) FROM "
                                        + rows(sql, words[0])
                                        + " WHERE TRY_CAST("
                                        + words[2]
                                        + " AS DATE) < TRY_CAST("
                                        + words[1]
                                        + " AS DATE)"));
            }
        }
        return expected;
    }

    private static void ofTable(
            TreeMap<String, Long> expected, SourceSql sql, String table, String start)
            throws SQLException {
        var all = "SELECT count(*) FROM " + rows(sql, table) + " t ";
        count(
                expected,
                "orphan " + table,
                sql.number(
                        "SELECT count(*) FROM " + table + " ANTI JOIN person USING (person_id)"));
        count(expected, "no-date " + table, sql.number(all + "WHERE " + start + " IS NULL"));
        count(
                expected,
                "event-before-birth " + table,
                sql.number(
                        all + "JOIN person USING (person_id) WHERE " + start + " < " + birth(sql)));
        count(
                expected,
                "event-outside-observation " + table,
                sql.number(
                        all
                                + "WHERE "
                                + start
                                + " IS NOT NULL AND NOT"
                                + " EXISTS (FROM observation_period o WHERE o.person_id = t.person_id AND "
                                + start
                                + " BETWEEN observation_period_start_date AND observation_period_end_date)"));
        if (sql.has("death")) {
            count(
                    expected,
                    "event-after-death " + table,
                    sql.number(
                            all
                                    + "JOIN (SELECT person_id,"
                                    + " min(CAST(death_date AS DATE)) AS died FROM "
                                    + sql.table("death")
                                    + " GROUP BY person_id) USING (person_id) WHERE "
                                    + start
                                    + " > died"));
        }
        if (sql.hasColumn(table, table + "_id")) {
            count(
                    expected,
                    "duplicate-id " + table,
                    sql.number(
                            "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n"
                                    + " FROM "
                                    + rows(sql, table)
                                    + " GROUP BY "
                                    + table
                                    + "_id HAVING n > 1)"));
        }
        if (sql.hasColumn(table, "visit_occurrence_id") && sql.has("visit_occurrence")) {
            count(
                    expected,
                    "unknown-visit " + table,
                    sql.number(
                            all
                                    + "ANTI JOIN "
                                    + sql.table("visit_occurrence")
                                    + " USING (visit_occurrence_id) WHERE CAST(visit_occurrence_id AS BIGINT) <> 0"));
        }
    }

    private static String birth(SourceSql sql) throws SQLException {
        return "coalesce(CAST("
                + sql.column("person", "birth_datetime")
                + " AS DATE), make_date(CAST(year_of_birth AS"
                + " BIGINT), coalesce(CAST("
                + sql.column("person", "month_of_birth")
                + " AS BIGINT), 1), coalesce(CAST("
                + sql.column("person", "day_of_birth")
                + " AS BIGINT), 1)))";
    }

    /// GiBleed's observation periods are of nearly twice as many people as it has.
    @Test
    void observationPeriodsOfPeopleWhoAreNotThereAreSaid() throws Exception {
        var folder = ReferenceData.require("gibleed/csv");
        try (var sql = new SourceSql(folder)) {
            assertEquals(
                    5_343,
                    sql.number(
                            "SELECT count(DISTINCT person_id) FROM "
                                    + sql.table("observation_period")));
        }
        var manifest = imported(folder);
        assertEquals(2_694, manifest.people());
        var orphans =
                manifest.findings().stream()
                        .filter(finding -> finding.rule().equals("orphan"))
                        .toList();
        assertEquals(1, orphans.size());
        assertEquals(5_343 - 2_694, orphans.getFirst().count());
        var line = Integer.parseInt(orphans.getFirst().examples().getFirst().split("line ")[1]);
        var row =
                Files.readAllLines(folder.resolve("observation_period.csv"))
                        .get(line - 1)
                        .split(",");
        assertTrue(
                Files.readAllLines(folder.resolve("person.csv")).stream()
                        .noneMatch(person -> person.startsWith(row[1] + ",")),
                "line " + line + " is an orphan");
    }
}

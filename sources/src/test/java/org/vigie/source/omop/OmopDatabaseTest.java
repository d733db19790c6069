package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.problem.InputProblem;
import org.vigie.source.database.Databases;
import org.vigie.source.database.Stores;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.timeline.Progress;

/// OMOP tables in a database give the store that their files would give.
@Tag("long")
class OmopDatabaseTest {

    private static final Map<String, String> TWO_PEOPLE =
            Map.of(
                    "person",
                    "SELECT 1 AS person_id, 8532 AS gender_concept_id, 1950 AS year_of_birth"
                            + " UNION ALL SELECT 2, 8507, 1960",
                    "observation_period",
                    "SELECT n AS person_id, DATE '2010-01-01' AS observation_period_start_date,"
                            + " DATE '2020-12-31' AS observation_period_end_date FROM range(1, 3)"
                            + " t(n)");

    @TempDir Path tests;

    private String url(String name) {
        return "jdbc:duckdb:" + tests.resolve(name);
    }

    /// Makes tables of a database of queries.
    private void make(String name, String schema, Map<String, String> tables) throws SQLException {
        try (var connection = DriverManager.getConnection(url(name));
                var sql = connection.createStatement()) {
            sql.execute(
                    "CREATE SCHEMA IF NOT EXISTS \"%s\".\"%s\""
                            .formatted(name.replace(".duckdb", ""), schema));
            for (var table : tables.entrySet()) {
                sql.execute(
                        "CREATE TABLE \"%s\".\"%s\".\"%s\" AS %s"
                                .formatted(
                                        name.replace(".duckdb", ""),
                                        schema,
                                        table.getKey(),
                                        table.getValue()));
            }
        }
    }

    private OmopDatabase database(String name) {
        return new OmopDatabase(
                Databases.access(url(name)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Imported read(OmopDatabase database, int shards) {
        var store = tests.resolve("store");
        try {
            return new Imported(
                    database.read(
                            store,
                            Progress.SILENT,
                            source ->
                                    new OmopImport(
                                                    source,
                                                    store,
                                                    "1GB",
                                                    shards,
                                                    "",
                                                    Progress.SILENT,
                                                    Pseudonymisation.NONE)
                                            .run()),
                    store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(OmopDatabase database, String message) throws IOException {
        assertEquals(
                message, assertThrows(InputProblem.class, () -> read(database, 1)).getMessage());
        assertFalse(Files.exists(tests.resolve("store")));
        try (var left = Files.list(tests)) {
            assertEquals(
                    List.of(),
                    left.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith("."))
                            .toList());
        }
    }

    /// A whole database of OMOP, against the files that it writes itself.
    @Test
    @Tag("reference")
    void aRealDatabaseGivesTheStoreOfItsExport() throws Exception {
        var real = ReferenceData.require("gibleed/parquet");
        var export = Files.createDirectory(tests.resolve("export"));
        var names = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url("gibleed.duckdb"));
                var sql = connection.createStatement();
                var files = Files.list(real)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".parquet", "");
                names.add(name);
                sql.execute("CREATE TABLE %s AS FROM '%s'".formatted(name, file));
                sql.execute("COPY %s TO '%s/%s.csv' (HEADER)".formatted(name, export, name));
            }
        }
        var store = tests.resolve("of-export");
        var expected = new OmopImport(export, store, "1GB", 3, "", Progress.SILENT).run();
        var imported = read(database("gibleed.duckdb"), 3);
        assertEquals(2694, imported.manifest().people());
        assertEquals(Stores.bytes(store), Stores.bytes(imported.store()));
        assertEquals(expected.source(), imported.manifest().source());
        assertEquals(
                expected.findings().toString().replaceAll("(?<=cohort|class|attribute)[.]csv", ""),
                imported.manifest().findings().toString());
        assertEquals(
                expected.deliveries().getFirst().files().stream().map(f -> f.name()).toList(),
                imported.manifest().deliveries().getFirst().files().stream()
                        .map(f -> f.name())
                        .toList());
    }

    @Test
    void theVocabularyOfAnotherSchema() throws SQLException {
        make("cdm.duckdb", "cdm", TWO_PEOPLE);
        var conditions = new TreeMap<String, String>();
        conditions.put(
                "Condition_Occurrence",
                "SELECT 1 AS condition_occurrence_id, 1 AS person_id, 3 AS condition_concept_id,"
                        + " DATE '2015-01-01' AS condition_start_date");
        conditions.put(
                "concept",
                "SELECT 3 AS concept_id, 'Older' AS concept_name, 'OLD' AS vocabulary_id, '0' AS"
                        + " concept_code");
        make("cdm.duckdb", "cdm", conditions);
        make(
                "cdm.duckdb",
                "vocab",
                Map.of(
                        "concept",
                        "SELECT 3 AS concept_id, 'Lung cancer' AS concept_name, 'SNOMED' AS"
                                + " vocabulary_id, '93880001' AS concept_code",
                        "person",
                        "SELECT 9 AS person_id"));
        var asked =
                new OmopDatabase(
                        Databases.access(url("cdm.duckdb")),
                        Optional.of("CDM"),
                        Optional.of("vocab"),
                        Optional.empty());
        assertEquals(
                List.of("1 2015-01-01 SNOMED/93880001"),
                read(asked, 1).events(),
                "the schema that is named holds the vocabulary");
    }

    @Test
    void theVocabularyOfAFolder() throws Exception {
        var tables = new TreeMap<>(TWO_PEOPLE);
        tables.put(
                "condition_occurrence",
                "SELECT 1 AS condition_occurrence_id, 1 AS person_id, 3 AS condition_concept_id,"
                        + " DATE '2015-01-01' AS condition_start_date");
        make("cdm.duckdb", "main", tables);
        var folder = new OmopFolder(tests.resolve("athena")).path();
        var asked =
                new OmopDatabase(
                        Databases.access(url("cdm.duckdb")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(folder));
        refused(asked, folder + " is not a folder; name the one that holds the vocabulary");
        new OmopFolder(tests.resolve("athena"))
                .table(
                        "concept",
                        "concept_id,concept_name,vocabulary_id,concept_code\n3,Lung cancer,S,9\n");
        assertEquals(List.of("1 2015-01-01 S/9"), read(asked, 1).events());
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        make("cdm.duckdb", "main", Map.of("person", TWO_PEOPLE.get("person")));
        refused(
                database("cdm.duckdb"),
                url("cdm.duckdb")
                        + " has no table observation_period in the schema main that you may see; an"
                        + " OMOP import needs it");
        make(
                "cdm.duckdb",
                "main",
                Map.of("observation_period", "SELECT 1 AS person_id, DATE '2010-01-01' AS start"));
        refused(
                database("cdm.duckdb"),
                "main.observation_period has no column observation_period_start_date, which every"
                        + " observation_period needs; its columns are person_id, start");
    }

    @Test
    void aTableWithoutAPersonIsRefused() throws Exception {
        make("cdm.duckdb", "main", TWO_PEOPLE);
        try (var connection = DriverManager.getConnection(url("cdm.duckdb"));
                var sql = connection.createStatement()) {
            sql.execute("DELETE FROM person");
        }
        refused(
                database("cdm.duckdb"),
                "main.person has no row; name the schema that holds people with --schema");
    }

    @Test
    void columnsThatAreAbsentOrNotKnownAreTold() throws SQLException {
        make("cdm.duckdb", "main", TWO_PEOPLE);
        make(
                "cdm.duckdb",
                "main",
                Map.of(
                        "death",
                        "SELECT 1 AS person_id, DATE '2015-01-01' AS death_date, 'x' AS extra",
                        "cohort",
                        "SELECT 1 AS x"));
        var imported = read(database("cdm.duckdb"), 1);
        assertEquals(
                List.of("1 death: not read: extra (death.csv)"),
                imported.findings("unknown-column"));
        assertEquals(
                List.of(
                        "5 death: taken as empty: death_datetime, cause_concept_id,"
                                + " death_type_concept_id, cause_source_concept_id,"
                                + " cause_source_value (death.csv)"),
                imported.findings("absent-column").stream()
                        .filter(line -> line.contains(" death: "))
                        .toList());
        assertEquals(
                List.of("1 -: not read: no name of a table that is read (cohort)"),
                imported.findings("not-read"));
    }
}

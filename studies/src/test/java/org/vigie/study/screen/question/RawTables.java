package org.vigie.study.screen.question;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What SQL says of raw OMOP tables and of matched sets, knowing nothing of this program.
final class RawTables implements AutoCloseable {

    private final Connection duck;

    RawTables(Path csv, Path sets, long outcomeConcept) throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        for (var table :
                List.of(
                        "person",
                        "observation_period",
                        "condition_occurrence",
                        "drug_exposure",
                        "procedure_occurrence",
                        "measurement",
                        "observation",
                        "concept_ancestor")) {
            execute(
                    "CREATE VIEW "
                            + table
                            + " AS FROM read_csv('"
                            + csv.resolve(table + ".csv")
                            + "', header = true)");
        }
        execute("CREATE TABLE sets AS FROM read_csv('" + sets + "', header = true)");
        execute(
                """
                CREATE TABLE first_outcome AS
                SELECT person_id, min(condition_start_date) AS day FROM condition_occurrence
                JOIN person USING (person_id)
                WHERE condition_concept_id IN (SELECT descendant_concept_id FROM concept_ancestor
                                               WHERE ancestor_concept_id = %d) GROUP BY person_id
                """
                        .formatted(outcomeConcept));
        execute(
                """
                CREATE TABLE observed_outcome AS
                SELECT f.person_id, f.day, f.day - o.observation_period_start_date AS history
                FROM first_outcome f JOIN observation_period o ON f.person_id = o.person_id
                 AND f.day BETWEEN o.observation_period_start_date AND o.observation_period_end_date\
                """);
        execute(
                """
                CREATE TABLE cases AS SELECT o.*, gender_concept_id AS sex, year_of_birth AS born
                FROM observed_outcome o JOIN person USING (person_id)
                WHERE history >= 365 AND gender_concept_id IN (8507, 8532) AND year_of_birth IS NOT NULL\
                """);
        execute(
                """
                CREATE TABLE eligible AS
                SELECT c.person_id AS the_case, p.person_id AS control
                FROM cases c
                JOIN person p ON p.gender_concept_id = c.sex AND abs(p.year_of_birth - c.born) <= 1
                JOIN observation_period o ON o.person_id = p.person_id
                 AND c.day BETWEEN o.observation_period_start_date + 365 AND o.observation_period_end_date
                LEFT JOIN first_outcome f ON f.person_id = p.person_id
                WHERE f.day IS NULL OR f.day > c.day\
                """);
        execute(
                """
                CREATE TABLE records AS
                SELECT person_id, condition_concept_id AS concept, condition_start_date AS day FROM condition_occurrence
                UNION ALL SELECT person_id, drug_concept_id, drug_exposure_start_date FROM drug_exposure
                UNION ALL SELECT person_id, procedure_concept_id, procedure_date FROM procedure_occurrence
                UNION ALL SELECT person_id, measurement_concept_id, measurement_date FROM measurement
                UNION ALL SELECT person_id, observation_concept_id, observation_date FROM observation\
                """);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first row of a query.
    List<Long> numbers(String sql) throws SQLException {
        try (var statement = duck.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            var numbers = new ArrayList<Long>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                numbers.add(row.getLong(column));
            }
            return numbers;
        }
    }

    /// Leaves `members(set, is_case, exposed)`: those of sets whose case and a control were
    /// observed throughout.
    void expose(long concept, int start, int end) throws SQLException {
        execute(
                """
                CREATE OR REPLACE TABLE members AS
                WITH seen AS (
                    SELECT s.*, EXISTS (SELECT 1 FROM records r WHERE r.person_id = s.person AND r.concept = %d
                                          AND r.day BETWEEN s.day + %d AND s.day + %d) AS exposed
                    FROM sets s JOIN observation_period o ON o.person_id = s.person
                     AND s.day BETWEEN o.observation_period_start_date - %d AND o.observation_period_end_date)
                SELECT set, is_case, exposed FROM seen
                WHERE set IN (SELECT set FROM seen GROUP BY set HAVING sum(is_case) = 1 AND count(*) >= 2)
                """
                        .formatted(concept, start, end, start));
    }

    void write(String table, Path csv) throws SQLException {
        execute(
                "COPY (SELECT set, is_case, CAST(exposed AS INTEGER) AS exposed FROM "
                        + table
                        + ") TO '"
                        + csv
                        + "' (HEADER)");
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}

package org.vigie.source.synthea;

import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;

/// Brings the rows of every table into one shape, leaves out those that can be nobody's event, and
/// counts them.
final class SyntheaRows {

    /// What {@link EventTable#select()} leaves out is taken from here, empty.
    private static final String SHAPE =
            """
            CREATE TABLE IF NOT EXISTS shape ("row" BIGINT, patient VARCHAR, encounter VARCHAR,
              provider VARCHAR,
                time TIMESTAMP, "end" TIMESTAMP, vocabulary VARCHAR, code VARCHAR, name VARCHAR,
                value DOUBLE,
                unit VARCHAR, text VARCHAR, dollars DOUBLE, covered DOUBLE, claim VARCHAR)\
            """;

    private static final String VOCABULARY =
            """
            CREATE OR REPLACE MACRO vocabulary_of(system, otherwise) AS
            CASE WHEN system ILIKE '%snomed%' THEN 'SNOMED' WHEN system ILIKE '%rxnorm%'
              THEN 'RxNorm'
                 WHEN system ILIKE '%loinc%' THEN 'LOINC' WHEN system ILIKE '%cvx%' THEN 'CVX'
                 ELSE otherwise END\
            """;

    private static final String MEASURED =
            """
            CREATE OR REPLACE MACRO measured(type, value) AS
            CASE WHEN coalesce(type, 'numeric') = 'numeric' THEN TRY_CAST(value AS DOUBLE) END\
            """;

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;

    SyntheaRows(Duck duck, TableReader reader, Findings findings) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        duck.execute(SHAPE);
        duck.execute(VOCABULARY);
        duck.execute(MEASURED);
    }

    /// Makes `TABLE_rows`.
    void make(EventTable table) {
        var rows = table.rows();
        leaveOutCopies(table);
        countUnmeasured(table);
        duck.execute(
                """
                CREATE TABLE %s AS SELECT *, vocabulary || '/' || code AS code_text
                FROM (FROM shape UNION ALL BY NAME (SELECT "row", %s FROM %s))\
                """
                        .formatted(rows, table.select(), table.name()));
        leaveOut(
                table,
                "orphan",
                "(patient IS NULL OR patient NOT IN (SELECT patient FROM person_of))",
                "left out: the person is not in the table patients");
        leaveOut(table, "no-code", "code IS NULL", "left out: no code");
        leaveOut(
                table,
                "rounded-code",
                "regexp_full_match(code, '[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+')",
                "left out: a spreadsheet has rounded the code, as in 1.05E+07");
        count(
                table,
                "no-date",
                "time IS NULL",
                "kept without a time: no readable date; no window holds them");
        count(
                table,
                "unknown-visit",
                "encounter NOT IN (SELECT encounter FROM visit_of)",
                "kept without a visit: it is not in the table encounters");
    }

    /// A decimal comma, as spreadsheets of some countries write it, makes a text of a number.
    private void countUnmeasured(EventTable table) {
        if (table.name().equals("observations")) {
            reader.count(
                    "unreadable-number",
                    table.name(),
                    "type = 'numeric' AND value IS NOT NULL AND measured(type, value) IS NULL",
                    "kept as a text without a number: type is numeric, and value is no number");
        }
    }

    /// Rows that are the same in every column are one; Synthea writes some of them over and over.
    /// Their hashes are compared first, which takes less memory than all columns.
    private void leaveOutCopies(EventTable table) {
        var name = table.name();
        var columns =
                table.tableColumns().whole().read().stream()
                        .map(column -> '"' + column.name() + '"')
                        .collect(Collectors.joining(", "));
        // What could not be read may have differed.
        var alike =
                "SELECT hash(%s) AS h FROM %s WHERE unreadable = 0 GROUP BY h HAVING count(*) > 1"
                        .formatted(columns, name);
        if (duck.number("SELECT count(*) FROM (" + alike + ")") == 0) {
            return;
        }
        var copies =
                """
                "row" IN (SELECT unnest(list("row" ORDER BY "row")[2:]) FROM %s
                  WHERE unreadable = 0 AND hash(%s) IN (%s) GROUP BY %s)\
                """
                        .formatted(name, columns, alike, columns);
        reader.count("duplicate-row", name, copies, "left out: the same row was there before");
        duck.execute("DELETE FROM " + name + " WHERE " + copies);
    }

    private void count(EventTable table, String rule, String condition, String effect) {
        var rows =
                duck.numbers(
                        """
                        SELECT "row" FROM %s WHERE %s ORDER BY "row" LIMIT 3\
                        """
                                .formatted(table.rows(), condition));
        if (!rows.isEmpty()) {
            long count =
                    duck.number("SELECT count(*) FROM " + table.rows() + " WHERE " + condition);
            findings.addRows(rule, table.name(), count, effect, reader.places(table.name(), rows));
        }
    }

    private void leaveOut(EventTable table, String rule, String condition, String effect) {
        count(table, rule, condition, effect);
        duck.execute("DELETE FROM " + table.rows() + " WHERE " + condition);
    }
}

package org.vigie.cohort.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.vigie.cohort.CohortEntry;
import org.vigie.problem.InputProblem;

/// A file of cohort entries as Parquet, whoever wrote it.
final class CohortParquet {

    private CohortParquet() {}

    static CohortRows read(Path file) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            var columns = columns(connection, file);
            if (!columns.contains(CohortRows.SUBJECT) || !columns.contains(CohortRows.START)) {
                throw new InputProblem(
                        file + " needs the columns subject_id and cohort_start_date");
            }
            boolean ends = columns.contains(CohortRows.END);
            return new CohortRows(
                    ends, entries(connection, file, ends, columns.contains(CohortRows.COHORT)));
        } catch (SQLException e) {
            throw new InputProblem(
                    file + " is not Parquet with whole numbers and dates; write it again");
        }
    }

    private static String from(Path file) {
        return " FROM read_parquet('" + file.toString().replace("'", "''") + "')";
    }

    private static Set<String> columns(Connection connection, Path file) throws SQLException {
        var columns = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("DESCRIBE SELECT *" + from(file))) {
            while (rows.next()) {
                columns.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private static Map<Integer, List<CohortEntry>> entries(
            Connection connection, Path file, boolean ends, boolean numbered) throws SQLException {
        var days = "CAST(CAST(%s AS DATE) - DATE '1970-01-01' AS INTEGER)";
        var sql =
                "SELECT "
                        + (numbered ? "CAST(cohort_definition_id AS INTEGER)" : "1")
                        + ", CAST(subject_id AS BIGINT), "
                        + days.formatted(CohortRows.START)
                        + ", "
                        + days.formatted(ends ? CohortRows.END : CohortRows.START)
                        + from(file);
        var cohorts = new HashMap<Integer, List<CohortEntry>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            for (long row = 1; rows.next(); row++) {
                cohorts.computeIfAbsent(rows.getInt(1), _ -> new ArrayList<>())
                        .add(entry(file, rows, row));
            }
        }
        return cohorts;
    }

    private static CohortEntry entry(Path file, ResultSet rows, long row) throws SQLException {
        var entry = new CohortEntry(rows.getLong(2), rows.getInt(3), rows.getInt(4));
        for (int column = 1; column <= 4; column++) {
            if (rows.getObject(column) == null) {
                throw new InputProblem(file + ", row " + row + ": a value is missing");
            }
        }
        if (entry.end() < entry.start()) {
            throw new InputProblem(file + ", row " + row + ": the entry ends before it starts");
        }
        return entry;
    }
}

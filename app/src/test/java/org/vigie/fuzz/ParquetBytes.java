package org.vigie.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Parquet that DuckDB writes of a text: the first line names columns with their types as
/// `person_id:BIGINT`, each further line is a row; what a type cannot hold is empty.
final class ParquetBytes {

    /// Types that a column may be told to have.
    static final List<String> TYPES =
            List.of(
                    "VARCHAR",
                    "BIGINT",
                    "INTEGER",
                    "SMALLINT",
                    "TINYINT",
                    "UBIGINT",
                    "HUGEINT",
                    "DOUBLE",
                    "FLOAT",
                    "DECIMAL(18,4)",
                    "DECIMAL(38,0)",
                    "BOOLEAN",
                    "DATE",
                    "TIMESTAMP",
                    "TIMESTAMPTZ",
                    "TIMESTAMP_S",
                    "TIMESTAMP_NS",
                    "TIME",
                    "INTERVAL",
                    "BLOB",
                    "UUID",
                    "VARCHAR[]",
                    "INTEGER[]",
                    "VARCHAR[][]",
                    "STRUCT(a INTEGER)",
                    "MAP(VARCHAR, VARCHAR)");

    private static Optional<Connection> database = Optional.empty();

    private ParquetBytes() {}

    /// The bytes of a file; nothing where DuckDB makes none of it, as of columns of one name.
    static synchronized Optional<byte[]> of(RawTable table) throws IOException {
        var lines = table.cells();
        if (lines.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        var file = Files.createTempFile("vigie-fuzz", ".parquet");
        try (var statement = connection().createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE t AS " + select(lines));
            statement.execute("COPY t TO '" + file + "' (FORMAT parquet)");
            return Optional.of(Files.readAllBytes(file));
        } catch (SQLException e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Connection connection() throws SQLException {
        if (database.isEmpty()) {
            database = Optional.of(DriverManager.getConnection("jdbc:duckdb:"));
        }
        return database.get();
    }

    private static String select(List<List<String>> lines) {
        var columns = new LinkedHashMap<String, String>();
        lines.getFirst().forEach(cell -> columns.put(name(cell), type(cell)));
        var rows = new ArrayList<String>();
        for (var line : lines.subList(1, lines.size())) {
            rows.add(row(line, columns));
        }
        var empty = row(List.of(), columns) + " WHERE false";
        return rows.isEmpty() ? empty : String.join(" UNION ALL ", rows);
    }

    private static String row(List<String> cells, LinkedHashMap<String, String> columns) {
        var values = new ArrayList<String>();
        for (var column : columns.entrySet()) {
            int at = values.size();
            var value = at < cells.size() ? cells.get(at) : "";
            var text = value.isEmpty() ? "NULL" : "'" + value.replace("'", "''") + "'";
            values.add(
                    "TRY_CAST(%s AS %s) AS \"%s\""
                            .formatted(
                                    text,
                                    column.getValue(),
                                    column.getKey().replace("\"", "\"\"")));
        }
        return "SELECT " + String.join(", ", values);
    }

    private static String name(String cell) {
        return cell.contains(":") ? cell.substring(0, cell.lastIndexOf(':')) : cell;
    }

    private static String type(String cell) {
        var type = cell.substring(cell.lastIndexOf(':') + 1);
        return TYPES.contains(type) ? type : "VARCHAR";
    }
}

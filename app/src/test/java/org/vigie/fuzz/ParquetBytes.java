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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        int count = columns.size();
        var cast = new ArrayList<String>();
        columns.forEach((name, type) ->
                cast.add(
                        "TRY_CAST(c%d AS %s) AS \"%s\""
                                .formatted(cast.size(), type, name.replace("\"", "\"\""))));
        var rows =
                lines.stream()
                        .skip(1)
                        .map(line -> row(line, count))
                        .collect(Collectors.joining(", "));
        return "SELECT "
                + String.join(", ", cast)
                + " FROM (VALUES "
                + (rows.isEmpty() ? row(List.of(), count) : rows)
                + ") v("
                + IntStream.range(0, count).mapToObj(c -> "c" + c).collect(Collectors.joining(", "))
                + ")"
                + (rows.isEmpty() ? " WHERE false" : "");
    }

    private static String row(List<String> cells, int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> literal(at < cells.size() ? cells.get(at) : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /// DuckDB takes no zero sign in a statement.
    private static String literal(String cell) {
        var text = cell.replace("\0", "").replace("'", "''");
        return text.isEmpty() ? "CAST(NULL AS VARCHAR)" : "'" + text + "'";
    }

    private static String name(String cell) {
        return cell.contains(":") ? cell.substring(0, cell.lastIndexOf(':')) : cell;
    }

    private static String type(String cell) {
        var type = cell.substring(cell.lastIndexOf(':') + 1);
        return TYPES.contains(type) ? type : "VARCHAR";
    }
}

package org.vigie.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;

/// A Parquet file as two programs that are not ours read it: DuckDB and parquet-java.
///
/// Both give a row as a list of `Long` (days, microseconds and hundredths too), `Double`, `String`
/// or the word {@link #ABSENT}, so that what they read can be compared with what was written.
public final class OtherReaders {

    public static final String ABSENT = "(absent)";

    private OtherReaders() {}

    /// The rows of a file, read by both.
    ///
    /// @throws AssertionError where the two do not agree
    public static List<List<Object>> rows(Path file) throws IOException, SQLException {
        var one = duckDb(file);
        var other = parquetJava(file);
        if (!one.equals(other)) {
            throw new AssertionError(file + ": DuckDB and parquet-java differ");
        }
        return one;
    }

    static List<List<Object>> duckDb(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            var columns = new ArrayList<String>();
            try (var described =
                    statement.executeQuery("DESCRIBE FROM read_parquet('" + file + "')")) {
                while (described.next()) {
                    columns.add(plain('"' + described.getString(1) + '"', described.getString(2)));
                }
            }
            var rows = new ArrayList<List<Object>>();
            try (var read =
                    statement.executeQuery(
                            "SELECT "
                                    + String.join(", ", columns)
                                    + " FROM read_parquet('"
                                    + file
                                    + "')")) {
                while (read.next()) {
                    var row = new ArrayList<Object>();
                    for (int column = 1; column <= columns.size(); column++) {
                        var value = read.getObject(column);
                        row.add(value == null ? ABSENT : value);
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private static String plain(String column, String type) {
        return switch (type) {
            case "TIMESTAMP" -> "epoch_us(" + column + ")";
            case "DATE" -> "CAST(" + column + " - DATE '1970-01-01' AS BIGINT)";
            case "DECIMAL(18,2)" -> "CAST(" + column + " * 100 AS BIGINT)";
            case "INTEGER" -> "CAST(" + column + " AS BIGINT)";
            case "BIGINT", "DOUBLE", "VARCHAR" -> column;
            default -> throw new IllegalStateException(column + " is a " + type);
        };
    }

    static List<List<Object>> parquetJava(Path file) throws IOException {
        var rows = new ArrayList<List<Object>>();
        for (var group : groups(file)) {
            var row = new ArrayList<Object>();
            for (int column = 0; column < group.getType().getFieldCount(); column++) {
                row.add(group.getFieldRepetitionCount(column) == 0 ? ABSENT : value(group, column));
            }
            rows.add(row);
        }
        return rows;
    }

    public static List<Group> groups(Path file) throws IOException {
        var groups = new ArrayList<Group>();
        try (var reader = new GroupReader(file).build()) {
            for (var group = reader.read(); group != null; group = reader.read()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static Object value(Group group, int column) {
        return switch (group.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> (long) group.getInteger(column, 0);
            case INT64 -> group.getLong(column, 0);
            case DOUBLE -> group.getDouble(column, 0);
            case BINARY -> group.getString(column, 0);
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                    throw new IllegalStateException(
                            group.getType().getType(column) + " is not a type that a store has");
        };
    }

    private static final class GroupReader extends ParquetReader.Builder<Group> {

        GroupReader(Path file) {
            super(new LocalInputFile(file), (ParquetConfiguration) new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}

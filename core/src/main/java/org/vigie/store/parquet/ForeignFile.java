package org.vigie.store.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// Parquet that another program wrote, whatever its pages, encodings and codec: DuckDB decodes it,
/// one column of a group of rows at a time, into the arrays that the mapped profile has in the
/// file.
///
/// Rows are ordered by the first column, a number of 64 bits (who), and groups are cut where it
/// changes. A column that the file lacks is absent throughout. An empty text and a number that is
/// none are absent.
final class ForeignFile implements RowGroups {

    private final Path path;
    private final List<Column> columns;
    private final Connection duck;
    private final Set<String> present = new HashSet<>();
    private final List<Group> groups = new ArrayList<>();

    /// @param last the largest value of the first column
    private record Group(long firstRow, int rows, long last) {}

    ForeignFile(Path path, List<Column> columns, int groupRows) {
        this.path = path;
        this.columns = columns;
        try {
            var options = new Properties();
            options.setProperty("jdbc_stream_results", "true");
            duck = DriverManager.getConnection("jdbc:duckdb:", options);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
        try {
            readColumns();
            cut(groupRows);
        } catch (SQLException e) {
            close();
            throw unreadable();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// DuckDB's own words may hold values of the file, and are kept back.
    private UnreadableFile unreadable() {
        return new UnreadableFile(
                path + " was written by another program and cannot be read as a store's file");
    }

    private String table() {
        return "read_parquet('" + path.toString().replace("'", "''") + "', file_row_number = true)";
    }

    private void readColumns() throws SQLException {
        try (var statement = duck.createStatement();
                var described = statement.executeQuery("DESCRIBE FROM " + table())) {
            while (described.next()) {
                present.add(described.getString(1));
            }
        }
        for (var column : columns) {
            if (!column.optional() && !present.contains(column.name())) {
                throw new UnreadableFile(path + " has no column " + column.name());
            }
        }
    }

    private void cut(int groupRows) throws SQLException {
        var who = '"' + columns.getFirst().name() + '"';
        try (var statement = duck.createStatement();
                var runs =
                        statement.executeQuery(
                                "SELECT "
                                        + who
                                        + ", min(file_row_number), count(*) FROM "
                                        + table()
                                        + " GROUP BY ALL ORDER BY 2")) {
            long first = 0;
            long rows = 0;
            long last = Long.MIN_VALUE;
            while (runs.next()) {
                long id = runs.getLong(1);
                if (runs.wasNull()
                        || runs.getLong(2) != first + rows
                        || (first + rows > 0 && id <= last)) {
                    throw new UnreadableFile(
                            path + " is not in order of " + columns.getFirst().name());
                }
                if (rows >= groupRows) {
                    groups.add(new Group(first, Math.toIntExact(rows), last));
                    first += rows;
                    rows = 0;
                }
                rows += runs.getLong(3);
                last = id;
            }
            if (rows > 0) {
                groups.add(new Group(first, Math.toIntExact(rows), last));
            }
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean isDecoded() {
        return true;
    }

    @Override
    public int rowGroups() {
        return groups.size();
    }

    @Override
    public int rows(int rowGroup) {
        return groups.get(rowGroup).rows;
    }

    @Override
    public long largest(int rowGroup, String column) {
        if (!column.equals(columns.getFirst().name())) {
            throw new IllegalArgumentException(
                    "only the largest " + columns.getFirst().name() + " is known");
        }
        return groups.get(rowGroup).last;
    }

    @Override
    public synchronized Chunk chunk(int rowGroup, String name) {
        var column = columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        var group = groups.get(rowGroup);
        var buffer = ColumnBuffer.of(column, Optional.empty());
        if (present.contains(name)) {
            try {
                read(column, group, buffer);
            } catch (SQLException e) {
                throw unreadable();
            }
        } else {
            for (int row = 0; row < group.rows; row++) {
                buffer.addAbsent();
            }
        }
        return Chunk.of(path, buffer, group.rows);
    }

    private void read(Column column, Group group, ColumnBuffer buffer) throws SQLException {
        try (var statement = duck.createStatement();
                var values =
                        statement.executeQuery(
                                "SELECT "
                                        + expression(column)
                                        + " FROM "
                                        + table()
                                        + " WHERE file_row_number BETWEEN "
                                        + group.firstRow
                                        + " AND "
                                        + (group.firstRow + group.rows - 1))) {
            int rows = 0;
            while (values.next()) {
                add(column, values, buffer);
                rows++;
            }
            if (rows != group.rows) {
                throw unreadable();
            }
        }
    }

    private static void add(Column column, ResultSet values, ColumnBuffer buffer)
            throws SQLException {
        switch (buffer) {
            case TextBuffer texts -> {
                var text = values.getString(1);
                if (text == null || (text.isEmpty() && column.optional())) {
                    buffer.addAbsent();
                } else {
                    texts.add(text);
                }
            }
            case LongBuffer numbers -> {
                long number =
                        column.kind() == Column.Kind.DOUBLE
                                ? Double.doubleToRawLongBits(values.getDouble(1))
                                : values.getLong(1);
                if (values.wasNull()) {
                    buffer.addAbsent();
                } else {
                    numbers.add(number);
                }
            }
        }
    }

    private static String expression(Column column) {
        var name = '"' + column.name() + '"';
        return switch (column.kind()) {
            case INT, LONG -> "CAST(" + name + " AS BIGINT)";
            case DATE -> "CAST(CAST(" + name + " AS DATE) - DATE '1970-01-01' AS BIGINT)";
            case TIME -> "epoch_us(" + name + ")";
            case CENTS -> "CAST(round(" + name + " * 100) AS BIGINT)";
            case DOUBLE ->
                    "CASE WHEN isnan(CAST("
                            + name
                            + " AS DOUBLE)) THEN NULL ELSE CAST("
                            + name
                            + " AS DOUBLE) END";
            case TEXT -> "CAST(" + name + " AS VARCHAR)";
        };
    }

    @Override
    public void close() {
        try {
            duck.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not stop", e);
        }
    }
}

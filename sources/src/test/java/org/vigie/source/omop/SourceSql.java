package org.vigie.source.omop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.TreeMap;

/// Plain SQL on the files of an OMOP folder, which knows nothing of the import.
public final class SourceSql implements AutoCloseable {

    private final Path folder;
    private final Connection connection;

    public SourceSql(Path folder) throws SQLException {
        this.folder = folder;
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    public boolean has(String table) {
        return Files.exists(folder.resolve(table + ".csv"))
                || Files.exists(folder.resolve(table + ".parquet"));
    }

    /// The name of the table; all of a CSV file is looked at to tell the types of its columns.
    public String table(String name) throws SQLException {
        var csv = folder.resolve(name + ".csv");
        var file =
                Files.exists(csv)
                        ? "read_csv('"
                                + csv
                                + "', header = true, delim = ',', quote = '\"', sample_size = -1)"
                        : "read_parquet('" + folder.resolve(name + ".parquet") + "')";
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + name + " AS FROM " + file);
        }
        return name;
    }

    public boolean hasColumn(String table, String column) throws SQLException {
        return number(
                        "SELECT count(*) FROM (DESCRIBE "
                                + table(table)
                                + ") WHERE column_name = '"
                                + column
                                + "'")
                > 0;
    }

    /// A column, or null where the table lacks it.
    public String column(String table, String column) throws SQLException {
        return hasColumn(table, column) ? table + "." + column : "NULL";
    }

    public long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /// A text and a number a row.
    public TreeMap<String, Long> counts(String sql) throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                counts.put(result.getString(1), result.getLong(2));
            }
        }
        return counts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

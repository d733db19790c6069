package org.vigie.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.vigie.store.read.Store;

/// The same events as DuckDB keeps them best: a native table sorted by person and day, with codes
/// as numbers.
final class NativeTable implements AutoCloseable {

    private final Connection connection;

    NativeTable(Path database) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:" + database);
    }

    /// Makes the table of a store's events and people.
    static NativeTable of(Store store, Path database) throws SQLException {
        var table = new NativeTable(database);
        table.fill(store);
        return table;
    }

    private void fill(Store store) throws SQLException {
        execute("CREATE TABLE codes (code VARCHAR, id INTEGER)");
        try (var appender = ((org.duckdb.DuckDBConnection) connection).createAppender("codes")) {
            for (int id = 0; id < store.codes().size(); id++) {
                appender.beginRow();
                appender.append(store.codes().text(id));
                appender.append(id);
                appender.endRow();
            }
        }
        var shards = store.folder() + "/shard-*/";
        execute(
                """
                CREATE TABLE people AS SELECT subject_id, sex,
                  year(birth)::INTEGER AS born FROM read_parquet('%speople.parquet')\
                """
                        .formatted(shards));
        execute(
                """
                CREATE TABLE events AS SELECT subject_id,
                  time::DATE - DATE '1970-01-01' AS day, codes.id AS code
                FROM read_parquet('%sevents.parquet') JOIN codes USING (code)
                ORDER BY subject_id, day\
                """
                        .formatted(shards));
        execute("CHECKPOINT");
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one row of a query, its columns parted by a space.
    String answer(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            var answer = new StringBuilder();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                answer.append(column == 1 ? "" : " ").append(result.getLong(column));
            }
            return answer.toString();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

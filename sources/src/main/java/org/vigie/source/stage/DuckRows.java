package org.vigie.source.stage;

import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/// The rows of a query, read in DuckDB's own chunks. Columns count from 0.
public final class DuckRows implements AutoCloseable {

    private final DuckDBConnection connection;
    private final boolean owned;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private DuckDBReadableVector[] vectors = {};
    private long rows;
    private long row;

    /// @param owned whether the connection is closed with the rows
    DuckRows(DuckDBConnection connection, String sql, boolean owned) throws SQLException {
        this.connection = connection;
        this.owned = owned;
        try {
            statement = (DuckDBPreparedStatement) connection.prepareStatement(sql);
            result = statement.query();
        } catch (SQLException e) {
            closeConnection();
            throw e;
        }
    }

    /// Moves to the next row.
    public boolean next() {
        row++;
        while (row >= rows) {
            if (!result.nextChunk()) {
                return false;
            }
            DuckDBDataChunkReader chunk = result.chunk();
            rows = chunk.rowCount();
            row = 0;
            vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
            for (int c = 0; c < vectors.length; c++) {
                vectors[c] = chunk.vector(c);
            }
        }
        return true;
    }

    public boolean isNull(int column) {
        return vectors[column].isNull(row);
    }

    /// A BIGINT; absent is an error.
    public long number(int column) {
        return vectors[column].getLong(row);
    }

    public long number(int column, long absent) {
        return vectors[column].getLong(row, absent);
    }

    /// An INTEGER.
    public int integer(int column, int absent) {
        return vectors[column].getInt(row, absent);
    }

    /// A DOUBLE; absent is `NaN`.
    public double real(int column) {
        return vectors[column].isNull(row) ? Double.NaN : vectors[column].getDouble(row);
    }

    /// A VARCHAR; absent is the empty string.
    public String text(int column) {
        return vectors[column].isNull(row) ? "" : vectors[column].getString(row);
    }

    @Override
    public void close() {
        try {
            result.close();
            statement.close();
            closeConnection();
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }

    private void closeConnection() throws SQLException {
        if (owned) {
            connection.close();
        }
    }
}

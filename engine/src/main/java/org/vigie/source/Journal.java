package org.vigie.source;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// The steps by which an import changed its database, in order, kept in that database. An import that goes
/// on after one that was killed takes the same steps: those that are in the journal are passed over, and
/// one that failed fails again. Questions are asked anew, so that everything an import keeps in memory
/// comes about as it did the first time.
///
/// A step and its line in the journal are one transaction: there are both or neither.
final class Journal {

    private static final String TABLE = "vigie_journal";

    /// What a step does.
    interface Step {
        void run() throws SQLException;
    }

    private record Line(String step, String failure) {
    }

    private final DuckDBConnection connection;
    private final List<Line> earlier = new ArrayList<>();
    private int next;

    Journal(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (place INTEGER, step VARCHAR, failure VARCHAR)");
            try (var lines = statement.executeQuery("SELECT step, failure FROM " + TABLE + " ORDER BY place")) {
                while (lines.next()) {
                    earlier.add(new Line(lines.getString(1), lines.getString(2)));
                }
            }
        }
    }

    /// How many steps were taken before this process began.
    int earlier() {
        return earlier.size();
    }

    /// Takes a step, unless it was taken before.
    ///
    /// @param name what the step does and with what; two that do other things have other names
    /// @throws SQLException where it fails, or failed before
    void take(String name, Step step) throws SQLException {
        if (next < earlier.size()) {
            passOver(earlier.get(next++), name);
            return;
        }
        connection.setAutoCommit(false);
        try {
            step.run();
            write(name, null);
            connection.commit();
        } catch (SQLException e) {
            undo(e);
            if (Duck.shortage(e).isEmpty()) {
                write(name, String.valueOf(e.getMessage()));
            }
            throw e;
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /// A commit that failed, as on a full disk, has undone itself, and there is nothing to roll back or to end: what is told
    /// is why the step failed.
    private void undo(Exception why) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static void passOver(Line line, String name) throws SQLException {
        if (!line.step.equals(name)) {
            throw new ImportProblem("the import that was stopped was made by another version of Vigie: remove what it left"
                    + " beside the store (folders whose names begin with .vigie-import-) and run it again");
        }
        if (line.failure != null) {
            throw new SQLException(line.failure);
        }
    }

    private void write(String name, String failure) throws SQLException {
        try (var line = connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?)")) {
            line.setInt(1, next++);
            line.setString(2, name);
            line.setString(3, failure);
            line.execute();
        }
    }

    /// Runs a statement as it is.
    static Step statement(DuckDBConnection connection, String sql) {
        return () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        };
    }
}

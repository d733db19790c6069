package org.vigie.source.stage;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.vigie.problem.InputProblem;
import tools.jackson.databind.json.JsonMapper;

/// The steps by which an import changed its database, in order, kept in that database. An import
/// that goes on after one that was killed takes the same steps: those that are in the journal are
/// passed over, and one that failed fails again. Questions are answered as they were the first
/// time, also where a later step changed what they are about, so that everything an import keeps in
/// memory comes about as it did then.
///
/// A step, its line in the journal and the answers given since the step before are one transaction:
/// there are all or none.
final class ImportCheckpoint {

    private static final String TABLE = "vigie_journal";

    private static final JsonMapper JSON = JsonMapper.shared();

    /// What a step does.
    interface Step {
        void run() throws SQLException;
    }

    /// A question, which may have no rows as its answer.
    interface Question {
        List<String> ask() throws SQLException;
    }

    /// @param failure why it failed, where it did
    /// @param answers those that were given since the step before, in order
    private record Line(String step, @Nullable String failure, Deque<Answer> answers) {}

    private record Answer(String question, List<String> rows) {}

    private final DuckDBConnection connection;
    private final List<Line> earlier = new ArrayList<>();
    private final List<Answer> given = new ArrayList<>();
    private int next;

    ImportCheckpoint(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + TABLE
                            + " (place INTEGER, step VARCHAR, failure VARCHAR, answers VARCHAR)");
            // One that an earlier version began has none, which is found out at its first question.
            statement.execute(
                    "ALTER TABLE "
                            + TABLE
                            + " ADD COLUMN IF NOT EXISTS answers VARCHAR DEFAULT '[]'");
            try (var lines =
                    statement.executeQuery(
                            "SELECT step, failure, answers FROM " + TABLE + " ORDER BY place")) {
                while (lines.next()) {
                    earlier.add(
                            new Line(
                                    lines.getString(1),
                                    lines.getString(2),
                                    new ArrayDeque<>(
                                            List.of(
                                                    JSON.readValue(
                                                            lines.getString(3), Answer[].class)))));
                }
            }
        }
    }

    /// Answers a question as it was answered before, or for the first time.
    ///
    /// @param name what is asked; two that ask other things have other names
    List<String> answer(String name, Question question) throws SQLException {
        if (next < earlier.size()) {
            var before = earlier.get(next).answers.poll();
            if (before == null || !before.question.equals(name)) {
                throw otherVersion();
            }
            return before.rows;
        }
        var rows = question.ask();
        given.add(new Answer(name, rows));
        return rows;
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
            advance();
        } catch (SQLException e) {
            undo(e);
            if (DuckProblem.shortage(e).isEmpty()) {
                connection.setAutoCommit(false);
                write(name, String.valueOf(e.getMessage()));
                connection.commit();
                connection.setAutoCommit(true);
                advance();
            }
            throw e;
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /// A commit that failed, as on a full disk, has undone itself, and there is nothing to roll
    /// back or to end: what is told is why the step failed.
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
            throw otherVersion();
        }
        if (line.failure != null) {
            throw new SQLException(line.failure);
        }
    }

    private static InputProblem otherVersion() {
        return new InputProblem(
                """
                the import that was stopped was made by another version of Vigie: remove \
                what it left beside the store (folders whose names begin with \
                .vigie-import-) and run it again\
                """);
    }

    private void write(String name, @Nullable String failure) throws SQLException {
        try (var line =
                connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?)")) {
            line.setInt(1, next);
            line.setString(2, name);
            line.setString(3, failure);
            line.setString(4, JSON.writeValueAsString(given));
            line.execute();
        }
    }

    private void advance() {
        next++;
        given.clear();
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

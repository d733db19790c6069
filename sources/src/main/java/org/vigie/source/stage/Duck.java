package org.vigie.source.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.vigie.problem.InputProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.upkeep.StoreLock;
import org.vigie.timeline.Progress;

/// A DuckDB database in a folder of its own that is removed afterwards: where files are read,
/// checked, joined and sorted out of core.
public final class Duck implements AutoCloseable {

    private static final long POLL_MILLIS = 200;

    private final Path folder;
    private final DuckDBConnection connection;
    private final Progress progress;
    private final ImportCheckpoint journal;
    private Optional<StoreLock> lock = Optional.empty();

    /// Opens a database beside a store that is to be made, or that of an import which was killed
    /// while it made the same store of the same files: then this one goes on where that one was.
    ///
    /// @param source a folder or file; where one of its files changes nothing is gone on with
    /// @param asked what else the store depends on
    /// @throws InputProblem where something is there already
    /// @throws org.vigie.store.StoreProblem where another command makes it at this moment
    public static Duck forStore(
            Path store, Path source, String asked, String memory, Progress progress)
            throws IOException {
        refuseThere(store);
        checkName(store.toAbsolutePath().normalize().resolveSibling(""));
        var lock = StoreLock.toMake(store);
        try {
            var duck = locked(store, source, asked, memory, progress);
            duck.lock = Optional.of(lock);
            return duck;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Refuses a store that is there, before work is done for it.
    ///
    /// @throws InputProblem where something is
    public static void refuseThere(Path store) {
        if (Files.exists(store)) {
            throw new InputProblem(
                    store + " is there already; choose another name or remove it first");
        }
    }

    private static Duck locked(
            Path store, Path source, String asked, String memory, Progress progress)
            throws IOException {
        refuseThere(store);
        var task =
                source.toAbsolutePath().normalize() + "\n" + asked + "\n" + SourceStamp.of(source);
        var folder = WorkFolders.createOrTakeOver(store, WorkFolders.WORK, task);
        WorkFolders.remove(store, progress);
        var duck = new Duck(folder, memory, progress);
        if (duck.journal.earlier() > 0) {
            progress.say(
                    "going on with an import that was stopped, after "
                            + duck.journal.earlier()
                            + " of its steps");
        }
        return duck;
    }

    /// Opens a database beside a place.
    ///
    /// @param memory how much DuckDB may hold before it spills to disk, in DuckDB's words: `2GB`
    public static Duck beside(Path place, String memory, Progress progress) throws IOException {
        checkName(place);
        return new Duck(WorkFolders.create(place, WorkFolders.WORK), memory, progress);
    }

    private static void checkName(Path place) {
        if (place.toString().matches(".*[;?].*")) {
            throw new InputProblem(
                    "DuckDB cannot work in "
                            + place
                            + ": its name holds ; or ?; make the store in"
                            + " another folder");
        }
    }

    private Duck(Path folder, String memory, Progress progress) throws IOException {
        this.progress = progress;
        this.folder = folder;
        try {
            var settings = new Properties();
            settings.put("memory_limit", memory);
            settings.put("temp_directory", folder.resolve("spill").toString());
            settings.put("preserve_insertion_order", "true");
            connection =
                    (DuckDBConnection)
                            DriverManager.getConnection(
                                    "jdbc:duckdb:" + folder.resolve("stage.db"), settings);
            tryExecute("SET GLOBAL threads = " + WorkMemory.threads(memory));
            // A time with a zone is read as UTC wherever the import runs, not as the machine's own
            // time.
            tryExecute("SET GLOBAL TimeZone = 'UTC'");
            journal = new ImportCheckpoint(connection);
        } catch (SQLException e) {
            remove();
            throw new InputProblem("DuckDB does not start: " + DuckProblem.firstLine(e));
        }
    }

    /// The folder that is removed.
    public Path folder() {
        return folder;
    }

    /// A file of this name in the folder that is removed.
    public Path file(String name) {
        return folder.resolve(name);
    }

    public Progress progress() {
        return progress;
    }

    /// Runs a statement that changes no table which outlives the connection.
    ///
    /// @throws SQLException as DuckDB says; its text may quote a line of the source, so it is not
    ///   for people
    public void tryExecute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Takes a step that changes tables, unless an import that was stopped took it.
    public void execute(String sql) {
        try {
            journal.take(named(sql), () -> tryExecute(sql));
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }

    /// Takes a step that may take long, and says how far it is.
    ///
    /// @param after statements that belong to the same step
    /// @throws SQLException as DuckDB says; its text may quote a line of the source, so it is not
    ///   for people
    public void execute(String task, String sql, String... after) throws SQLException {
        journal.take(
                named(sql),
                () -> {
                    watch(task, sql);
                    for (var next : after) {
                        tryExecute(next);
                    }
                });
    }

    /// The step as it would be in any folder.
    private String named(String sql) {
        return sql.replace(folder.toString(), "");
    }

    private void watch(String task, String sql) throws SQLException {
        try (var statement = (DuckDBPreparedStatement) connection.prepareStatement(sql)) {
            var poll = Thread.ofVirtual().start(() -> poll(task, statement));
            try {
                statement.execute();
            } finally {
                poll.interrupt();
            }
        }
    }

    private void poll(String task, DuckDBPreparedStatement statement) {
        try {
            while (true) {
                Thread.sleep(POLL_MILLIS);
                var seen = statement.getQueryProgress();
                if (seen.getTotalRowsToProcess() > 0) {
                    progress.report(task, seen.getRowsProcessed(), seen.getTotalRowsToProcess());
                }
            }
        } catch (InterruptedException | SQLException e) {
            Thread.currentThread().interrupt();
        }
    }

    public long number(String sql) {
        return numbers(sql).getFirst();
    }

    /// The first column of all rows, few of them: an import that was stopped and goes on gets the
    /// same answer.
    public List<Long> numbers(String sql) {
        return answer(sql, row -> Long.toString(row.number(0))).stream()
                .map(Long::valueOf)
                .toList();
    }

    /// The same of texts; an absent text is the empty string.
    public List<String> texts(String sql) {
        return answer(sql, row -> row.text(0));
    }

    private List<String> answer(String sql, Function<DuckRows, String> first) {
        try {
            return journal.answer(
                    named(sql),
                    () -> {
                        var rows = new ArrayList<String>();
                        forEach(sql, row -> rows.add(first.apply(row)));
                        return rows;
                    });
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }

    /// Shows every row; no other statement may run meanwhile. One that goes on after an import that
    /// was stopped sees the rows as they are by then: no step may change them afterwards.
    public void forEach(String sql, Consumer<DuckRows> reader) {
        try (var rows = new DuckRows(connection, sql, false)) {
            while (rows.next()) {
                reader.accept(rows);
            }
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }

    /// Rows one after the other, on a connection of their own, so that several may be read in step.
    /// Temporary tables are not seen.
    public DuckRows rows(String sql) {
        try {
            return new DuckRows(connection.duplicate(), sql, true);
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }

    /// Adds rows to a table.
    public interface Rows {
        void add(DuckDBAppender table) throws SQLException;
    }

    /// Makes a table of rows that this program knows, as one step.
    ///
    /// @param columns as in `CREATE TABLE`
    public void fill(String table, String columns, Rows rows) {
        var create = "CREATE TABLE " + table + " (" + columns + ")";
        try {
            journal.take(
                    named(create),
                    () -> {
                        tryExecute(create);
                        try (var appender = connection.createAppender(table)) {
                            rows.add(appender);
                        }
                    });
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }

    /// A text as a literal of SQL.
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        } finally {
            remove();
            unlock();
        }
    }

    private void unlock() {
        if (lock.isPresent()) {
            try {
                lock.get().close();
            } catch (IOException e) {
                progress.say("the lock beside the store could not be removed: " + e.getMessage());
            }
        }
    }

    private void remove() {
        try {
            WorkFolders.delete(folder);
        } catch (IOException e) {
            progress.say(folder + " could not be removed and may be deleted by hand");
        }
    }
}

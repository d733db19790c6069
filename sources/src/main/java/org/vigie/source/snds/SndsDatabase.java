package org.vigie.source.snds;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.vigie.problem.InputProblem;
import org.vigie.store.Manifest;
import org.vigie.store.WorkFolders;

/// Tables of the SNDS in a database that JDBC reaches. Those whose names are known are copied, with
/// the columns that are read, into files that are then imported: findings name them as `TABLE.csv`
/// and a line, which is a row of the table's own order plus one.
public final class SndsDatabase {

    private static final int FETCH = 10_000;

    private SndsDatabase() {}

    /// What to do with the folder of files.
    public interface Reading {
        Manifest run(Path folder) throws IOException;
    }

    /// Copies the tables beside the store that is to be made, reads them, and removes the copies.
    ///
    /// @throws InputProblem where there is no such database, or no such table in it
    public static Manifest read(String url, Path store, Reading reading) throws IOException {
        var beside = store.toAbsolutePath().normalize().getParent();
        Files.createDirectories(beside);
        var folder = WorkFolders.create(beside, WorkFolders.WORK);
        try (var connection = connect(url)) {
            copy(connection, folder);
            return reading.run(folder);
        } catch (SQLException e) {
            throw new InputProblem(
                    "the database cannot be read: "
                            + e.getClass().getSimpleName()
                            + ", state "
                            + e.getSQLState());
        } finally {
            WorkFolders.delete(folder);
        }
    }

    private static Connection connect(String url) {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            var scheme = url.split(":", 3);
            throw new InputProblem(
                    """
                    no database answers at %s; check the address, that its driver's jar is \
                    in VIGIE_CLASSPATH, and who may read it\
                    """
                            .formatted(
                                    scheme.length > 1
                                            ? "%s:%s:...".formatted(scheme[0], scheme[1])
                                            : url));
        }
    }

    private static void copy(Connection connection, Path folder) throws SQLException, IOException {
        var copied = 0;
        for (var table : tables(connection)) {
            if (SndsFile.of(folder, folder.resolve(table.get(1) + ".csv")).isPresent()) {
                copy(connection, table, folder.resolve(table.get(1) + ".csv"));
                copied++;
            }
        }
        if (copied == 0) {
            throw new InputProblem(
                    "the database has no table of the SNDS, such as IR_BEN_R or ER_PRS_F_201501");
        }
    }

    /// Schema and name of each.
    private static List<List<String>> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<List<String>>();
        try (var found = connection.getMetaData().getTables(null, null, "%", null)) {
            while (found.next()) {
                var schema = found.getString("TABLE_SCHEM");
                tables.add(List.of(schema == null ? "" : schema, found.getString("TABLE_NAME")));
            }
        }
        return tables.stream()
                .filter(t -> t.get(1).matches("[A-Za-z0-9_]+") && t.get(0).matches("[A-Za-z0-9_]*"))
                .sorted(
                        java.util.Comparator.comparing((List<String> t) -> t.get(1))
                                .thenComparing(t -> t.get(0)))
                .toList();
    }

    private static void copy(Connection connection, List<String> table, Path file)
            throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new InputProblem(
                    "the database has two tables "
                            + table.get(1)
                            + " in different schemas; name one schema in"
                            + " the address");
        }
        try (var statement = connection.createStatement();
                var out = Files.newBufferedWriter(file)) {
            statement.setFetchSize(FETCH);
            try (var rows =
                    statement.executeQuery(
                            "SELECT * FROM "
                                    + (table.get(0).isEmpty() ? "" : table.get(0) + ".")
                                    + table.get(1))) {
                write(rows, out);
            }
        }
    }

    private static void write(ResultSet rows, BufferedWriter out) throws SQLException, IOException {
        var about = rows.getMetaData();
        int columns = about.getColumnCount();
        var names = new ArrayList<String>();
        for (int c = 1; c <= columns; c++) {
            names.add(quoted(about.getColumnLabel(c)));
        }
        out.write(String.join(",", names) + "\n");
        while (rows.next()) {
            var values = new ArrayList<String>();
            for (int c = 1; c <= columns; c++) {
                values.add(quoted(rows.getString(c)));
            }
            out.write(String.join(",", values) + "\n");
        }
    }

    private static String quoted(String value) {
        return value == null
                ? ""
                : '"' + value.replace("\"", "\"\"").replace("\r", " ").replace("\n", " ") + '"';
    }
}

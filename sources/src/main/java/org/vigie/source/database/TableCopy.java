package org.vigie.source.database;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.source.table.SourceColumn;
import org.vigie.timeline.Progress;

/// Copies tables of a database into files of CSV, row by row: the columns that are wanted. Others
/// are in the first line alone, where it is worth saying that they are there.
public final class TableCopy {

    private static final int FETCH = 10_000;
    private static final long REPORT = 1 << 16;
    private static final String QUOTE = "\"";

    /// What came of it.
    ///
    /// @param moments columns of times that the database keeps without the zone they had
    public record Copied(long rows, List<String> moments) {}

    private final Database database;
    private final Progress progress;

    public TableCopy(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /// Copies a table.
    ///
    /// @param wanted the columns; all where there is none
    /// @param known columns that may be there without being read
    /// @throws org.vigie.problem.InputProblem where the table cannot be read
    public Copied copy(
            DatabaseTable table, List<SourceColumn> wanted, List<String> known, Path file)
            throws IOException {
        try {
            var columns = columns(table);
            table.refuse(columns, wanted);
            var read = columns.stream().filter(name -> isWanted(name, wanted)).toList();
            var said =
                    columns.stream()
                            .filter(name -> !isWanted(name, wanted))
                            .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                            .toList();
            return write(table, read, said, file);
        } catch (SQLException e) {
            throw DatabaseProblem.ofReading(table.toString(), e);
        }
    }

    private static boolean isWanted(String name, List<SourceColumn> wanted) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(column -> column.name().equals(name.toLowerCase(Locale.ROOT)));
    }

    private List<String> columns(DatabaseTable table) throws SQLException {
        var sql = "SELECT * FROM " + database.sql(table) + " WHERE 1 = 0";
        try (var statement = database.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            var about = rows.getMetaData();
            for (int c = 1; c <= about.getColumnCount(); c++) {
                names.add(about.getColumnLabel(c));
            }
            return names;
        }
    }

    private Copied write(DatabaseTable table, List<String> read, List<String> said, Path file)
            throws SQLException, IOException {
        var columns = read.stream().map(database::quoted).toList();
        var sql =
                "SELECT "
                        + (columns.isEmpty() ? "1" : String.join(", ", columns))
                        + " FROM "
                        + database.sql(table);
        try (var statement = database.connection().createStatement();
                var out = Files.newBufferedWriter(file)) {
            statement.setFetchSize(FETCH);
            var header = new ArrayList<>(read);
            header.addAll(said);
            out.write(String.join(",", header.stream().map(TableCopy::quoted).toList()) + "\n");
            try (var rows = statement.executeQuery(sql)) {
                var values = values(rows, read.size());
                return new Copied(
                        rows(rows, values, said.size(), table, out), moments(read, values));
            }
        }
    }

    private List<DatabaseValue> values(ResultSet rows, int count) throws SQLException {
        var values = new ArrayList<DatabaseValue>();
        for (int c = 1; c <= count; c++) {
            values.add(
                    DatabaseValue.of(rows.getMetaData(), c, database.product(), database.zone()));
        }
        return values;
    }

    private static List<String> moments(List<String> names, List<DatabaseValue> values) {
        var moments = new ArrayList<String>();
        for (int c = 0; c < values.size(); c++) {
            if (values.get(c).kind() == DatabaseValue.Kind.MOMENT) {
                moments.add(names.get(c).toLowerCase(Locale.ROOT));
            }
        }
        return moments;
    }

    /// @param empty how many columns are empty behind those that are read
    private long rows(
            ResultSet rows,
            List<DatabaseValue> values,
            int empty,
            DatabaseTable table,
            BufferedWriter out)
            throws SQLException, IOException {
        var end = ",".repeat(values.isEmpty() ? Math.max(0, empty - 1) : empty) + "\n";
        long row = 0;
        for (; rows.next(); row++) {
            for (int c = 0; c < values.size(); c++) {
                if (c > 0) {
                    out.write(',');
                }
                var text = values.get(c).text(rows, c + 1);
                if (text != null) {
                    out.write(quoted(text));
                }
            }
            out.write(end);
            if ((row & REPORT - 1) == 0) {
                progress.report("copying " + table.plainName(), row, 0);
            }
        }
        return row;
    }

    private static String quoted(String text) {
        return QUOTE + text.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }
}

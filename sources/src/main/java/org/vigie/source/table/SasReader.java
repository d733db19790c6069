package org.vigie.source.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.vigie.source.sas.SasColumn;
import org.vigie.source.sas.SasFile;
import org.vigie.source.sas.SasRows;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// Reads SAS data sets: the columns that are wanted go as text into a table of the database, and
/// from there the way that text of CSV goes, so that both give the same.
final class SasReader {

    private static final String REPLACED = "letters replaced";
    private static final long REPORT = 1 << 16;

    private final Duck duck;
    private final Findings findings;

    /// By table, columns and those files in which they are numbers although days are wanted.
    private final Map<String, Map<String, List<String>>> numbers = new HashMap<>();

    SasReader(Duck duck, Findings findings) {
        this.duck = duck;
        this.findings = findings;
    }

    static Header header(SourceFile file) {
        return Header.of(
                file, SasFile.of(file.path()).columns().stream().map(SasColumn::name).toList());
    }

    /// Reads a file.
    ///
    /// @param place where a row is from, as an expression with its name; `file_index` is 0
    /// @param title what is read, for people
    /// @throws org.vigie.problem.InputProblem where it cannot be read to its end
    LineNumbers read(SourceFile file, TypedTable table, String place, String title) {
        var data = SasFile.of(file.path());
        var wanted = wanted(data, table);
        var text = table.name() + "_sas";
        fill(text, data, wanted, title);
        sayReplaced(text, file, title);
        noteNumbers(file, table, wanted, title);
        duck.execute(table.create(place, "(SELECT *, rowid, 0 AS file_index FROM " + text + ")"));
        duck.execute("DROP TABLE " + text);
        return new LineNumbers.Rows(List.of(file.name()));
    }

    private static List<SasColumn> wanted(SasFile data, TypedTable table) {
        return data.columns().stream()
                .filter(column ->
                        table.columns().stream().anyMatch(c -> c.name().equals(plain(column))))
                .toList();
    }

    private static String plain(SasColumn column) {
        return column.name().strip().toLowerCase(Locale.ROOT);
    }

    private void fill(String text, SasFile data, List<SasColumn> wanted, String title) {
        var columns =
                wanted.stream()
                        .map(column -> "\"" + plain(column) + "\" VARCHAR, ")
                        .collect(Collectors.joining());
        duck.fill(
                text,
                columns + "\"" + REPLACED + "\" BOOLEAN",
                table -> {
                    try (var rows = new SasRows(data, wanted)) {
                        for (long row = 0; rows.next(); row++) {
                            append(rows, wanted.size(), table);
                            if ((row & REPORT - 1) == 0) {
                                duck.progress().report("reading " + title, row, data.rows());
                            }
                        }
                    }
                });
    }

    private static void append(SasRows rows, int columns, DuckDBAppender table)
            throws SQLException {
        table.beginRow();
        for (int column = 0; column < columns; column++) {
            var text = rows.text(column);
            if (text == null) {
                table.appendNull();
            } else {
                table.append(text);
            }
        }
        table.append(rows.replaced());
        table.endRow();
    }

    private void sayReplaced(String text, SourceFile file, String title) {
        var where = text + " WHERE \"" + REPLACED + "\"";
        long count = duck.number("SELECT count(*) FROM " + where);
        if (count == 0) {
            return;
        }
        findings.add(
                "wrong-encoding",
                title,
                count,
                """
                read with a sign in the place of bytes that are no letters of the file's \
                encoding, as where a text was cut within a letter\
                """,
                duck
                        .numbers(
                                "SELECT rowid + 1 FROM %s ORDER BY rowid LIMIT %s"
                                        .formatted(where, Findings.EXAMPLES))
                        .stream()
                        .map(row -> file.name() + ", row " + row)
                        .toList());
    }

    private void noteNumbers(
            SourceFile file, TypedTable table, List<SasColumn> wanted, String title) {
        for (var column : wanted) {
            boolean days =
                    table.columns().stream()
                            .anyMatch(c -> c.name().equals(plain(column)) && c.type().isDay());
            if (days && column.kind() == SasColumn.Kind.NUMBER) {
                numbers.computeIfAbsent(title, _ -> new HashMap<>())
                        .computeIfAbsent(plain(column), _ -> new ArrayList<>())
                        .add(file.name());
            }
        }
    }

    /// Says which columns of a table are numbers without a format of SAS that makes them days.
    void sayNumbers(String title) {
        numbers.getOrDefault(title, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        findings.add(
                                "no-date-format",
                                title,
                                entry.getValue().size(),
                                """
                                read as YYYYMMDD in so many files, because SAS gives the numbers \
                                of %1$s no format of dates; where they are days since 1960 they \
                                are taken as empty: write them with 'format %1$s date9.;' \
                                (of seconds: datetime20.)\
                                """
                                        .formatted(entry.getKey()),
                                entry.getValue().stream().limit(Findings.EXAMPLES).toList()));
    }
}

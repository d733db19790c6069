package org.vigie.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads files into tables of {@link Duck}, typed, each row with its number, and counts what cannot be
/// read. A value that cannot be read is taken as empty; a line that cannot be split is left out.
public final class TableReader {

    private static final int EXAMPLES = 3;

    private final Duck duck;
    private final Findings findings;
    private final Map<String, LineNumbers> lines = new HashMap<>();
    private int scans;

    public TableReader(Duck duck, Findings findings) {
        this.duck = duck;
        this.findings = findings;
    }

    /// Reads a file into a table of the same columns, plus `row`; columns the file lacks are empty.
    ///
    /// @param known columns that may be there without being read
    /// @throws ImportProblem where the file cannot be read or lacks a required column
    public void read(SourceFile file, String table, List<SourceColumn> columns, List<String> known) {
        var header = header(file, table, columns, known);
        checkHeader(file, table, columns, known, header);
        switch (file.format()) {
            case PARQUET -> readParquet(file, table, columns, header);
            case CSV -> readCsv(file, table, columns, header);
        }
        countUnreadable(table, columns, header);
    }

    /// Makes an empty table where there is no file.
    public void empty(String table, List<SourceColumn> columns) {
        var definitions = columns.stream().map(c -> "\"" + c.name() + "\" " + c.type().sql).toList();
        duck.execute("CREATE TABLE " + table + " (\"row\" BIGINT, unreadable BIGINT, "
                + String.join(", ", definitions) + ")");
    }

    /// Places for a person to look: `file, line n`.
    public List<String> places(String table, List<Long> rows) {
        return rows.stream().sorted().limit(EXAMPLES).map(lines.get(table)::place).toList();
    }

    /// Adds a finding for the rows of a table that meet a condition.
    public void count(String rule, String table, String condition, String effect) {
        long count = duck.number("SELECT count(*) FROM " + table + " WHERE " + condition);
        if (count > 0) {
            var first = duck.numbers("SELECT \"row\" FROM " + table + " WHERE " + condition
                    + " ORDER BY \"row\" LIMIT " + EXAMPLES);
            findings.add(rule, table, count, effect, places(table, first));
        }
    }

    /// Names in lower case, with the name as the file has it.
    private Map<String, String> header(SourceFile file, String table, List<SourceColumn> columns, List<String> known) {
        var names = switch (file.format()) {
            case CSV -> csvHeader(file);
            case PARQUET -> parquetHeader(file);
        };
        var lower = names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (lower.stream().noneMatch(name -> known.contains(name) || reads(columns, name))) {
            throw new ImportProblem(file.path() + " names no column of the table " + table + "; the first line of a"
                    + " CSV file must be a header, in UTF-8, with commas, semicolons or tabs between the names");
        }
        var header = new LinkedHashMap<String, String>();
        for (int n = 0; n < names.size(); n++) {
            if (header.put(lower.get(n).isEmpty() ? "column " + (n + 1) : lower.get(n), names.get(n)) != null) {
                throw new ImportProblem(file.path() + " has two columns " + lower.get(n) + "; remove or rename one");
            }
        }
        return header;
    }

    private static boolean reads(List<SourceColumn> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private static List<String> csvHeader(SourceFile file) {
        var line = firstLine(file);
        if (line.isBlank()) {
            throw new ImportProblem(file.path() + " is empty: it needs a first line with the names of its columns");
        }
        var names = new ArrayList<String>();
        for (var name : line.split(java.util.regex.Pattern.quote(delimiter(line)), -1)) {
            names.add(name.strip().replaceAll("^\"|\"$", ""));
        }
        return names;
    }

    private static String firstLine(SourceFile file) {
        try (var reader = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.ISO_8859_1))) {
            var line = reader.readLine();
            return line == null ? "" : line.replace("\u00EF\u00BB\u00BF", "");
        } catch (IOException e) {
            throw new ImportProblem(file.path() + " cannot be read: it was cut short or damaged, or may not be read;"
                    + " get it again");
        }
    }

    private static String delimiter(String line) {
        var best = ",";
        for (var candidate : List.of("\t", ";", "|")) {
            if (line.split(java.util.regex.Pattern.quote(candidate), -1).length
                    > line.split(java.util.regex.Pattern.quote(best), -1).length) {
                best = candidate;
            }
        }
        return best;
    }

    private List<String> parquetHeader(SourceFile file) {
        try {
            duck.tryExecute("CREATE OR REPLACE TEMP TABLE parquet_columns AS SELECT column_name FROM (DESCRIBE FROM "
                    + parquet(file) + ")");
            return duck.texts("SELECT column_name FROM parquet_columns").stream()
                    .filter(name -> !name.equals("file_row_number")).toList();
        } catch (SQLException e) {
            throw new ImportProblem(file.path() + " is not a whole Parquet file: it was cut short or damaged;"
                    + " get it again");
        }
    }

    private static String parquet(SourceFile file) {
        return "read_parquet([" + file.parts().stream().map(part -> Duck.literal(part.toString()))
                .collect(Collectors.joining(", ")) + "], file_row_number = true)";
    }

    private void checkHeader(SourceFile file, String table, List<SourceColumn> columns, List<String> known,
            Map<String, String> header) {
        var absent = new ArrayList<String>();
        for (var column : columns) {
            if (!header.containsKey(column.name())) {
                if (column.required()) {
                    throw new ImportProblem(file.path() + " has no column " + column.name()
                            + ", which every " + table + " needs; its columns are " + String.join(", ", header.keySet()));
                }
                absent.add(column.name());
            }
        }
        findings.add("absent-column", table, absent.size(), "taken as empty: " + String.join(", ", absent),
                List.of(file.name()));
        var unknown = header.keySet().stream().filter(name -> !known.contains(name) && !reads(columns, name)).toList();
        findings.add("unknown-column", table, unknown.size(), "not read: " + String.join(", ", unknown),
                List.of(file.name()));
    }

    private void readParquet(SourceFile file, String table, List<SourceColumn> columns, Map<String, String> header) {
        var folder = Files.isDirectory(file.path()) ? file.name() + "/" : "";
        lines.put(table, new LineNumbers.Parquet(file.parts().stream().map(p -> folder + p.getFileName()).toList()));
        try {
            duck.execute("reading " + table, select(columns, header, LineNumbers.Parquet.ROW, parquet(file), table));
        } catch (SQLException e) {
            throw new ImportProblem(file.path() + " cannot be read to its end: it was cut short or damaged; get it"
                    + " again");
        }
    }

    private void readCsv(SourceFile file, String table, List<SourceColumn> columns, Map<String, String> header) {
        var rejects = createFromCsv(file, file.path(), table, columns, header);
        if (saidWrongEncoding(file, table, rejects)) {
            duck.execute("DROP TABLE " + table);
            var copy = duck.file(table + ".csv");
            try {
                Windows1252.toUtf8(file, copy);
                rejects = createFromCsv(file, copy, table, columns, header);
                Files.delete(copy);
            } catch (IOException e) {
                throw new ImportProblem(file.path() + " is not UTF-8 and cannot be copied; convert it to UTF-8");
            }
        }
        countRejects(file, table, rejects);
    }

    /// Returns the table of lines that could not be read.
    private String createFromCsv(SourceFile file, Path text, String table, List<SourceColumn> columns,
            Map<String, String> header) {
        try {
            return createFromCsv(csv(file, text, header, true), table, columns, header);
        } catch (SQLException e) {
            if (file.packed() && Duck.firstLine(e).contains("GZIP")) {
                throw new ImportProblem(file.path() + " cannot be unpacked: it was cut short or damaged; get it again");
            }
        }
        try {
            var rejects = createFromCsv(csv(file, text, header, false), table, columns, header);
            findings.add("mixed-line-ends", table, 1, "read all the same: its lines do not all end alike",
                    List.of(file.name()));
            return rejects;
        } catch (SQLException e) {
            throw new ImportProblem(file.path() + " cannot be read as CSV: check that its lines all end alike and that"
                    + " it is UTF-8");
        }
    }

    private String createFromCsv(String source, String table, List<SourceColumn> columns, Map<String, String> header)
            throws SQLException {
        var rejects = "rejects_" + scans;
        duck.execute("reading " + table, select(columns, header, "row_number() OVER ()", source.formatted(scans++), table));
        return rejects;
    }

    /// Athena's vocabularies have tabs and quotes that mean nothing; where the header is quoted, so are values.
    private static String csv(SourceFile file, Path text, Map<String, String> header, boolean strict) {
        var line = firstLine(file);
        var delimiter = delimiter(line);
        var quote = delimiter.equals("\t") && !line.startsWith("\"") ? "''" : "'\"'";
        var names = header.keySet().stream().map(name -> Duck.literal(name.replace("%", "%%")) + ": 'VARCHAR'").toList();
        return """
                read_csv(%s, header = true, auto_detect = false, columns = {%s}, delim = %s, quote = %s, escape = %s,
                         nullstr = '', store_rejects = true, rejects_table = 'rejects_%%1$d', strict_mode = %s,
                         rejects_scan = 'rejects_scan_%%1$d', max_line_size = 20000000)""".formatted(
                Duck.literal(text.toString().replace("%", "%%")), String.join(", ", names), Duck.literal(delimiter),
                quote, quote, strict);
    }

    private boolean saidWrongEncoding(SourceFile file, String table, String rejects) {
        var wrong = rejected(rejects, "= 'INVALID ENCODING'");
        findings.add("wrong-encoding", table, wrong.size(), "not UTF-8: the file was read as Windows-1252 (Latin-1)",
                linePlaces(file, wrong));
        return !wrong.isEmpty();
    }

    private void countRejects(SourceFile file, String table, String rejects) {
        lines.put(table, new LineNumbers.Csv(file.name(), rejected(rejects, "IS NOT NULL")));
        var quotes = rejected(rejects, "= 'UNQUOTED VALUE'");
        findings.add("broken-quote", table, quotes.size(), "left out: a quote is not closed, or stands inside a value;"
                + " after one that is not closed the rest of the file is left out", linePlaces(file, quotes));
        var broken = rejected(rejects, "<> 'UNQUOTED VALUE'");
        findings.add("broken-line", table, broken.size(),
                "left out: the line has too few or too many columns, as where a file was cut short",
                linePlaces(file, broken));
    }

    private List<Long> rejected(String rejects, String type) {
        return duck.numbers("SELECT DISTINCT CAST(line AS BIGINT) AS line FROM " + rejects + " WHERE error_type " + type
                + " ORDER BY line");
    }

    private static List<String> linePlaces(SourceFile file, List<Long> lines) {
        return lines.stream().limit(EXAMPLES).map(line -> LineNumbers.linePlace(file.name(), line)).toList();
    }

    /// Typed columns, and a number whose bits say which of them could not be read.
    private static String select(List<SourceColumn> columns, Map<String, String> header, String row, String source,
            String table) {
        var values = new ArrayList<String>();
        var unreadable = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            if (header.containsKey(column.name())) {
                values.add(column.cast() + " AS \"" + column.name() + "\"");
                if (column.type() != SourceColumn.Type.TEXT) {
                    unreadable.add("CASE WHEN \"" + column.name() + "\" IS NOT NULL AND " + column.cast()
                            + " IS NULL THEN " + (1L << c) + " ELSE 0 END");
                }
            } else {
                values.add("CAST(NULL AS " + column.type().sql + ") AS \"" + column.name() + "\"");
            }
        }
        var faults = unreadable.isEmpty() ? "0" : String.join(" + ", unreadable);
        return "CREATE TABLE " + table + " AS SELECT " + row + " AS \"row\", CAST(" + faults + " AS BIGINT) AS unreadable, "
                + String.join(", ", values) + " FROM " + source;
    }

    private void countUnreadable(String table, List<SourceColumn> columns, Map<String, String> header) {
        if (duck.number("SELECT count(*) FROM " + table + " WHERE unreadable <> 0") == 0) {
            return;
        }
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            if (column.type() != SourceColumn.Type.TEXT && header.containsKey(column.name())) {
                var effect = "taken as empty: " + column.name() + " is not a " + word(column.type());
                count(rule(column.type()), table, "unreadable & " + (1L << c) + " <> 0", effect);
            }
        }
    }

    private static String word(SourceColumn.Type type) {
        return switch (type) {
            case NUMBER -> "whole number";
            case REAL -> "number";
            case DATE -> "date (YYYY-MM-DD)";
            case TIME -> "time (YYYY-MM-DD HH:MM:SS)";
            case TEXT -> "text";
        };
    }

    private static String rule(SourceColumn.Type type) {
        return switch (type) {
            case NUMBER, REAL -> "unreadable-number";
            case DATE, TIME -> "unreadable-date";
            case TEXT -> "unreadable-text";
        };
    }
}

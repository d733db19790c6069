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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads files into tables of {@link Duck}, typed, each row with its number, and counts what cannot be
/// read. A value that cannot be read is taken as empty; a line that cannot be split is left out.
public final class TableReader {

    private static final int EXAMPLES = 3;
    private static final Pattern PARQUET_NAME = Pattern.compile("[\"']([^\"']+\\.parquet)[\"']");

    private final Duck duck;
    private final Findings findings;
    private final Map<String, LineNumbers> lines = new HashMap<>();
    private final Map<String, String> fileNames = new HashMap<>();
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
        fileNames.put(table, file.name());
        var header = header(file);
        checkHeader(file, table, columns, known, header);
        switch (file.format()) {
            case PARQUET, PARQUET_TREE -> readParquet(file, table, columns, header);
            case CSV -> readCsv(file, table, columns, header);
        }
        countUnreadable(table, columns, header);
    }

    /// Makes an empty table where there is no file.
    public void empty(String table, List<SourceColumn> columns) {
        lines.put(table, new LineNumbers(List.of(), 0));
        fileNames.put(table, table);
        var definitions = columns.stream().map(c -> "\"" + c.name() + "\" " + c.type().sql).toList();
        duck.execute("CREATE TABLE " + table + " (\"row\" BIGINT, unreadable BIGINT, "
                + String.join(", ", definitions) + ")");
    }

    /// Places for a person to look: `file, line n`.
    public List<String> places(String table, List<Long> rows) {
        var numbers = lines.get(table);
        return rows.stream().sorted().limit(EXAMPLES)
                .map(row -> fileNames.get(table) + (numbers.header() == 0 ? ", row " : ", line ") + numbers.line(row))
                .toList();
    }

    /// Says that rows spoken of as one table's were read as another's.
    public void rowsOf(String table, String readAs) {
        lines.put(table, lines.get(readAs));
        fileNames.put(table, fileNames.get(readAs));
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

    private Map<String, String> header(SourceFile file) {
        var names = switch (file.format()) {
            case CSV -> csvHeader(file.path());
            case PARQUET, PARQUET_TREE -> parquetHeader(file);
        };
        var header = new LinkedHashMap<String, String>();
        for (var name : names) {
            if (header.put(name.strip().toLowerCase(Locale.ROOT), name) != null) {
                throw new ImportProblem(file.path() + " has two columns " + name.strip() + "; remove or rename one");
            }
        }
        return header;
    }

    private static List<String> csvHeader(Path path) {
        var line = firstLine(path);
        if (line.isBlank()) {
            throw new ImportProblem(path + " is empty: it needs a first line with the names of its columns");
        }
        var names = new ArrayList<String>();
        for (var name : line.split(Pattern.quote(delimiter(line)), -1)) {
            names.add(name.strip().replaceAll("^\"|\"$", ""));
        }
        return names;
    }

    private static String firstLine(Path path) {
        try (var bytes = Files.newInputStream(path);
                var plain = path.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1))) {
            var line = reader.readLine();
            return line == null ? "" : line.replace("\u00EF\u00BB\u00BF", "");
        } catch (IOException e) {
            throw new ImportProblem(path + " cannot be read: " + e.getMessage());
        }
    }

    private static String delimiter(String line) {
        var best = ",";
        for (var candidate : List.of("\t", ";", "|")) {
            if (line.split(Pattern.quote(candidate), -1).length
                    > line.split(Pattern.quote(best), -1).length) {
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
            throw new ImportProblem(named(file, e) + " is not a whole Parquet file: it was cut short or damaged;"
                    + " get it again");
        }
    }

    private static String parquet(SourceFile file) {
        if (!Files.isDirectory(file.path())) {
            return "read_parquet(" + Duck.literal(file.path().toString()) + ", file_row_number = true)";
        }
        var below = file.format() == SourceFile.Format.PARQUET_TREE ? "/**/*.parquet" : "/*.parquet";
        return "read_parquet(" + Duck.literal(file.path() + below) + ", union_by_name = true)";
    }

    /// Rows of several files are counted through, in order of the files' names.
    private static String parquetRow(SourceFile file) {
        return Files.isDirectory(file.path()) ? "row_number() OVER ()" : "file_row_number + 1";
    }

    /// The file that DuckDB complains about, where it is one of many.
    private static String named(SourceFile file, SQLException e) {
        var quoted = PARQUET_NAME.matcher(Duck.firstLine(e));
        return quoted.find() ? quoted.group(1) : file.path().toString();
    }

    private void checkHeader(SourceFile file, String table, List<SourceColumn> columns, List<String> known,
            Map<String, String> header) {
        var absent = new ArrayList<String>();
        for (var column : columns) {
            if (!header.containsKey(column.name())) {
                if (column.need() == SourceColumn.Need.REQUIRED) {
                    throw new ImportProblem(file.path() + " has no column " + column.name()
                            + ", which every " + table + " needs; its columns are " + String.join(", ", header.keySet()));
                }
                if (column.need() == SourceColumn.Need.EXPECTED) {
                    absent.add(column.name());
                }
            }
        }
        findings.add("absent-column", table, absent.size(), "taken as empty: " + String.join(", ", absent), List.of());
        var unknown = header.keySet().stream().filter(name -> !known.contains(name)
                && columns.stream().noneMatch(c -> c.name().equals(name))).toList();
        findings.add("unknown-column", table, unknown.size(), "not read: " + String.join(", ", unknown), List.of());
    }

    private void readParquet(SourceFile file, String table, List<SourceColumn> columns, Map<String, String> header) {
        lines.put(table, new LineNumbers(List.of(), 0));
        try {
            duck.execute("reading " + table, select(table, columns, header, parquetRow(file), parquet(file)));
        } catch (SQLException e) {
            throw Duck.shortage(e).orElseGet(() -> new ImportProblem(named(file, e) + " cannot be read to its end: it was cut short or damaged; get it"
                    + " again"));
        }
    }

    private void readCsv(SourceFile file, String table, List<SourceColumn> columns, Map<String, String> header) {
        if (!tryCsv(file, table, columns, header, "utf-8")) {
            duck.execute("DROP TABLE " + table);
            if (!tryCsv(file, table, columns, header, "latin-1")) {
                throw new ImportProblem(file.path() + " is neither UTF-8 nor Latin-1; convert it to UTF-8");
            }
        }
    }

    /// Returns false where the encoding turned out to be another.
    private boolean tryCsv(SourceFile file, String table, List<SourceColumn> columns, Map<String, String> header,
            String encoding) {
        int scan = scans++;
        var delimiter = delimiter(firstLine(file.path()));
        var names = header.keySet().stream().map(name -> Duck.literal(name) + ": 'VARCHAR'").toList();
        var source = """
                read_csv(%s, header = true, auto_detect = false, columns = {%s}, delim = %s, quote = %s, escape = %s,
                         nullstr = '', encoding = '%s', store_rejects = true, rejects_table = 'rejects_%d',
                         rejects_scan = 'rejects_scan_%d', max_line_size = 20000000)""".formatted(
                Duck.literal(file.path().toString()), String.join(", ", names), Duck.literal(delimiter),
                delimiter.equals("\t") ? "''" : "'\"'", delimiter.equals("\t") ? "''" : "'\"'", encoding, scan, scan);
        try {
            duck.execute("reading " + table, select(table, columns, header, "row_number() OVER ()", source));
        } catch (SQLException e) {
            var shortage = Duck.shortage(e);
            if (shortage.isPresent()) {
                throw shortage.get();
            }
            if (Duck.firstLine(e).contains("gzip") || file.path().toString().endsWith(".gz")) {
                throw new ImportProblem(file.path() + " cannot be unpacked: it was cut short or damaged; get it again");
            }
            throw new ImportProblem(file.path() + " cannot be read as CSV: " + Duck.firstLine(e));
        }
        return countRejects(table, "rejects_" + scan, encoding);
    }

    private boolean countRejects(String table, String rejects, String encoding) {
        var wrong = duck.numbers("SELECT CAST(line AS BIGINT) FROM " + rejects
                + " WHERE error_type = 'INVALID ENCODING' ORDER BY line");
        if (!wrong.isEmpty() && encoding.equals("utf-8")) {
            findings.add("wrong-encoding", table, wrong.size(), "not UTF-8: the file was read as Latin-1",
                    wrong.stream().limit(EXAMPLES).map(line -> fileNames.get(table) + ", line " + line).toList());
            return false;
        }
        var rejected = duck.numbers("SELECT DISTINCT CAST(line AS BIGINT) AS line FROM " + rejects + " ORDER BY line");
        lines.put(table, new LineNumbers(rejected, 1));
        findings.add("broken-line", table, rejected.size(),
                "left out: the line has too few or too many columns, as where a file was cut short",
                rejected.stream().limit(EXAMPLES).map(line -> fileNames.get(table) + ", line " + line).toList());
        return true;
    }

    /// Typed columns, and a number whose bits say which of them could not be read.
    private static String select(String table, List<SourceColumn> columns, Map<String, String> header, String row,
            String source) {
        var values = new ArrayList<String>();
        var unreadable = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            if (header.containsKey(column.name())) {
                values.add(column.cast() + " AS \"" + column.name() + "\"");
                if (column.type() != SourceColumn.Type.TEXT && column.type() != SourceColumn.Type.ANY) {
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
            case TEXTS -> "list of texts";
            case TEXT, ANY -> "text";
        };
    }

    private static String rule(SourceColumn.Type type) {
        return switch (type) {
            case NUMBER, REAL -> "unreadable-number";
            case DATE, TIME -> "unreadable-date";
            case TEXTS -> "unreadable-list";
            case TEXT, ANY -> "unreadable-text";
        };
    }
}

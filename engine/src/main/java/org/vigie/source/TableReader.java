package org.vigie.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads files into tables of {@link Duck}, typed, each row with its number, and counts what cannot be
/// read. A value that cannot be read is taken as empty; a line that cannot be split is left out.
public final class TableReader {

    static final int EXAMPLES = 3;

    private final Duck duck;
    private final Findings findings;
    private final CsvReader csv;
    private final ParquetReader parquet;
    private final Map<String, LineNumbers> lines = new HashMap<>();

    public TableReader(Duck duck, Findings findings) {
        this.duck = duck;
        this.findings = findings;
        csv = new CsvReader(duck, findings);
        parquet = new ParquetReader(duck);
    }

    /// Reads a file into a table of the same columns, plus `row`; columns the file lacks are empty.
    ///
    /// @param known columns that may be there without being read
    /// @throws ImportProblem where the file cannot be read or lacks a required column
    public void read(SourceFile file, String table, List<SourceColumn> columns, List<String> known) {
        var header = header(file);
        header.check(table, columns, known, findings);
        var typed = new TypedTable(table, columns, header);
        lines.put(table, switch (file.format()) {
            case CSV -> csv.read(file, typed);
            case PARQUET, PARQUET_TREE -> parquet.read(file, typed);
        });
        typed.countUnreadable(duck, this);
    }

    /// The names of a file's columns, in lower case.
    ///
    /// @throws ImportProblem where the file cannot be read
    public List<String> columns(SourceFile file) {
        return header(file).names();
    }

    private Header header(SourceFile file) {
        return switch (file.format()) {
            case CSV -> CsvReader.header(file);
            case PARQUET, PARQUET_TREE -> parquet.header(file);
        };
    }

    /// Lets rows of a table be found that are the rows of other tables one after the other, where the
    /// row's number is {@link #partRow}.
    public void together(String table, List<String> parts) {
        lines.put(table, new LineNumbers.Parts(parts.stream().map(lines::get).toList()));
    }

    /// The number of a row among those of several tables, as an expression of DuckDB.
    ///
    /// @param part which of them, from 0
    public static String partRow(int part) {
        return LineNumbers.Parts.row(part);
    }

    /// Makes an empty table where there is no file.
    public void empty(String table, List<SourceColumn> columns) {
        duck.execute(TypedTable.createEmpty(table, columns));
    }

    /// Places for a person to look: `file, line n`.
    public List<String> places(String table, List<Long> rows) {
        return rows.stream().sorted().limit(EXAMPLES).map(row -> lines.get(table).place(row)).toList();
    }

    /// Says that rows spoken of as one table's were read as another's.
    public void rowsOf(String table, String readAs) {
        lines.put(table, lines.get(readAs));
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
}

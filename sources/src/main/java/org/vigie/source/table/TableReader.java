package org.vigie.source.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// Reads files into tables of {@link Duck}, typed, each row with its number, and counts what cannot
/// be read. A value that cannot be read is taken as empty; a line that cannot be split is left out.
public final class TableReader {

    /// Which part a row of a table of Parquet files is of, as an expression of DuckDB.
    public static final String PART = LineNumbers.Rows.FILE;

    private final Duck duck;
    private final Findings findings;
    private final CsvReader csv;
    private final ParquetReader parquet;
    private final SasReader sas;
    private final Map<String, LineNumbers> lines = new HashMap<>();

    public TableReader(Duck duck, Findings findings) {
        this.duck = duck;
        this.findings = findings;
        csv = new CsvReader(duck, findings);
        parquet = new ParquetReader(duck);
        sas = new SasReader(duck, findings);
    }

    /// Reads a file into a table of the same columns, plus `row`; columns the file lacks are empty.
    ///
    /// @param known columns that may be there without being read
    /// @throws InputProblem where the file cannot be read or lacks a required column
    public void read(
            SourceFile file, String table, List<SourceColumn> columns, List<String> known) {
        var typed = checked(file, table, columns, known);
        lines.put(
                table,
                switch (file.format()) {
                    case CSV ->
                            csv.read(
                                            FileRun.of(file, 0, typed.header()),
                                            typed,
                                            "row_number() OVER () AS \"row\"",
                                            table)
                                    .orElseThrow()
                                    .getFirst();
                    case PARQUET, PARQUET_TREE -> parquet.read(file, typed);
                    case SAS -> sas.read(file, typed, "rowid + 1 AS \"row\"", table);
                });
        countUnreadable(table, columns, true);
    }

    /// Reads files that together are a table, in their order, into a table of the same columns,
    /// plus `row`, which runs through them all.
    ///
    /// @param known columns that may be there without being read
    /// @throws InputProblem where one cannot be read or lacks a required column
    public void read(
            List<SourceFile> files, String table, List<SourceColumn> columns, List<String> known) {
        if (files.size() == 1) {
            read(files.getFirst(), table, columns, known);
            return;
        }
        read(files, table, new SameColumns(columns, known), TableOfFiles.Kept.TABLE);
    }

    /// Every file has columns of the same names.
    private record SameColumns(List<SourceColumn> read, List<String> passed) implements FileLayout {

        @Override
        public List<SourceColumn> columns(List<String> header) {
            return read;
        }

        @Override
        public List<String> values(List<String> header) {
            return read.stream().map(column -> '"' + column.name() + '"').toList();
        }

        @Override
        public List<String> known(List<String> header) {
            return passed;
        }
    }

    /// The same for a table that is not changed afterwards: Parquet whose columns have the wanted
    /// types is not copied.
    ///
    /// @throws InputProblem where the file cannot be read or lacks a required column
    public void show(SourceFile file, String table, List<SourceColumn> columns) {
        switch (file.format()) {
            case CSV, SAS -> read(file, table, columns, List.of());
            case PARQUET, PARQUET_TREE -> {
                lines.put(table, parquet.show(file, checked(file, table, columns, List.of())));
                countUnreadable(table, columns, true);
            }
        }
    }

    private TypedTable checked(
            SourceFile file, String table, List<SourceColumn> columns, List<String> known) {
        var header = header(file);
        header.check(table, columns, known, findings);
        return new TypedTable(table, columns, header);
    }

    /// Reads files one after the other into one table, plus `row`, which runs through them all;
    /// those that are written alike in one pass.
    ///
    /// @throws InputProblem where one of them cannot be read or lacks a required column
    public void read(List<SourceFile> files, String table, FileLayout layout) {
        read(files, table, layout, TableOfFiles.Kept.VIEW);
    }

    private void read(
            List<SourceFile> files, String table, FileLayout layout, TableOfFiles.Kept kept) {
        lines.put(
                table,
                new TableOfFiles(duck, findings, csv, parquet, sas, table, layout, kept)
                        .read(files.stream().map(this::header).toList()));
        countUnreadable(table, layout.columns(List.of()), !files.isEmpty());
    }

    /// Adds a finding for a table without a row, and for each column with values that could not be
    /// read.
    ///
    /// @param there whether the table has a file
    private void countUnreadable(String table, List<SourceColumn> columns, boolean there) {
        long rows = duck.number("SELECT count(*) FROM " + table);
        findings.read(table, rows);
        sas.sayNumbers(table);
        if (rows == 0 && there) {
            findings.add(
                    "no-row",
                    table,
                    1,
                    "taken as empty: there are names of columns and no row",
                    List.of());
        }
        if (duck.number("SELECT count(*) FROM " + table + " WHERE unreadable <> 0 OR nothing <> 0")
                == 0) {
            return;
        }
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            if (column.type().mayBeNothing()) {
                count(
                        "word-for-nothing",
                        table,
                        "nothing & " + TypedTable.bit(c) + " <> 0",
                        "taken as empty: %s is NA, NULL, blank or the like"
                                .formatted(column.name()));
            }
            if (column.type().mayBeUnreadable()) {
                count(
                        column.type().rule(),
                        table,
                        "unreadable & " + TypedTable.bit(c) + " <> 0",
                        "taken as empty: " + column.name() + " is not a " + column.type().word());
            }
        }
    }

    private Header header(SourceFile file) {
        return switch (file.format()) {
            case CSV -> CsvReader.header(file);
            case PARQUET, PARQUET_TREE -> parquet.header(file);
            case SAS -> SasReader.header(file);
        };
    }

    /// Makes an empty table where there is no file.
    public void empty(String table, List<SourceColumn> columns) {
        duck.execute(TypedTable.createEmpty(table, columns));
    }

    /// Places for a person to look: `file, line n`.
    public List<String> places(String table, List<Long> rows) {
        return rows.stream()
                .sorted()
                .limit(Findings.EXAMPLES)
                .map(row -> lines(table).place(row))
                .toList();
    }

    /// Says that rows spoken of as one table's were read as another's.
    public void rowsOf(String table, String readAs) {
        var read = lines.get(readAs);
        if (read != null) {
            lines.put(table, read);
        }
    }

    private LineNumbers lines(String table) {
        return Objects.requireNonNull(lines.get(table), "a table has rows after it was read");
    }

    /// Adds a finding for the rows of a table that meet a condition.
    public void count(String rule, String table, String condition, String effect) {
        long count = duck.number("SELECT count(*) FROM " + table + " WHERE " + condition);
        if (count > 0) {
            var first =
                    duck.numbers(
                            """
                            SELECT "row" FROM %s WHERE %s ORDER BY "row" LIMIT %s\
                            """
                                    .formatted(table, condition, Findings.EXAMPLES));
            findings.addRows(rule, table, count, effect, places(table, first));
        }
    }
}

package org.vigie.source.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// Makes one table of many files: a view over a table for each run of files that are written alike,
/// with `"row"`, which runs through all files in their order.
///
/// DuckDB keeps the order of files and lines, so that the row of a table is its own number there
/// and costs nothing.
final class TableOfFiles {

    /// What is made: a view, or a table from which rows may be deleted.
    enum Kept {
        VIEW,
        TABLE
    }

    /// @param name a table of the database
    /// @param before how many rows there are in the tables before it
    /// @param lines where rows stand, file by file
    private record Part(String name, long before, FileRun run, List<LineNumbers> lines) {}

    private final Duck duck;
    private final Findings findings;
    private final CsvReader csv;
    private final ParquetReader parquet;
    private final SasReader sas;
    private final String name;
    private final FileLayout layout;
    private final Kept kept;
    private final List<Part> parts = new ArrayList<>();
    private long rows;

    TableOfFiles(
            Duck duck,
            Findings findings,
            CsvReader csv,
            ParquetReader parquet,
            SasReader sas,
            String name,
            FileLayout layout,
            Kept kept) {
        this.kept = kept;
        this.duck = duck;
        this.findings = findings;
        this.csv = csv;
        this.parquet = parquet;
        this.sas = sas;
        this.name = name;
        this.layout = layout;
    }

    /// Reads the files, in this order.
    ///
    /// @param headers the columns of each
    /// @throws InputProblem where one cannot be read or lacks a required column
    LineNumbers read(List<Header> headers) {
        var single = new ArrayList<FileRun>();
        for (var header : headers) {
            header.refuse(name, layout.columns(header.names()), layout.known(header.names()));
            single.add(FileRun.of(header.file(), single.size(), header));
        }
        var runs = FileRun.joined(single);
        sayColumns(runs);
        runs.forEach(this::read);
        duck.execute(
                "CREATE %s %s AS %s"
                        .formatted(
                                kept,
                                name,
                                parts.isEmpty()
                                        ? nothing()
                                        : String.join(
                                                " UNION ALL ",
                                                parts.stream()
                                                        .map(part ->
                                                                """
                                                                SELECT rowid + %s AS "row",
                                                                       * EXCLUDE (file)
                                                                FROM %s\
                                                                """
                                                                        .formatted(
                                                                                part.before + 1,
                                                                                part.name))
                                                        .toList())));
        return new LineNumbers.Files(memory(this::starts));
    }

    private String nothing() {
        return """
        SELECT CAST(NULL AS BIGINT) AS "row", CAST(0 AS BIGINT) AS unreadable,
          CAST(0 AS BIGINT) AS nothing, %s FROM (SELECT 0 AS file) WHERE false\
        """
                .formatted(String.join(", ", layout.values(List.of())));
    }

    private void read(FileRun run) {
        var header = run.header().names();
        var part = name + "_part_" + parts.size();
        var table =
                new TypedTable(part, layout.columns(header), run.header(), layout.values(header));
        var place = "CAST(file_index + " + run.first() + " AS INTEGER) AS file";
        var lines =
                switch (run.files().getFirst().format()) {
                    case CSV -> csv.read(run, table, place, name);
                    case PARQUET, PARQUET_TREE -> parquet.read(run, table, place, name);
                    case SAS ->
                            Optional.of(
                                    List.of(sas.read(run.files().getFirst(), table, place, name)));
                };
        lines.ifPresentOrElse(
                places -> {
                    parts.add(new Part(part, rows, run, places));
                    rows += duck.number("SELECT count(*) FROM " + part);
                },
                () -> run.halves().forEach(this::read));
    }

    private void sayColumns(List<FileRun> runs) {
        Map<String, List<String>> absent = new LinkedHashMap<>();
        for (var run : runs) {
            var header = run.header();
            var columns = layout.columns(header.names());
            header.absent(columns)
                    .forEach(c ->
                            absent.computeIfAbsent(c, _ -> new ArrayList<>()).addAll(run.names()));
            Header.sayUnknown(
                    name,
                    header.unknown(columns, layout.known(header.names())),
                    findings,
                    run.names());
            header.sayUnknownZone(name, columns, findings);
        }
        absent.forEach((column, files) ->
                findings.add(
                        "absent-column",
                        name,
                        files.size(),
                        "taken as empty in so many files: " + column,
                        files.stream().limit(Findings.EXAMPLES).toList()));
    }

    private NavigableMap<Long, LineNumbers> starts() {
        var starts = new TreeMap<Long, LineNumbers>();
        for (var part : parts) {
            duck.forEach(
                    "SELECT CAST(file AS BIGINT), min(rowid) FROM " + part.name + " GROUP BY file",
                    row ->
                            starts.put(
                                    part.before + row.number(1) + 1,
                                    part.lines.get((int) row.number(0) - part.run.first())));
        }
        return starts;
    }

    private static <T> java.util.function.Supplier<T> memory(java.util.function.Supplier<T> asked) {
        var known = new ArrayList<T>(1);
        return () -> {
            if (known.isEmpty()) {
                known.add(asked.get());
            }
            return known.getFirst();
        };
    }
}

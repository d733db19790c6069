package org.vigie.report.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vigie.store.parquet.Column;
import org.vigie.store.parquet.ParquetWriter;

/// A table of results, written as CSV (RFC 4180, UTF-8, lines end in LF) and as Parquet with the
/// same columns. A number that does not exist is empty; an infinite one is `Inf` in CSV.
public final class ResultTable {

    /// What a column holds; a `SHOWN` number is whole and may be hidden.
    public enum Kind {
        TEXT,
        WHOLE,
        REAL,
        SHOWN
    }

    private record Head(String name, Kind kind) {}

    private final List<Head> heads = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    public ResultTable column(String name, Kind kind) {
        heads.add(new Head(name, kind));
        return this;
    }

    /// Adds a row: a `String`, `Long`, `Double` or `OptionalLong` for each column.
    public void row(Object... values) {
        if (values.length != heads.size()) {
            throw new IllegalArgumentException(
                    "a row of " + values.length + " values for " + heads.size() + " columns");
        }
        rows.add(values);
    }

    /// Writes `name.csv` and `name.parquet`.
    public void write(Path folder, String name) throws IOException {
        Files.write(folder.resolve(name + ".csv"), csv().getBytes(StandardCharsets.UTF_8));
        writeParquet(folder.resolve(name + ".parquet"));
    }

    String csv() {
        var csv = new StringBuilder();
        csv.append(String.join(",", heads.stream().map(Head::name).toList())).append('\n');
        for (var row : rows) {
            for (int c = 0; c < row.length; c++) {
                csv.append(c == 0 ? "" : ",").append(cell(row[c]));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String cell(Object value) {
        return switch (value) {
            case OptionalLong shown -> shown.isPresent() ? Long.toString(shown.getAsLong()) : "";
            case Double real when real.isNaN() -> "";
            case Double real when real.isInfinite() -> real > 0 ? "Inf" : "-Inf";
            case String text when text.matches("(?s).*[,\"\r\n].*") ->
                    '"' + text.replace("\"", "\"\"") + '"';
            default -> value.toString();
        };
    }

    private void writeParquet(Path file) throws IOException {
        var columns =
                heads.stream()
                        .map(head ->
                                switch (head.kind) {
                                    case TEXT ->
                                            Column.required(
                                                    head.name,
                                                    Column.Kind.TEXT,
                                                    Column.Layout.INDEX);
                                    case WHOLE ->
                                            Column.required(
                                                    head.name,
                                                    Column.Kind.LONG,
                                                    Column.Layout.PLAIN);
                                    case REAL ->
                                            Column.optional(
                                                    head.name,
                                                    Column.Kind.DOUBLE,
                                                    Column.Layout.PLAIN);
                                    case SHOWN ->
                                            Column.optional(
                                                    head.name,
                                                    Column.Kind.LONG,
                                                    Column.Layout.PLAIN);
                                })
                        .toList();
        try (var parquet = new ParquetWriter(file, columns, 0, Map.of())) {
            for (var row : rows) {
                for (int c = 0; c < row.length; c++) {
                    switch (heads.get(c).kind) {
                        case TEXT -> parquet.add(c, (String) row[c]);
                        case WHOLE -> parquet.add(c, (long) (Long) row[c]);
                        case REAL -> parquet.add(c, (double) (Double) row[c]);
                        case SHOWN ->
                                parquet.addUnless(
                                        c,
                                        ((OptionalLong) row[c]).orElse(Long.MIN_VALUE),
                                        Long.MIN_VALUE);
                    }
                }
                parquet.endRow();
            }
            parquet.finish(Map.of());
        }
    }
}

package org.vigie.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A table of text cells, read from CSV (RFC 4180) or from Parquet; a missing value is the empty
/// text.
///
/// @param heads the names of the columns, in order
/// @param rows the cells of each row
record GoldenTable(List<String> heads, List<List<String>> rows) {

    static GoldenTable csv(Path file) {
        try {
            var lines = records(Files.readString(file));
            return new GoldenTable(lines.getFirst(), List.copyOf(lines.subList(1, lines.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n') {
                cell.append(c);
            } else {
                record.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(record));
                    record.clear();
                }
            }
        }
        return records;
    }

    /// Numbers are written as Java writes them, so that a cell of a CSV file and its twin are the
    /// same text.
    static GoldenTable parquet(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement();
                var result = sql.executeQuery("FROM read_parquet('" + file + "')")) {
            var heads = new ArrayList<String>();
            for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                heads.add(result.getMetaData().getColumnName(c));
            }
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int c = 1; c <= heads.size(); c++) {
                    row.add(text(result.getObject(c)));
                }
                rows.add(List.copyOf(row));
            }
            return new GoldenTable(heads, rows);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Double real when real.isInfinite() -> real > 0 ? "Inf" : "-Inf";
            default -> value.toString();
        };
    }

    /// Where a cell is, for a message.
    String where(String table, int row, int column) {
        return table + ", row " + (row + 1) + " " + rows.get(row) + ", " + heads.get(column);
    }

    List<String> column(int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }
}

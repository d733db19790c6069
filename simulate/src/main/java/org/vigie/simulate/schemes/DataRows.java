package org.vigie.simulate.schemes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The rows of a data file that lies beside this class, each by column name.
public final class DataRows {

    /// A row, whose columns are those of the file's first line.
    public record Row(Map<String, String> values) {

        /// What a column says; Vigie's own files have every column that is asked for.
        public String get(String column) {
            return Objects.requireNonNull(
                    values.get(column), () -> "a data file has no column " + column);
        }
    }

    private DataRows() {}

    public static List<Row> of(String file) {
        try (var in = DataRows.class.getResourceAsStream(file)) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            var columns = fields(lines.getFirst());
            return lines.stream().skip(1).map(line -> row(columns, fields(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> columns, List<String> fields) {
        var row = new LinkedHashMap<String, String>();
        for (int c = 0; c < columns.size(); c++) {
            row.put(columns.get(c), fields.get(c));
        }
        return new Row(row);
    }

    /// The fields of a line; a field between quotes may hold commas.
    public static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

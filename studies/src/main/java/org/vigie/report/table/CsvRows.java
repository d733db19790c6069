package org.vigie.report.table;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.vigie.report.table.ResultColumn.Value;

/// The CSV file of a table (RFC 4180, UTF-8, lines end in LF), written as rows are added. A number
/// that does not exist or is hidden is empty; an infinite one is `Inf`. A text that a spreadsheet
/// would run as a formula has `'` before it: names of codes, regions and practices come from data.
public final class CsvRows<R> implements AutoCloseable {

    /// Characters that are written at once: all of a large table are more than a text can hold.
    private static final int FULL = 1 << 16;

    private static final String FORMULA = "=+-@\t\r";

    private final List<Value<R>> values;
    private final Writer file;
    private final StringBuilder lines = new StringBuilder();
    private final DayTexts days = new DayTexts();

    CsvRows(List<ResultColumn<R>> columns, Path file) throws IOException {
        values = columns.stream().map(ResultColumn::value).toList();
        this.file = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8);
        lines.append(String.join(",", columns.stream().map(ResultColumn::name).toList()))
                .append('\n');
    }

    public void add(R row) throws IOException {
        for (int c = 0; c < values.size(); c++) {
            if (c > 0) {
                lines.append(',');
            }
            cell(values.get(c), row);
        }
        lines.append('\n');
        if (lines.length() > FULL) {
            flush();
        }
    }

    private void cell(Value<R> value, R row) {
        switch (value) {
            case Value.Text<R>(var of) -> text(of.apply(row));
            case Value.Whole<R>(var of) -> lines.append(of.applyAsLong(row));
            case Value.Real<R>(var of) -> real(of.applyAsDouble(row));
            case Value.Shown<R>(var of) -> shown(of.apply(row));
            case Value.Number<R>(var of) -> lines.append(of.applyAsInt(row));
            case Value.Date<R>(var of) -> lines.append(days.of(of.applyAsInt(row)));
        }
    }

    private void real(double number) {
        if (Double.isInfinite(number)) {
            lines.append(number > 0 ? "Inf" : "-Inf");
        } else if (!Double.isNaN(number)) {
            lines.append(number);
        }
    }

    private void shown(OptionalLong number) {
        if (number.isPresent()) {
            lines.append(number.getAsLong());
        }
    }

    private void text(String said) {
        var text = isFormula(said) ? "'" + said : said;
        if (text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
            lines.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            lines.append(text);
        }
    }

    /// Whether a spreadsheet takes a text for a formula, by how it begins.
    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private void flush() throws IOException {
        file.append(lines);
        lines.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}

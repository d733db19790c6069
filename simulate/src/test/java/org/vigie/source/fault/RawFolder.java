package org.vigie.source.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// A folder of CSV files in which faults are planted. Lines are counted from 1, which holds the
/// names; no value of a line that is taken apart holds a separator.
///
/// @param mark between values
record RawFolder(Path folder, String mark) {

    static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    List<String> lines(String file) throws IOException {
        return new ArrayList<>(Files.readAllLines(path(file)));
    }

    void write(String file, List<String> lines) throws IOException {
        Files.writeString(path(file), String.join("\n", lines) + "\n");
    }

    /// The number of the last line.
    int last(String file) throws IOException {
        return lines(file).size();
    }

    void edit(String file, UnaryOperator<String> all) throws IOException {
        Files.writeString(path(file), all.apply(Files.readString(path(file))));
    }

    void line(String file, int line, UnaryOperator<String> one) throws IOException {
        var lines = lines(file);
        lines.set(line - 1, one.apply(lines.get(line - 1)));
        write(file, lines);
    }

    private List<String> values(String line) {
        return new ArrayList<>(Arrays.asList(line.split(Pattern.quote(mark), -1)));
    }

    private int column(List<String> lines, String name) {
        int column = values(lines.getFirst().toLowerCase(Locale.ROOT)).indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("no column " + name);
        }
        return column;
    }

    String value(String file, int line, String column) throws IOException {
        var lines = lines(file);
        return values(lines.get(line - 1)).get(column(lines, column));
    }

    /// An amount with a point or a comma, in cents.
    long cents(String file, int line, String column) throws IOException {
        return new BigDecimal(value(file, line, column).replace(',', '.'))
                .movePointRight(2)
                .longValueExact();
    }

    void set(String file, int line, String column, String value) throws IOException {
        var lines = lines(file);
        int at = column(lines, column);
        lines.set(line - 1, with(lines.get(line - 1), at, value));
        write(file, lines);
    }

    private String with(String line, int at, String value) {
        var values = values(line);
        values.set(at, value);
        return String.join(mark, values);
    }

    /// The lines whose value in a column is this.
    int[] where(String file, String column, String value) throws IOException {
        var lines = lines(file);
        int at = column(lines, column);
        return IntStream.range(1, lines.size())
                .filter(i -> values(lines.get(i)).get(at).equals(value))
                .map(i -> i + 1)
                .toArray();
    }

    /// The first line below the names that is such a one.
    int first(String file, IntPredicate which) throws IOException {
        return IntStream.rangeClosed(2, last(file)).filter(which).findFirst().orElseThrow();
    }

    /// Empties the last value of a line and adds a separator behind its first: every value between
    /// stands under the next name.
    void shift(String file, int line) throws IOException {
        line(
                file,
                line,
                text ->
                        text.substring(0, text.lastIndexOf(mark) + 1)
                                .replaceFirst(Pattern.quote(mark), mark + mark));
    }

    /// Cuts off the last line inside its second value.
    void cut(String file) throws IOException {
        edit(
                file,
                text -> {
                    int last = text.lastIndexOf('\n', text.length() - 2);
                    return text.substring(0, text.indexOf(mark, last) + 2);
                });
    }

    /// Opens a quote before the second value of a line.
    void openQuote(String file, int line) throws IOException {
        line(file, line, text -> text.replaceFirst(Pattern.quote(mark), mark + '"'));
    }

    void remove(String file, int line) throws IOException {
        var lines = lines(file);
        lines.remove(line - 1);
        write(file, lines);
    }

    void add(String file, String line) throws IOException {
        Files.writeString(path(file), Files.readString(path(file)) + line + "\n");
    }

    /// Writes a line once more, at the end.
    void repeat(String file, int line) throws IOException {
        add(file, lines(file).get(line - 1));
    }

    /// Adds a column.
    void addColumn(String file, String name, String value) throws IOException {
        var lines = lines(file);
        lines.replaceAll(line -> line + mark + value);
        lines.set(0, lines.getFirst().substring(0, lines.getFirst().lastIndexOf(mark) + 1) + name);
        write(file, lines);
    }

    void removeColumn(String file, String name) throws IOException {
        var lines = lines(file);
        int at = column(lines, name);
        lines.replaceAll(line -> {
            var values = values(line);
            values.remove(at);
            return String.join(mark, values);
        });
        write(file, lines);
    }

    /// Writes the columns in the opposite order.
    void reverseColumns(String file) throws IOException {
        var lines = lines(file);
        lines.replaceAll(line -> String.join(mark, values(line).reversed()));
        write(file, lines);
    }

    void encode(String file, Charset charset) throws IOException {
        Files.write(path(file), Files.readString(path(file)).getBytes(charset));
    }

    void byteOrderMark(String file) throws IOException {
        edit(file, text -> "\uFEFF" + text);
    }

    void carriageReturns(String file) throws IOException {
        edit(file, text -> text.replace("\n", "\r\n"));
    }

    void quoteAll(String file) throws IOException {
        var lines = lines(file);
        lines.replaceAll(line -> '"' + String.join('"' + mark + '"', values(line)) + '"');
        write(file, lines);
    }

    /// Two files, each with the names.
    void halve(String file) throws IOException {
        var lines = lines(file);
        var stem = file.replace(".csv", "");
        int half = lines.size() / 2;
        write(stem + "_1.csv", lines.subList(0, half));
        var rest = new ArrayList<>(lines.subList(half, lines.size()));
        rest.addFirst(lines.getFirst());
        write(stem + "_2.csv", rest);
        Files.delete(path(file));
    }

    /// Packs a file and keeps so much of it.
    void pack(String file, double share) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(Files.readAllBytes(path(file)));
        }
        var all = bytes.toByteArray();
        Files.write(path(file + ".gz"), Arrays.copyOf(all, (int) (share * all.length)));
        Files.delete(path(file));
    }

    void keepNamesAlone(String file) throws IOException {
        write(file, lines(file).subList(0, 1));
    }

    /// How many lines hold a letter beyond ASCII.
    int accented(String file) throws IOException {
        return (int)
                lines(file).stream()
                        .filter(line -> !StandardCharsets.US_ASCII.newEncoder().canEncode(line))
                        .count();
    }
}

package org.vigie.source.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.problem.InputProblem;

/// The first line of a CSV file, which tells the names of its columns and how it is written.
record CsvFirstLine(String text) {

    private static final List<String> MARKS = List.of(",", "\t", ";", "|");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final String NOT_CLOSED = "\"";
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /// @throws InputProblem where there is none
    static CsvFirstLine of(SourceFile file) {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(file.open(), StandardCharsets.ISO_8859_1))) {
            var line = reader.readLine();
            if (line == null || line.replace(BYTE_ORDER_MARK, "").isBlank()) {
                throw new InputProblem(
                        file.path()
                                + " is empty: it needs a first line with the names of its columns");
            }
            if (line.indexOf(0) >= 0) {
                throw new InputProblem(
                        """
                        %s, line 1, is not text in UTF-8 or Latin-1, perhaps UTF-16; save \
                        the file as UTF-8\
                        """
                                .formatted(file.path()));
            }
            var first = new CsvFirstLine(line.replace(BYTE_ORDER_MARK, ""));
            first.checkNext(file, reader.readLine());
            return first;
        } catch (IOException e) {
            throw new InputProblem(
                    file.path()
                            + " cannot be read: it was cut short or damaged, or may not be read;"
                            + " get it again");
        }
    }

    /// Where another mark parts the second line, every line would be left out. Marks in quotes part
    /// nothing, and a value that runs over lines tells nothing.
    private void checkNext(SourceFile file, String line) {
        int columns = names().size();
        if (line == null || columns == 1) {
            return;
        }
        var bare = quote().isEmpty() ? line : QUOTED.matcher(line).replaceAll("");
        if ((bare.contains(NOT_CLOSED) && !quote().isEmpty())
                || parts(bare, delimiter()).length == columns) {
            return;
        }
        MARKS.stream()
                .filter(mark -> parts(bare, mark).length == columns)
                .findFirst()
                .ifPresent(mark -> {
                    throw new InputProblem(
                            file.path()
                                    + ", line 2, is parted by "
                                    + named(mark)
                                    + " and line 1 by "
                                    + named(delimiter())
                                    + "; part both alike");
                });
    }

    private static String named(String mark) {
        return mark.equals("\t") ? "tabs" : mark;
    }

    List<String> names() {
        return Arrays.stream(parts(text, delimiter()))
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    String delimiter() {
        var best = ",";
        for (var candidate : MARKS) {
            if (parts(text, candidate).length > parts(text, best).length) {
                best = candidate;
            }
        }
        return best;
    }

    /// What parts and quotes values.
    String marks() {
        return delimiter() + quote();
    }

    /// What quotes a value, or nothing: Athena's vocabularies have tabs and quotes that mean
    /// nothing; where the header is quoted, so are values.
    String quote() {
        return delimiter().equals("\t") && !text.startsWith("\"") ? "" : "\"";
    }

    private static String[] parts(String line, String delimiter) {
        return line.split(Pattern.quote(delimiter), -1);
    }
}

package org.vigie.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The first line of a CSV file, which tells the names of its columns and how it is written.
record CsvFirstLine(String text) {

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /// @throws ImportProblem where there is none
    static CsvFirstLine of(SourceFile file) {
        try (var reader = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.ISO_8859_1))) {
            var line = reader.readLine();
            if (line == null || line.replace(BYTE_ORDER_MARK, "").isBlank()) {
                throw new ImportProblem(file.path() + " is empty: it needs a first line with the names of its columns");
            }
            return new CsvFirstLine(line.replace(BYTE_ORDER_MARK, ""));
        } catch (IOException e) {
            throw new ImportProblem(file.path() + " cannot be read: it was cut short or damaged, or may not be read;"
                    + " get it again");
        }
    }

    List<String> names() {
        return Arrays.stream(parts(delimiter())).map(name -> name.strip().replaceAll("^\"|\"$", "")).toList();
    }

    String delimiter() {
        var best = ",";
        for (var candidate : List.of("\t", ";", "|")) {
            if (parts(candidate).length > parts(best).length) {
                best = candidate;
            }
        }
        return best;
    }

    /// What parts and quotes values.
    String marks() {
        return delimiter() + quote();
    }

    /// What quotes a value, or nothing: Athena's vocabularies have tabs and quotes that mean nothing; where
    /// the header is quoted, so are values.
    String quote() {
        return delimiter().equals("\t") && !text.startsWith("\"") ? "" : "\"";
    }

    private String[] parts(String delimiter) {
        return text.split(Pattern.quote(delimiter), -1);
    }
}

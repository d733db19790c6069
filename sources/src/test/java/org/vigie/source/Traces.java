package org.vigie.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/// Looks for what must not be there in every byte of a folder and in every value of its Parquet
/// files.
public final class Traces {

    private Traces() {}

    /// Where any of the words stands, in raw bytes or as the text of a value.
    public static List<String> of(List<String> words, Path folder) throws Exception {
        var found = new ArrayList<String>();
        try (var paths = Files.walk(folder);
                var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement()) {
            for (var file : paths.filter(Files::isRegularFile).toList()) {
                var raw = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                words.stream()
                        .filter(raw::contains)
                        .forEach(word -> found.add(file.getFileName() + " holds " + word));
                if (file.toString().endsWith(".parquet")) {
                    for (var word : words) {
                        try (var rows =
                                sql.executeQuery(
                                        "SELECT count(*) FROM '%s' t WHERE contains(CAST(t AS VARCHAR), '%s')"
                                                .formatted(file, word))) {
                            rows.next();
                            if (rows.getLong(1) > 0) {
                                found.add(file.getFileName() + " decodes to " + word);
                            }
                        }
                    }
                }
            }
        }
        return found;
    }
}

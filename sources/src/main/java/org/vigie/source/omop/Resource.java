package org.vigie.source.omop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The data files beside this package: comma-separated, no quotes, a header.
final class Resource {

    private Resource() {}

    static List<String[]> rows(String name) {
        try (var in = Resource.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For each table the columns that OMOP CDM 5.3 or 5.4 knows.
    static Map<String, List<String>> columns() {
        var columns = new HashMap<String, List<String>>();
        rows("columns.csv").forEach(row -> columns.put(row[0], List.of(row[1].split(" "))));
        return columns;
    }
}

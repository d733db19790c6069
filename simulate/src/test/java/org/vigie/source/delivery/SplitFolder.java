package org.vigie.source.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A folder of CSV files whose rows are dealt to several deliveries.
final class SplitFolder {

    /// All deliveries.
    static final int ALL = -1;

    /// To which delivery a row goes, or to all.
    interface Deal {
        int of(String file, Map<String, String> row);
    }

    private final Path from;
    private final String mark;

    /// @param mark between values, which hold none
    SplitFolder(Path from, String mark) {
        this.from = from;
        this.mark = mark;
    }

    /// The rows of a file, by name of column in lower case.
    List<Map<String, String>> rows(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return lines.stream().skip(1).map(line -> row(lines.getFirst(), line)).toList();
    }

    private Map<String, String> row(String header, String line) {
        var names = header.toLowerCase(java.util.Locale.ROOT).split(mark, -1);
        var values = line.split(mark, -1);
        return IntStream.range(0, Math.min(names.length, values.length))
                .boxed()
                .collect(Collectors.toMap(i -> names[i], i -> values[i]));
    }

    /// Writes every file into every delivery, but only with its rows.
    ///
    /// @param emptyToo whether a delivery has the file where it has none of its rows
    void write(List<Path> deliveries, Deal deal, boolean emptyToo) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.sorted().toList()) {
                write(file, deliveries, deal, emptyToo);
            }
        }
    }

    private void write(Path file, List<Path> deliveries, Deal deal, boolean emptyToo)
            throws IOException {
        var lines = Files.readAllLines(file);
        var name = file.getFileName().toString();
        var parts = new StringBuilder[deliveries.size()];
        Arrays.setAll(parts, _ -> new StringBuilder(lines.getFirst()).append('\n'));
        boolean[] any = new boolean[parts.length];
        for (var line : lines.subList(1, lines.size())) {
            int to = deal.of(name, row(lines.getFirst(), line));
            for (int part = 0; part < parts.length; part++) {
                if (to == ALL || to == part) {
                    parts[part].append(line).append('\n');
                    any[part] = true;
                }
            }
        }
        for (int part = 0; part < parts.length; part++) {
            Files.createDirectories(deliveries.get(part));
            if (emptyToo || any[part]) {
                Files.writeString(deliveries.get(part).resolve(name), parts[part]);
            }
        }
    }
}

package org.vigie.source.synthea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Need;
import org.vigie.source.table.SourceColumn.Type;

/// The columns of a table in a line: `start:time patient! code! description -udi`.
///
/// A word is a name; after a colon its type, text where there is none; `!` marks what a file must
/// have, `?` what only some versions of Synthea write, and `-` what is known and not read.
record TableColumns(List<SourceColumn> read, List<String> known) {

    static TableColumns of(String line) {
        var words = Arrays.asList(line.strip().split("\\s+"));
        return new TableColumns(
                words.stream()
                        .filter(word -> !word.startsWith("-"))
                        .map(TableColumns::column)
                        .toList(),
                words.stream()
                        .filter(word -> word.startsWith("-"))
                        .map(word -> word.substring(1))
                        .toList());
    }

    /// The same, with what is known read too, to tell rows apart.
    TableColumns whole() {
        var all = new ArrayList<>(read);
        known.forEach(name -> all.add(new SourceColumn(name, Type.ANY, Need.OPTIONAL)));
        return new TableColumns(List.copyOf(all), List.of());
    }

    private static SourceColumn column(String word) {
        var parts = word.replaceAll("[!?]$", "").split(":");
        var type =
                parts.length == 1
                        ? Type.TEXT
                        : switch (parts[1]) {
                            case "time" -> Type.TIME;
                            case "date" -> Type.DATE;
                            case "real" -> Type.REAL;
                            case "number" -> Type.NUMBER;
                            default -> throw new IllegalArgumentException(word);
                        };
        var need =
                word.endsWith("!")
                        ? Need.REQUIRED
                        : word.endsWith("?") ? Need.OPTIONAL : Need.EXPECTED;
        return new SourceColumn(parts[0], type, need);
    }
}

package org.vigie.protocol.keys;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys as a table of a page in Markdown.
public final class KeysPage {

    private static final String HEAD =
            """
            | key | value | default | meaning | example |
            |---|---|---|---|---|
            """;

    private KeysPage() {}

    /// Every key, those of a mapping below it as `match.sex`.
    public static String table(Keys keys) {
        return HEAD + rows("", keys).map(row -> row + "\n").collect(Collectors.joining());
    }

    private static Stream<String> rows(String prefix, Keys keys) {
        return keys.keys().stream()
                .flatMap(key ->
                        Stream.concat(
                                Stream.of(row(prefix, key)),
                                key.type() instanceof Mapping mapping
                                        ? rows(prefix + key.name() + ".", mapping.keys())
                                        : Stream.of()));
    }

    private static String row(String prefix, Key<?> key) {
        return Stream.of(
                        code(prefix + key.name()),
                        key.type() instanceof Mapping
                                ? "names with values, below"
                                : key.type().words(),
                        key.isRequired()
                                ? "**has to be there**"
                                : key.default_().matches("[a-z ,;:'-]{12,}")
                                        ? key.default_()
                                        : code(key.default_()),
                        key.meaning(),
                        code(key.example()))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}

package org.vigie.protocol.keys;

import java.util.List;
import java.util.stream.Collectors;

/// Values as YAML on one line.
public final class YamlText {

    private YamlText() {}

    /// A text as it is where it can be nothing else, otherwise between double quotes with JSON's
    /// escapes.
    public static String of(String text) {
        // Possessive: otherwise each word of a long text would take a piece of the stack.
        return text.matches("[A-Za-zÀ-ÿ_/][A-Za-zÀ-ÿ0-9_./*+-]*( [A-Za-zÀ-ÿ0-9_./*+-]+)*+")
                        && !text.matches("(?i)true|false|yes|no|on|off|null|nan")
                ? text
                : quoted(text);
    }

    /// `[a, b]`.
    public static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\n' -> quoted.append("\\n");
                        case '\t' -> quoted.append("\\t");
                        default -> {
                            boolean isPlain =
                                    (c >= ' ' && c < 0x7f)
                                            || (c >= 0xa1 && c < 0x2028)
                                            || (c > 0x2029 && c < 0xd800)
                                            || (c >= 0xdc00 && c < 0xe000)
                                            || (c >= 0xd800 && c < 0xdc00);
                            quoted.append(
                                    isPlain
                                            ? Character.toString((char) c)
                                            : "\\u%04x".formatted(c));
                        }
                    }
                });
        return quoted.append('"').toString();
    }
}

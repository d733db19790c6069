package org.vigie.protocol.keys;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.protocol.YamlNode;

/// What the keys of a protocol came to, for the terminal.
public final class KeysText {

    private KeysText() {}

    /// Each key with its value, whether it was written or is the default, and what it means.
    ///
    /// @param mapping the protocol
    public static String of(Keys keys, Values values, YamlNode mapping) {
        return keys.keys().stream()
                .flatMap(key -> lines(key, values, mapping))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static <T> Stream<String> lines(Key<T> key, Values values, YamlNode mapping) {
        var value = values.get(key);
        var text =
                key.isWritten(value) ? key.type().write(value, FileNames.AS_NAMED) : key.default_();
        var from = mapping.get(key.name()).map(node -> "line " + node.line()).orElse("default");
        return Stream.of("%s: %s   (%s)".formatted(key.name(), text, from), "    " + key.meaning());
    }
}

package org.vigie.protocol.keys;

import java.util.Optional;
import java.util.function.Function;
import org.vigie.protocol.YamlNode;

/// One key of a protocol.
///
/// @param name as it is written: `washout_days`
/// @param type what its value may be
/// @param absent what holds where the key is not there; nothing for a key that has to be
/// @param default_ the default in words or as YAML; empty for a key that has to be there
/// @param meaning one sentence for a newcomer
/// @param example a value as one would write it
/// @param isSuggested whether a new protocol has it though it need not be there
public record Key<T>(
        String name,
        ValueType<T> type,
        Optional<T> absent,
        String default_,
        String meaning,
        String example,
        boolean isSuggested) {

    public Key {
        if (!name.matches("[a-z][a-z0-9_]*") || meaning.isBlank() || example.isBlank()) {
            throw new IllegalArgumentException(
                    "a key needs a name, a meaning and an example: " + name);
        }
    }

    /// A key that has to be there.
    public static <T> Key<T> required(
            String name, ValueType<T> type, String meaning, String example) {
        return new Key<>(name, type, Optional.empty(), "", meaning, example, false);
    }

    /// A key with a default.
    public static <T> Key<T> optional(String name, ValueType<T> type, T absent, String meaning) {
        var written = type.write(absent, FileNames.AS_NAMED);
        return new Key<>(name, type, Optional.of(absent), written, meaning, written, false);
    }

    /// A key with a default, and an example of another value.
    public static <T> Key<T> optional(
            String name, ValueType<T> type, T absent, String meaning, String example) {
        return new Key<>(
                name,
                type,
                Optional.of(absent),
                type.write(absent, FileNames.AS_NAMED),
                meaning,
                example,
                false);
    }

    /// A key without which something is not done, or is made of other keys.
    ///
    /// @param without what holds then, in words: `everybody`
    public static <T> Key<Optional<T>> maybe(
            String name, ValueType<T> type, String without, String meaning, String example) {
        return new Key<>(
                name,
                new Maybe<>(type),
                Optional.of(Optional.empty()),
                without,
                meaning,
                example,
                false);
    }

    /// The same key with another default.
    public Key<T> otherwise(T other) {
        return new Key<>(
                name,
                type,
                Optional.of(other),
                type.write(other, FileNames.AS_NAMED),
                meaning,
                example,
                false);
    }

    /// The same key, which a new protocol has: most need it.
    public Key<T> suggested() {
        return new Key<>(name, type, absent, default_, meaning, example, true);
    }

    public boolean isRequired() {
        return absent.isEmpty();
    }

    /// Whether there is something to write for a value.
    boolean isWritten(T value) {
        return !(value instanceof Optional<?> optional) || optional.isPresent();
    }

    /// Its value in a mapping.
    T in(YamlNode mapping, Reading reading) {
        Function<YamlNode, T> read = node -> type.read(node, reading);
        return mapping.get(name)
                .map(read)
                .or(() -> absent)
                .orElseGet(() -> read.apply(mapping.require(name, type.words())));
    }

    private record Maybe<T>(ValueType<T> type) implements ValueType<Optional<T>> {

        @Override
        public Optional<T> read(YamlNode node, Reading reading) {
            return Optional.of(type.read(node, reading));
        }

        @Override
        public String write(Optional<T> value, FileNames files) {
            return value.map(v -> type.write(v, files)).orElse("");
        }

        @Override
        public String words() {
            return type.words();
        }

        @Override
        public java.util.Map<String, Object> schema() {
            return type.schema();
        }
    }
}

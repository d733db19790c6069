package org.vigie.protocol.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;

/// The keys of a mapping, in the order in which people read them.
///
/// @param renamed keys of earlier versions and what each is called now
/// @param checks what must hold between several of them
public record Keys(List<Key<?>> keys, Map<String, String> renamed, List<Check> checks) {

    /// What must hold between several keys.
    public interface Check {

        /// @param mapping where they are written, for the line of a fault
        /// @throws InputProblem where it does not hold
        void check(Values values, YamlNode mapping);
    }

    public Keys {
        keys = List.copyOf(keys);
        renamed = Map.copyOf(renamed);
        checks = List.copyOf(checks);
        if (keys.stream().map(Key::name).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("a key is there twice: " + names(keys));
        }
    }

    public static Keys of(Key<?>... keys) {
        return new Keys(List.of(keys), Map.of(), List.of());
    }

    /// The same keys, with one that was called otherwise before.
    public Keys renamed(String old, String now) {
        var names = new LinkedHashMap<>(renamed);
        names.put(old, now);
        return new Keys(keys, names, checks);
    }

    /// The same keys, with something more that must hold between them.
    public Keys checked(Check check) {
        return new Keys(keys, renamed, Stream.concat(checks.stream(), Stream.of(check)).toList());
    }

    /// Reads a mapping.
    ///
    /// @throws InputProblem at the first key that is not known, has another name now, or has a
    ///   value that it cannot have
    public Values read(YamlNode mapping, Reading reading) {
        mapping.parts()
                .forEach((name, part) -> {
                    if (renamed.containsKey(name)) {
                        throw part.refused(
                                "'%s' is called '%s' now; rename it"
                                        .formatted(name, renamed.get(name)));
                    }
                });
        mapping.onlyKnows(keys.stream().map(Key::name).collect(Collectors.toSet()));
        var values = new LinkedHashMap<Key<?>, Object>();
        keys.forEach(key -> values.put(key, key.in(mapping, reading)));
        var read = new Values(values);
        checks.forEach(check -> check.check(read, mapping));
        return read;
    }

    /// What holds where nothing is written; only where no key has to be there.
    public Values defaults() {
        var values = new LinkedHashMap<Key<?>, Object>();
        keys.forEach(key -> values.put(key, key.absent().orElseThrow()));
        return new Values(values);
    }

    /// One line for each key that has a value: `washout_days: 365`.
    public Stream<String> lines(Values values, FileNames files) {
        return keys.stream()
                .filter(key -> isWritten(key, values))
                .map(key -> key.name() + ": " + text(key, values, files));
    }

    private static <T> boolean isWritten(Key<T> key, Values values) {
        return key.isWritten(values.get(key));
    }

    private static <T> String text(Key<T> key, Values values, FileNames files) {
        return key.type().write(values.get(key), files);
    }

    private static String names(List<Key<?>> keys) {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }
}

package org.vigie.protocol.keys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// The types of values that several keys have.
public final class Types {

    /// The longest time that a protocol may ask for: a hundred years, in days.
    public static final int LONGEST = 36_525;

    private Types() {}

    /// A type from its parts.
    public record Simple<T>(
            Reader<T> reader, Function<T, String> writer, String words, Map<String, Object> schema)
            implements ValueType<T> {

        /// How a value is read.
        public interface Reader<T> {
            T read(YamlNode node, Reading reading);
        }

        @Override
        public T read(YamlNode node, Reading reading) {
            return reader.read(node, reading);
        }

        @Override
        public String write(T value, FileNames files) {
            return writer.apply(value);
        }
    }

    public static ValueType<String> text() {
        return new Simple<>(
                (node, _) -> node.text(),
                YamlText::of,
                "a text",
                Map.of("type", "string", "minLength", 1));
    }

    /// A whole number within bounds, both included.
    public static ValueType<Integer> whole(int least, int most) {
        return new Simple<>(
                (node, _) -> node.number(least, most),
                String::valueOf,
                "a whole number from " + least + " to " + most,
                JsonObject.of("type", "integer", "minimum", least, "maximum", most));
    }

    /// A number of days, from 0.
    public static ValueType<Integer> days() {
        return whole(0, LONGEST);
    }

    public static ValueType<Long> seed() {
        return new Simple<>(
                (node, _) -> node.longNumber(),
                String::valueOf,
                "a whole number",
                Map.of("type", "integer"));
    }

    public static ValueType<Boolean> flag() {
        return new Simple<>(
                (node, _) -> node.yes(),
                String::valueOf,
                "true or false",
                Map.of("enum", List.of(true, false, "yes", "no")));
    }

    /// A day as the number of days since 1970-01-01.
    public static ValueType<Integer> date() {
        return new Simple<>(
                (node, _) -> node.day(),
                day -> LocalDate.ofEpochDay(day).toString(),
                "a date such as 2020-01-31",
                Map.of("type", "string", "pattern", "^\\d{4}-\\d{2}-\\d{2}$"));
    }

    /// One of the constants of an enum.
    ///
    /// @param word how each is written
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type, Function<E, String> word) {
        return choice(List.of(type.getEnumConstants()), word);
    }

    /// One of several values.
    ///
    /// @param word how each is written
    public static <T> ValueType<T> choice(List<T> values, Function<T, String> word) {
        var words = values.stream().map(word).toList();
        var needs =
                words.size() == 1
                        ? "'" + words.getFirst() + "'"
                        : "one of " + String.join(", ", words);
        return new Simple<>(
                (node, _) ->
                        values.stream()
                                .filter(value -> word.apply(value).equals(node.text()))
                                .findFirst()
                                .orElseThrow(() -> node.problem(needs)),
                word,
                needs,
                Map.of("enum", words));
    }

    /// Texts of which each is there once.
    ///
    /// @param one what one of them is, for people
    public static ValueType<List<String>> texts(String one) {
        return list(
                new Simple<>(
                        (node, _) -> node.text(),
                        YamlText::of,
                        one,
                        Map.of("type", "string", "minLength", 1)),
                0);
    }

    /// A list.
    ///
    /// @param least entries that it needs
    public static <T> ValueType<List<T>> list(ValueType<T> type, int least) {
        return new ListType<>(type, least);
    }

    /// Two whole numbers, the second not below the first: `[-365, -1]`.
    ///
    /// @param what in words, with an example
    public static ValueType<List<Integer>> range(int least, int most, String what) {
        return new Simple<>(
                (node, _) -> {
                    var ends = node.entries();
                    if (ends.size() != 2) {
                        throw node.problem(what);
                    }
                    int first = ends.get(0).number(least, most);
                    return List.of(first, ends.get(1).number(first, most));
                },
                ends -> YamlText.list(ends.stream().map(String::valueOf).toList()),
                what,
                JsonObject.of(
                        "type",
                        "array",
                        "minItems",
                        2,
                        "maxItems",
                        2,
                        "items",
                        JsonObject.of("type", "integer", "minimum", least, "maximum", most)));
    }

    /// Whole numbers, each above the one before it.
    ///
    /// @param first the only value that the first may have, if so
    /// @param fewest how many there have to be
    public static ValueType<List<Integer>> ascending(
            Optional<Integer> first, int fewest, int least, int most, String words) {
        return new Simple<>(
                (node, _) -> {
                    var numbers = ascending(node, first, least, most);
                    if (numbers.size() < fewest) {
                        throw node.problem("at least one number");
                    }
                    return numbers;
                },
                numbers -> YamlText.list(numbers.stream().map(String::valueOf).toList()),
                words,
                JsonObject.of(
                        "type",
                        "array",
                        "minItems",
                        fewest,
                        "uniqueItems",
                        true,
                        "items",
                        JsonObject.of("type", "integer", "minimum", least, "maximum", most)));
    }

    private static List<Integer> ascending(
            YamlNode node, Optional<Integer> first, int least, int most) {
        var numbers = new ArrayList<Integer>();
        for (var entry : node.entries()) {
            if (numbers.isEmpty()
                    && first.isPresent()
                    && entry.number(least, most) != first.get()) {
                throw entry.problem(first.get() + ", with which the list begins");
            }
            numbers.add(
                    numbers.isEmpty()
                            ? entry.number(least, most)
                            : entry.number(numbers.getLast() + 1, most));
        }
        return List.copyOf(numbers);
    }

    /// The name of one of the protocol's concept sets.
    public static ValueType<ConceptSet> conceptSet() {
        return new Simple<>(
                (node, reading) -> ConceptSetReader.named(node, reading.sets()),
                set -> YamlText.of(set.name()),
                "the name of a concept set",
                Map.of("type", "string", "minLength", 1));
    }

    /// A mapping with keys of its own.
    public static ValueType<Values> mapping(Keys keys) {
        return new Mapping(keys);
    }
}

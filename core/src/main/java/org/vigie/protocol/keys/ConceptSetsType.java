package org.vigie.protocol.keys;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// The concept sets of a protocol: names with lists of codes.
public final class ConceptSetsType implements ValueType<Map<String, ConceptSet>> {

    @Override
    public Map<String, ConceptSet> read(YamlNode node, Reading reading) {
        return reading.sets();
    }

    @Override
    public String write(Map<String, ConceptSet> value, FileNames files) {
        return value.values().stream()
                .map(set -> YamlText.of(set.name()) + ": " + items(set.items()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// The lines of a set, on one line.
    public static String items(List<ConceptSet.Item> items) {
        return YamlText.list(items.stream().map(ConceptSetsType::item).toList());
    }

    private static String item(ConceptSet.Item item) {
        var reference =
                switch (item.reference()) {
                    case ConceptSet.Concept concept -> "concept: " + concept.id();
                    case ConceptSet.Prefix prefix -> "code: " + YamlText.of(prefix.start() + "*");
                    case ConceptSet.Text text -> "exact: " + YamlText.of(text.code());
                };
        return "{"
                + reference
                + (item.descendants() ? "" : ", descendants: false")
                + (item.mapped() ? ", mapped: true" : "")
                + (item.excluded() ? ", exclude: true" : "")
                + "}";
    }

    @Override
    public String words() {
        return "names, each with a list of codes and concepts";
    }

    @Override
    public Map<String, Object> schema() {
        return JsonObject.of("type", "object", "additionalProperties", lines());
    }

    /// The schema of the lines of a set.
    public static Map<String, Object> lines() {
        var line =
                JsonObject.of(
                        "anyOf",
                        List.of(
                                Map.of("type", "string", "minLength", 1),
                                JsonObject.of("type", "integer", "minimum", 0),
                                JsonObject.of(
                                        "type",
                                        "object",
                                        "additionalProperties",
                                        false,
                                        "properties",
                                        JsonObject.of(
                                                "concept",
                                                Map.of("type", "integer"),
                                                "code",
                                                Map.of("type", "string"),
                                                "exact",
                                                Map.of("type", "string"),
                                                "descendants",
                                                Types.flag().schema(),
                                                "mapped",
                                                Types.flag().schema(),
                                                "exclude",
                                                Types.flag().schema()))));
        return JsonObject.of("type", "array", "minItems", 1, "items", line);
    }
}

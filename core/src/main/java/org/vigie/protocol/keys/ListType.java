package org.vigie.protocol.keys;

import java.util.List;
import java.util.Map;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;

/// A list of values of one type.
///
/// @param least entries that it needs
record ListType<T>(ValueType<T> type, int least) implements ValueType<List<T>> {

    @Override
    public List<T> read(YamlNode node, Reading reading) {
        var values = node.entries().stream().map(entry -> type.read(entry, reading)).toList();
        if (values.size() < least) {
            throw node.problem(
                    "at least " + (least == 1 ? "one" : least) + ", each " + type.words());
        }
        return values;
    }

    @Override
    public String write(List<T> value, FileNames files) {
        return YamlText.list(value.stream().map(one -> type.write(one, files)).toList());
    }

    @Override
    public String words() {
        return "a list, each " + type.words();
    }

    @Override
    public Map<String, Object> schema() {
        return least == 0
                ? JsonObject.of("type", "array", "items", type.schema())
                : JsonObject.of("type", "array", "minItems", least, "items", type.schema());
    }
}

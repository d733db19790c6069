package org.vigie.protocol.keys;

import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.protocol.YamlNode;

/// Names with values: `{birth_year: 1, sex: true}`.
record Mapping(Keys keys) implements ValueType<Values> {

    @Override
    public Values read(YamlNode node, Reading reading) {
        return keys.read(node, reading);
    }

    @Override
    public String write(Values value, FileNames files) {
        return keys.lines(value, files).collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public String words() {
        return keys.keys().stream()
                .map(Key::name)
                .collect(Collectors.joining(", ", "names with values: ", ""));
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.mapping(keys);
    }
}

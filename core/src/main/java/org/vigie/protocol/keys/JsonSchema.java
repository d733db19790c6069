package org.vigie.protocol.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.protocol.JsonObject;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keys as JSON Schema, draft 2020-12: an editor completes and checks a protocol with it.
public final class JsonSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonSchema() {}

    /// A whole schema.
    public static String of(String title, Keys keys) {
        var schema =
                JsonObject.of(
                        "$schema", "https://json-schema.org/draft/2020-12/schema", "title", title);
        schema.putAll(mapping(keys));
        return JSON.writeValueAsString(schema) + "\n";
    }

    static Map<String, Object> mapping(Keys keys) {
        var properties = new LinkedHashMap<String, Object>();
        keys.keys().forEach(key -> properties.put(key.name(), property(key)));
        var schema =
                JsonObject.of(
                        "type", "object", "additionalProperties", false, "properties", properties);
        var required = keys.keys().stream().filter(Key::isRequired).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> property(Key<?> key) {
        var property =
                JsonObject.of(
                        "description",
                        key.meaning()
                                + (key.isRequired() ? "" : " Default: " + key.default_() + "."));
        property.putAll(key.type().schema());
        return property;
    }
}

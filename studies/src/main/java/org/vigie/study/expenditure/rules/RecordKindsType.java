package org.vigie.study.expenditure.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;

/// Kinds of records by name, and the tables that each is in.
public final class RecordKindsType implements ValueType<Map<String, RecordKind>> {

    @Override
    public Map<String, RecordKind> read(YamlNode node, Reading reading) {
        return read(node);
    }

    static Map<String, RecordKind> read(YamlNode node) {
        var kinds = new LinkedHashMap<String, RecordKind>();
        node.parts().forEach((name, part) -> kinds.put(name, kind(name, part)));
        return kinds;
    }

    private static RecordKind kind(String name, YamlNode node) {
        node.onlyKnows(Set.of("tables", "lasting", "episode"));
        return new RecordKind(
                name,
                texts(node.require("tables", "a list of tables, [] for all")),
                node.get("lasting").map(YamlNode::yes).orElse(false),
                node.get("episode").map(YamlNode::yes).orElse(false));
    }

    static List<String> texts(YamlNode node) {
        return node.entries().stream().map(YamlNode::text).toList();
    }

    @Override
    public String write(Map<String, RecordKind> value, FileNames files) {
        return value.values().stream()
                .map(kind ->
                        YamlText.of(kind.name())
                                + ": {tables: "
                                + tables(kind.tables())
                                + (kind.lasting() ? ", lasting: true" : "")
                                + (kind.episode() ? ", episode: true" : "")
                                + "}")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String tables(List<String> tables) {
        return YamlText.list(tables.stream().map(YamlText::of).toList());
    }

    @Override
    public String words() {
        return "names of kinds of records, each with its tables";
    }

    @Override
    public Map<String, Object> schema() {
        return JsonObject.of(
                "type",
                "object",
                "additionalProperties",
                JsonObject.of(
                        "type",
                        "object",
                        "additionalProperties",
                        false,
                        "required",
                        List.of("tables"),
                        "properties",
                        JsonObject.of(
                                "tables",
                                Types.texts("a table").schema(),
                                "lasting",
                                Types.flag().schema(),
                                "episode",
                                Types.flag().schema())));
    }
}

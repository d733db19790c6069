package org.vigie.study.expenditure.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.ConceptSetsType;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;

/// Items of expenditure by id, first come, first served.
public final class ItemsType implements ValueType<List<Item>> {

    @Override
    public List<Item> read(YamlNode node, Reading reading) {
        return read(node);
    }

    static List<Item> read(YamlNode node) {
        var items = new ArrayList<Item>();
        node.parts().forEach((id, part) -> items.add(item(id, part)));
        return List.copyOf(items);
    }

    private static Item item(String id, YamlNode node) {
        node.onlyKnows(Set.of("en", "fr", "tables", "codes"));
        if (id.equals("other") || id.equals("total")) {
            throw node.problem(
                    "another name: " + id + " is what is not in any item, or all of them");
        }
        return new Item(
                id,
                Label.read(node),
                RecordKindsType.texts(node.require("tables", "a list of tables")),
                node.get("codes").map(codes -> ConceptSetReader.set(id, codes)));
    }

    @Override
    public String write(List<Item> value, FileNames files) {
        return value.stream().map(ItemsType::text).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(Item item) {
        return YamlText.of(item.id())
                + ": {en: "
                + YamlText.of(item.label().en())
                + ", fr: "
                + YamlText.of(item.label().fr())
                + ", tables: "
                + RecordKindsType.tables(item.tables())
                + item.codes()
                        .map(codes -> ", codes: " + ConceptSetsType.items(codes.items()))
                        .orElse("")
                + "}";
    }

    @Override
    public String words() {
        return """
        ids of items of expenditure, each with its name in English and French and its \
        tables\
        """;
    }

    @Override
    public Map<String, Object> schema() {
        var text = Types.text().schema();
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
                        List.of("en", "fr", "tables"),
                        "properties",
                        JsonObject.of(
                                "en",
                                text,
                                "fr",
                                text,
                                "tables",
                                Types.texts("a table").schema(),
                                "codes",
                                ConceptSetsType.lines())));
    }
}

package org.vigie.cohort.circe;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON with something wrong in it: a part taken away, put in another's place, of another type, or
/// the text cut.
public final class MutatedJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OTHERS =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "7",
                    "2147483647",
                    "-2147483648",
                    "1e999",
                    "123456789012345678901234567890",
                    "1.5",
                    "\"\"",
                    "\"x\"",
                    "\"2020-02-30\"",
                    "\"+999999999-12-31\"",
                    "\"2020-1-5\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[1]",
                    "\"Last\"",
                    "\"AT_MOST\"",
                    "\"END_DATE\"",
                    "\"bt\"",
                    "\"\\ud800\"");

    private record Part(JsonNode parent, String name, int index) {}

    private MutatedJson() {}

    /// The text with one to three faults; sometimes what comes of it is a definition still.
    public static String of(String json, RandomGenerator random) {
        if (random.nextInt(12) == 0) {
            return json.substring(0, random.nextInt(json.length()));
        }
        var root = JSON.readTree(json);
        for (int fault = random.nextInt(3); fault >= 0; fault--) {
            var parts = new ArrayList<Part>();
            gather(root, parts);
            if (!parts.isEmpty()) {
                change(
                        parts.get(random.nextInt(parts.size())),
                        parts.get(random.nextInt(parts.size())),
                        random);
            }
        }
        return root.toString();
    }

    private static void gather(JsonNode node, List<Part> parts) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(member -> {
                                parts.add(new Part(object, member.getKey(), -1));
                                gather(member.getValue(), parts);
                            });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    parts.add(new Part(array, "", i));
                    gather(array.get(i), parts);
                }
            }
            default -> {}
        }
    }

    private static void change(Part part, Part other, RandomGenerator random) {
        switch (random.nextInt(4)) {
            case 0 -> remove(part);
            case 1 -> put(part, value(other).deepCopy());
            case 2 -> rename(part, other, random);
            default -> put(part, JSON.readTree(OTHERS.get(random.nextInt(OTHERS.size()))));
        }
    }

    private static JsonNode value(Part part) {
        return part.parent instanceof ArrayNode array
                ? array.get(part.index)
                : part.parent.get(part.name);
    }

    private static void remove(Part part) {
        if (part.parent instanceof ArrayNode array) {
            array.remove(part.index);
        } else {
            ((ObjectNode) part.parent).remove(part.name);
        }
    }

    private static void put(Part part, JsonNode value) {
        if (part.parent instanceof ArrayNode array) {
            array.set(part.index, value);
        } else {
            ((ObjectNode) part.parent).set(part.name, value);
        }
    }

    private static void rename(Part part, Part other, RandomGenerator random) {
        if (part.parent instanceof ObjectNode object) {
            var value = object.remove(part.name);
            object.set(
                    other.name.isEmpty() || random.nextBoolean()
                            ? part.name.toLowerCase()
                            : other.name,
                    value);
        }
    }
}

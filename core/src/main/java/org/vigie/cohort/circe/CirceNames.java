package org.vigie.cohort.circe;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Circe's JSON calls the concepts it names: no part of a definition, but of help to its
/// readers.
public final class CirceNames {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CirceNames() {}

    /// Names by concept.
    ///
    /// @param json a definition that can be read
    public static Map<Long, String> of(String json) {
        var names = new TreeMap<Long, String>();
        collect(JSON.readTree(json), names);
        return names;
    }

    private static void collect(JsonNode node, Map<Long, String> names) {
        var concept = node.path("CONCEPT_ID");
        var name = node.path("CONCEPT_NAME");
        if (concept.isIntegralNumber() && name.isString()) {
            names.putIfAbsent(concept.longValue(), name.stringValue());
        }
        node.forEach(below -> collect(below, names));
    }
}

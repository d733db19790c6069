package org.vigie.cohort.circe;

import org.vigie.cohort.definition.DefinitionProblem;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON document as a tree, less what changes no definition: of a concept in the lines of its
/// concept sets the number alone is kept. Nine tenths of a published definition are what those
/// concepts are called. Of what an object says twice the last counts, as in Circe.
final class CirceTree {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CONCEPT_SETS = "ConceptSets";
    private static final String CONCEPT = "concept";
    private static final String CONCEPT_ID = "CONCEPT_ID";

    private final JsonParser json;
    private boolean inConceptSets;

    private CirceTree(JsonParser json) {
        this.json = json;
    }

    /// Reads a document.
    ///
    /// @throws tools.jackson.core.JacksonException where it is not JSON
    /// @throws DefinitionProblem where nothing is in it or something follows its end
    static JsonNode read(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new DefinitionProblem("is not a cohort definition: nothing is in it");
            }
            var tree = new CirceTree(parser).value();
            if (parser.nextToken() != null) {
                throw new DefinitionProblem(
                        "is not a cohort definition: more follows where it ends (line "
                                + parser.currentTokenLocation().getLineNr()
                                + ")");
            }
            return tree;
        }
    }

    private JsonNode value() {
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> NODES.stringNode(json.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
            default -> NODES.nullNode();
        };
    }

    private JsonNode whole() {
        return switch (json.getNumberType()) {
            case INT -> NODES.numberNode(json.getIntValue());
            case LONG -> NODES.numberNode(json.getLongValue());
            default -> NODES.numberNode(json.getBigIntegerValue());
        };
    }

    private JsonNode list() {
        var list = NODES.arrayNode();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    private ObjectNode object() {
        var object = NODES.objectNode();
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            object.set(name, member(name));
        }
        return object;
    }

    private JsonNode member(String name) {
        if (inConceptSets
                && name.equals(CONCEPT)
                && json.currentToken() == JsonToken.START_OBJECT) {
            return concept();
        }
        boolean outside = !inConceptSets && name.equals(CONCEPT_SETS);
        inConceptSets |= outside;
        var value = value();
        inConceptSets &= !outside;
        return value;
    }

    private ObjectNode concept() {
        var concept = NODES.objectNode();
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals(CONCEPT_ID)) {
                concept.set(name, value());
            } else {
                json.skipChildren();
            }
        }
        return concept;
    }
}

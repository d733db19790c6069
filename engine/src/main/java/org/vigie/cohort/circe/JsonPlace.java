package org.vigie.cohort.circe;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vigie.cohort.definition.DefinitionProblem;
import tools.jackson.databind.JsonNode;

/// A value in a JSON document and where it stands. What is absent and what is `null` are the same.
record JsonPlace(JsonNode node, String pointer) {

    DefinitionProblem problem(String message) {
        return new DefinitionProblem(pointer, message);
    }

    /// A member that may be absent.
    Optional<JsonPlace> find(String name) {
        if (!node.isObject()) {
            throw problem("should be an object, is " + kind());
        }
        var found = node.get(name);
        return found == null || found.isNull() ? Optional.empty()
                : Optional.of(new JsonPlace(found, pointer + "/" + name.replace("~", "~0").replace("/", "~1")));
    }

    JsonPlace need(String name) {
        return find(name).orElseThrow(() -> problem("needs " + name));
    }

    /// The elements of an array member; none where it is absent.
    List<JsonPlace> list(String name) {
        return find(name).map(JsonPlace::elements).orElse(List.of());
    }

    List<JsonPlace> elements() {
        if (!node.isArray()) {
            throw problem("should be a list, is " + kind());
        }
        var elements = new ArrayList<JsonPlace>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonPlace(node.get(i), pointer + "/" + i));
        }
        return elements;
    }

    /// The names of the members that are there.
    List<String> names() {
        if (!node.isObject()) {
            throw problem("should be an object, is " + kind());
        }
        return node.properties().stream().filter(member -> !member.getValue().isNull()).map(member -> member.getKey())
                .toList();
    }

    /// @throws DefinitionProblem where there is a member of another name: what is not understood would
    ///                           change whom a definition means
    void only(Collection<String> known) {
        for (var name : names()) {
            if (!known.contains(name)) {
                throw need(name).problem("is not known here; known are " + String.join(", ", known));
            }
        }
    }

    String text() {
        if (!node.isString()) {
            throw problem("should be a text, is " + kind());
        }
        return node.stringValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw problem("should be true or false, is " + kind());
        }
        return node.booleanValue();
    }

    boolean flag(String name, boolean absent) {
        return find(name).map(JsonPlace::flag).orElse(absent);
    }

    double number() {
        if (!node.isNumber()) {
            throw problem("should be a number, is " + kind());
        }
        return node.doubleValue();
    }

    int whole() {
        if (!node.isNumber() || node.doubleValue() != (int) node.doubleValue()) {
            throw problem("should be a whole number, is " + kind());
        }
        return (int) node.doubleValue();
    }

    int whole(String name, int absent) {
        return find(name).map(JsonPlace::whole).orElse(absent);
    }

    OptionalInt wholeIfAny(String name) {
        return find(name).map(place -> OptionalInt.of(place.whole())).orElse(OptionalInt.empty());
    }

    long identifier() {
        if (!node.isIntegralNumber()) {
            throw problem("should be a whole number, is " + kind());
        }
        return node.longValue();
    }

    /// A date as days since 1970-01-01.
    int day() {
        try {
            return (int) LocalDate.parse(text()).toEpochDay();
        } catch (DateTimeException e) {
            throw problem("should be a date such as 2020-01-31, is '" + text() + "'");
        }
    }

    private String kind() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "the text '" + node.stringValue() + "'";
            case NUMBER -> node.toString();
            case BOOLEAN -> node.toString();
            default -> "nothing";
        };
    }
}

package org.vigie.cohort.circe;

import java.util.Set;
import java.util.TreeSet;
import org.vigie.cohort.definition.EventKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which constructs a definition says, by the names of {@link GeneratedDefinitions#sayable()}.
public final class SaidConstructs {

    private static final Set<String> FLAGS =
            Set.of(
                    "UseIndexEnd",
                    "UseEventEnd",
                    "RestrictVisit",
                    "IgnoreObservationPeriod",
                    "includeMapped",
                    "includeDescendants",
                    "isExcluded");
    private static final Set<String> PARTS =
            Set.of(
                    "EndWindow",
                    "AdditionalCriteria",
                    "InclusionRules",
                    "CensoringCriteria",
                    "CensorWindow",
                    "CustomEra",
                    "DaysSupplyOverride");
    private static final Set<String> LIMITS =
            Set.of("PrimaryCriteriaLimit", "QualifiedLimit", "ExpressionLimit");

    private final Set<String> said = new TreeSet<>();

    private SaidConstructs() {}

    public static Set<String> of(String json) {
        var constructs = new SaidConstructs();
        var root = JsonMapper.builder().build().readTree(json);
        constructs.walk("", root);
        if (!root.has("EndStrategy")) {
            constructs.said.add("no exit");
        }
        return constructs.said;
    }

    private void walk(String name, JsonNode node) {
        if (node.isArray()) {
            node.forEach(element -> walk(name, element));
        } else if (node.isObject()) {
            object(name, node);
            node.properties().forEach(member -> walk(member.getKey(), member.getValue()));
        }
    }

    private void object(String name, JsonNode node) {
        for (var kind : EventKind.values()) {
            if (kind.circe().equals(name)) {
                said.add(name);
                node.propertyNames().forEach(attribute -> said.add(name + "." + attribute));
            }
        }
        if (name.equals("DemographicCriteriaList")) {
            node.propertyNames().forEach(attribute -> said.add("Demographics." + attribute));
        }
        if (node.has("Op")) {
            said.add(
                    (node.has("Text") ? "text " : node.get("Value").isString() ? "day " : "number ")
                            + node.get("Op").stringValue());
        }
        if (LIMITS.contains(name)) {
            said.add(name + " " + (node.has("Type") ? node.get("Type").stringValue() : "First"));
        } else if (node.has("Type") && node.get("Type").isString()) {
            said.add(node.get("Type").stringValue());
        }
        if (name.equals("Occurrence")) {
            said.add("occurrence " + node.get("Type").intValue());
            if (node.has("CountColumn")) {
                said.add("distinct " + node.get("CountColumn").stringValue());
            }
        }
        if (node.has("Coeff") && !node.has("Days")) {
            said.add("unbounded");
        }
        if (node.has("DateField")) {
            said.add("DateOffset " + node.get("DateField").stringValue());
        }
        if (node.has("EraPad") && node.get("EraPad").intValue() > 0) {
            said.add("EraPad");
        }
        if (node.has("Groups") && !node.get("Groups").isEmpty()) {
            said.add("Groups");
        }
        FLAGS.stream()
                .filter(flag -> node.has(flag) && node.get(flag).booleanValue())
                .forEach(said::add);
        PARTS.stream().filter(node::has).forEach(said::add);
    }
}

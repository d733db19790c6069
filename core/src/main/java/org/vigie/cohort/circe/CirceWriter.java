package org.vigie.cohort.circe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Moment;
import org.vigie.protocol.JsonObject;
import org.vigie.vocabulary.ConceptSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes a definition as Circe's JSON. Read again it is the same definition.
public final class CirceWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CirceWriter() {}

    /// @param names of concepts, for those who read the JSON; concepts that are not in it have none
    /// @throws DefinitionProblem where it says what Circe's JSON cannot
    public static String write(CohortDefinition definition, Map<Long, String> names) {
        return JSON.writeValueAsString(tree(definition, names)) + "\n";
    }

    private static Map<String, Object> tree(CohortDefinition d, Map<Long, String> names) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(
                "ConceptSets",
                new TreeMap<>(d.conceptSets())
                        .entrySet().stream()
                                .map(set -> conceptSet(set.getKey(), set.getValue(), names))
                                .toList());
        tree.put(
                "PrimaryCriteria",
                JsonObject.of(
                        "CriteriaList",
                        CriteriaWriter.criteria(d.entry().criteria()),
                        "ObservationWindow",
                        JsonObject.of(
                                "PriorDays",
                                d.entry().priorDays(),
                                "PostDays",
                                d.entry().postDays()),
                        "PrimaryCriteriaLimit",
                        limit(d.entry().limit())));
        d.additional()
                .ifPresent(group -> tree.put("AdditionalCriteria", CriteriaWriter.group(group)));
        tree.put("QualifiedLimit", limit(d.qualifiedLimit()));
        tree.put("ExpressionLimit", limit(d.limit()));
        tree.put(
                "InclusionRules",
                d.rules().stream()
                        .map(rule ->
                                JsonObject.of(
                                        "name",
                                        rule.name(),
                                        "expression",
                                        CriteriaWriter.group(rule.group())))
                        .toList());
        exit(d.exit(), tree);
        tree.put("CensoringCriteria", CriteriaWriter.criteria(d.censoring()));
        tree.put("CollapseSettings", JsonObject.of("CollapseType", "ERA", "EraPad", d.eraPad()));
        tree.put("CensorWindow", CriteriaWriter.period(d.censorWindow()));
        return tree;
    }

    private static Map<String, Object> conceptSet(
            int number, ConceptSet set, Map<Long, String> names) {
        var items = set.items().stream().map(item -> item(set, item, names)).toList();
        return JsonObject.of(
                "id", number, "name", set.name(), "expression", Map.of("items", items));
    }

    private static Map<String, Object> item(
            ConceptSet set, ConceptSet.Item item, Map<Long, String> names) {
        if (!(item.reference() instanceof ConceptSet.Concept(var id))) {
            throw new DefinitionProblem(
                    "cannot be said in Circe's JSON: the concept set '"
                            + set.name()
                            + "' names "
                            + item.reference().words()
                            + ", and Circe knows OMOP's concept ids alone; name those instead");
        }
        var concept = new LinkedHashMap<String, Object>();
        concept.put("CONCEPT_ID", id);
        if (names.containsKey(id)) {
            concept.put("CONCEPT_NAME", names.get(id));
        }
        return JsonObject.of(
                "concept",
                concept,
                "isExcluded",
                item.excluded(),
                "includeDescendants",
                item.descendants(),
                "includeMapped",
                item.mapped());
    }

    private static Map<String, Object> limit(Limit limit) {
        return Map.of(
                "Type",
                switch (limit) {
                    case ALL -> "All";
                    case FIRST -> "First";
                    case LAST -> "Last";
                });
    }

    private static void exit(Exit exit, Map<String, Object> tree) {
        switch (exit) {
            case Exit.EndOfObservation() -> {}
            case Exit.Offset(var from, var days) ->
                    tree.put(
                            "EndStrategy",
                            Map.of(
                                    "DateOffset",
                                    JsonObject.of(
                                            "DateField",
                                            from == Moment.START ? "StartDate" : "EndDate",
                                            "Offset",
                                            days)));
            case Exit.DrugEra era -> {
                var custom =
                        JsonObject.of(
                                "DrugCodesetId",
                                era.conceptSet(),
                                "GapDays",
                                era.gapDays(),
                                "Offset",
                                era.offset());
                era.daysSupply().ifPresent(days -> custom.put("DaysSupplyOverride", days));
                tree.put("EndStrategy", Map.of("CustomEra", custom));
            }
        }
    }
}

package org.vigie.study;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;

/// Whom a protocol means, in one of three ways:
///
/// ```yaml
/// outcome: bleeding                                     # a concept set of the protocol
/// outcome: {cohort: cohort.parquet, cohort_definition_id: 12}   # a file of cohort entries
/// outcome: {definition: stroke.yaml}                    # a definition, evaluated over the store
/// ```
public final class CohortSourceType implements ValueType<CohortSource> {

    /// What there is to say, for messages.
    public static final String NEEDS =
            "the name of a concept set, 'cohort: FILE.csv' or 'definition: FILE.yaml'";

    private static final String COHORT = "cohort";
    private static final String ID = "cohort_definition_id";
    private static final String DEFINITION = "definition";

    @Override
    public CohortSource read(YamlNode node, Reading reading) {
        if (node.isText()) {
            return new CohortSource.Recorded(ConceptSetReader.named(node, reading.sets()));
        }
        node.onlyKnows(Set.of(COHORT, ID, DEFINITION));
        if (node.get(COHORT).isPresent() == node.get(DEFINITION).isPresent()) {
            throw node.problem(
                    """
                    either 'cohort' (a file of entries) or 'definition' (a file in Vigie's \
                    YAML or Circe's JSON)\
                    """);
        }
        return node.get(DEFINITION).isPresent() ? defined(node, reading) : listed(node, reading);
    }

    private static CohortSource defined(YamlNode node, Reading reading) {
        node.get(ID)
                .ifPresent(id -> {
                    throw id.problem(
                            "'cohort: FILE', which it chooses from; a definition is one cohort");
                });
        return new CohortSource.Defined(reading.file(node.require(DEFINITION, "a file")));
    }

    private static CohortSource listed(YamlNode node, Reading reading) {
        return new CohortSource.Listed(
                reading.file(node.require(COHORT, "a CSV or Parquet file")),
                node.get(ID)
                        .map(id -> OptionalInt.of(id.number(0, Integer.MAX_VALUE)))
                        .orElse(OptionalInt.empty()));
    }

    @Override
    public String write(CohortSource value, FileNames files) {
        return switch (value) {
            case CohortSource.Recorded recorded -> YamlText.of(recorded.set().name());
            case CohortSource.Listed listed ->
                    "{cohort: "
                            + YamlText.of(files.kept(listed.path()))
                            + (listed.id().isPresent()
                                    ? ", cohort_definition_id: " + listed.id().getAsInt()
                                    : "")
                            + "}";
            case CohortSource.Defined defined ->
                    "{definition: " + YamlText.of(files.shared(defined.path())) + "}";
        };
    }

    @Override
    public String words() {
        return NEEDS;
    }

    @Override
    public Map<String, Object> schema() {
        var file = Map.of("type", "string", "minLength", 1);
        return JsonObject.of(
                "anyOf",
                List.of(
                        Map.of("type", "string", "minLength", 1),
                        JsonObject.of(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "required",
                                List.of(COHORT),
                                "properties",
                                JsonObject.of(
                                        COHORT,
                                        file,
                                        ID,
                                        JsonObject.of("type", "integer", "minimum", 0))),
                        JsonObject.of(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "required",
                                List.of(DEFINITION),
                                "properties",
                                JsonObject.of(DEFINITION, file))));
    }
}

package org.vigie.study.signal.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.ConceptSetsType;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceType;
import org.vigie.vocabulary.ConceptSet;

/// Exposures or outcomes: every code of a choice, `{codes: ATC/*, level: 5}`, or a list of concept
/// sets and cohorts.
final class TargetSelectionType implements ValueType<TargetSelection> {

    private static final String CHOICE =
            "'codes: ATC/*' with a 'level', or a list of concept sets and cohorts";
    private static final CohortSourceType ONE = new CohortSourceType();

    @Override
    public TargetSelection read(YamlNode node, Reading reading) {
        if (node.isList()) {
            return named(node, reading);
        }
        if (!node.isMapping()) {
            throw node.problem(CHOICE);
        }
        node.onlyKnows(Set.of("codes", "level"));
        var codes =
                codes(
                        node.require("codes", "a concept set, or codes such as ATC/*"),
                        reading.sets());
        return new TargetSelection.EveryCode(
                codes,
                node.get("level")
                        .map(level ->
                                OptionalInt.of(
                                        level.number(1, codes.name().startsWith("ATC/") ? 5 : 20)))
                        .orElse(OptionalInt.empty()));
    }

    private static TargetSelection named(YamlNode node, Reading reading) {
        var byName = new LinkedHashMap<String, CohortSource>();
        for (var entry : node.entries()) {
            var source = ONE.read(entry, reading);
            if (byName.put(source.name(), source) != null) {
                throw entry.problem("each of them once");
            }
        }
        if (byName.isEmpty()) {
            throw node.problem("at least one concept set or cohort");
        }
        return new TargetSelection.Named(byName);
    }

    private static ConceptSet codes(YamlNode node, Map<String, ConceptSet> sets) {
        if (node.isText() && sets.containsKey(node.text())) {
            return sets.get(node.text());
        }
        var items =
                node.isText()
                        ? List.of(ConceptSetReader.item(node))
                        : node.entries().stream().map(ConceptSetReader::item).toList();
        return new ConceptSet(node.isText() ? node.text() : node.name(), items);
    }

    @Override
    public String write(TargetSelection value, FileNames files) {
        return switch (value) {
            case TargetSelection.Named named ->
                    YamlText.list(
                            named.byName().values().stream()
                                    .map(source -> ONE.write(source, files))
                                    .toList());
            case TargetSelection.EveryCode every ->
                    "{codes: "
                            + text(every.set())
                            + (every.level().isPresent()
                                    ? ", level: " + every.level().getAsInt()
                                    : "")
                            + "}";
        };
    }

    /// A set goes by its name where that is a concept set's, or one line that says itself;
    /// otherwise its lines are written.
    private static String text(ConceptSet set) {
        boolean isLine =
                ConceptSetReader.item(set.name())
                        .map(item -> List.of(item).equals(set.items()))
                        .orElse(false);
        return isLine || !set.name().equals("codes")
                ? YamlText.of(set.name())
                : ConceptSetsType.items(set.items());
    }

    @Override
    public String words() {
        return CHOICE;
    }

    @Override
    public Map<String, Object> schema() {
        return JsonObject.of(
                "anyOf",
                List.of(
                        JsonObject.of(
                                "type",
                                "array",
                                "minItems",
                                1,
                                "uniqueItems",
                                true,
                                "items",
                                ONE.schema()),
                        JsonObject.of(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "required",
                                List.of("codes"),
                                "properties",
                                JsonObject.of(
                                        "codes",
                                                JsonObject.of(
                                                        "anyOf",
                                                        List.of(
                                                                Types.text().schema(),
                                                                ConceptSetsType.lines())),
                                        "level", Types.whole(1, 20).schema()))));
    }
}

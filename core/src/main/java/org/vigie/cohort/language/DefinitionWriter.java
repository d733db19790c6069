package org.vigie.cohort.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Period;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.vocabulary.ConceptSet;

/// Writes a definition in Vigie's language. What is written reads as the definition's normal form.
public final class DefinitionWriter {

    private final Map<Long, String> names;

    private DefinitionWriter(Map<Long, String> names) {
        this.names = names;
    }

    /// @param title what the cohort is called, or the empty string
    /// @param names of concepts, for remarks; those that are not in it have none
    public static String write(CohortDefinition definition, String title, Map<Long, String> names) {
        return YamlText.of(new DefinitionWriter(names).tree(NormalForm.of(definition), title));
    }

    private Map<String, Object> tree(CohortDefinition d, String title) {
        var criteria = new CriterionWriter(d.conceptSets(), names);
        var tree = new LinkedHashMap<String, Object>();
        if (!title.isBlank()) {
            tree.put("cohort", title);
        }
        if (!d.conceptSets().isEmpty()) {
            tree.put("concept_sets", conceptSets(d));
        }
        var entry = d.entry().criteria().stream().map(criteria::criterion).toList();
        tree.put("entry", entry.size() == 1 ? entry.getFirst() : entry);
        days(tree, "observed_before", d.entry().priorDays());
        days(tree, "observed_after", d.entry().postDays());
        limit(tree, "entry_limit", d.entry().limit());
        d.additional().ifPresent(group -> tree.put("qualify", criteria.group(group)));
        limit(tree, "qualify_limit", d.qualifiedLimit());
        if (!d.rules().isEmpty()) {
            tree.put("rules", rules(d.rules(), criteria));
        }
        limit(tree, "limit", d.limit());
        exit(d.exit(), criteria).ifPresent(exit -> tree.put("exit", exit));
        if (!d.censoring().isEmpty()) {
            tree.put("censor", d.censoring().stream().map(criteria::criterion).toList());
        }
        days(tree, "join_within", d.eraPad());
        if (!d.censorWindow().equals(Period.ALWAYS)) {
            tree.put("only_days", PeriodText.write(d.censorWindow()));
        }
        return tree;
    }

    private Map<String, Object> conceptSets(CohortDefinition definition) {
        var sets = new LinkedHashMap<String, Object>();
        definition
                .conceptSets()
                .values()
                .forEach(
                        set -> sets.put(set.name(), set.items().stream().map(this::item).toList()));
        return sets;
    }

    private Object item(ConceptSet.Item item) {
        var text =
                (item.excluded() ? "not " : "")
                        + (item.descendants() ? "" : "only ")
                        + (item.mapped() ? "mapped " : "")
                        + reference(item.reference());
        if (ConceptSetReader.item(text).equals(Optional.of(item))) {
            return new YamlText.Noted(
                    text,
                    item.reference() instanceof ConceptSet.Concept(var id)
                            ? names.getOrDefault(id, "")
                            : "");
        }
        var full = new LinkedHashMap<String, Object>();
        switch (item.reference()) {
            case ConceptSet.Concept(var id) -> full.put("concept", id);
            case ConceptSet.Text(var code) -> full.put("exact", code);
            case ConceptSet.Prefix(var start) -> full.put("code", start + "*");
        }
        full.put("descendants", item.descendants());
        full.put("mapped", item.mapped());
        full.put("exclude", item.excluded());
        return full;
    }

    private static String reference(ConceptSet.Reference reference) {
        return switch (reference) {
            case ConceptSet.Concept(var id) -> Long.toString(id);
            case ConceptSet.Text(var code) -> code;
            case ConceptSet.Prefix(var start) -> start + "*";
        };
    }

    private static void days(Map<String, Object> tree, String name, int days) {
        if (days != 0) {
            tree.put(name, days);
        }
    }

    private static void limit(Map<String, Object> tree, String name, Limit limit) {
        if (limit != Limit.ALL) {
            tree.put(name, limit.name().toLowerCase(Locale.ROOT));
        }
    }

    /// By name where no two rules share one, else as a list.
    private static Object rules(
            List<CohortDefinition.InclusionRule> rules, CriterionWriter criteria) {
        var byName = new LinkedHashMap<String, Object>();
        rules.forEach(rule -> byName.put(rule.name(), criteria.group(rule.group())));
        if (byName.size() == rules.size()) {
            return byName;
        }
        return rules.stream()
                .map(rule -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("rule", rule.name());
                    one.put("holds", criteria.group(rule.group()));
                    return one;
                })
                .toList();
    }

    private static Optional<Object> exit(Exit exit, CriterionWriter criteria) {
        return switch (exit) {
            case Exit.EndOfObservation() -> Optional.empty();
            case Exit.Offset(var from, var days) -> Optional.of(new DayText(from, days).write());
            case Exit.DrugEra era -> {
                var drug = new LinkedHashMap<String, Object>();
                drug.put("while_taking", criteria.name(era.conceptSet()));
                days(drug, "next_within_days", era.gapDays());
                days(drug, "extra_days", era.offset());
                era.daysSupply().ifPresent(days -> drug.put("days_supply", days));
                yield Optional.of(drug);
            }
        };
    }
}

package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Group;
import org.vigie.protocol.YamlNode;

/// Conditions together: a list, of which all must hold; `any:`, `at_least: 2` with `of:`; one
/// alone.
final class GroupReader {

    private final CriterionReader criteria;
    private final FilterReading filters;

    GroupReader(CriterionReader criteria, FilterReading filters) {
        this.criteria = criteria;
        this.filters = filters;
    }

    Group group(YamlNode node) {
        if (node.isList()) {
            return of(Group.Type.ALL, 0, node.entries());
        }
        return isGroup(node) ? written(node) : of(Group.Type.ALL, 0, List.of(node));
    }

    private static boolean isGroup(YamlNode node) {
        return node.isMapping()
                && (node.get("all").isPresent()
                        || node.get("any").isPresent()
                        || node.get("of").isPresent());
    }

    private Group written(YamlNode node) {
        if (node.get("of").isEmpty()) {
            node.onlyKnows(Set.of("all", "any"));
            if (node.parts().size() != 1) {
                throw node.problem("either 'all' or 'any'");
            }
            return node.get("all")
                    .map(all -> of(Group.Type.ALL, 0, all.entries()))
                    .orElseGet(() ->
                            of(
                                    Group.Type.ANY,
                                    0,
                                    node.require("any", "a list of conditions").entries()));
        }
        node.onlyKnows(Set.of("at_least", "at_most", "of"));
        if (node.parts().size() != 2) {
            throw node.problem("one of at_least and at_most beside 'of'");
        }
        boolean least = node.get("at_least").isPresent();
        int count = node.require(least ? "at_least" : "at_most", "how many").number(0, 1_000_000);
        return of(
                least ? Group.Type.AT_LEAST : Group.Type.AT_MOST,
                count,
                node.require("of", "a list of conditions").entries());
    }

    private Group of(Group.Type type, int count, List<YamlNode> conditions) {
        var correlated = new ArrayList<Correlated>();
        var demographics = new ArrayList<Group.Demographics>();
        var groups = new ArrayList<Group>();
        for (var condition : conditions) {
            if (isGroup(condition) || condition.isList()) {
                groups.add(group(condition));
            } else if (condition.isMapping() && condition.get("person").isPresent()) {
                condition.onlyKnows(Set.of("person"));
                demographics.add(person(condition.require("person", "what to ask of the person")));
            } else if (CriterionReader.isCriterion(condition)) {
                correlated.add(criteria.correlated(condition));
            } else {
                throw condition.problem(
                        "a condition: a kind of event ("
                                + String.join(", ", KindWords.kinds().keySet())
                                + "), 'person', or 'all', 'any' or 'of'");
            }
        }
        return new Group(type, count, correlated, demographics, groups);
    }

    private Group.Demographics person(YamlNode node) {
        node.onlyKnows(KindWords.ofPerson().keySet());
        return new Group.Demographics(filters.read(node, KindWords.ofPerson()));
    }
}

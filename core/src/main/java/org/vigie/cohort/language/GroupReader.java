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

    Group group(YamlNode said) {
        if (said.isList()) {
            return of(Group.Type.ALL, 0, said.entries());
        }
        return isGroup(said) ? written(said) : of(Group.Type.ALL, 0, List.of(said));
    }

    private static boolean isGroup(YamlNode said) {
        return said.isMapping()
                && (said.part("all").isPresent()
                        || said.part("any").isPresent()
                        || said.part("of").isPresent());
    }

    private Group written(YamlNode said) {
        if (said.part("of").isEmpty()) {
            said.onlyKnows(Set.of("all", "any"));
            if (said.parts().size() != 1) {
                throw said.fault("either 'all' or 'any'");
            }
            return said.part("all")
                    .map(all -> of(Group.Type.ALL, 0, all.entries()))
                    .orElseGet(() ->
                            of(
                                    Group.Type.ANY,
                                    0,
                                    said.need("any", "a list of conditions").entries()));
        }
        said.onlyKnows(Set.of("at_least", "at_most", "of"));
        if (said.parts().size() != 2) {
            throw said.fault("one of at_least and at_most beside 'of'");
        }
        boolean least = said.part("at_least").isPresent();
        int count = said.need(least ? "at_least" : "at_most", "how many").number(0, 1_000_000);
        return of(
                least ? Group.Type.AT_LEAST : Group.Type.AT_MOST,
                count,
                said.need("of", "a list of conditions").entries());
    }

    private Group of(Group.Type type, int count, List<YamlNode> conditions) {
        var correlated = new ArrayList<Correlated>();
        var demographics = new ArrayList<Group.Demographics>();
        var groups = new ArrayList<Group>();
        for (var condition : conditions) {
            if (isGroup(condition) || condition.isList()) {
                groups.add(group(condition));
            } else if (condition.isMapping() && condition.part("person").isPresent()) {
                condition.onlyKnows(Set.of("person"));
                demographics.add(person(condition.need("person", "what to ask of the person")));
            } else if (CriterionReader.isCriterion(condition)) {
                correlated.add(criteria.correlated(condition));
            } else {
                throw condition.fault(
                        "a condition: a kind of event ("
                                + String.join(", ", KindWords.kinds().keySet())
                                + "), 'person', or 'all', 'any' or 'of'");
            }
        }
        return new Group(type, count, correlated, demographics, groups);
    }

    private Group.Demographics person(YamlNode said) {
        said.onlyKnows(KindWords.ofPerson().keySet());
        return new Group.Demographics(filters.read(said, KindWords.ofPerson()));
    }
}

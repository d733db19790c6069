package org.vigie.cohort.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.vigie.cohort.ConceptIds;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Group;

/// The different concept sets of many definitions, each with one number in all of them.
final class SharedSets {

    private final Map<ConceptIds, Integer> numbers = new HashMap<>();
    private final Map<Integer, ConceptIds> sets = new HashMap<>();

    /// By their numbers.
    Map<Integer, ConceptIds> all() {
        return sets;
    }

    /// That of a number.
    ConceptIds of(int number) {
        return known(sets, number);
    }

    /// A definition that was read names no set that it does not have.
    private static ConceptIds known(Map<Integer, ConceptIds> sets, int number) {
        return Objects.requireNonNull(
                sets.get(number), "a definition names no concept set that it does not have");
    }

    /// The same definition, with the shared numbers in place of its own.
    CohortDefinition renumbered(CohortDefinition definition, Map<Integer, ConceptIds> own) {
        return new Renumbering(own).definition(definition);
    }

    private int number(ConceptIds set) {
        var number = numbers.computeIfAbsent(set, _ -> numbers.size());
        sets.put(number, set);
        return number;
    }

    private final class Renumbering {
        /// The sets of a definition by its own numbers.
        private final Map<Integer, ConceptIds> own;

        Renumbering(Map<Integer, ConceptIds> own) {
            this.own = own;
        }

        CohortDefinition definition(CohortDefinition d) {
            var entry =
                    new CohortDefinition.EntryEvents(
                            criteria(d.entry().criteria()),
                            d.entry().priorDays(),
                            d.entry().postDays(),
                            d.entry().limit());
            var rules =
                    d.rules().stream()
                            .map(rule ->
                                    new CohortDefinition.InclusionRule(
                                            rule.name(), group(rule.group())))
                            .toList();
            return new CohortDefinition(
                    Map.of(),
                    entry,
                    d.additional().map(this::group),
                    d.qualifiedLimit(),
                    rules,
                    d.limit(),
                    exit(d.exit()),
                    criteria(d.censoring()),
                    d.eraPad(),
                    d.censorWindow());
        }

        private Exit exit(Exit exit) {
            return switch (exit) {
                case Exit.DrugEra era ->
                        new Exit.DrugEra(
                                number(known(own, era.conceptSet())),
                                era.gapDays(),
                                era.offset(),
                                era.daysSupply());
                case Exit.EndOfObservation _, Exit.Offset _ -> exit;
            };
        }

        private List<Criterion> criteria(List<Criterion> criteria) {
            return criteria.stream().map(this::criterion).toList();
        }

        private Criterion criterion(Criterion c) {
            return new Criterion(
                    c.kind(),
                    set(c.conceptSet()),
                    set(c.sourceSet()),
                    c.first(),
                    filters(c.filters()),
                    c.moved(),
                    c.fixed(),
                    c.correlated().map(this::group));
        }

        private OptionalInt set(OptionalInt set) {
            return set.isEmpty() ? set : OptionalInt.of(number(known(own, set.getAsInt())));
        }

        private List<Filter> filters(List<Filter> filters) {
            return filters.stream().map(this::filter).toList();
        }

        private Filter filter(Filter filter) {
            return filter instanceof Filter.Concept(var field, Filter.InSet(var set, var excluded))
                    ? new Filter.Concept(field, new Filter.InSet(number(known(own, set)), excluded))
                    : filter;
        }

        private Group group(Group g) {
            return new Group(
                    g.type(),
                    g.count(),
                    g.criteria().stream().map(this::correlated).toList(),
                    g.demographics().stream()
                            .map(d -> new Group.Demographics(filters(d.filters())))
                            .toList(),
                    g.groups().stream().map(this::group).toList());
        }

        private Correlated correlated(Correlated c) {
            return new Correlated(
                    criterion(c.criterion()),
                    c.start(),
                    c.end(),
                    c.sameVisit(),
                    c.ignoreObservation(),
                    c.occurrence());
        }
    }
}

package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.CohortDefinition.EntryEvents;
import org.vigie.cohort.definition.CohortDefinition.InclusionRule;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Group;
import org.vigie.vocabulary.ConceptSet;

/// A definition without what makes no difference to whom it means, as the language says it:
///
/// - concept sets are numbered from 0 in the order of their numbers, and each has a name of its
///   own;
/// - groups of all or any have no count;
/// - of two windows, the one of the other event's start comes first;
/// - a bound of 0 days is neither before nor after;
/// - fewer than 0 days of observation are 0.
public final class NormalForm {

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, ConceptSet> sets = new LinkedHashMap<>();

    private NormalForm(Map<Integer, ConceptSet> written) {
        var taken = new HashSet<>(List.of("", SetNames.ANY));
        new TreeMap<>(written)
                .forEach((number, set) -> {
                    numbers.put(number, sets.size());
                    sets.put(
                            sets.size(),
                            new ConceptSet(free(set.name().strip(), number, taken), set.items()));
                });
    }

    private static String free(String name, int number, HashSet<String> taken) {
        var start = name.isEmpty() ? "set " + number : name;
        var free = start;
        for (int n = 2; !taken.add(free); n++) {
            free = start + " (" + n + ")";
        }
        return free;
    }

    public static CohortDefinition of(CohortDefinition definition) {
        return new NormalForm(definition.conceptSets()).definition(definition);
    }

    private CohortDefinition definition(CohortDefinition d) {
        var entry =
                new EntryEvents(
                        criteria(d.entry().criteria()),
                        Math.max(0, d.entry().priorDays()),
                        Math.max(0, d.entry().postDays()),
                        d.entry().limit());
        return new CohortDefinition(
                sets,
                entry,
                d.additional().map(this::group),
                d.qualifiedLimit(),
                d.rules().stream()
                        .map(rule -> new InclusionRule(rule.name(), group(rule.group())))
                        .toList(),
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
                            number(era.conceptSet()),
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
                number(c.conceptSet()),
                number(c.sourceSet()),
                c.first(),
                filters(c.filters()),
                c.moved(),
                c.fixed(),
                c.correlated().map(this::group));
    }

    private int number(int set) {
        return Objects.requireNonNull(numbers.get(set));
    }

    private OptionalInt number(OptionalInt set) {
        return set.isEmpty() ? set : OptionalInt.of(number(set.getAsInt()));
    }

    private List<Filter> filters(List<Filter> filters) {
        return filters.stream()
                .map(filter ->
                        filter instanceof Filter.Concept(var field, Filter.InSet(var set, var not))
                                ? new Filter.Concept(field, new Filter.InSet(number(set), not))
                                : filter)
                .toList();
    }

    private Group group(Group g) {
        boolean counts = g.type() == Group.Type.AT_LEAST || g.type() == Group.Type.AT_MOST;
        return new Group(
                g.type(),
                counts ? g.count() : 0,
                g.criteria().stream().map(this::correlated).toList(),
                g.demographics().stream()
                        .map(d -> new Group.Demographics(filters(d.filters())))
                        .toList(),
                g.groups().stream().map(this::group).toList());
    }

    private Correlated correlated(Correlated c) {
        var windows = new ArrayList<Window>(List.of(WindowText.normal(c.start())));
        c.end().map(WindowText::normal).ifPresent(windows::add);
        windows.sort(Comparator.comparing(Window::event));
        return new Correlated(
                criterion(c.criterion()),
                windows.getFirst(),
                windows.stream().skip(1).findFirst(),
                c.sameVisit(),
                c.ignoreObservation(),
                c.occurrence());
    }
}

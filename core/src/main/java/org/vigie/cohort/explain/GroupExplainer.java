package org.vigie.cohort.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.evaluate.CriterionEvent;
import org.vigie.cohort.evaluate.IndexEvent;
import org.vigie.cohort.evaluate.PlainCriteria;
import org.vigie.cohort.language.CriterionWords;

/// Why a group of conditions holds for an event of a person, condition by condition.
record GroupExplainer(PlainCriteria criteria, CriterionWords words) {

    private static final int MANY = 10;

    /// @param what the statement begins with: the rule's name
    Explanation group(String what, Group group, IndexEvent index) {
        var conditions = new ArrayList<Explanation>();
        group.criteria().forEach(correlated -> conditions.add(correlated(correlated, index)));
        group.demographics().forEach(person -> conditions.add(person(person, index)));
        group.groups().forEach(inner -> conditions.add(group("", inner, index)));
        int met = (int) conditions.stream().filter(Explanation::holds).count();
        return Explanation.of(group.holds(met), what + words.head(group), conditions);
    }

    private Explanation person(Group.Demographics person, IndexEvent index) {
        var happening = index.happening();
        boolean holds =
                person.filters().stream()
                        .allMatch(filter ->
                                criteria.conditions()
                                        .meets(
                                                filter,
                                                criteria.person(),
                                                EventKind.OBSERVATION_PERIOD,
                                                happening.event(),
                                                happening.start(),
                                                happening.end()));
        return Explanation.of(holds, words.person(person), List.of());
    }

    private Explanation correlated(Correlated correlated, IndexEvent index) {
        int count = criteria.count(correlated, index);
        var found = criteria.around(correlated, index);
        var text = new CriterionEventText(criteria.person());
        var below = new ArrayList<>(text.of(found));
        correlated
                .criterion()
                .correlated()
                .ifPresent(group -> inner(correlated, group, index, below));
        var elsewhere =
                criteria.happenings(correlated.criterion()).stream()
                        .filter(other -> !found.contains(other))
                        .toList();
        if (!elsewhere.isEmpty()) {
            below.add(Explanation.found("such events elsewhere:", text.of(elsewhere)));
        }
        return Explanation.of(
                correlated.occurrence().holds(count),
                words.correlated(correlated) + ": found " + count,
                below);
    }

    /// Events that lie where they must and lack something around them.
    private void inner(
            Correlated correlated, Group group, IndexEvent index, List<Explanation> below) {
        var bare =
                new Correlated(
                        bare(correlated.criterion()),
                        correlated.start(),
                        correlated.end(),
                        correlated.sameVisit(),
                        correlated.ignoreObservation(),
                        correlated.occurrence());
        criteria.around(bare, index).stream()
                .limit(MANY)
                .forEach(other -> below.add(around(other, group)));
    }

    /// Whether a group holds around an event that is itself looked for.
    Explanation around(CriterionEvent other, Group group) {
        var text = new CriterionEventText(criteria.person()).of(other) + ": ";
        var inner = new GroupExplainer(criteria, words.inner());
        return criteria.observed(List.of(other)).stream()
                .findFirst()
                .map(index -> inner.group(text, group, index))
                .orElseGet(() -> Explanation.of(false, text + "not while observed", List.of()));
    }

    /// A criterion without what must hold around its events.
    static Criterion bare(Criterion c) {
        return new Criterion(
                c.kind(),
                c.conceptSet(),
                c.sourceSet(),
                c.first(),
                c.filters(),
                c.moved(),
                c.fixed(),
                Optional.empty());
    }
}

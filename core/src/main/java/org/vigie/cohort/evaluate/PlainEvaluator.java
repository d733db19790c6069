package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortSteps;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Limit;
import org.vigie.timeline.Timeline;

/// The reference: one definition after the other, each from all of the person's events, with
/// nothing remembered.
public final class PlainEvaluator implements Evaluator {

    private final List<Cohort> cohorts;
    private final List<CohortDefinition> definitions;
    private final CodeConcepts codes;

    public PlainEvaluator(List<Cohort> cohorts, CodeConcepts codes) {
        this.cohorts = cohorts;
        this.codes = codes;
        definitions = cohorts.stream().map(Cohort::definition).toList();
    }

    @Override
    public void evaluate(Timeline person, CohortSteps steps) {
        for (int c = 0; c < definitions.size(); c++) {
            evaluate(
                    c,
                    definitions.get(c),
                    new Conditions(codes, cohorts.get(c).concepts(codes)),
                    person,
                    steps);
        }
    }

    private static void evaluate(
            int cohort,
            CohortDefinition definition,
            Conditions conditions,
            Timeline person,
            CohortSteps steps) {
        var criteria = new PlainCriteria(conditions, person);
        int step = 0;
        var events = entryEvents(definition.entry(), criteria, person);
        report(steps, cohort, step++, events);
        if (definition.additional().isPresent()) {
            events = where(events, index -> criteria.holds(definition.additional().get(), index));
            events = limited(events, definition.qualifiedLimit());
        }
        report(steps, cohort, step++, events);
        for (var rule : definition.rules()) {
            events = where(events, index -> criteria.holds(rule.group(), index));
            report(steps, cohort, step++, events);
        }
        events = limited(events, definition.limit());
        report(steps, cohort, step, events);
        var exits = new PlainExits(definition, criteria, person);
        for (var entry : exits.entries(events)) {
            steps.entry(cohort, entry.start(), entry.end());
        }
    }

    private static void report(CohortSteps steps, int cohort, int step, List<IndexEvent> events) {
        if (!events.isEmpty()) {
            steps.reached(cohort, step, events.size());
        }
    }

    /// The events that can start an entry, in the order that limits go by.
    public static List<IndexEvent> entryEvents(
            CohortDefinition.EntryEvents entry, PlainCriteria criteria, Timeline person) {
        var events = new ArrayList<IndexEvent>();
        for (var criterion : entry.criteria()) {
            for (var index : criteria.observed(criteria.happenings(criterion))) {
                int day = index.happening().start();
                if (person.recordedStart(index.period()) + entry.priorDays() <= day
                        && day + entry.postDays() <= person.recordedEnd(index.period())) {
                    events.add(index);
                }
            }
        }
        var byDay = Comparator.comparingInt((IndexEvent index) -> index.happening().sortDay());
        var order = entry.limit() == Limit.LAST ? byDay.reversed() : byDay;
        events.sort(order.thenComparingLong(index -> index.happening().id()));
        return entry.limit() == Limit.ALL || events.isEmpty() ? events : List.of(events.getFirst());
    }

    /// Of events of the same day, the one that comes first in the order of entry events.
    public static List<IndexEvent> limited(List<IndexEvent> events, Limit limit) {
        var byDay = Comparator.comparingInt((IndexEvent index) -> index.happening().start());
        return switch (limit) {
            case ALL -> events;
            case FIRST -> events.stream().min(byDay).stream().toList();
            case LAST -> events.stream().min(byDay.reversed()).stream().toList();
        };
    }

    private static List<IndexEvent> where(
            List<IndexEvent> events, java.util.function.Predicate<IndexEvent> condition) {
        return events.stream().filter(condition).toList();
    }
}

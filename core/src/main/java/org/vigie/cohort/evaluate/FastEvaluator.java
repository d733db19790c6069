package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.cohort.CohortSteps;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.evaluate.EvaluationPlan.DefinitionPlan;
import org.vigie.cohort.evaluate.EvaluationPlan.GroupPlan;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// All definitions in one pass: a person's events are put where they are named, and only
/// definitions whose entry events the person has are looked at.
final class FastEvaluator implements Evaluator {

    private final EvaluationPlan plan;
    private final PersonStreams streams;
    private final FastCriteria criteria;
    private final FastExits exits;
    private final int[][] definitionsOf;
    private final List<DefinitionPlan> ofPeriods = new ArrayList<>();
    private final int[] stamps;
    private final EventBuffer events;
    private int stamp;

    FastEvaluator(EvaluationPlan plan) {
        this.plan = plan;
        streams = new PersonStreams(plan.streams());
        events = new EventBuffer(streams);
        criteria = new FastCriteria(plan, streams);
        exits = new FastExits(criteria, streams);
        stamps = new int[plan.definitions().size()];
        var lists = new ArrayList<List<Integer>>();
        for (int stream = 0; stream < plan.streams().size(); stream++) {
            lists.add(new ArrayList<>());
        }
        for (var definition : plan.definitions()) {
            if (Arrays.stream(definition.entry()).anyMatch(entry -> entry.stream() < 0)) {
                ofPeriods.add(definition);
            }
            Arrays.stream(definition.entry())
                    .filter(entry -> entry.stream() >= 0)
                    .forEach(entry -> lists.get(entry.stream()).add(definition.cohort()));
        }
        definitionsOf =
                lists.stream()
                        .map(l -> l.stream().mapToInt(d -> d).distinct().toArray())
                        .toArray(int[][]::new);
    }

    @Override
    public void evaluate(Timeline person, CohortSteps steps) {
        if (person.recordedPeriods() == 0) {
            return;
        }
        streams.gather(person);
        criteria.next(person);
        stamp++;
        ofPeriods.forEach(definition -> evaluateOnce(definition, person, steps));
        for (int t = 0; t < streams.touched(); t++) {
            for (int definition : definitionsOf[streams.touched(t)]) {
                evaluateOnce(plan.definitions().get(definition), person, steps);
            }
        }
    }

    private void evaluateOnce(DefinitionPlan definition, Timeline person, CohortSteps steps) {
        if (stamps[definition.cohort()] != stamp) {
            stamps[definition.cohort()] = stamp;
            evaluate(definition, person, steps);
        }
    }

    private void evaluate(DefinitionPlan plan, Timeline person, CohortSteps steps) {
        var definition = plan.definition();
        int step = 0;
        gatherEntries(plan, person);
        if (report(plan, step++, steps)) {
            return;
        }
        if (plan.additional().isPresent()) {
            keepWhere(plan.additional().get());
            limit(definition.qualifiedLimit());
        }
        if (report(plan, step++, steps)) {
            return;
        }
        for (var rule : plan.rules()) {
            keepWhere(rule);
            if (report(plan, step++, steps)) {
                return;
            }
        }
        limit(definition.limit());
        report(plan, step, steps);
        exits.tell(plan, events, steps);
    }

    /// Tells how many events came so far; true where none did.
    private boolean report(DefinitionPlan plan, int step, CohortSteps steps) {
        if (events.size > 0) {
            steps.reached(plan.cohort(), step, events.size);
        }
        return events.size == 0;
    }

    private void gatherEntries(DefinitionPlan plan, Timeline person) {
        var entry = plan.definition().entry();
        var periods = streams.periods();
        events.clear();
        for (var criterion : plan.entry()) {
            var hits = criteria.hits(criterion);
            for (int i = 0; i < hits.size; i++) {
                int start = hits.start[i];
                int period = periods.at(start);
                if (period >= 0
                        && periods.start(period) + entry.priorDays() <= start
                        && start + entry.postDays() <= periods.end(period)) {
                    events.add(hits, i, period);
                    settle(entry.limit() == Limit.LAST, person);
                }
            }
        }
        if (entry.limit() != Limit.ALL && events.size > 1) {
            events.keep(0);
        }
    }

    /// Moves the last event to its place: by day, then by identifier, then as it came.
    private void settle(boolean latestFirst, Timeline person) {
        int last = events.size - 1;
        int at = last;
        while (at > 0 && isBefore(last, at - 1, latestFirst, person)) {
            at--;
        }
        if (at < last) {
            events.insert(last, at);
        }
    }

    private boolean isBefore(int one, int other, boolean latestFirst, Timeline person) {
        int byDay = Integer.compare(events.sortDay[one], events.sortDay[other]);
        if (byDay != 0) {
            return latestFirst ? byDay > 0 : byDay < 0;
        }
        return identifier(one, person) < identifier(other, person);
    }

    private long identifier(int row, Timeline person) {
        int event = events.event[row];
        return PeriodEvent.is(event)
                ? PeriodEvent.id(person, event)
                : person.concept(Attribute.ID, event);
    }

    private void keepWhere(GroupPlan group) {
        int kept = 0;
        for (int i = 0; i < events.size; i++) {
            if (criteria.holds(group, events, i, events.period[i])) {
                events.move(i, kept++);
            }
        }
        events.size = kept;
    }

    private void limit(Limit limit) {
        if (limit == Limit.ALL || events.size < 2) {
            return;
        }
        int best = 0;
        for (int i = 1; i < events.size; i++) {
            boolean better =
                    limit == Limit.FIRST
                            ? events.start[i] < events.start[best]
                            : events.start[i] > events.start[best];
            best = better ? i : best;
        }
        events.keep(best);
    }
}

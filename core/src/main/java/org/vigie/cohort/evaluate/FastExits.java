package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.vigie.cohort.CohortSteps;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.evaluate.EvaluationPlan.DefinitionPlan;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Timeline;

/// When entries end, and which of them become one.
final class FastExits {

    /// The end of an entry that is none.
    private static final int NEVER = Integer.MAX_VALUE;

    private final FastCriteria criteria;
    private final PersonStreams streams;

    FastExits(FastCriteria criteria, PersonStreams streams) {
        this.criteria = criteria;
        this.streams = streams;
    }

    void tell(DefinitionPlan plan, EventBuffer events, CohortSteps steps) {
        var eras =
                plan.definition().exit() instanceof Exit.DrugEra era
                        ? eras(plan, era)
                        : List.<DayRange>of();
        if (events.size == 1) {
            tellOne(plan, events.start[0], exit(plan, eras, events, 0), steps);
            return;
        }
        var entries = new ArrayList<DayRange>(events.size);
        for (int i = 0; i < events.size; i++) {
            int end = exit(plan, eras, events, i);
            if (end != NEVER) {
                entries.add(new DayRange(events.start[i], end));
            }
        }
        for (var entry : PlainExits.joined(entries, plan.definition().eraPad())) {
            tellOne(plan, entry.start(), entry.end(), steps);
        }
    }

    private static void tellOne(DefinitionPlan plan, int from, int to, CohortSteps steps) {
        if (to == NEVER) {
            return;
        }
        var window = plan.definition().censorWindow();
        int start = Math.max(from, window.start().orElse(Integer.MIN_VALUE));
        int end = Math.min(to, window.end().orElse(Integer.MAX_VALUE));
        if (start <= end) {
            steps.entry(plan.cohort(), start, end);
        }
    }

    /// The first day on which an entry can end, or {@link #NEVER}.
    private int exit(DefinitionPlan plan, List<DayRange> eras, EventBuffer events, int row) {
        int start = events.start[row];
        int observed = streams.periods().end(events.period[row]);
        int exit =
                switch (plan.definition().exit()) {
                    case Exit.EndOfObservation _ -> observed;
                    case Exit.Offset offset -> {
                        int from = offset.from() == Moment.START ? start : events.end(row);
                        int end =
                                from == Timeline.NO_DAY
                                        ? Timeline.NO_DAY
                                        : Math.min(observed, from + offset.days());
                        yield end < start ? NEVER : end;
                    }
                    case Exit.DrugEra _ -> {
                        int end = observed;
                        for (var era : eras) {
                            end =
                                    start >= era.start() && start <= era.end()
                                            ? Math.min(end, era.end())
                                            : end;
                        }
                        yield end;
                    }
                };
        for (var criterion : plan.censoring()) {
            var hits = criteria.hits(criterion);
            for (int i = 0; i < hits.size; i++) {
                if (hits.start[i] >= start && hits.start[i] <= observed) {
                    exit = Math.min(exit, hits.start[i]);
                }
            }
        }
        return exit;
    }

    private List<DayRange> eras(DefinitionPlan plan, Exit.DrugEra exit) {
        var exposures = new ArrayList<DayRange>();
        for (int stream : plan.exposures()) {
            for (int i = 0; i < streams.size(stream); i++) {
                int event = streams.event(stream, i);
                int start = streams.day(event);
                int end =
                        exit.daysSupply().isPresent()
                                ? start + exit.daysSupply().getAsInt()
                                : streams.end(event);
                exposures.add(new DayRange(start, end + exit.offset()));
            }
        }
        return PlainExits.joined(exposures, exit.gapDays());
    }
}

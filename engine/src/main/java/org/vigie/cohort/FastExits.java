package org.vigie.cohort;

import java.util.ArrayList;
import java.util.List;
import org.vigie.cohort.Plan.DefinitionPlan;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Timeline;

/// When entries end, and which of them become one.
final class FastExits {

    private final FastCriteria criteria;
    private final PersonStreams streams;

    FastExits(FastCriteria criteria, PersonStreams streams) {
        this.criteria = criteria;
        this.streams = streams;
    }

    void tell(DefinitionPlan plan, Hits events, Timeline person, CohortSteps steps) {
        var eras = plan.definition().exit() instanceof Exit.DrugEra era ? eras(plan, era, person) : List.<Stay>of();
        var stays = new ArrayList<Stay>(events.size);
        for (int i = 0; i < events.size; i++) {
            int end = exit(plan, eras, events, i, person);
            if (end != Integer.MAX_VALUE) {
                stays.add(new Stay(events.start[i], end));
            }
        }
        var window = plan.definition().censorWindow();
        for (var stay : stays.size() > 1 ? PlainExits.joined(stays, plan.definition().eraPad()) : stays) {
            int start = Math.max(stay.start(), window.start().orElse(Integer.MIN_VALUE));
            int end = Math.min(stay.end(), window.end().orElse(Integer.MAX_VALUE));
            if (start <= end) {
                steps.entry(plan.cohort(), start, end);
            }
        }
    }

    /// The first day on which an entry can end, or the greatest number where there is none.
    private int exit(DefinitionPlan plan, List<Stay> eras, Hits events, int which, Timeline person) {
        int start = events.start[which];
        int observed = person.recordedEnd(events.period[which]);
        int exit = switch (plan.definition().exit()) {
            case Exit.EndOfObservation _ -> observed;
            case Exit.Offset offset -> {
                int from = offset.from() == Moment.START ? start : events.end[which];
                int end = from == Timeline.NO_DAY ? Timeline.NO_DAY : Math.min(observed, from + offset.days());
                yield end < start ? Integer.MAX_VALUE : end;
            }
            case Exit.DrugEra _ -> {
                int end = observed;
                for (var era : eras) {
                    end = start >= era.start() && start <= era.end() ? Math.min(end, era.end()) : end;
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

    private List<Stay> eras(DefinitionPlan plan, Exit.DrugEra exit, Timeline person) {
        var exposures = new ArrayList<Stay>();
        for (int stream : plan.exposures()) {
            for (int i = 0; i < streams.size(stream); i++) {
                int event = streams.event(stream, i);
                int start = streams.day(event);
                int end = exit.daysSupply().isPresent() ? start + exit.daysSupply().getAsInt()
                        : PlainCriteria.end(person, EventKind.DRUG_EXPOSURE, event, start);
                exposures.add(new Stay(start, end + exit.offset()));
            }
        }
        return PlainExits.joined(exposures, exit.gapDays());
    }
}

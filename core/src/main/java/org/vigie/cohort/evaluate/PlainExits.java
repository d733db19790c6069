package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.vigie.cohort.CohortEra;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// When entries end, and which of them become one.
public record PlainExits(CohortDefinition definition, PlainCriteria criteria, Timeline person) {

    public List<CohortEra> entries(List<IndexEvent> events) {
        var eras = definition.exit() instanceof Exit.DrugEra era ? eras(era) : List.<CohortEra>of();
        var stays = new ArrayList<CohortEra>();
        for (var index : events) {
            int start = index.happening().start();
            exits(index, eras).stream()
                    .filter(end -> end >= start)
                    .min(Comparator.naturalOrder())
                    .ifPresent(end -> stays.add(new CohortEra(start, end)));
        }
        return joined(stays, definition.eraPad()).stream()
                .map(this::censored)
                .filter(stay -> stay.start() <= stay.end())
                .toList();
    }

    /// Every day on which the entry could end.
    private List<Integer> exits(IndexEvent index, List<CohortEra> eras) {
        var happening = index.happening();
        int observed = person.recordedEnd(index.period());
        var exits = new ArrayList<Integer>();
        switch (definition.exit()) {
            case Exit.EndOfObservation _ -> exits.add(observed);
            case Exit.Offset offset -> {
                int from = offset.from() == Moment.START ? happening.start() : happening.end();
                if (from != Timeline.NO_DAY) {
                    exits.add(Math.min(observed, from + offset.days()));
                }
            }
            case Exit.DrugEra _ -> {
                exits.add(observed);
                eras.stream()
                        .filter(era ->
                                happening.start() >= era.start() && happening.start() <= era.end())
                        .forEach(era -> exits.add(era.end()));
            }
        }
        for (var criterion : definition.censoring()) {
            criteria.happenings(criterion).stream()
                    .map(CriterionEvent::start)
                    .filter(day -> day >= happening.start() && day <= observed)
                    .forEach(exits::add);
        }
        return exits;
    }

    /// When the person took the drug; every exposure lasts `offset` days longer before gaps are
    /// looked for.
    private List<CohortEra> eras(Exit.DrugEra exit) {
        var set = criteria.conditions().concepts().get(exit.conceptSet());
        var exposures = new ArrayList<CohortEra>();
        for (int e = 0; e < person.size(); e++) {
            int start = person.day(e);
            if (start != Timeline.NO_DAY
                    && person.table(e).equals(EventKind.DRUG_EXPOSURE.table())
                    && (set.contains(
                                    criteria.conditions()
                                            .member(person, EventKind.DRUG_EXPOSURE, e))
                            || set.contains(person.concept(Attribute.SOURCE_CONCEPT, e)))) {
                int end =
                        exit.daysSupply().isPresent()
                                ? start + exit.daysSupply().getAsInt()
                                : PlainCriteria.end(person, EventKind.DRUG_EXPOSURE, e);
                exposures.add(new CohortEra(start, end + exit.offset()));
            }
        }
        return joined(exposures, exit.gapDays());
    }

    /// Stays as one where they overlap or where no more than `pad` days lie between them.
    static List<CohortEra> joined(List<CohortEra> stays, int pad) {
        var sorted = new ArrayList<>(stays);
        sorted.sort(Comparator.comparingInt(CohortEra::start).thenComparingInt(CohortEra::end));
        var joined = new ArrayList<CohortEra>();
        for (var stay : sorted) {
            if (!joined.isEmpty() && stay.start() <= joined.getLast().end() + pad) {
                var last = joined.removeLast();
                joined.add(new CohortEra(last.start(), Math.max(last.end(), stay.end())));
            } else {
                joined.add(stay);
            }
        }
        return joined;
    }

    private CohortEra censored(CohortEra stay) {
        return new CohortEra(
                later(stay.start(), definition.censorWindow().start()),
                earlier(stay.end(), definition.censorWindow().end()));
    }

    private static int later(int day, OptionalInt other) {
        return other.isPresent() ? Math.max(day, other.getAsInt()) : day;
    }

    private static int earlier(int day, OptionalInt other) {
        return other.isPresent() ? Math.min(day, other.getAsInt()) : day;
    }
}

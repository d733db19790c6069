package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.vigie.cohort.ConceptIds;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Moment;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Timeline;

/// When entries end, and which of them become one.
public record PlainExits(CohortDefinition definition, PlainCriteria criteria, Timeline person) {

    public List<DayRange> entries(List<IndexEvent> events) {
        var eras = definition.exit() instanceof Exit.DrugEra era ? eras(era) : List.<DayRange>of();
        var entries = new ArrayList<DayRange>();
        for (var index : events) {
            int start = index.happening().start();
            exits(index, eras).stream()
                    .filter(end -> end >= start)
                    .min(Comparator.naturalOrder())
                    .ifPresent(end -> entries.add(new DayRange(start, end)));
        }
        return joined(entries, definition.eraPad()).stream()
                .map(this::censored)
                .filter(entry -> !entry.empty())
                .toList();
    }

    /// Every day on which the entry could end.
    private List<Integer> exits(IndexEvent index, List<DayRange> eras) {
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
    private List<DayRange> eras(Exit.DrugEra exit) {
        var set = criteria.conditions().concepts(exit.conceptSet());
        var exposures = new ArrayList<DayRange>();
        for (int e = 0; e < person.size(); e++) {
            int start = person.day(e);
            if (start != Timeline.NO_DAY && isOf(set, e)) {
                int end =
                        exit.daysSupply().isPresent()
                                ? start + exit.daysSupply().getAsInt()
                                : PlainCriteria.end(person, EventKind.DRUG_EXPOSURE, e);
                exposures.add(new DayRange(start, end + exit.offset()));
            }
        }
        return joined(exposures, exit.gapDays());
    }

    /// Whether an event is of a drug of a set, by its code or, in OMOP's table, by its source
    /// concept.
    private boolean isOf(ConceptIds set, int event) {
        boolean exposure = person.table(event).equals(EventKind.DRUG_EXPOSURE.table());
        boolean coded =
                set.contains(criteria.conditions().member(person, EventKind.DRUG_EXPOSURE, event));
        return exposure
                ? coded || set.contains(person.concept(Attribute.SOURCE_CONCEPT, event))
                : coded && EventKind.isOther(person.table(event));
    }

    /// Ranges as one where they overlap or where no more than `pad` days lie between them.
    static List<DayRange> joined(List<DayRange> ranges, int pad) {
        var sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(DayRange::start).thenComparingInt(DayRange::end));
        var joined = new ArrayList<DayRange>();
        for (var range : sorted) {
            if (!joined.isEmpty() && range.start() <= joined.getLast().end() + pad) {
                var last = joined.removeLast();
                joined.add(new DayRange(last.start(), Math.max(last.end(), range.end())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private DayRange censored(DayRange entry) {
        return new DayRange(
                later(entry.start(), definition.censorWindow().start()),
                earlier(entry.end(), definition.censorWindow().end()));
    }

    private static int later(int day, OptionalInt other) {
        return other.isPresent() ? Math.max(day, other.getAsInt()) : day;
    }

    private static int earlier(int day, OptionalInt other) {
        return other.isPresent() ? Math.min(day, other.getAsInt()) : day;
    }
}

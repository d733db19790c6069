package org.vigie.cohort.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Period;
import org.vigie.cohort.evaluate.CriterionEvent;
import org.vigie.cohort.evaluate.IndexEvent;

/// Why events that a criterion names do, or do not, start an entry.
record EntryExplainer(
        CohortDefinition.EntryEvents entry, GroupExplainer groups, CriterionEventText text) {

    private static final int MANY = 10;

    /// @param started the events that do
    Explanation explain(Criterion criterion, List<IndexEvent> started) {
        var below = new ArrayList<Explanation>();
        var happenings = groups.criteria().happenings(criterion);
        happenings.stream().limit(MANY).forEach(happening -> below.add(one(happening, started)));
        if (happenings.size() > MANY) {
            below.add(Explanation.found("and " + (happenings.size() - MANY) + " more"));
        }
        criterion
                .correlated()
                .ifPresent(group ->
                        groups.criteria().happenings(GroupExplainer.bare(criterion)).stream()
                                .filter(bare -> !happenings.contains(bare))
                                .limit(MANY)
                                .forEach(bare -> below.add(groups.around(bare, group))));
        passedOver(criterion, below);
        boolean any = happenings.stream().anyMatch(happening -> starts(happening, started));
        return Explanation.of(
                any,
                "enters by " + groups.words().criterion(criterion) + ": found " + happenings.size(),
                below);
    }

    /// Events of the concept sets that are not the criterion's: by a condition on the event itself,
    /// or not the first.
    private void passedOver(Criterion criterion, List<Explanation> below) {
        var all =
                new Criterion(
                        criterion.kind(),
                        criterion.conceptSet(),
                        criterion.sourceSet(),
                        false,
                        List.of(),
                        criterion.moved(),
                        Period.ALWAYS,
                        Optional.empty());
        var named = groups.criteria().happenings(GroupExplainer.bare(criterion));
        groups.criteria().happenings(all).stream()
                .filter(one ->
                        named.stream()
                                .noneMatch(other ->
                                        other.event() == one.event() && other.id() == one.id()))
                .limit(MANY)
                .forEach(one ->
                        below.add(
                                Explanation.of(
                                        false,
                                        text.of(one) + ": " + lacks(criterion, one),
                                        List.of())));
    }

    private String lacks(Criterion criterion, CriterionEvent one) {
        var failed =
                criterion.filters().stream()
                        .filter(filter ->
                                !groups.criteria()
                                        .conditions()
                                        .meets(
                                                filter,
                                                text.person(),
                                                criterion.kind(),
                                                one.event(),
                                                one.start(),
                                                one.end()))
                        .map(filter -> groups.words().filter(criterion, filter))
                        .toList();
        return !failed.isEmpty()
                ? "not " + String.join(", not ", failed)
                : criterion.first() ? "not the person's first" : "not on the days it is taken for";
    }

    private static boolean starts(CriterionEvent happening, List<IndexEvent> started) {
        return started.stream().anyMatch(index -> index.happening().equals(happening));
    }

    private Explanation one(CriterionEvent happening, List<IndexEvent> started) {
        boolean starts = starts(happening, started);
        return Explanation.of(
                starts, text.of(happening) + (starts ? "" : ": " + why(happening)), List.of());
    }

    private String why(CriterionEvent happening) {
        int period = text.person().recordedAt(happening.start());
        if (period < 0) {
            return "not while observed";
        }
        if (text.person().recordedStart(period) + entry.priorDays() > happening.start()) {
            return "fewer than " + entry.priorDays() + " days observed before";
        }
        if (happening.start() + entry.postDays() > text.person().recordedEnd(period)) {
            return "fewer than " + entry.postDays() + " days observed after";
        }
        return "not the " + (entry.limit() == Limit.LAST ? "last" : "first");
    }
}

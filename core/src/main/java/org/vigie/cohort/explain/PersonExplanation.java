package org.vigie.cohort.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.evaluate.Conditions;
import org.vigie.cohort.evaluate.IndexEvent;
import org.vigie.cohort.evaluate.PlainCriteria;
import org.vigie.cohort.evaluate.PlainEvaluator;
import org.vigie.cohort.evaluate.PlainExits;
import org.vigie.cohort.language.CriterionWords;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Why one person is in a cohort, or is not: which rule held or failed on which events.
///
/// It follows the plain evaluator, and says dates and codes of the person's events: it is for those
/// who may see them.
public final class PersonExplanation {

    private final CohortDefinition definition;
    private final Timeline person;
    private final PlainCriteria criteria;
    private final GroupExplainer groups;
    private final CriterionEventText text;
    private final List<Explanation> why = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private List<DayRange> entries = List.of();

    /// An entry event and what became of it.
    private record Candidate(IndexEvent index, List<Explanation> below) {}

    private PersonExplanation(Cohort cohort, Timeline person) {
        definition = cohort.definition();
        this.person = person;
        var codes = new CodeConcepts(person.codes());
        criteria = new PlainCriteria(new Conditions(codes, cohort.concepts(codes)), person);
        groups =
                new GroupExplainer(
                        criteria,
                        new CriterionWords(definition.conceptSets(), CriterionWords.INDEX));
        text = new CriterionEventText(person);
    }

    /// @param person valid during the call only
    public static Explanation of(Cohort cohort, Timeline person) {
        return explained(cohort, person).explanation();
    }

    static PersonExplanation explained(Cohort cohort, Timeline person) {
        var explained = new PersonExplanation(cohort, person);
        explained.follow();
        return explained;
    }

    /// The days in the cohort.
    List<DayRange> entries() {
        return entries;
    }

    /// How many events came to each step, as {@link org.vigie.cohort.CohortSteps} counts them.
    List<Integer> steps() {
        return steps;
    }

    private Explanation explanation() {
        var entered =
                entries.stream()
                        .map(entry -> Days.text(entry.start()) + " to " + Days.text(entry.end()))
                        .collect(Collectors.joining(", "));
        return Explanation.of(
                !entries.isEmpty(),
                "person "
                        + person.person()
                        + (entries.isEmpty()
                                ? " is not in the cohort"
                                : " is in the cohort: " + entered),
                why);
    }

    private void follow() {
        var periods =
                IntStream.range(0, person.recordedPeriods())
                        .mapToObj(p ->
                                Days.text(person.recordedStart(p))
                                        + " to "
                                        + Days.text(person.recordedEnd(p)))
                        .collect(Collectors.joining(", "));
        why.add(Explanation.found("observed " + (periods.isEmpty() ? "never" : periods)));
        var events = PlainEvaluator.entryEvents(definition.entry(), criteria, person);
        definition
                .entry()
                .criteria()
                .forEach(criterion ->
                        why.add(
                                new EntryExplainer(definition.entry(), groups, text)
                                        .explain(criterion, events)));
        steps.add(events.size());
        var left = events.stream().map(index -> new Candidate(index, new ArrayList<>())).toList();
        var all = left;
        if (definition.additional().isPresent()) {
            var group = definition.additional().get();
            left =
                    limited(
                            left.stream()
                                    .filter(one -> explain(one, "qualifies: ", group))
                                    .toList(),
                            definition.qualifiedLimit());
        }
        steps.add(left.size());
        for (var rule : definition.rules()) {
            left =
                    left.stream()
                            .filter(one ->
                                    explain(one, "rule '" + rule.name() + "': ", rule.group()))
                            .toList();
            steps.add(left.size());
        }
        left = limited(left, definition.limit());
        steps.add(left.size());
        finish(all, left);
    }

    private boolean explain(Candidate one, String what, org.vigie.cohort.definition.Group group) {
        var explanation = groups.group(what, group, one.index);
        one.below.add(explanation);
        return explanation.holds();
    }

    private static List<Candidate> limited(List<Candidate> candidates, Limit limit) {
        var kept =
                PlainEvaluator.limited(candidates.stream().map(Candidate::index).toList(), limit);
        candidates.stream()
                .filter(one -> kept.stream().noneMatch(index -> index == one.index))
                .forEach(one ->
                        one.below.add(
                                Explanation.of(
                                        false,
                                        "is the "
                                                + limit.name().toLowerCase(java.util.Locale.ROOT)
                                                + " of those left",
                                        List.of())));
        return candidates.stream()
                .filter(one -> kept.stream().anyMatch(index -> index == one.index))
                .toList();
    }

    private void finish(List<Candidate> all, List<Candidate> left) {
        var exits = new PlainExits(definition, criteria, person);
        for (var one : all) {
            boolean kept = left.stream().anyMatch(other -> other == one);
            if (kept) {
                one.below.add(exit(exits.entries(List.of(one.index)), one.index));
            }
            why.add(
                    Explanation.of(
                            kept, "entry event " + text.of(one.index.happening()), one.below));
        }
        entries = exits.entries(left.stream().map(Candidate::index).toList());
        if (left.size() > entries.size() && !entries.isEmpty()) {
            why.add(Explanation.found("entries that overlap or lie close are one"));
        }
    }

    private Explanation exit(List<DayRange> alone, IndexEvent index) {
        if (alone.isEmpty()) {
            return Explanation.of(
                    false,
                    "would end before it starts, or lies outside the days that count",
                    List.of());
        }
        var entry = alone.getFirst();
        boolean observed = entry.end() == person.recordedEnd(index.period());
        return Explanation.of(
                true,
                "in the cohort from "
                        + Days.text(entry.start())
                        + " to "
                        + Days.text(entry.end())
                        + (observed ? ", when observation ends" : ""),
                censoring(index, entry));
    }

    private List<Explanation> censoring(IndexEvent index, DayRange entry) {
        return definition.censoring().stream()
                .flatMap(criterion -> criteria.happenings(criterion).stream())
                .filter(other ->
                        other.start() == entry.end() && other.start() >= index.happening().start())
                .map(other -> Explanation.found("censored by " + text.of(other)))
                .toList();
    }
}

package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.statistics.evaluation.Control;
import org.vigie.statistics.evaluation.ReferenceSet;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.signal.question.TargetSelection;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// The pairs of a reference set as a store has them.
///
/// What a set calls an exposure or an outcome is, in this order: one of the protocol's named
/// concept sets or cohorts, if it has that id or name; the concepts in the column
/// `targetConceptIds`, for an exposure; a code of the store, or OMOP's concept id, each with all
/// that is under it. It is in the store if any of its codes is recorded.
///
/// @param exposures what each exposure is, by id
/// @param outcomes what each outcome is, by id
/// @param controls pairs of which both are in the store
/// @param excluded the others
/// @param steps how many pairs each rule left
record ReferencePairs(
        Map<String, CohortSource> exposures,
        Map<String, CohortSource> outcomes,
        List<Control> controls,
        List<ExcludedControl> excluded,
        List<Attrition.Step> steps) {

    private static final String CONCEPTS = "targetConceptIds";

    static ReferencePairs of(
            ReferenceSet reference,
            TargetSelection exposures,
            TargetSelection outcomes,
            Vocabulary vocabulary) {
        var known = new Known(vocabulary);
        var seen = new LinkedHashSet<List<String>>();
        var dropped = new EnumMap<Fault, Integer>(Fault.class);
        var kept = new ArrayList<Control>();
        var excluded = new ArrayList<ExcludedControl>();
        for (var control : reference.controls()) {
            var exposure =
                    known.exposures.computeIfAbsent(
                            control.exposure(),
                            _ ->
                                    known.source(
                                            control.exposure(),
                                            control.exposureName(),
                                            control.rest().getOrDefault(CONCEPTS, ""),
                                            exposures));
            var outcome =
                    known.outcomes.computeIfAbsent(
                            control.outcome(),
                            _ ->
                                    known.source(
                                            control.outcome(),
                                            control.outcomeName(),
                                            "",
                                            outcomes));
            boolean first = seen.add(List.of(control.exposure(), control.outcome()));
            if (first && exposure.isPresent() && outcome.isPresent()) {
                kept.add(control);
                continue;
            }
            var fault = Fault.of(first, exposure.isPresent());
            dropped.merge(fault, 1, Integer::sum);
            excluded.add(new ExcludedControl(control, fault.reason));
        }
        return new ReferencePairs(
                sources(known.exposures, kept.stream().map(Control::exposure).toList()),
                sources(known.outcomes, kept.stream().map(Control::outcome).toList()),
                kept,
                excluded,
                steps(reference.controls().size(), dropped));
    }

    private static List<Attrition.Step> steps(int all, Map<Fault, Integer> dropped) {
        var steps =
                new ArrayList<>(List.of(new Attrition.Step("pairs in the reference set", 0, all)));
        for (var fault : Fault.values()) {
            int less = dropped.getOrDefault(fault, 0);
            steps.add(new Attrition.Step(fault.rule, less, steps.getLast().left() - less));
        }
        return steps;
    }

    /// Why a pair is left out, the first of these that holds.
    private enum Fault {
        LISTED_BEFORE("listed once, or for the first time", "listed before"),
        NO_EXPOSURE("the exposure is in the store", "the exposure is not in the store"),
        NO_OUTCOME("the outcome is in the store", "the outcome is not in the store");

        final String rule;
        final String reason;

        Fault(String rule, String reason) {
            this.rule = rule;
            this.reason = reason;
        }

        static Fault of(boolean first, boolean exposed) {
            if (!first) {
                return LISTED_BEFORE;
            }
            return exposed ? NO_OUTCOME : NO_EXPOSURE;
        }
    }

    private static Map<String, CohortSource> sources(
            Map<String, Optional<CohortSource>> known, List<String> ids) {
        var sources = new LinkedHashMap<String, CohortSource>();
        ids.forEach(id ->
                sources.put(
                        id,
                        Objects.requireNonNull(known.get(id), "what is kept was looked up")
                                .orElseThrow()));
        return sources;
    }

    private record Known(
            Vocabulary vocabulary,
            Map<String, Optional<CohortSource>> exposures,
            Map<String, Optional<CohortSource>> outcomes) {

        Known(Vocabulary vocabulary) {
            this(vocabulary, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Optional<CohortSource> source(
                String id, String name, String concepts, TargetSelection choice) {
            return named(id, name, choice).or(() -> coded(id, concepts)).filter(this::recorded);
        }

        private static Optional<CohortSource> named(
                String id, String name, TargetSelection choice) {
            return switch (choice) {
                case TargetSelection.Named named ->
                        Optional.ofNullable(
                                named.byName().getOrDefault(id, named.byName().get(name)));
                case TargetSelection.EveryCode _ -> Optional.empty();
            };
        }

        private static Optional<CohortSource> coded(String id, String concepts) {
            var items =
                    (concepts.isEmpty() ? List.of(id) : Arrays.asList(concepts.split(";")))
                            .stream()
                                    .map(String::strip)
                                    .flatMap(text -> ConceptSetReader.item(text).stream())
                                    .toList();
            return items.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CohortSource.Recorded(new ConceptSet(id, items)));
        }

        /// Whether any code of a concept set is recorded; of a cohort that is not known before it
        /// is evaluated.
        private boolean recorded(CohortSource source) {
            return source.conceptSet().isEmpty()
                    || vocabulary.resolve(source.conceptSet().get()).codes().codes().stream()
                            .anyMatch(code ->
                                    vocabulary.codes().get(vocabulary.codes().id(code)).events()
                                            > 0);
        }
    }
}

package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.ConceptIds;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.evaluate.EvaluationPlan.CorrelatedPlan;
import org.vigie.cohort.evaluate.EvaluationPlan.CriterionPlan;
import org.vigie.cohort.evaluate.EvaluationPlan.DefinitionPlan;
import org.vigie.cohort.evaluate.EvaluationPlan.GroupPlan;

/// Compiles definitions together. Concept sets are renumbered first, so that criteria that mean the
/// same are equal records, whichever definitions they are from.
final class EvaluationPlanner {

    private final SharedSets sets = new SharedSets();
    private final Streams streams;
    private final Map<Criterion, CriterionPlan> criteria = new HashMap<>();

    private EvaluationPlanner(CodeConcepts codes) {
        streams = new Streams(codes);
    }

    static EvaluationPlan plan(List<Cohort> cohorts, CodeConcepts codes) {
        var builder = new EvaluationPlanner(codes);
        var definitions = new ArrayList<DefinitionPlan>();
        for (int c = 0; c < cohorts.size(); c++) {
            var cohort = cohorts.get(c);
            definitions.add(
                    builder.definition(
                            c,
                            builder.sets.renumbered(cohort.definition(), cohort.concepts(codes))));
        }
        return new EvaluationPlan(
                new Conditions(codes, builder.sets.all()),
                builder.streams,
                definitions,
                builder.criteria.size());
    }

    private DefinitionPlan definition(int cohort, CohortDefinition definition) {
        return new DefinitionPlan(
                cohort,
                definition,
                criteria(definition.entry().criteria()),
                definition.additional().map(this::group),
                definition.rules().stream()
                        .map(rule -> group(rule.group()))
                        .toArray(GroupPlan[]::new),
                criteria(definition.censoring()),
                exposures(definition.exit()));
    }

    private int[] exposures(Exit exit) {
        return switch (exit) {
            case Exit.DrugEra era -> {
                var concepts = sets.of(era.conceptSet());
                yield new int[] {
                    streams.ofConcepts(EventKind.DRUG_EXPOSURE, concepts),
                    streams.ofSources(EventKind.DRUG_EXPOSURE, concepts)
                };
            }
            case Exit.EndOfObservation _, Exit.Offset _ -> Streams.NONE;
        };
    }

    private CriterionPlan[] criteria(List<Criterion> list) {
        return list.stream().map(this::criterion).toArray(CriterionPlan[]::new);
    }

    private CriterionPlan criterion(Criterion criterion) {
        var known = criteria.get(criterion);
        if (known == null) {
            var correlated = criterion.correlated().map(this::group);
            boolean both = criterion.conceptSet().isPresent() && criterion.sourceSet().isPresent();
            known =
                    new CriterionPlan(
                            criteria.size(),
                            stream(criterion),
                            both ? concepts(criterion.sourceSet()) : Optional.empty(),
                            criterion,
                            correlated);
            criteria.put(criterion, known);
        }
        return known;
    }

    private int stream(Criterion criterion) {
        var concepts = concepts(criterion.conceptSet());
        var sources = concepts(criterion.sourceSet());
        if (criterion.kind() == EventKind.OBSERVATION_PERIOD) {
            return -1;
        }
        return concepts.map(set -> streams.ofConcepts(criterion.kind(), set))
                .or(() -> sources.map(set -> streams.ofSources(criterion.kind(), set)))
                .orElseGet(() -> streams.every(criterion.kind()));
    }

    private Optional<ConceptIds> concepts(OptionalInt set) {
        return set.isEmpty() ? Optional.empty() : Optional.of(sets.of(set.getAsInt()));
    }

    private GroupPlan group(Group group) {
        return new GroupPlan(
                group,
                group.criteria().stream()
                        .map(correlated ->
                                new CorrelatedPlan(correlated, criterion(correlated.criterion())))
                        .toArray(CorrelatedPlan[]::new),
                group.groups().stream().map(this::group).toArray(GroupPlan[]::new));
    }
}

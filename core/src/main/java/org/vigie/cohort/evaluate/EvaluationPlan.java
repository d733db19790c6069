package org.vigie.cohort.evaluate;

import java.util.List;
import java.util.Optional;
import org.vigie.cohort.ConceptIds;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Period;

/// Many definitions compiled together: the same concept set, criterion or group of events is one
/// thing in all of them and is looked up once for a person.
///
/// @param conditions the filters, with concept sets numbered across all definitions
/// @param streams which events of a person are gathered
/// @param criteria how many different criteria there are
record EvaluationPlan(
        Conditions conditions, Streams streams, List<DefinitionPlan> definitions, int criteria) {

    /// @param exposures the streams of drugs whose use decides the exit; empty where it does not
    record DefinitionPlan(
            int cohort,
            CohortDefinition definition,
            CriterionPlan[] entry,
            Optional<GroupPlan> additional,
            GroupPlan[] rules,
            CriterionPlan[] censoring,
            int[] exposures) {}

    /// @param id its number among all criteria
    /// @param stream where its events are gathered; -1 for observation periods
    /// @param source what their source concept must be in, where that is not seen to by the stream
    /// @param bare whether every event of the stream is one of the criterion, on the days it has
    record CriterionPlan(
            int id,
            int stream,
            Optional<ConceptIds> source,
            Criterion criterion,
            Optional<GroupPlan> correlated,
            boolean bare) {

        CriterionPlan(
                int id,
                int stream,
                Optional<ConceptIds> source,
                Criterion criterion,
                Optional<GroupPlan> correlated) {
            this(
                    id,
                    stream,
                    source,
                    criterion,
                    correlated,
                    criterion.filters().isEmpty()
                            && criterion.moved().isEmpty()
                            && criterion.fixed().equals(Period.ALWAYS));
        }
    }

    record GroupPlan(Group group, CorrelatedPlan[] criteria, GroupPlan[] groups) {}

    record CorrelatedPlan(Correlated correlated, CriterionPlan criterion) {}
}

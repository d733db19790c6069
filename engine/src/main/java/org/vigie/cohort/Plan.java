package org.vigie.cohort;

import java.util.List;
import java.util.Optional;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.Group;

/// Many definitions compiled together: the same concept set, criterion or group of events is one thing in
/// all of them and is looked up once for a person.
///
/// @param conditions the filters, with concept sets numbered across all definitions
/// @param streams    which events of a person are gathered
/// @param criteria   how many different criteria there are
record Plan(Conditions conditions, Streams streams, List<DefinitionPlan> definitions, int criteria) {

    /// @param exposures the streams of drugs whose use decides the exit; empty where it does not
    record DefinitionPlan(int cohort, CohortDefinition definition, List<CriterionPlan> entry,
            Optional<GroupPlan> additional, List<GroupPlan> rules, List<CriterionPlan> censoring, int[] exposures) {
    }

    /// @param id     its number among all criteria
    /// @param stream where its events are gathered; -1 for observation periods
    /// @param source what their source concept must be in, where that is not seen to by the stream
    record CriterionPlan(int id, int stream, Optional<ConceptIds> source, Criterion criterion,
            Optional<GroupPlan> correlated) {
    }

    record GroupPlan(Group group, List<CorrelatedPlan> criteria, List<GroupPlan> groups) {
    }

    record CorrelatedPlan(Correlated correlated, CriterionPlan criterion) {
    }
}

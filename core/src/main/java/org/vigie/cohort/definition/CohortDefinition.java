package org.vigie.cohort.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.vocabulary.ConceptSet;

/// Who enters a cohort, on which day, and until when.
///
/// Entry events that meet the additional criteria qualify; of those, the ones that meet every
/// inclusion rule are kept; each lasts until its exit; entries of a person that overlap, or lie
/// within `eraPad` days of each other, become one.
///
/// @param conceptSets by the numbers criteria refer to
/// @param additional what an entry event must meet besides; {@link #qualifiedLimit} counts only
///   where it is there
/// @param qualifiedLimit which of a person's qualified events go on
/// @param limit which of a person's events that met every rule are kept
/// @param censoring events that end an entry early
/// @param eraPad the days between two entries that still make them one
public record CohortDefinition(
        Map<Integer, ConceptSet> conceptSets,
        EntryEvents entry,
        Optional<Group> additional,
        Limit qualifiedLimit,
        List<InclusionRule> rules,
        Limit limit,
        Exit exit,
        List<Criterion> censoring,
        int eraPad,
        Period censorWindow) {

    /// The events that can start an entry.
    ///
    /// @param priorDays days of observation needed before one
    /// @param postDays days of observation needed after one
    public record EntryEvents(List<Criterion> criteria, int priorDays, int postDays, Limit limit) {}

    /// A rule that an entry must meet; each counts whom it drops.
    public record InclusionRule(String name, Group group) {}
}

package org.vigie.cohort.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Events of one kind that a definition names.
///
/// @param conceptSet the number of the set their concept is in, or empty for every event of the
///   kind
/// @param sourceSet the number of the set their source concept is in
/// @param first whether only a person's first is meant; first among those of the concept sets,
///   before any filter
/// @param moved how their days are moved
/// @param fixed days that take the place of their own; each must lie within the event
/// @param correlated what must hold around each
public record Criterion(
        EventKind kind,
        OptionalInt conceptSet,
        OptionalInt sourceSet,
        boolean first,
        List<Filter> filters,
        Optional<Adjustment> moved,
        Period fixed,
        Optional<Group> correlated) {

    /// Other days for an event: each an offset from its start or end. One that would end before it
    /// starts is none.
    public record Adjustment(Moment startFrom, int startOffset, Moment endFrom, int endOffset) {}
}

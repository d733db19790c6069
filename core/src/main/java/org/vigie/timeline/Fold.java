package org.vigie.timeline;

import java.util.List;

/// A question: what is remembered while people are read one at a time.
///
/// A fold is a record whose components are its parameters, so that it can be written as text and
/// sent to a thread, a Spark executor or a hospital; never code, never a person. Three laws hold
/// for every fold: the empty state is neutral in a merge; the order of merging is immaterial;
/// folding any split of the people and merging equals folding them in one pass. To keep them to the
/// last bit, states hold counts and whole numbers, or collections that are put in order when read.
///
/// @param <S> the state; it can be written as text too
public interface Fold<S> {

    /// Sets of codes such that only a person with a dated event of each of them can change the
    /// state; empty where anybody may. Runners may pass over the others.
    default List<CodeSet> relevant() {
        return List.of();
    }

    /// A new state that has seen nobody; a different object at each call.
    S empty();

    /// Adds a person to a state. The timeline is valid during the call only.
    void add(S state, Timeline person);

    /// The state of those seen by either; may reuse and change the left one, never the right one.
    S merge(S left, S right);
}

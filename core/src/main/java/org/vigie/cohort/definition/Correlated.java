package org.vigie.cohort.definition;

import java.util.Optional;
import java.util.OptionalInt;

/// How many events of a kind must lie where around an index event.
///
/// @param start where the event's start (or end) must lie
/// @param end where its end (or start) must lie too
/// @param sameVisit whether both must belong to the same visit
/// @param ignoreObservation whether events outside the index's observation period count too
public record Correlated(
        Criterion criterion,
        Window start,
        Optional<Window> end,
        boolean sameVisit,
        boolean ignoreObservation,
        Occurrence occurrence) {

    /// Days around the index; both ends inclusive.
    ///
    /// @param index which day of the index event counts as day 0
    /// @param event which day of the other event is compared
    public record Window(Bound from, Bound to, Moment index, Moment event) {}

    /// One end of a window.
    ///
    /// @param days relative to day 0; where there are none, the start or end of observation
    /// @param before whether it is the start of observation rather than its end
    public record Bound(OptionalInt days, boolean before) {}

    /// How many.
    ///
    /// @param distinct what must differ to be counted twice; empty to count every event
    public record Occurrence(Comparison comparison, int count, Optional<CountColumn> distinct) {

        public enum Comparison {
            EXACTLY,
            AT_MOST,
            AT_LEAST
        }

        public boolean holds(int found) {
            return switch (comparison) {
                case EXACTLY -> found == count;
                case AT_MOST -> found <= count;
                case AT_LEAST -> found >= count;
            };
        }
    }
}

package org.vigie.cohort.definition;

import java.util.Set;
import org.vigie.timeline.Attribute;

/// A condition on a single event. What an event does not have meets no condition, not even a
/// negated one.
public sealed interface Filter {

    /// Where one of its days lies.
    record Day(Moment moment, Range range) implements Filter {}

    /// How many days lie between its start and its end.
    record Length(Range range) implements Filter {}

    /// The calendar year of the event less the year of birth.
    record Age(Moment moment, Range range) implements Filter {}

    record Number(Quantity quantity, Range range) implements Filter {}

    /// One of its concepts is, or is not, among some.
    record Concept(ConceptField field, Choice choice) implements Filter {}

    record Text(Attribute attribute, TextMatch match) implements Filter {}

    /// A measured number outside its reference range, or a result that says so.
    record Abnormal() implements Filter {

        /// "Abnormally high" and "abnormally low".
        public static final Set<Long> CONCEPTS = Set.of(4155142L, 4155143L);
    }

    /// What a number is compared with.
    enum Quantity {
        VALUE,
        RANGE_LOW,
        RANGE_HIGH,
        RANGE_LOW_RATIO,
        RANGE_HIGH_RATIO,
        DAYS_SUPPLY,
        REFILLS,
        GAP_DAYS,
        EFFECTIVE_DOSE
    }

    /// Some concepts.
    sealed interface Choice {

        /// Whether the concept must be none of them.
        boolean excluded();
    }

    /// Concepts by their ids.
    record Listed(Set<Long> concepts, boolean excluded) implements Choice {}

    /// A concept set by its number.
    record InSet(int conceptSet, boolean excluded) implements Choice {}
}

package org.vigie.cohort.definition;

import org.vigie.timeline.Attribute;

/// Which of an event's concepts a filter looks at.
public sealed interface ConceptField {

    /// An attribute of the event.
    record Of(Attribute attribute) implements ConceptField {}

    enum Other implements ConceptField {
        /// The event's own concept.
        CODE,
        /// The concept of the visit the event belongs to.
        VISIT,
        GENDER,
        RACE,
        ETHNICITY
    }
}

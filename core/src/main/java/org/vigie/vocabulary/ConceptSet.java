package org.vigie.vocabulary;

import java.util.List;

/// A named set of codes as people write it: what is in, with what is under it, and what is out.
public record ConceptSet(String name, List<Item> items) {

    public ConceptSet {
        items = List.copyOf(items);
    }

    /// One line of a set.
    ///
    /// @param descendants whether everything under it belongs too
    /// @param mapped whether every code that maps to one of these belongs too
    /// @param excluded whether it is taken out rather than put in; exclusion wins
    public record Item(Reference reference, boolean descendants, boolean mapped, boolean excluded) {

        public Item(Reference reference, boolean descendants, boolean excluded) {
            this(reference, descendants, false, excluded);
        }
    }

    /// How a line names codes.
    public sealed interface Reference {

        /// As people say it: `concept 192671`.
        default String words() {
            return switch (this) {
                case Concept concept -> "concept " + concept.id;
                case Text text -> "code " + text.code;
                case Prefix prefix -> "codes that begin with " + prefix.start;
            };
        }
    }

    /// OMOP's concept id.
    public record Concept(long id) implements Reference {}

    /// A code by its text, `vocabulary/code`.
    public record Text(String code) implements Reference {}

    /// Every code that begins so: `ICD10CM/C34` for the pattern `ICD10CM/C34*`.
    public record Prefix(String start) implements Reference {}
}

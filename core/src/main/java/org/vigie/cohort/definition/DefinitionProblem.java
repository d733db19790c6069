package org.vigie.cohort.definition;

import org.vigie.problem.InputProblem;

/// What makes a definition unusable, with its place: a JSON pointer such as
/// `/PrimaryCriteria/CriteriaList/0`.
public final class DefinitionProblem extends InputProblem {

    private final String place;

    public DefinitionProblem(String place, String message) {
        super((place.isEmpty() ? "/" : place) + ": " + message);
        this.place = place;
    }

    /// Of a text as a whole.
    ///
    /// @param message says it of the file: `is not a cohort definition: …`
    public DefinitionProblem(String message) {
        super(message);
        this.place = "";
    }

    public String place() {
        return place;
    }
}

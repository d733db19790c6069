package org.vigie.study.screen.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Persons gathered in any order, read in order of identifier.
final class Roster {

    private final List<Candidate> candidates;

    Roster() {
        this(List.of());
    }

    @JsonCreator
    Roster(List<Candidate> candidates) {
        this.candidates = new ArrayList<>(candidates);
    }

    void add(Candidate candidate) {
        candidates.add(candidate);
    }

    Roster merge(Roster other) {
        candidates.addAll(other.candidates);
        return this;
    }

    /// Everybody, by identifier.
    @JsonValue
    List<Candidate> inOrder() {
        candidates.sort(Comparator.comparingLong(Candidate::person));
        return candidates;
    }
}

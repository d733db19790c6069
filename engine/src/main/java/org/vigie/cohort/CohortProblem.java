package org.vigie.cohort;

/// What makes a file of cohorts unusable; the message says the file, the place, what was found and what to do.
public final class CohortProblem extends RuntimeException {

    public CohortProblem(String message) {
        super(message);
    }
}

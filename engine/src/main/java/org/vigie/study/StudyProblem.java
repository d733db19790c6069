package org.vigie.study;

/// What makes a study impossible; the message says what was found and what to do.
public final class StudyProblem extends RuntimeException {

    public StudyProblem(String message) {
        super(message);
    }
}

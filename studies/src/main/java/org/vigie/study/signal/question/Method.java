package org.vigie.study.signal.question;

import java.util.Arrays;
import java.util.Optional;

/// How a pair of exposure and outcome is judged.
public enum Method {
    SCCS("sccs", "relative incidence"),
    SELF_CONTROLLED_COHORT("self_controlled_cohort", "ratio of rates"),
    ICTPD("ictpd", "observed to expected"),
    SEQUENCE_SYMMETRY("sequence_symmetry", "adjusted sequence ratio"),
    DISPROPORTIONALITY("disproportionality", "odds ratio");

    private final String word;
    private final String measure;

    Method(String word, String measure) {
        this.word = word;
        this.measure = measure;
    }

    /// The word for it in protocols and tables.
    public String word() {
        return word;
    }

    /// What its ratio is a ratio of.
    public String measure() {
        return measure;
    }

    static Optional<Method> ofWord(String word) {
        return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
    }
}

package org.vigie.study.signal.method;

import java.util.Arrays;
import java.util.Optional;

/// How a pair of exposure and outcome is judged.
public enum Method {
    SCCS("sccs", "relative incidence"),
    SELF_CONTROLLED_COHORT("self_controlled_cohort", "ratio of rates"),
    ICTPD("ictpd", "observed to expected"),
    SEQUENCE_SYMMETRY("sequence_symmetry", "adjusted sequence ratio"),
    DISPROPORTIONALITY("disproportionality", "odds ratio"),
    GPS("gps", "shrunk ratio of observed to expected"),
    LGPS("lgps", "shrunk ratio of observed to expected"),
    SCCS_EVENT_DEPENDENT_EXPOSURE("sccs_event_dependent_exposure", "relative incidence"),
    SCCS_EVENT_DEPENDENT_OBSERVATION("sccs_event_dependent_observation", "relative incidence"),
    SCCS_SPLINE("sccs_spline", "relative incidence"),
    SCCS_SEMIPARAMETRIC("sccs_semiparametric", "relative incidence"),
    SCCS_LASSO("sccs_lasso", "penalised relative incidence");

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

    /// Whether it is a gamma-Poisson shrinker, whose prior is of all pairs together.
    public boolean shrinks() {
        return this == GPS || this == LGPS;
    }

    /// Whether it is a case series.
    public boolean isSeries() {
        return switch (this) {
            case SCCS,
                    SCCS_EVENT_DEPENDENT_EXPOSURE,
                    SCCS_EVENT_DEPENDENT_OBSERVATION,
                    SCCS_SPLINE,
                    SCCS_SEMIPARAMETRIC,
                    SCCS_LASSO ->
                    true;
            case SELF_CONTROLLED_COHORT, ICTPD, SEQUENCE_SYMMETRY, DISPROPORTIONALITY, GPS, LGPS ->
                    false;
        };
    }

    /// Whether it looks at age itself, so that who has no day of birth is left out.
    public boolean needsBirth() {
        return this == SCCS_EVENT_DEPENDENT_OBSERVATION
                || this == SCCS_SPLINE
                || this == SCCS_SEMIPARAMETRIC;
    }

    /// Whether it takes a person to have the outcome once.
    public boolean needsFirstEvents() {
        return this == SCCS_EVENT_DEPENDENT_EXPOSURE || this == SCCS_EVENT_DEPENDENT_OBSERVATION;
    }

    public static Optional<Method> ofWord(String word) {
        return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
    }
}

package org.vigie.study.reidentification;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// What somebody outside may know of a person without having seen their records.
public enum QuasiIdentifier {
    BIRTH_YEAR,
    BIRTH_DAY,
    SEX,
    REGION,
    PRACTICE,
    SITE,
    DEATH_YEAR,
    DEATH_DAY;

    /// What is known of a person; what is not is the same for all of whom it is not.
    String of(Timeline person) {
        return switch (this) {
            case BIRTH_YEAR ->
                    person.birthDay() == Timeline.NO_DAY
                            ? ""
                            : Integer.toString(person.birthYear());
            case BIRTH_DAY -> Days.text(person.birthDay());
            case SEX -> person.sex().name();
            case REGION -> person.region();
            case PRACTICE -> person.practice();
            case SITE -> person.site();
            case DEATH_YEAR ->
                    person.deathDay() == Timeline.NO_DAY
                            ? ""
                            : Integer.toString(Days.year(person.deathDay()));
            case DEATH_DAY -> Days.text(person.deathDay());
        };
    }

    /// `birth_year`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one of this name.
    ///
    /// @throws InputProblem where there is none
    public static QuasiIdentifier named(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new InputProblem(
                                "--by knows "
                                        + Arrays.stream(values())
                                                .map(QuasiIdentifier::word)
                                                .collect(Collectors.joining(", "))
                                        + ", not '"
                                        + word.strip()
                                        + "'"));
    }
}

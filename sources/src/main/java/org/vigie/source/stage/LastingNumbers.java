package org.vigie.source.stage;

import org.vigie.problem.InputProblem;

/// Numbers for what a source calls people, visits and providers, where it has none: the same name
/// has the same number in every delivery. Nothing secret is in them: who knows a name knows its
/// number. Two of 100 million names have the same number with a probability of 1 in 1,800.
public final class LastingNumbers {

    private LastingNumbers() {}

    /// Refuses people of whom two have the same number.
    ///
    /// @param people a table with each person once
    public static void refuseCollisions(Duck duck, String people) {
        if (duck.number("SELECT count(*) - count(DISTINCT person_id) FROM " + people) > 0) {
            throw new InputProblem(
                    """
                    two people have the same number, which would make them one; import with \
                    --pseudonymise KEYFILE\
                    """);
        }
    }

    /// The number of a text in SQL, from 0 to 2^63 − 1: the lower 64 bits of MD5 (RFC 1321) without
    /// the last.
    public static String of(String text) {
        return "CAST(md5_number_lower(" + text + ") >> 1 AS BIGINT)";
    }
}

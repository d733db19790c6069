package org.vigie.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Of what, when and of whom something is counted. As text `subject|from|age|sex|region`.
///
/// @param subject the place of the outcome or drug in the protocol
/// @param from first day of the interval, or the year
/// @param age number of the age group, `EVERY_AGE` or `UNKNOWN_AGE`
/// @param sex in a state the letter, in a result the word; empty where it is not asked for
/// @param region empty where it is not known or not asked for
public record Stratum(int subject, int from, int age, String sex, String region)
        implements Comparable<Stratum> {

    /// What stands for every value.
    public static final String ALL = "all";

    public static final int EVERY_AGE = -1;
    public static final int UNKNOWN_AGE = -2;

    private static final int PARTS = 5;

    private static final Comparator<Stratum> ORDER =
            Comparator.comparingInt(Stratum::subject)
                    .thenComparingInt(Stratum::from)
                    .thenComparingInt(Stratum::age)
                    .thenComparing(Stratum::sex)
                    .thenComparing(Stratum::region);

    /// The stratum of a person.
    public static Stratum of(int subject, int from, int age, Timeline person, Breakdown by) {
        return new Stratum(
                subject,
                from,
                age,
                by.sexes() ? person.sex().letter() : "",
                by.regions() ? person.region() : "");
    }

    /// Reads what `toString` writes.
    @JsonCreator
    public static Stratum of(String text) {
        var parts = text.split("\\|", PARTS);
        return new Stratum(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                parts[3],
                parts[4]);
    }

    /// The same at another age.
    public Stratum at(int otherAge) {
        return new Stratum(subject, from, otherAge, sex, region);
    }

    /// Those of a result in which this one counts: its own, in words, and the totals.
    public List<Stratum> inWords(Breakdown by) {
        return places(by.sexes(), word(Sex.ofLetter(sex))).stream()
                .flatMap(inSex ->
                        places(by.regions(), region.isEmpty() ? "unknown" : region).stream()
                                .map(inRegion -> new Stratum(subject, from, age, inSex, inRegion)))
                .toList();
    }

    private static Set<String> places(boolean asked, String value) {
        return asked ? new LinkedHashSet<>(List.of(value, ALL)) : Set.of(ALL);
    }

    private static String word(Sex sex) {
        return switch (sex) {
            case FEMALE -> "female";
            case MALE -> "male";
            case UNKNOWN -> "unknown";
        };
    }

    @Override
    public int compareTo(Stratum other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return subject + "|" + from + "|" + age + "|" + sex + "|" + region;
    }
}

package org.vigie.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.ConceptSetsType;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.Values;
import org.vigie.vocabulary.ConceptSet;

/// Keys that several kinds of study have: the same idea has the same key everywhere.
public final class CommonKeys {

    public static final Key<Optional<String>> TITLE =
            Key.maybe(
                    "title",
                    Types.text(),
                    "a title made of what is asked",
                    "The title of the report.",
                    "What comes before lung cancer?");

    public static final Key<Optional<CohortSource>> POPULATION =
            Key.maybe(
                    "population",
                    new CohortSourceType(),
                    "everybody",
                    "Whom the study is about: people count on the days on which they are in it.",
                    "{definition: cohort-copd.yaml}");

    public static final Key<Integer> FROM =
            Key.required("from", Types.date(), "The first day of the study.", "2010-01-01");
    public static final Key<Integer> TO =
            Key.required("to", Types.date(), "The last day of the study.", "2019-12-31");

    public static final Key<Integer> WASHOUT_DAYS =
            Key.optional(
                    "washout_days",
                    Types.days(),
                    365,
                    """
                    Days at the start of observation in which a first record does not \
                    count as new.\
                    """);

    public static final Key<Integer> PRIOR_OBSERVATION_DAYS =
            Key.optional(
                    "prior_observation_days",
                    Types.days(),
                    0,
                    "Days of observation without a break that a person needs before they count.",
                    "365");

    /// The first age of each age group, the first of them 0.
    public static final Key<List<Integer>> AGE_GROUPS =
            Key.optional(
                    "age_groups",
                    Types.ascending(
                            Optional.of(0),
                            0,
                            0,
                            120,
                            "a list of the first ages of the age groups, from 0 on"),
                    List.of(),
                    "Results by age group too; an empty list for all ages together.",
                    "[0, 40, 60, 75]");

    public static final Key<Boolean> SEX =
            Key.optional("sex", Types.flag(), true, "Results by sex too.");
    public static final Key<Boolean> REGION =
            Key.optional("region", Types.flag(), false, "Results by region too.");

    public static final Key<Integer> SMALL_CELLS =
            Key.optional(
                    "small_cells",
                    Types.whole(0, 1000),
                    10,
                    """
                    Numbers of 1 to so many people are hidden, and what would give them \
                    away; 0 hides none.\
                    """);

    public static final Key<Long> SEED =
            Key.optional(
                    "seed",
                    Types.seed(),
                    1L,
                    "Of everything that is drawn at random; the same seed gives the same results.");

    private CommonKeys() {}

    /// The line that says what kind of study it is.
    public static Key<String> study(String word) {
        return Key.required(
                "study", Types.choice(List.of(word), name -> name), "The kind of study.", word);
    }

    /// Codes and concepts under a name.
    ///
    /// @param example the sets that the examples of other keys name
    public static Key<Map<String, ConceptSet>> conceptSets(String example) {
        return Key.optional(
                Reading.CONCEPT_SETS,
                new ConceptSetsType(),
                Map.of(),
                "Codes and concepts under a name, with all that is under them.",
                example);
    }

    /// The last day of a study is not before its first.
    public static void checkDays(Values values, YamlNode protocol) {
        if (values.get(TO) < values.get(FROM)) {
            throw protocol.require("to", "")
                    .problem(
                            "a day that is not before 'from', "
                                    + protocol.require("from", "").text());
        }
    }
}

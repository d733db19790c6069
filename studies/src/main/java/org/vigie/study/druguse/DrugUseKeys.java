package org.vigie.study.druguse;

import java.util.List;
import java.util.Optional;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Types;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceType;
import org.vigie.study.CommonKeys;
import org.vigie.vocabulary.ConceptSet;

/// The keys of `study: describe` with `drugs`.
public final class DrugUseKeys {

    /// Ten years, in days.
    private static final int LONGEST = 3_653;

    static final Key<List<CohortSource>> DRUGS =
            Key.required(
                    "drugs",
                    Types.list(new CohortSourceType(), 1),
                    "The drugs whose use is told, each on its own.",
                    "[metformin]");
    static final Key<Integer> WASHOUT_DAYS =
            Key.optional(
                    "washout_days",
                    Types.whole(0, LONGEST),
                    365,
                    "Days of observation without use before a use is new.");
    static final Key<Integer> GAP_DAYS =
            Key.optional(
                    "gap_days",
                    Types.whole(0, LONGEST),
                    30,
                    "Maximum gap: days without supply that an era of use goes on over.");
    static final Key<Integer> DAYS_SUPPLIED =
            Key.optional(
                    "days_supplied",
                    Types.whole(0, LONGEST),
                    30,
                    """
                    Days that a record lasts whose length the source does not say; at \
                    least 1 is taken.\
                    """);
    static final Key<List<Integer>> PERSISTENCE_DAYS =
            Key.optional(
                    "persistence_days",
                    Types.ascending(
                            Optional.empty(),
                            1,
                            1,
                            LONGEST,
                            "a list of days, each after the one before it"),
                    List.of(30, 90, 180, 365),
                    "Days after the start for which persistence is told.");
    static final Key<Optional<ConceptSet>> INDICATIONS =
            Key.maybe(
                    "indications",
                    Types.conceptSet(),
                    "not looked for",
                    "Codes looked for before new use.",
                    "diseases");
    static final Key<List<Integer>> INDICATION_DAYS =
            Key.optional(
                    "indication_days",
                    Types.range(
                            -LONGEST,
                            0,
                            "the first and the last day relative to the start, such as [-30, 0]"),
                    List.of(-30, 0),
                    """
                    Where indications are looked for: days relative to the start, both \
                    ends included.\
                    """);
    static final Key<Integer> TOP =
            Key.optional(
                    "top",
                    Types.whole(1, 1000),
                    20,
                    "How many of the most frequent indications are told.");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                            CommonKeys.study("describe"),
                            CommonKeys.TITLE,
                            CommonKeys.conceptSets(
                                    "{metformin: [ATC/A10BA02*], diseases: [ICD10/*]}"),
                            DRUGS,
                            CommonKeys.FROM,
                            CommonKeys.TO,
                            WASHOUT_DAYS,
                            GAP_DAYS,
                            DAYS_SUPPLIED,
                            PERSISTENCE_DAYS,
                            INDICATIONS,
                            INDICATION_DAYS,
                            TOP,
                            CommonKeys.AGE_GROUPS,
                            CommonKeys.SEX,
                            CommonKeys.REGION,
                            CommonKeys.SMALL_CELLS)
                    .checked(CommonKeys::checkDays);

    private DrugUseKeys() {}
}

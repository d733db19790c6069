package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.Values;
import org.vigie.protocol.keys.YamlText;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceType;
import org.vigie.study.CommonKeys;
import org.vigie.study.DayWindow;
import org.vigie.vocabulary.ConceptSet;

/// The keys of `study: screen`.
public final class ScreenKeys {

    /// Windows of the field: 15 to 10, 10 to 5, 5 to 2 and 2 to 1 years before, and the last year.
    static final List<DayWindow> WINDOWS_OF_THE_FIELD =
            List.of(
                    new DayWindow(-5475, -3651),
                    new DayWindow(-3650, -1826),
                    new DayWindow(-1825, -731),
                    new DayWindow(-730, -366),
                    new DayWindow(-365, -1));

    static final Key<CohortSource> OUTCOME =
            Key.required(
                    "outcome",
                    new CohortSourceType(),
                    "The outcome: its first record or entry is the index date of a case.",
                    "lung_cancer");
    static final Key<Integer> PRIOR_OBSERVATION_DAYS =
            Key.optional(
                    "prior_observation_days",
                    Types.days(),
                    365,
                    """
                    Days of observation without a break that cases and controls need \
                    before the index date.\
                    """);
    static final Key<Integer> CONTROLS_PER_CASE =
            Key.optional(
                    "controls_per_case",
                    Types.whole(1, 100),
                    4,
                    "At most so many controls for each case.");

    static final Key<Integer> BIRTH_YEAR =
            Key.optional(
                    "birth_year",
                    Types.whole(0, 120),
                    0,
                    "Controls are born at most so many years before or after the case.");
    static final Key<Boolean> SAME_SEX =
            Key.optional("sex", Types.flag(), true, "Controls are of the case's sex.");
    static final Key<Boolean> SAME_REGION =
            Key.optional("region", Types.flag(), false, "Controls live in the case's region.");
    static final Key<Boolean> SAME_PRACTICE =
            Key.optional("practice", Types.flag(), false, "Controls are of the case's practice.");
    private static final Keys MATCHING = Keys.of(BIRTH_YEAR, SAME_SEX, SAME_REGION, SAME_PRACTICE);
    static final Key<Values> MATCH =
            Key.optional(
                    "match",
                    Types.mapping(MATCHING),
                    MATCHING.defaults(),
                    "What controls are matched on.");

    static final Key<List<DayWindow>> WINDOWS =
            Key.optional(
                    "windows",
                    new Types.Simple<>(
                            ScreenKeys::windows,
                            ScreenKeys::text,
                            """
                            a list of first and last days before the index date, such as \
                            [-365, -1]\
                            """,
                            JsonObject.of(
                                    "type",
                                    "array",
                                    "minItems",
                                    1,
                                    "uniqueItems",
                                    true,
                                    "items",
                                    JsonObject.of(
                                            "type",
                                            "array",
                                            "minItems",
                                            2,
                                            "maxItems",
                                            2,
                                            "items",
                                            JsonObject.of(
                                                    "type",
                                                    "integer",
                                                    "minimum",
                                                    -Types.LONGEST,
                                                    "maximum",
                                                    -1)))),
                    WINDOWS_OF_THE_FIELD,
                    """
                    Days before the index date in which exposure is looked for, each \
                    window by itself, both ends included.\
                    """);
    static final Key<Integer> MINIMUM_DAYS =
            Key.optional(
                    "minimum_days",
                    Types.whole(1, 1000),
                    1,
                    """
                    Distinct days of a window on which a code must be recorded for the person to \
                    count as exposed.\
                    """);
    static final Key<Integer> MINIMUM_EXPOSED =
            Key.optional(
                    "minimum_exposed",
                    Types.whole(1, 1_000_000_000),
                    20,
                    """
                    A code is tested in a window if at least so many cases and controls together \
                    are exposed.\
                    """);
    static final Key<Boolean> ROLL_UP =
            Key.optional(
                    "roll_up",
                    Types.flag(),
                    false,
                    "A record also counts for every code above its own in the hierarchy.");
    static final Key<List<String>> TABLES =
            Key.optional(
                    "tables",
                    Types.texts("the name of a table"),
                    List.of(),
                    """
                    Tables of the source whose events are screened; none named: all. Eras \
                    and deaths are never screened.\
                    """,
                    "[condition_occurrence, drug_exposure]");
    static final Key<Optional<ConceptSet>> EXCLUDE =
            Key.maybe(
                    "exclude",
                    Types.conceptSet(),
                    "nothing but the outcome",
                    "Codes that are not screened.",
                    "lung_cancer");

    static final Key<Integer> STRONGEST =
            Key.optional(
                    "strongest",
                    Types.whole(0, 1000),
                    10,
                    "How many of the strongest associations are adjusted.");
    static final Key<List<Covariate>> COVARIATES =
            Key.optional(
                    "covariates",
                    Types.list(
                            new Types.Simple<>(
                                    ScreenKeys::covariate,
                                    ScreenKeys::text,
                                    "visit_days or the name of a concept set",
                                    java.util.Map.of("type", "string")),
                            0),
                    List.of(new Covariate.VisitDays()),
                    """
                    What they are adjusted for: visit_days is log(1 + days with a visit), because \
                    ill people have more visits.\
                    """);
    private static final Keys ADJUSTMENT = Keys.of(STRONGEST, COVARIATES);
    static final Key<Values> ADJUST =
            Key.optional(
                    "adjust",
                    Types.mapping(ADJUSTMENT),
                    ADJUSTMENT.defaults(),
                    "Which associations are estimated again with covariates held fixed.");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                            CommonKeys.study("screen"),
                            CommonKeys.TITLE,
                            CommonKeys.conceptSets("{lung_cancer: [ICD10/C34*]}"),
                            OUTCOME,
                            CommonKeys.POPULATION,
                            CommonKeys.WASHOUT_DAYS,
                            PRIOR_OBSERVATION_DAYS,
                            CONTROLS_PER_CASE,
                            MATCH,
                            WINDOWS,
                            MINIMUM_DAYS,
                            MINIMUM_EXPOSED,
                            ROLL_UP,
                            TABLES,
                            EXCLUDE,
                            ADJUST,
                            CommonKeys.SMALL_CELLS,
                            CommonKeys.SEED)
                    .renamed("minimum_history_days", "prior_observation_days");

    private ScreenKeys() {}

    private static Covariate covariate(YamlNode entry, Reading reading) {
        return entry.text().equals("visit_days")
                ? new Covariate.VisitDays()
                : new Covariate.AnyOf(ConceptSetReader.named(entry, reading.sets()));
    }

    private static String text(Covariate covariate) {
        return switch (covariate) {
            case Covariate.VisitDays _ -> "visit_days";
            case Covariate.AnyOf any -> YamlText.of(any.set().name());
        };
    }

    private static String text(List<DayWindow> windows) {
        return YamlText.list(
                windows.stream()
                        .map(window -> "[" + window.start() + ", " + window.end() + "]")
                        .toList());
    }

    private static List<DayWindow> windows(YamlNode node, Reading reading) {
        var windows = new ArrayList<DayWindow>();
        for (var entry : node.entries()) {
            var ends = entry.entries();
            if (ends.size() != 2) {
                throw entry.problem("two days before the index date, such as [-365, -1]");
            }
            int start = ends.get(0).number(-Types.LONGEST, -1);
            int end = ends.get(1).number(-Types.LONGEST, -1);
            if (start > end) {
                throw ends.get(1).problem("a last day that is not before the first, " + start);
            }
            windows.add(new DayWindow(start, end));
        }
        if (windows.isEmpty()) {
            throw node.problem("at least one window such as [-365, -1]");
        }
        if (Set.copyOf(windows).size() < windows.size()) {
            throw node.problem("each window once");
        }
        windows.sort(Comparator.comparingInt(DayWindow::start).thenComparingInt(DayWindow::end));
        return List.copyOf(windows);
    }
}

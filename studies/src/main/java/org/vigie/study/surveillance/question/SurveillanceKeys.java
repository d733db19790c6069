package org.vigie.study.surveillance.question;

import java.util.List;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.Values;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourcesType;
import org.vigie.study.CommonKeys;

/// The keys of `study: surveillance`.
public final class SurveillanceKeys {

    private static final double HIGHEST_LEVEL = 0.5;

    static final Key<List<CohortSource>> EXPOSURES =
            Key.required(
                    "exposures",
                    new CohortSourcesType("at least one name of a concept set, or a cohort"),
                    "What is watched; every day with a record of it, or an entry into it, is a dose.",
                    "[vaccine]");
    static final Key<List<CohortSource>> OUTCOMES =
            Key.required(
                    "outcomes",
                    new CohortSourcesType("at least one name of a concept set, or a cohort"),
                    "What may follow; a person's first one ever counts, with every exposure.",
                    "[stroke]");
    static final Key<Integer> FROM =
            Key.required(
                    "from",
                    Types.date(),
                    "The first day of surveillance; doses before it are not watched.",
                    "2020-01-01");
    static final Key<Integer> TO =
            Key.required(
                    "to",
                    Types.date(),
                    "The last day of surveillance, and the one on which the data were taken.",
                    "2020-12-31");
    static final Key<Integer> HISTORY_FROM =
            Key.required(
                    "history_from",
                    Types.date(),
                    "The first day of the history, which lasts until the day before 'from'.",
                    "2017-01-01");
    static final Key<LookInterval> LOOKS =
            Key.optional(
                    "looks",
                    Types.choice(LookInterval.class, LookInterval::word),
                    LookInterval.MONTHS,
                    "After which stretches of the calendar one looks.");
    static final Key<Integer> START =
            Key.optional("start", Types.days(), 1, "The first day, counted from the dose, day 0.");
    static final Key<Integer> END =
            Key.optional("end", Types.days(), 42, "The last day, counted from the dose.");
    private static final Keys WINDOW = Keys.of(START, END).checked(SurveillanceKeys::checkWindow);
    static final Key<Values> RISK_WINDOW =
            Key.optional(
                    "risk_window",
                    Types.mapping(WINDOW),
                    WINDOW.defaults(),
                    "Days after a dose on which an outcome counts, both included.");
    static final Key<TestMethod> METHOD =
            Key.optional(
                    "method",
                    Types.choice(TestMethod.class, TestMethod::word),
                    TestMethod.CONDITIONAL,
                    "Take the rate of the history for known, or for as uncertain as its events make it.");
    static final Key<Double> ALPHA =
            Key.optional(
                    "alpha",
                    new RealType(HIGHEST_LEVEL),
                    0.05,
                    "The probability of a signal at any look where there is no effect is at most this.");
    static final Key<Integer> MINIMUM_EVENTS =
            Key.optional(
                    "minimum_events",
                    Types.whole(1, 1000),
                    1,
                    "Fewer events than this never signal.");
    static final Key<Spending> SPENDING =
            Key.optional(
                    "spending",
                    new Spending.Type(),
                    Spending.FLAT,
                    "One critical value for all looks, or alpha spent as this power of what was expected so far.",
                    "1.0");
    static final Key<Optional<Double>> MAXIMUM_EXPECTED =
            Key.maybe(
                    "maximum_expected",
                    new RealType(Double.POSITIVE_INFINITY),
                    "what is expected at the last look",
                    "Surveillance ends before more than so many events are expected; fixes the plan before it begins.",
                    "20.0");
    static final Key<List<Double>> COMPLETENESS =
            Key.optional(
                    "completeness",
                    new SharesType(),
                    List.of(1.0),
                    "Share of the events of the last look's stretch that are recorded, of the one before, and so on.",
                    "[0.6, 0.9, 1.0]");
    static final Key<List<Integer>> AGE_GROUPS =
            Key.optional(
                    "age_groups",
                    CommonKeys.AGE_GROUPS.type(),
                    List.of(0, 20, 40, 60, 80),
                    "The history has a rate for each of these age groups; an empty list for all ages together.");
    static final Key<Boolean> SEX =
            Key.optional("sex", Types.flag(), true, "The history has rates for each sex.");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                            CommonKeys.study("surveillance"),
                            CommonKeys.TITLE,
                            CommonKeys.conceptSets(
                                    "{vaccine: [ATC/J07BX03], stroke: [ICD10/I63*]}"),
                            EXPOSURES,
                            OUTCOMES,
                            FROM,
                            TO,
                            HISTORY_FROM,
                            LOOKS,
                            RISK_WINDOW,
                            CommonKeys.WASHOUT_DAYS,
                            METHOD,
                            ALPHA,
                            MINIMUM_EVENTS,
                            SPENDING,
                            MAXIMUM_EXPECTED,
                            COMPLETENESS,
                            AGE_GROUPS,
                            SEX,
                            CommonKeys.SMALL_CELLS)
                    .checked(SurveillanceKeys::checkDays)
                    .checked(SurveillanceKeys::checkEnd);

    private SurveillanceKeys() {}

    private static void checkWindow(Values values, YamlNode window) {
        if (values.get(END) < values.get(START)) {
            throw window.refused(
                    "a risk window needs an end that is not before its start, %d, was %d"
                            .formatted(values.get(START), values.get(END)));
        }
    }

    private static void checkDays(Values values, YamlNode protocol) {
        var from = protocol.require("from", "");
        if (values.get(TO) < values.get(FROM)) {
            throw protocol.require("to", "")
                    .problem("a day that is not before 'from', " + from.text());
        }
        if (values.get(HISTORY_FROM) >= values.get(FROM)) {
            throw protocol.require("history_from", "")
                    .problem("a day before 'from', " + from.text());
        }
    }

    /// One critical value for a history with few events depends on all looks, not on their end.
    private static void checkEnd(Values values, YamlNode protocol) {
        if (values.get(MAXIMUM_EXPECTED).isPresent()
                && values.get(METHOD) == TestMethod.CONDITIONAL
                && values.get(SPENDING).isFlat()) {
            throw protocol.require("maximum_expected", "")
                    .problem("'method: poisson', or a number as 'spending'");
        }
    }
}

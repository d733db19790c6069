package org.vigie.study.surveillance.question;

import java.util.List;
import java.util.Optional;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.Values;
import org.vigie.statistics.sequential.late.RiskWindow;
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
                    """
                    What is watched; every day with a record of it, or an entry into it, \
                    is a dose.\
                    """,
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
    static final Key<Optional<Integer>> HISTORY_FROM =
            Key.<Integer>maybe(
                            "history_from",
                            Types.date(),
                            "no history, which only 'method: binomial' can do without",
                            """
                            The first day of the history, which lasts until the day before \
                            'from'.\
                            """,
                            "2017-01-01")
                    .suggested();
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
    private static final Key<Integer> COMPARED_START =
            Key.required(
                    "start",
                    Types.whole(-Types.LONGEST, Types.LONGEST),
                    "The first day, counted from the dose; below 0 before it.",
                    "43");
    private static final Key<Integer> COMPARED_END =
            Key.required(
                    "end",
                    Types.whole(-Types.LONGEST, Types.LONGEST),
                    "The last day, counted from the dose.",
                    "84");
    static final Key<Optional<Values>> COMPARISON_WINDOW =
            Key.maybe(
                    "comparison_window",
                    Types.mapping(
                            Keys.of(COMPARED_START, COMPARED_END)
                                    .checked(SurveillanceKeys::checkCompared)),
                    "none",
                    """
                    Days about a dose with which the risk window is compared, apart from \
                    it; of 'method: binomial'.\
                    """,
                    "{start: 43, end: 84}");
    static final Key<TestMethod> METHOD =
            Key.optional(
                    "method",
                    Types.choice(TestMethod.class, TestMethod::word),
                    TestMethod.CONDITIONAL,
                    """
                    Take the rate of the history for known, or for as uncertain as its \
                    events make it, or compare two windows of the same people.\
                    """);
    static final Key<Double> ALPHA =
            Key.optional(
                    "alpha",
                    new RealType(HIGHEST_LEVEL),
                    0.05,
                    """
                    The probability of a signal at any look where there is no effect is \
                    at most this.\
                    """);
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
                    """
                    One critical value for all looks, or alpha spent as this power of \
                    what was expected so far.\
                    """,
                    "1.0");
    static final Key<Optional<Double>> MAXIMUM_EXPECTED =
            Key.maybe(
                    "maximum_expected",
                    new RealType(Double.POSITIVE_INFINITY),
                    "what is expected at the last look",
                    """
                    Surveillance ends before more than so many events are expected; fixes \
                    the plan before it begins.\
                    """,
                    "20.0");
    static final Key<Optional<Integer>> MAXIMUM_EVENTS =
            Key.maybe(
                    "maximum_events",
                    Types.whole(1, 100_000),
                    "the events of both windows up to the last look",
                    """
                    Surveillance ends before more than so many events came in both \
                    windows; of 'method: binomial'.\
                    """,
                    "100");
    static final Key<Optional<List<CohortSource>>> NEGATIVE_CONTROLS =
            Key.maybe(
                    "negative_controls",
                    new CohortSourcesType("at least one name of a concept set, or a cohort"),
                    "none: nothing is calibrated",
                    """
                    Outcomes that no exposure here has an effect on; five or more \
                    calibrate every look.\
                    """,
                    "[broken_toe, ingrown_nail]");
    static final Key<Optional<Double>> CUSUM_RATIO =
            Key.maybe(
                    "cusum_ratio",
                    new RealType(1000),
                    "no cumulative sums",
                    """
                    Cumulative sums too, for a rate that rises to so many times what is \
                    expected at some time.\
                    """,
                    "2.0");
    static final Key<List<Double>> COMPLETENESS =
            Key.optional(
                    "completeness",
                    new SharesType(),
                    List.of(1.0),
                    """
                    Share of the events of the last look's stretch that are recorded, of \
                    the one before, and so on.\
                    """,
                    "[0.6, 0.9, 1.0]");
    static final Key<List<Integer>> AGE_GROUPS =
            Key.optional(
                    "age_groups",
                    CommonKeys.AGE_GROUPS.type(),
                    List.of(0, 20, 40, 60, 80),
                    """
                    The history has a rate for each of these age groups; an empty list \
                    for all ages together.\
                    """);
    static final Key<Boolean> SEX =
            Key.optional("sex", Types.flag(), true, "The history has rates for each sex.");

    /// All of them; {@link CheckedKeys} knows which go together.
    static final Keys KEYS =
            Keys.of(
                            CommonKeys.study("surveillance"),
                            CommonKeys.TITLE,
                            CommonKeys.conceptSets(
                                    """
                                    {vaccine: [ATC/J07BX03], stroke: [ICD10/I63*], \
                                    broken_toe: [ICD10/S92*], ingrown_nail: [ICD10/L60.0]}\
                                    """),
                            EXPOSURES,
                            OUTCOMES,
                            FROM,
                            TO,
                            HISTORY_FROM,
                            LOOKS,
                            RISK_WINDOW,
                            COMPARISON_WINDOW,
                            CommonKeys.WASHOUT_DAYS,
                            METHOD,
                            ALPHA,
                            MINIMUM_EVENTS,
                            SPENDING,
                            MAXIMUM_EXPECTED,
                            MAXIMUM_EVENTS,
                            NEGATIVE_CONTROLS,
                            CUSUM_RATIO,
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

    private static void checkCompared(Values values, YamlNode window) {
        if (values.get(COMPARED_END) < values.get(COMPARED_START)) {
            throw window.refused(
                    "a comparison window needs an end that is not before its start, %d, was %d"
                            .formatted(values.get(COMPARED_START), values.get(COMPARED_END)));
        }
    }

    /// The comparison window, where there is one.
    static Optional<RiskWindow> comparison(Values values) {
        return values.get(COMPARISON_WINDOW)
                .map(window ->
                        new RiskWindow(window.get(COMPARED_START), window.get(COMPARED_END)));
    }

    static RiskWindow risk(Values values) {
        return new RiskWindow(values.get(RISK_WINDOW).get(START), values.get(RISK_WINDOW).get(END));
    }

    private static void checkDays(Values values, YamlNode protocol) {
        var from = protocol.require("from", "");
        if (values.get(TO) < values.get(FROM)) {
            throw protocol.require("to", "")
                    .problem("a day that is not before 'from', " + from.text());
        }
        if (values.get(HISTORY_FROM).filter(day -> day >= values.get(FROM)).isPresent()) {
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

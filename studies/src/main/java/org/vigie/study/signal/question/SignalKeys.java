package org.vigie.study.signal.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.Values;
import org.vigie.protocol.keys.YamlText;
import org.vigie.study.CommonKeys;
import org.vigie.study.SupplyDays;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.method.Spline;
import org.vigie.study.signal.method.TreeScanned;

/// The keys of `study: signal`.
public final class SignalKeys {

    private static final int OLDEST = 110;

    static final Key<TargetSelection> EXPOSURES =
            Key.required(
                    "exposures",
                    new TargetSelectionType(),
                    "Exposures that are examined: all codes of a selection, or those of a list.",
                    "{codes: ATC/*, level: 5}");
    static final Key<TargetSelection> OUTCOMES =
            Key.required(
                    "outcomes",
                    new TargetSelectionType(),
                    "Outcomes that are examined: all codes of a selection, or those of a list.",
                    "{codes: ICD10/*, level: 3}");
    static final Key<Integer> EXTRA_DAYS =
            Key.optional(
                    "extra_days",
                    Types.days(),
                    0,
                    "Days that an exposure lasts beyond its record.");
    static final Key<Integer> DAYS_SUPPLIED =
            Key.optional(
                    "days_supplied",
                    Types.whole(1, SupplyDays.LONGEST),
                    1,
                    """
                    Days that a record lasts whose length the source does not say, the day itself \
                    included; 1 for that day alone.\
                    """);
    static final Key<Integer> GAP_DAYS =
            Key.optional(
                    "gap_days",
                    Types.days(),
                    30,
                    """
                    Maximum gap: records with at most so many days between them are one era of \
                    exposure.\
                    """);
    static final Key<Boolean> FIRST_EXPOSURE_ONLY =
            Key.optional(
                    "first_exposure_only",
                    Types.flag(),
                    false,
                    "Only a person's first era of an exposure counts.");
    static final Key<Boolean> FIRST_OUTCOME_ONLY =
            Key.optional(
                    "outcome_events",
                    Types.choice(List.of(true, false), first -> first ? "first" : "all"),
                    true,
                    "Whether only a person's first record of an outcome counts, or all.");

    static final Key<Integer> START =
            Key.optional(
                    "start",
                    Types.days(),
                    1,
                    "The first day at risk, counted from the first day of the era.");
    static final Key<Integer> END =
            Key.optional(
                    "end",
                    Types.days(),
                    0,
                    "The last day at risk, counted from the day that end_anchor says.");
    static final Key<Boolean> FROM_START =
            Key.optional(
                    "end_anchor",
                    Types.choice(List.of(true, false), start -> start ? "start" : "end"),
                    false,
                    "From which day of the era the end counts: its start or its end.");
    private static final Keys WINDOW =
            Keys.of(START, END, FROM_START).checked(SignalKeys::checkWindow);
    static final Key<Values> RISK_WINDOW =
            Key.optional(
                    "risk_window",
                    Types.mapping(WINDOW),
                    WINDOW.defaults(),
                    "Time at risk: the days on which the risk may be raised.");
    static final Key<Integer> PRE_EXPOSURE_DAYS =
            Key.optional(
                    "pre_exposure_days",
                    Types.days(),
                    30,
                    """
                    Days before an exposure that have a rate of their own, because the outcome may \
                    cause, delay or prevent the exposure.\
                    """);

    static final Key<List<Integer>> AGE_GROUPS =
            Key.optional(
                    "age_groups",
                    new AgesInYears(),
                    List.of(),
                    """
                    Ages at which the rate may change: a list, or a number of years; an \
                    empty list for none.\
                    """,
                    "[50, 60, 70, 80]");
    static final Key<List<Method>> METHODS =
            Key.optional(
                    "methods",
                    new EachOnce(),
                    List.of(Method.SCCS),
                    "The methods that estimate each pair; the first one ranks them.",
                    "[sccs, sequence_symmetry]");
    static final Key<Integer> MINIMUM_CASES =
            Key.optional(
                    "minimum_cases",
                    Types.whole(1, 1_000_000_000),
                    5,
                    "A pair is tested if at least so many exposed people have the outcome.");
    static final Key<List<Pair>> NEGATIVE_CONTROLS =
            Key.optional(
                    "negative_controls",
                    Types.list(
                            new Types.Simple<>(
                                    SignalKeys::pair,
                                    pair ->
                                            YamlText.list(
                                                    List.of(
                                                            YamlText.of(pair.exposure()),
                                                            YamlText.of(pair.outcome()))),
                                    "an exposure and an outcome, such as [ATC/A10BA02, ICD10/K29]",
                                    JsonObject.of(
                                            "type",
                                            "array",
                                            "minItems",
                                            2,
                                            "maxItems",
                                            2,
                                            "items",
                                            Types.text().schema())),
                            0),
                    List.of(),
                    "Pairs known to have no effect, from which systematic error is estimated.",
                    "[[ATC/A10BA02, ICD10/K29]]");
    static final Key<Integer> STRONGEST =
            Key.optional(
                    "strongest",
                    Types.whole(0, 50),
                    6,
                    "How many of the strongest pairs are shown in detail.");
    static final Key<Integer> SEASON_MONTHS =
            Key.optional(
                    "season_months",
                    new Types.Simple<>(
                            SignalKeys::seasonMonths,
                            String::valueOf,
                            "1, 2, 3, 4 or 6 months, or 0",
                            Map.of("enum", List.of(0, 1, 2, 3, 4, 6))),
                    1,
                    "Months of a season in the curves of these pairs; 0 for none.");
    static final Key<Integer> LAG_DAYS =
            Key.optional(
                    "lag_days",
                    Types.whole(1, 365),
                    30,
                    "Days of a step of the curve since the exposure began.");
    static final Key<Integer> LAGS =
            Key.optional(
                    "lags",
                    Types.whole(0, 60),
                    12,
                    "How many steps that curve has; 0 for no curve.");
    static final Key<TreeScanned> TREE_SCAN =
            Key.optional(
                    "tree_scan",
                    TreeScanned.type(),
                    TreeScanned.NO,
                    """
                    Branches of the exposures' hierarchy are scanned too: the month after \
                    an exposure began against the month before, or (temporal) for the days \
                    since it began in which events lie closest together.\
                    """);
    static final Key<Boolean> LEOPARD =
            Key.optional(
                    "leopard",
                    Types.flag(),
                    false,
                    """
                    Every pair is tested for whether the exposure starts more often after the \
                    outcome than before it, a sign that it is given for the outcome; with lgps \
                    always.\
                    """);
    static final Key<List<Spline>> SPLINES =
            Key.optional(
                    "splines",
                    Spline.some(),
                    List.of(Spline.AGE, Spline.SEASON),
                    "What the rate depends on in sccs_spline.");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                            CommonKeys.study("signal"),
                            CommonKeys.TITLE,
                            CommonKeys.conceptSets("{antidiabetics: [ATC/A10*]}"),
                            EXPOSURES,
                            OUTCOMES,
                            CommonKeys.POPULATION,
                            CommonKeys.WASHOUT_DAYS,
                            DAYS_SUPPLIED,
                            EXTRA_DAYS,
                            GAP_DAYS,
                            FIRST_EXPOSURE_ONLY,
                            FIRST_OUTCOME_ONLY,
                            RISK_WINDOW,
                            PRE_EXPOSURE_DAYS,
                            AGE_GROUPS,
                            METHODS,
                            MINIMUM_CASES,
                            NEGATIVE_CONTROLS,
                            STRONGEST,
                            SEASON_MONTHS,
                            LAG_DAYS,
                            LAGS,
                            TREE_SCAN,
                            LEOPARD,
                            SPLINES,
                            CommonKeys.SMALL_CELLS,
                            CommonKeys.SEED)
                    .renamed("persistence_days", "extra_days")
                    .checked(SignalKeys::checkControls)
                    .checked(SignalKeys::checkMethods);

    private SignalKeys() {}

    private static void checkWindow(Values window, YamlNode node) {
        if (window.get(FROM_START) && window.get(END) < window.get(START)) {
            throw node.problem(
                    "an end that is not before the start, "
                            + window.get(START)
                            + ", where both count from the start of the era");
        }
    }

    private static Pair pair(YamlNode entry, Reading reading) {
        var names = entry.entries();
        if (names.size() != 2) {
            throw entry.problem("an exposure and an outcome, such as [ATC/A10BA02, ICD10/K29]");
        }
        return new Pair(names.get(0).text(), names.get(1).text());
    }

    /// Negative controls are of the exposures and outcomes where these are lists of names; which
    /// codes there are only a store knows.
    private static void checkControls(Values values, YamlNode protocol) {
        protocol.get("negative_controls").stream()
                .flatMap(node -> node.entries().stream())
                .forEach(entry -> {
                    checkName(entry.entries().get(0), values.get(EXPOSURES), "exposures");
                    checkName(entry.entries().get(1), values.get(OUTCOMES), "outcomes");
                });
    }

    /// Methods that cannot do what else is asked are refused.
    private static void checkMethods(Values values, YamlNode protocol) {
        var node = protocol.get("methods").orElse(protocol);
        var methods = values.get(METHODS);
        if (methods.getFirst() == Method.SCCS_LASSO) {
            throw node.problem("another method first: sccs_lasso has no p value to rank by");
        }
        for (var method : methods) {
            if (method.needsFirstEvents() && !values.get(FIRST_OUTCOME_ONLY)) {
                throw node.problem(method.word() + " only with 'outcome_events: first'");
            }
        }
    }

    private static void checkName(YamlNode node, TargetSelection selection, String list) {
        if (selection instanceof TargetSelection.Named known
                && !known.byName().containsKey(node.text())) {
            throw node.problem("one of the " + list + ": " + known.words());
        }
    }

    private static int seasonMonths(YamlNode node, Reading reading) {
        int months = node.number(0, 6);
        if (months > 0 && 12 % months > 0) {
            throw node.problem(
                    "1, 2, 3, 4 or 6 months, which are a part of the year, or 0 for no seasons");
        }
        return months;
    }

    /// Ages in years at which groups begin, or a number of years that each group has.
    private record AgesInYears() implements ValueType<List<Integer>> {

        @Override
        public List<Integer> read(YamlNode node, Reading reading) {
            if (!node.isList()) {
                int years = node.number(1, OLDEST);
                return IntStream.iterate(years, age -> age <= OLDEST, age -> age + years)
                        .boxed()
                        .toList();
            }
            var ages = new ArrayList<Integer>();
            for (var entry : node.entries()) {
                int age = entry.number(1, OLDEST);
                if (!ages.isEmpty() && ages.getLast() >= age) {
                    throw entry.problem("an age above the one before it");
                }
                ages.add(age);
            }
            return List.copyOf(ages);
        }

        @Override
        public String write(List<Integer> value, FileNames files) {
            return YamlText.list(value.stream().map(String::valueOf).toList());
        }

        @Override
        public String words() {
            return "a list of ages in years, each above the one before it, or a number of years";
        }

        @Override
        public Map<String, Object> schema() {
            var age = Types.whole(1, OLDEST).schema();
            return JsonObject.of(
                    "anyOf",
                    List.of(
                            age,
                            JsonObject.of("type", "array", "uniqueItems", true, "items", age)));
        }
    }

    /// Methods, each once and at least one.
    private record EachOnce() implements ValueType<List<Method>> {

        private static final String KNOWN = String.join(", ", words(List.of(Method.values())));

        private static List<String> words(List<Method> methods) {
            return methods.stream().map(Method::word).toList();
        }

        @Override
        public List<Method> read(YamlNode node, Reading reading) {
            var methods = new ArrayList<Method>();
            for (var entry : node.entries()) {
                var method =
                        Method.ofWord(entry.text())
                                .orElseThrow(
                                        () -> entry.problem("a method that there is: " + KNOWN));
                if (methods.contains(method)) {
                    throw entry.problem("each method once");
                }
                methods.add(method);
            }
            if (methods.isEmpty()) {
                throw node.problem("at least one of " + KNOWN);
            }
            return List.copyOf(methods);
        }

        @Override
        public String write(List<Method> value, FileNames files) {
            return YamlText.list(words(value));
        }

        @Override
        public String words() {
            return "a list of some of " + KNOWN;
        }

        @Override
        public Map<String, Object> schema() {
            return JsonObject.of(
                    "type",
                    "array",
                    "minItems",
                    1,
                    "uniqueItems",
                    true,
                    "items",
                    Map.of("enum", words(List.of(Method.values()))));
        }
    }
}

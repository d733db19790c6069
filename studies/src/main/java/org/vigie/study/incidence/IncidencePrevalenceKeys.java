package org.vigie.study.incidence;

import java.util.List;
import java.util.Map;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.Values;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourcesType;
import org.vigie.study.CommonKeys;

/// The keys of `study: describe` without `drugs`.
public final class IncidencePrevalenceKeys {

    private static final Map<String, Integer> EVER = Map.of("ever", IncidencePrevalencePlan.EVER);
    private static final Map<String, Integer> EVER_OR_AS_RECORDED =
            Map.of(
                    "ever",
                    IncidencePrevalencePlan.EVER,
                    "as_recorded",
                    IncidencePrevalencePlan.AS_RECORDED);

    static final Key<List<CohortSource>> OUTCOMES =
            Key.required(
                    "outcomes",
                    new CohortSourcesType("at least one name of a concept set, or a cohort"),
                    "What is counted, each on its own.",
                    "[lung_cancer]");
    static final Key<Interval> INTERVAL =
            Key.optional(
                    "interval",
                    Types.choice(Interval.class, Interval::word),
                    Interval.YEARS,
                    "The calendar intervals of the results.");
    static final Key<Integer> WASHOUT_DAYS =
            Key.optional(
                    "washout_days",
                    new DaysOrWord(EVER),
                    IncidencePrevalencePlan.EVER,
                    """
                    A person is at risk again so many days after an outcome's end; ever: only \
                    people without any earlier outcome are at risk.\
                    """);
    static final Key<Boolean> REPEATED_EVENTS =
            Key.optional(
                    "repeated_events",
                    Types.flag(),
                    false,
                    "A person is at risk again after an event that counted.");
    static final Key<Integer> OUTCOME_LASTS =
            Key.optional(
                    "outcome_lasts",
                    new DaysOrWord(EVER_OR_AS_RECORDED),
                    IncidencePrevalencePlan.AS_RECORDED,
                    """
                    How long an outcome lasts after the day of its record, which counts \
                    besides: so many days, ever, or as the record says.\
                    """);
    static final Key<Boolean> POINT =
            Key.optional(
                    "prevalence",
                    Types.choice(List.of(false, true), point -> point ? "point" : "period"),
                    false,
                    """
                    Prevalence over the interval (people with the outcome on a day of it) or on \
                    its first day.\
                    """);
    static final Key<Boolean> FULL_CONTRIBUTION =
            Key.optional(
                    "full_contribution",
                    Types.flag(),
                    false,
                    """
                    Only people observed on every day of an interval count in its prevalence; \
                    of one that the study or the data cut, on every day that is left of it.\
                    """);
    static final Key<Boolean> COMPLETE_INTERVALS =
            Key.optional(
                    "complete_intervals",
                    Types.flag(),
                    true,
                    "Only intervals that lie within the days on which anybody contributes.");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                            CommonKeys.study("describe"),
                            CommonKeys.TITLE,
                            CommonKeys.conceptSets("{lung_cancer: [ICD10/C34*]}"),
                            OUTCOMES,
                            CommonKeys.POPULATION,
                            CommonKeys.FROM,
                            CommonKeys.TO,
                            INTERVAL,
                            CommonKeys.PRIOR_OBSERVATION_DAYS,
                            WASHOUT_DAYS,
                            REPEATED_EVENTS,
                            OUTCOME_LASTS,
                            POINT,
                            FULL_CONTRIBUTION,
                            COMPLETE_INTERVALS,
                            CommonKeys.AGE_GROUPS,
                            CommonKeys.SEX,
                            CommonKeys.REGION,
                            CommonKeys.SMALL_CELLS)
                    .checked(CommonKeys::checkDays)
                    .checked(IncidencePrevalenceKeys::checkPoint);

    /// The study as a whole has no first day that everybody could be asked of.
    private static void checkPoint(Values values, YamlNode protocol) {
        if (values.get(POINT) && values.get(INTERVAL) == Interval.OVERALL) {
            throw protocol.require("prevalence", "")
                    .problem(
                            "period, or another interval than overall: a point is the first day of"
                                    + " a week, month, quarter or year");
        }
    }

    private IncidencePrevalenceKeys() {}

    /// A number of days, or a word in its place.
    ///
    /// @param stands what each word stands for
    private record DaysOrWord(Map<String, Integer> stands) implements ValueType<Integer> {

        @Override
        public Integer read(YamlNode node, Reading reading) {
            return stands.containsKey(node.text())
                    ? stands.get(node.text())
                    : node.number(0, Types.LONGEST);
        }

        @Override
        public String write(Integer value, FileNames files) {
            return stands.entrySet().stream()
                    .filter(word -> word.getValue().equals(value))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(value.toString());
        }

        @Override
        public String words() {
            return "a number of days from 0 to "
                    + Types.LONGEST
                    + ", or "
                    + String.join(" or ", stands.keySet().stream().sorted().toList());
        }

        @Override
        public Map<String, Object> schema() {
            return JsonObject.of(
                    "anyOf",
                    List.of(
                            Types.days().schema(),
                            Map.of("enum", stands.keySet().stream().sorted().toList())));
        }
    }
}

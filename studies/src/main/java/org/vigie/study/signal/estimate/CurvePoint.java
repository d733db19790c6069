package org.vigie.study.signal.estimate;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flag;
import org.vigie.statistics.selfcontrolled.Flagged;

/// A point of a curve of a pair looked at closely: a group of ages, a season, or days since the
/// exposure began.
///
/// @param first first day of age, first month (1 to 12), or first day since the exposure began
/// @param last the last of them
/// @param events events that fell there; nothing where it is not shown
/// @param people whose these are
/// @param rate relative to the rest of the curve; 1 without an interval where it is what the others
///   are compared with, `NaN` where there is none, and then a flag says why
/// @param smooth of days since the exposure began, the curve drawn together by ConvSCCS's penalty,
///   without an interval; else `NaN`
/// @param flags why a number is missing or deserves doubt
public record CurvePoint(
        int first,
        int last,
        OptionalLong events,
        long people,
        Estimate rate,
        double smooth,
        List<String> flags) {

    /// What the others are compared with.
    static final String REFERENCE = "the others are compared with it";

    /// Why there is no rate.
    static final String UNEXPOSED = "no case was exposed while at risk";

    static CurvePoint reference(int first, int last, long events, long people) {
        return new CurvePoint(
                first,
                last,
                OptionalLong.of(events),
                people,
                new Estimate(1, Double.NaN, Double.NaN, Double.NaN),
                Double.NaN,
                List.of(REFERENCE));
    }

    static CurvePoint none(int first, int last, String why) {
        return new CurvePoint(
                first, last, OptionalLong.of(0), 0, Estimate.NONE, Double.NaN, List.of(why));
    }

    /// What a series says of groups of age or season, of which the first has no column. Where no
    /// event fell in the first, the first that has one is compared with.
    ///
    /// @param from the column of the second group
    /// @param first where each group begins
    /// @param last where it ends
    /// @param people with an event in each
    static List<CurvePoint> groups(
            CaseSeries series, int from, int[] first, int[] last, long[] people) {
        int reference =
                IntStream.range(1, first.length)
                        .filter(group ->
                                series.flags()
                                        .contains(
                                                new Flagged(
                                                        Flag.COMPARED_WITH,
                                                        series.names().get(from + group - 1))))
                        .findFirst()
                        .orElse(0);
        long elsewhere =
                IntStream.range(1, first.length)
                        .mapToLong(group -> events(series, from + group - 1))
                        .sum();
        long compared = Math.round(series.likelihood().events()) - elsewhere;
        return IntStream.range(0, first.length)
                .mapToObj(group ->
                        group == reference
                                ? reference(first[group], last[group], compared, people[group])
                                : group == 0
                                        ? none(
                                                first[group],
                                                last[group],
                                                Flag.GROUP_WITHOUT_EVENTS.reason())
                                        : of(
                                                series,
                                                from + group - 1,
                                                first[group],
                                                last[group],
                                                people[group]))
                .toList();
    }

    private static CurvePoint of(CaseSeries series, int column, int first, int last, long people) {
        var name = series.names().get(column) + ": ";
        return new CurvePoint(
                first,
                last,
                OptionalLong.of(events(series, column)),
                people,
                series.relativeIncidence(column),
                Double.NaN,
                series.reasons(column).stream().map(reason -> reason.replace(name, "")).toList());
    }

    private static long events(CaseSeries series, int column) {
        return Math.round(series.likelihood().support(column).events());
    }

    /// Whether the others are compared with it.
    public boolean isReference() {
        return flags.contains(REFERENCE);
    }

    /// The same without how many events it is made of.
    public CurvePoint uncounted() {
        return new CurvePoint(first, last, OptionalLong.empty(), 0, rate, smooth, flags);
    }

    /// The same without its numbers.
    public CurvePoint withheld(String why) {
        return new CurvePoint(
                first, last, OptionalLong.empty(), 0, Estimate.NONE, Double.NaN, List.of(why));
    }
}

package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.AgeGroups;
import org.vigie.statistics.selfcontrolled.CaseDesign;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.ExposureStrata;
import org.vigie.statistics.selfcontrolled.RiskWindows;
import org.vigie.statistics.selfcontrolled.SampleSize;

/// The self-controlled case series of one exposure and one outcome.
///
/// Cases are those with a day of the exposure, or of the days before it, while observed. Days of an era before its
/// days at risk begin have a rate of their own, so have the days before the era; all other days are compared with.
///
/// @param series    what the series shows
/// @param risk      the column of the days at risk
/// @param ages      first days of the age groups after the first that are in the model
/// @param cases     spans with an event
/// @param days      their days, each span's times its events
/// @param riskDays  those of them at risk
record PairSeries(CaseSeries series, int risk, List<Integer> ages, long cases, double days, double riskDays) {

    private static final double SIZE = 0.05;
    private static final double POWER = 0.8;
    private static final String EXPOSURE = "exposure";
    private static final int END_DAYS = 30;

    static PairSeries of(OutcomeCases all, OutcomeCases.Exposed pair, RiskWindow window, List<Integer> ages) {
        var starts = window.changes();
        return of(visitor -> all.forEach(pair, visitor), starts, starts.length - 1, ages);
    }

    /// Of those who leave before the data end, the last 30 days against all others: whether the outcome is
    /// followed by the end of observation.
    ///
    /// @param lastDay the last day of the data, counted from 1970-01-01
    static PairSeries ofEnds(OutcomeCases all, int lastDay, List<Integer> ages) {
        return of(visitor -> all.forEach((start, end, birth, events, _) -> visitor.see(start, end, birth, events,
                end + birth < lastDay ? new int[] {end - END_DAYS + 1, end} : new int[0])), new int[] {0}, 0, ages);
    }

    private static PairSeries of(Consumer<OutcomeCases.Visitor> cases, int[] starts, int risk, List<Integer> ages) {
        var ends = new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE};
        cases.accept((start, end, _, _, _) -> {
            ends[0] = Math.min(ends[0], start);
            ends[1] = Math.max(ends[1], end);
        });
        var inside = ages.stream().filter(day -> day > ends[0] && day <= ends[1]).toList();
        int[] groups = inside.stream().mapToInt(day -> day).toArray();
        var strata = new ExposureStrata(starts, groups);
        cases.accept((start, end, _, events, eras) -> strata.add(start, end, events, eras));
        var design = CaseDesign.of(List.of(new RiskWindows(EXPOSURE, starts, new int[0], 1)), new AgeGroups(groups));
        return new PairSeries(CaseSeries.of(strata.build(), design, strata.counts()), risk, inside, strata.counts().cases(),
                strata.days(), strata.days(risk));
    }

    Estimate ratio() {
        return series.relativeIncidence(risk);
    }

    /// The days before the exposure; none where they are not looked at.
    Estimate before(RiskWindow window) {
        return window.beforeDays() > 0 ? series.relativeIncidence(0) : Estimate.NONE;
    }

    /// The rate in each age group relative to the youngest with an event; empty where there is only one group.
    ///
    /// @param all first days of all age groups after the first
    List<CurvePoint> byAge(List<Integer> all) {
        if (ages.isEmpty()) {
            return List.of();
        }
        int place = all.indexOf(ages.getFirst());
        var first = IntStream.concat(IntStream.of(place == 0 ? 0 : all.get(place - 1)), ages.stream().mapToInt(day -> day)).toArray();
        var last = IntStream.concat(ages.stream().mapToInt(day -> day - 1), IntStream.of(Integer.MAX_VALUE)).toArray();
        return CurvePoint.groups(series, risk + 1, first, last);
    }

    /// Events on the days before the exposure.
    long beforeEvents() {
        return risk == 0 ? 0 : Math.round(series.likelihood().support(0).events());
    }

    long events() {
        return Math.round(series.likelihood().events());
    }

    long riskEvents() {
        return Math.round(series.likelihood().support(risk).events());
    }

    /// The share of the cases' days that are at risk.
    double riskShare() {
        return days == 0 ? Double.NaN : riskDays / days;
    }

    double detectable() {
        return SampleSize.detectable(events(), riskShare(), SIZE, POWER);
    }

    List<String> flags() {
        var flags = new ArrayList<String>();
        for (var reason : series.reasons(risk)) {
            flags.add(reason.replace(series.names().get(risk) + ":", "days at risk:"));
        }
        if (Double.isInfinite(ratio().high()) || ratio().low() == 0) {
            flags.add("days at risk: the profile likelihood gives the interval no end on one side");
        }
        return flags;
    }
}

package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.AgeGroups;
import org.vigie.statistics.selfcontrolled.CaseDesign;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.CaseTally;
import org.vigie.statistics.selfcontrolled.Era;
import org.vigie.statistics.selfcontrolled.ObservedCase;
import org.vigie.statistics.selfcontrolled.RiskWindows;
import org.vigie.statistics.selfcontrolled.SampleSize;
import org.vigie.statistics.selfcontrolled.TimeTerm;

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

    static PairSeries of(List<ObservedCase> cases, RiskWindow window, List<Integer> ages) {
        var starts = IntStream.concat(window.beforeDays() > 0 ? IntStream.of(-window.beforeDays()) : IntStream.empty(),
                window.start() > 0 ? IntStream.of(0, window.start()) : IntStream.of(0)).toArray();
        return of(cases, new RiskWindows(EXPOSURE, starts, new int[0], 1), starts.length - 1, ages);
    }

    /// Of those who leave before the data end, the last 30 days against all others: whether the outcome is
    /// followed by the end of observation.
    ///
    /// @param lastDay the last day of the data, counted from 1970-01-01
    static PairSeries ofEnds(List<ObservedCase> cases, int lastDay, List<Integer> ages) {
        var withEnds = cases.stream().map(each -> new ObservedCase(each.start(), each.end(), each.events(),
                List.of(each.end() + each.birth() < lastDay ? List.of(new Era(each.end() - END_DAYS + 1, each.end()))
                        : List.of()), each.birth())).toList();
        return of(withEnds, RiskWindows.whole(EXPOSURE), 0, ages);
    }

    private static PairSeries of(List<ObservedCase> cases, RiskWindows windows, int risk, List<Integer> ages) {
        int first = cases.stream().mapToInt(ObservedCase::start).min().orElse(0);
        int last = cases.stream().mapToInt(ObservedCase::end).max().orElse(0);
        var inside = ages.stream().filter(day -> day > first && day <= last).toList();
        List<TimeTerm> time = inside.isEmpty() ? List.of()
                : List.of(new AgeGroups(inside.stream().mapToInt(day -> day).toArray()));
        var design = new CaseDesign(List.of(windows), time, false);
        var tally = new CaseTally();
        cases.forEach(each -> tally.add(design, each));
        double days = cases.stream().mapToDouble(each -> (each.end() - each.start() + 1.0) * each.events().length).sum();
        return new PairSeries(CaseSeries.of(tally, design), risk, inside, cases.size(), days,
                riskDays(tally, risk));
    }

    private static double riskDays(CaseTally tally, int risk) {
        return tally.rows().stream().mapToDouble(row -> {
            long events = row.spells().stream().mapToLong(CaseTally.Spell::events).sum();
            return (double) events * row.spells().stream().filter(spell -> Arrays.binarySearch(spell.cells(), risk) >= 0)
                    .mapToLong(CaseTally.Spell::days).sum();
        }).sum();
    }

    Estimate ratio() {
        return series.relativeIncidence(risk);
    }

    /// The days before the exposure; none where they are not looked at.
    Estimate before(RiskWindow window) {
        return window.beforeDays() > 0 ? series.relativeIncidence(0) : Estimate.NONE;
    }

    /// The rate in each age group relative to the first, in the order of {@link #ages}.
    List<Estimate> byAge() {
        int from = risk + 1;
        return IntStream.range(0, ages.size()).mapToObj(i -> series.relativeIncidence(from + i)).toList();
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

package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.SampleSize;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.ExposureStrata;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.PersonCounter;
import org.vigie.study.signal.question.RiskWindow;

/// The self-controlled case series of one exposure and one outcome.
///
/// Cases are those with a day of the exposure, or of the days before it, while observed. Days of an
/// era before its days at risk begin have a rate of their own, so have the days before the era; all
/// other days are compared with. A window kept apart in which no event fell says nothing of the
/// days at risk and is left out of their estimate.
///
/// @param series what the series shows
/// @param risk the column of the days at risk
/// @param before the rate of the days before the exposure; none where they are not looked at
/// @param ages first days of the age groups after the first that are in the model
/// @param people whose the events are
/// @param days days of the spans with an event, each span's times its events
/// @param riskDays those of them at risk
record PairSeries(
        CaseSeries series,
        int risk,
        Estimate before,
        List<Integer> ages,
        People people,
        double days,
        double riskDays) {

    /// People with an event.
    ///
    /// @param all all of them
    /// @param atRisk on a day at risk
    /// @param elsewhere on any other day
    /// @param compared on a day that is in no window, with which the others are compared
    /// @param before in the first window: on the days before the exposure where they are looked at
    /// @param byAge in each group of age that is in the model
    record People(
            long all, long atRisk, long elsewhere, long compared, long before, long[] byAge) {}

    private static final double SIZE = 0.05;
    private static final double POWER = 0.8;
    private static final String EXPOSURE = "exposure";
    private static final int END_DAYS = 30;

    static PairSeries of(
            OutcomeCases all, OutcomeCases.Exposed pair, RiskWindow window, List<Integer> ages) {
        var starts = window.changes();
        return of(visitor -> all.forEach(pair, visitor), starts, starts.length - 1, ages);
    }

    /// Of those who leave before the data end, the last 30 days against all others: whether the
    /// outcome is followed by the end of observation.
    ///
    /// @param lastDay the last day of the data, counted from 1970-01-01
    static PairSeries ofEnds(OutcomeCases all, int lastDay, List<Integer> ages) {
        return of(
                visitor ->
                        all.forEach((person, start, end, birth, events, _) ->
                                visitor.see(
                                        person,
                                        start,
                                        end,
                                        birth,
                                        events,
                                        end + birth < lastDay
                                                ? new int[] {end - END_DAYS + 1, end}
                                                : new int[0])),
                new int[] {0},
                0,
                ages);
    }

    private static PairSeries of(
            Consumer<OutcomeCases.Visitor> cases, int[] starts, int risk, List<Integer> ages) {
        var ends = new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE};
        cases.accept((_, start, end, _, _, _) -> {
            ends[0] = Math.min(ends[0], start);
            ends[1] = Math.max(ends[1], end);
        });
        var inside = ages.stream().filter(day -> day > ends[0] && day <= ends[1]).toList();
        int[] groups = inside.stream().mapToInt(day -> day).toArray();
        var strata = new ExposureStrata(starts, groups);
        var counted = new Counted(risk, groups);
        cases.accept((person, start, end, _, events, eras) -> {
            strata.add(start, end, events, eras);
            counted.see(person, events, strata);
        });
        var design =
                CaseDesign.of(
                        List.of(new RiskWindows(EXPOSURE, starts, new int[0], 1)),
                        new AgeGroups(groups));
        var built = strata.build();
        var series = CaseSeries.of(built, design, strata.counts(), risk);
        return new PairSeries(
                series,
                risk,
                starts[0] < 0 ? before(series, built, design, strata.counts()) : Estimate.NONE,
                inside,
                counted.people(),
                strata.days(),
                strata.days(risk));
    }

    /// Counts whose the events are.
    private record Counted(int risk, int[] groups, PersonCounter heads) {

        private static final int ALL = 0;
        private static final int AT_RISK = 1;
        private static final int ELSEWHERE = 2;
        private static final int COMPARED = 3;
        private static final int BEFORE = 4;
        private static final int AGES = 5;

        Counted(int risk, int[] groups) {
            this(risk, groups, new PersonCounter(AGES + groups.length + 1));
        }

        void see(int person, int[] events, ExposureStrata strata) {
            heads.see(person, ALL);
            if (strata.events(risk) > 0) {
                heads.see(person, AT_RISK);
            }
            if (strata.events(risk) < events.length) {
                heads.see(person, ELSEWHERE);
            }
            if (strata.eventsElsewhere() > 0) {
                heads.see(person, COMPARED);
            }
            if (strata.events(0) > 0) {
                heads.see(person, BEFORE);
            }
            for (int event : events) {
                int place = Arrays.binarySearch(groups, event);
                heads.see(person, AGES + (place >= 0 ? place + 1 : -place - 1));
            }
        }

        People people() {
            return new People(
                    heads.people(ALL),
                    heads.people(AT_RISK),
                    heads.people(ELSEWHERE),
                    heads.people(COMPARED),
                    heads.people(BEFORE),
                    Arrays.copyOfRange(heads.people(), AGES, AGES + groups.length + 1));
        }
    }

    /// Of days before the exposure without events there is an estimate with Firth's penalty alone.
    private static Estimate before(
            CaseSeries series, CaseStrata strata, CaseDesign design, CaseTally.Counts counts) {
        var shown = strata.support(0).events() > 0 ? series : CaseSeries.of(strata, design, counts);
        return shown.relativeIncidence(0);
    }

    Estimate ratio() {
        return series.relativeIncidence(risk);
    }

    /// The rate in each age group relative to the youngest with an event; empty where there is only
    /// one group.
    ///
    /// @param all first days of all age groups after the first
    List<CurvePoint> byAge(List<Integer> all) {
        if (ages.isEmpty()) {
            return List.of();
        }
        int place = all.indexOf(ages.getFirst());
        var first =
                IntStream.concat(
                                IntStream.of(place == 0 ? 0 : all.get(place - 1)),
                                ages.stream().mapToInt(day -> day))
                        .toArray();
        var last =
                IntStream.concat(
                                ages.stream().mapToInt(day -> day - 1),
                                IntStream.of(Integer.MAX_VALUE))
                        .toArray();
        return CurvePoint.groups(series, risk + 1, first, last, people.byAge);
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
        return SampleSize.detectable((double) events(), riskShare(), SIZE, POWER);
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

package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flagged;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.eventdependent.EventDependentExposure;
import org.vigie.statistics.selfcontrolled.eventdependent.EventDependentObservation;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.statistics.selfcontrolled.time.AgeSpline;
import org.vigie.statistics.selfcontrolled.time.CalendarSpline;
import org.vigie.statistics.selfcontrolled.time.EventDays;
import org.vigie.statistics.selfcontrolled.time.SeasonSpline;
import org.vigie.statistics.selfcontrolled.time.TimeTerm;
import org.vigie.study.signal.method.Spline;

/// What a variant of the case series says of one pair.
///
/// @param ratio the relative incidence of the days at risk
/// @param flags why it is missing or deserves doubt
record VariantSeries(Estimate ratio, List<String> flags) {

    private static final int KNOTS = 5;
    private static final int STEP = 30;
    private static final int MOST_DAYS = 300;

    private static VariantSeries none(String why) {
        return new VariantSeries(Estimate.NONE, List.of(why));
    }

    /// The event keeps people from being exposed later: only exposures up to it are used. Days
    /// before the exposure have no rate of their own.
    static VariantSeries ofEventDependentExposure(SeriesCases all) {
        var cases = all.afterOnly();
        var design = new CaseDesign(List.of(cases.windows()), ages(cases), true);
        var series = EventDependentExposure.of(design, cases.cases());
        return new VariantSeries(
                series.relativeIncidence(cases.risk()),
                reasons(series.flags(), design.names().get(cases.risk())));
    }

    /// The event may end observation: days weigh how likely the end is, had the event been then.
    ///
    /// @param lastDay the last day of the data, counted from 1970-01-01: who leaves before has left
    ///   early
    static VariantSeries ofEventDependentObservation(SeriesCases cases, int lastDay) {
        var observed = cases.cases().stream().map(VariantSeries::born).toList();
        var censored = new boolean[observed.size()];
        for (int i = 0; i < censored.length; i++) {
            censored[i] = observed.get(i).end() + observed.get(i).birth() < lastDay;
        }
        if (IntStream.range(0, censored.length).noneMatch(i -> censored[i])) {
            return none("no case left before the data end, so that there is nothing to model");
        }
        var found =
                EventDependentObservation.of(
                        new CaseDesign(List.of(cases.windows()), ages(cases), true),
                        observed,
                        censored,
                        false,
                        EventDependentObservation.Ends.WHOLE_DAYS);
        var flags = new ArrayList<>(reasons(found.series(), cases.risk()));
        flags.add(
                found.models().isEmpty()
                        ? "no model of the end of observation could be fitted"
                        : "end of observation by the model " + found.models().getFirst().model());
        return new VariantSeries(found.series().waldOrFirth(cases.risk()), flags);
    }

    /// From the day after birth: on the day itself no age has a likelihood.
    private static ObservedCase born(ObservedCase of) {
        return of.start() >= 1
                ? of
                : new ObservedCase(
                        1, Math.max(1, of.end()), of.events(), of.exposures(), of.birth());
    }

    /// Age, season or calendar time as cubic splines.
    static VariantSeries ofSplines(SeriesCases cases, List<Spline> splines) {
        var terms = new ArrayList<TimeTerm>();
        for (var spline : splines) {
            int[] days =
                    spline == Spline.CALENDAR
                            ? cases.cases().stream()
                                    .flatMapToInt(each ->
                                            IntStream.of(each.events())
                                                    .map(day -> (int) (day + each.birth())))
                                    .toArray()
                            : cases.days();
            if (spline != Spline.SEASON && (days.length < 2 * KNOTS || often(days))) {
                return none(
                        "fewer than %d events, or too many on one day, for a spline"
                                .formatted(2 * KNOTS));
            }
            terms.add(
                    switch (spline) {
                        case AGE -> AgeSpline.of(days, KNOTS, STEP);
                        case CALENDAR -> CalendarSpline.of(days, KNOTS, STEP);
                        case SEASON -> new SeasonSpline(KNOTS);
                    });
        }
        return series(cases, terms);
    }

    /// Whether more than a fifth are on one day, so that knots could fall together.
    private static boolean often(int[] days) {
        return IntStream.of(days)
                .boxed()
                .collect(Collectors.groupingBy(day -> day))
                .values()
                .stream()
                .anyMatch(alike -> 5 * alike.size() > days.length);
    }

    /// Age left unspecified.
    static VariantSeries ofEventDays(SeriesCases cases) {
        return IntStream.of(cases.days()).distinct().count() > MOST_DAYS
                ? none(
                        """
                        events on more than %d days of age: too many to leave age \
                        unspecified; use sccs_spline\
                        """
                                .formatted(MOST_DAYS))
                : series(cases, List.of(new EventDays(cases.days())));
    }

    private static VariantSeries series(SeriesCases cases, List<TimeTerm> terms) {
        var design = new CaseDesign(List.of(cases.windows()), terms, false);
        var tally = new CaseTally();
        cases.cases().forEach(each -> tally.add(design, each));
        var series =
                CaseSeries.of(CaseStrata.of(tally, design), design, tally.counts(), cases.risk());
        return new VariantSeries(series.waldOrFirth(cases.risk()), reasons(series, cases.risk()));
    }

    private static List<TimeTerm> ages(SeriesCases cases) {
        return cases.ages().length == 0 ? List.of() : List.of(new AgeGroups(cases.ages()));
    }

    private static List<String> reasons(CaseSeries series, int risk) {
        return reasons(series.flags(), series.names().get(risk));
    }

    /// Of the days at risk or of the series.
    private static List<String> reasons(List<Flagged> flags, String name) {
        return flags.stream()
                .filter(each -> each.about().equals(name) || each.about().equals(Flagged.SERIES))
                .map(each -> each.reason().replace(name + ":", "days at risk:"))
                .toList();
    }
}

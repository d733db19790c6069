package org.vigie.study.signal.estimate;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.statistics.selfcontrolled.time.Seasons;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.PersonCounter;
import org.vigie.study.signal.question.RiskWindow;

/// The rate of the outcome by season of the year within the cases of a pair: their case series with
/// a season term besides the exposure and age.
final class SeasonCurve {

    private static final int MONTHS = 12;

    private SeasonCurve() {}

    /// @param ages first days of the age groups after the first that are in the model
    /// @param months of a season, a divisor of 12 below it
    static List<CurvePoint> of(
            OutcomeCases all,
            OutcomeCases.Exposed pair,
            RiskWindow window,
            List<Integer> ages,
            int months) {
        int seasons = MONTHS / months;
        if (pair.size() == 0) {
            return IntStream.range(0, seasons)
                    .mapToObj(i ->
                            CurvePoint.none(i * months + 1, (i + 1) * months, CurvePoint.UNEXPOSED))
                    .toList();
        }
        var changes = window.changes();
        var design =
                CaseDesign.of(
                        List.of(new RiskWindows("exposure", changes, new int[0], 1)),
                        new AgeGroups(ages.stream().mapToInt(day -> day).toArray()),
                        new Seasons(
                                IntStream.range(0, seasons)
                                        .mapToObj(i -> MonthDay.of(i * months + 1, 1))
                                        .toList()));
        var tally = new CaseTally();
        var heads = new PersonCounter(seasons);
        all.forEach(
                pair,
                (person, start, end, birth, events, eras) -> {
                    tally.add(
                            design,
                            new ObservedCase(start, end, events, List.of(eras(eras)), birth));
                    for (int event : events) {
                        heads.see(
                                person,
                                (LocalDate.ofEpochDay(event + birth).getMonthValue() - 1) / months);
                    }
                });
        var series =
                CaseSeries.of(CaseStrata.of(tally, design), design, tally.counts(), changes.length);
        return CurvePoint.groups(
                series,
                changes.length + ages.size(),
                IntStream.range(0, seasons).map(i -> i * months + 1).toArray(),
                IntStream.range(0, seasons).map(i -> (i + 1) * months).toArray(),
                heads.people());
    }

    private static List<Era> eras(int[] days) {
        return IntStream.range(0, days.length / 2)
                .mapToObj(i -> new Era(days[2 * i], days[2 * i + 1]))
                .toList();
    }
}

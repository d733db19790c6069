package org.vigie.study.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.RiskWindow;

/// The cases of one pair, one by one, for variants of the case series that look at more than days
/// and windows.
///
/// @param cases each span with an event; days of age
/// @param windows where the rate may change, as in `sccs`
/// @param ages first days of age groups after the first, each group compared with the one before
record SeriesCases(List<ObservedCase> cases, RiskWindows windows, int[] ages) {

    static SeriesCases of(
            OutcomeCases all, OutcomeCases.Exposed pair, RiskWindow risk, List<Integer> ages) {
        var cases = new ArrayList<ObservedCase>();
        all.forEach(
                pair,
                (_, start, end, birth, events, eras) ->
                        cases.add(
                                new ObservedCase(start, end, events, List.of(eras(eras)), birth)));
        return new SeriesCases(
                cases,
                new RiskWindows("exposure", risk.changes(), new int[0], 1),
                compared(ages, cases));
    }

    static List<Era> eras(int[] days) {
        return IntStream.range(0, days.length / 2)
                .mapToObj(i -> new Era(days[2 * i], days[2 * i + 1]))
                .toList();
    }

    /// The days of age of all events.
    int[] days() {
        return cases.stream().flatMapToInt(each -> IntStream.of(each.events())).toArray();
    }

    /// The column of the days at risk.
    int risk() {
        return windows.starts().length - 1;
    }

    /// The same without the days before the exposure.
    SeriesCases afterOnly() {
        int[] starts = IntStream.of(windows.starts()).filter(start -> start >= 0).toArray();
        return new SeriesCases(cases, new RiskWindows(windows.name(), starts, new int[0], 1), ages);
    }

    /// A group that cannot be compared with the one before it is one with that: of the cases that
    /// are observed in both some have an event in the first and some in the second, so that neither
    /// rate is 0 or without bound.
    static int[] compared(List<Integer> ages, List<ObservedCase> cases) {
        var kept = new ArrayList<Integer>();
        int from = Integer.MIN_VALUE;
        for (int i = 0; i < ages.size(); i++) {
            int age = ages.get(i);
            int next = i + 1 < ages.size() ? ages.get(i + 1) : Integer.MAX_VALUE;
            int first = from;
            var both =
                    cases.stream().filter(each -> each.start() < age && each.end() >= age).toList();
            if (both.stream().anyMatch(each -> happens(each, first, age))
                    && both.stream().anyMatch(each -> happens(each, age, next))) {
                kept.add(age);
                from = age;
            }
        }
        return kept.stream().mapToInt(day -> day).toArray();
    }

    private static boolean happens(ObservedCase of, int from, int before) {
        return IntStream.of(of.events()).anyMatch(day -> day >= from && day < before);
    }
}

package org.vigie.study.signal.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.disproportionality.PersonTime;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.PersonCounter;
import org.vigie.study.signal.question.RiskWindow;

/// What the gamma-Poisson shrinkers count of the pairs of one outcome: GPS people, LGPS events in
/// exposed time.
public final class ShrinkerCounts {

    private final Everybody everybody;
    private final OutcomeCases cases;
    private final RiskWindow risk;

    /// Events of the outcome, and days at risk of everybody, by age group.
    private final long[] events;

    private final long allDays;

    /// A pair as a shrinker sees it.
    ///
    /// @param observed n
    /// @param expected E; 0 where nobody was exposed
    /// @param share of the days at risk of everybody that are in the risk window; `NaN` of people
    /// @param people whose the observed are
    /// @param cells counts of people that these numbers tell of
    public record Counted(
            long observed, double expected, double share, long people, List<Long> cells) {

        boolean tellsOfFew(int most) {
            return cells.stream().anyMatch(count -> count > 0 && count <= most);
        }
    }

    ShrinkerCounts(Everybody everybody, OutcomeCases cases, RiskWindow risk, List<Integer> ages) {
        this.everybody = everybody;
        this.cases = cases;
        this.risk = risk;
        var first = ages.stream().mapToInt(day -> day).toArray();
        events = new long[first.length + 1];
        cases.forEach((_, _, _, _, happened, _) ->
                Arrays.stream(happened).forEach(day -> events[group(first, day)]++));
        allDays = Arrays.stream(everybody.days()).sum();
    }

    private static int group(int[] first, int day) {
        int place = Arrays.binarySearch(first, day);
        return place >= 0 ? place + 1 : -place - 1;
    }

    Counted of(Method method, int exposure, OutcomeCases.Exposed pair) {
        return method == Method.GPS ? people(exposure, pair) : time(exposure, pair);
    }

    private Counted people(int exposure, OutcomeCases.Exposed pair) {
        long exposed = everybody.of(exposure).people();
        return new Counted(
                pair.both,
                (double) exposed * cases.people / everybody.people(),
                Double.NaN,
                pair.both,
                List.of(pair.both, cases.people - pair.both, exposed - pair.both));
    }

    private Counted time(int exposure, OutcomeCases.Exposed pair) {
        var totals = everybody.of(exposure);
        var exposed = totals.exposedDays();
        var strata =
                IntStream.range(0, exposed.length)
                        .mapToObj(group ->
                                new PersonTime(
                                        events[group], exposed[group], everybody.days()[group]))
                        .toList();
        var people = new PersonCounter(1);
        long[] observed = {0};
        cases.forEach(
                pair,
                (person, _, _, _, happened, eras) -> {
                    for (int day : happened) {
                        if (atRisk(day, eras)) {
                            observed[0]++;
                            people.see(person, 0);
                        }
                    }
                });
        return new Counted(
                observed[0],
                PersonTime.expected(strata),
                (double) Arrays.stream(exposed).sum() / allDays,
                people.people(0),
                List.of(
                        people.people(0),
                        cases.people - people.people(0),
                        pair.both,
                        totals.people() - pair.both));
    }

    private boolean atRisk(int day, int[] eras) {
        for (int i = 0; i < eras.length; i += 2) {
            if (day >= eras[i] + risk.start() && day <= eras[i + 1]) {
                return true;
            }
        }
        return false;
    }
}

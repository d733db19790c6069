package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.statistics.selfcontrolled.Era;
import org.vigie.statistics.selfcontrolled.ObservedCase;
import org.vigie.statistics.temporal.Chronograph;

/// Everybody with one outcome, sorted by what they were exposed to.
final class OutcomeCases {

    /// The cases of one pair.
    static final class Exposed {
        final List<ObservedCase> cases = new ArrayList<>();
        /// People with an era that begins at risk, and the outcome at risk.
        long both;
        /// Of those, who began the first such era before the first event, at most a year before, and the reverse.
        long exposedFirst;
        long outcomeFirst;
        /// Eras that begin at risk and have the outcome in each window of {@link Around}.
        final long[] starts = new long[Around.WINDOWS];
        /// The outcome on days 1 to 30 after such eras began, and on days −30 to −1.
        long after;
        long before;
    }

    private static final int YEAR = 365;

    private final int outcome;
    private final RiskWindow risk;
    private final Map<Integer, Exposed> byExposure = new TreeMap<>();
    /// One observation a span with an event, without exposures.
    final List<ObservedCase> all = new ArrayList<>();
    final Map<Integer, Long> firstEvents = new TreeMap<>();
    /// People.
    long people;

    OutcomeCases(int outcome, RiskWindow risk) {
        this.outcome = outcome;
        this.risk = risk;
    }

    Map<Integer, Exposed> byExposure() {
        return byExposure;
    }

    void add(CasePerson person) {
        int[] events = person.eventsOf(outcome);
        if (events.length == 0) {
            return;
        }
        people++;
        firstEvents.merge(events[0], 1L, Long::sum);
        for (int span = 0; span < person.starts().length; span++) {
            var inside = inside(events, person.starts()[span], person.ends()[span]);
            if (inside.length > 0) {
                addSpan(person, span, inside);
            }
        }
        var spans = new Spans(person.starts(), person.ends());
        for (int i = 0; i < person.exposures().length; i++) {
            around(person.exposures()[i], person.eras()[i], events, spans);
        }
    }

    private static int[] inside(int[] events, int start, int end) {
        return Arrays.stream(events).filter(day -> day >= start && day <= end).toArray();
    }

    /// Days of age from here on.
    private void addSpan(CasePerson person, int span, int[] inside) {
        int birth = person.birth();
        int start = person.starts()[span];
        int end = person.ends()[span];
        var events = Arrays.stream(inside).map(day -> day - birth).toArray();
        all.add(new ObservedCase(start - birth, end - birth, events, List.of(), birth));
        for (int i = 0; i < person.exposures().length; i++) {
            var eras = eras(person.eras()[i], start, end, birth);
            if (!eras.isEmpty()) {
                of(person.exposures()[i]).cases.add(new ObservedCase(start - birth, end - birth, events,
                        List.of(eras), birth));
            }
        }
    }

    private Exposed of(int exposure) {
        return byExposure.computeIfAbsent(exposure, _ -> new Exposed());
    }

    /// Those with a day in a span, the days before them included, up to the last day at risk.
    private List<Era> eras(int[] days, int start, int end, int birth) {
        List<Era> eras = new ArrayList<>();
        for (int i = 0; i < days.length; i += 2) {
            int last = risk.last(days[i], days[i + 1], Math.max(days[i], end));
            if (days[i] - risk.beforeDays() <= end && last >= start) {
                eras.add(new Era(days[i] - birth, last - birth));
            }
        }
        return eras;
    }

    private void around(int exposure, int[] eras, int[] events, Spans spans) {
        int first = Integer.MIN_VALUE;
        for (int i = 0; i < eras.length; i += 2) {
            if (!spans.holds(eras[i])) {
                continue;
            }
            var pair = of(exposure);
            first = first == Integer.MIN_VALUE ? eras[i] : first;
            var seen = new boolean[Around.WINDOWS];
            for (int event : events) {
                see(event - eras[i], seen);
                pair.after += event > eras[i] && event <= eras[i] + Totals.MONTH ? 1 : 0;
                pair.before += event < eras[i] && event >= eras[i] - Totals.MONTH ? 1 : 0;
            }
            for (int window = 0; window < seen.length; window++) {
                pair.starts[window] += seen[window] ? 1 : 0;
            }
        }
        if (first != Integer.MIN_VALUE) {
            var pair = of(exposure);
            pair.both++;
            pair.exposedFirst += first < events[0] && events[0] - first <= YEAR ? 1 : 0;
            pair.outcomeFirst += first > events[0] && first - events[0] <= YEAR ? 1 : 0;
        }
    }

    private static void see(int day, boolean[] seen) {
        int period = day == 0 ? 0 : day > 0 ? (day - 1) / Chronograph.PERIOD + 1 : -((-day - 1) / Chronograph.PERIOD + 1);
        if (Math.abs(period) <= Chronograph.PERIODS) {
            seen[period + Chronograph.PERIODS] = true;
        }
        if (day >= Around.from(Around.LONG_BEFORE) && day <= Around.to(Around.LONG_BEFORE)) {
            seen[Around.LONG_BEFORE] = true;
        }
    }
}

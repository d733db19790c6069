package org.vigie.study.signal.question;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vigie.statistics.disproportionality.Leopard;
import org.vigie.statistics.temporal.Chronograph;

/// Everybody with one outcome, sorted by what they were exposed to.
public final class OutcomeCases {

    /// The cases of one pair.
    public static final class Exposed {
        /// Spans with an event that have a day of the exposure or of the days before it, by number;
        /// and of each where its eras begin in the list of all.
        private final IntList spans = new IntList();

        private final IntList from = new IntList();
        private final IntList eras = new IntList();

        /// Their people.
        public final PersonCounter exposed = new PersonCounter(1);

        /// People with an era that begins at risk, and the outcome at risk.
        public long both;

        /// Of those, who began the first such era before the first event, at most a year before,
        /// and the reverse.
        public long exposedFirst;

        public long outcomeFirst;

        /// Eras that begin at risk and have the outcome in each window of
        /// {@link ChronographWindows}.
        public final long[] starts = new long[ChronographWindows.WINDOWS];

        /// People with such an era.
        public final PersonCounter starters = new PersonCounter(ChronographWindows.WINDOWS);

        /// The outcome on days 1 to 30 after such eras began, and on days −30 to −1; and how many
        /// people's it is.
        public final long[] inMonth = new long[2];

        public final PersonCounter month = new PersonCounter(2);

        /// The same of eras that are at risk on all of these days: of each time the outcome was
        /// recorded, whose it is.
        private final IntList[] whole = {new IntList(), new IntList()};

        /// Eras that begin at risk in the 25 days after an event, and before one, of which all
        /// these days are at risk; and how many people's they are.
        public final long[] near = new long[2];

        public final PersonCounter nearPeople = new PersonCounter(2);

        private void near(int person, int side) {
            near[side]++;
            nearPeople.see(person, side);
        }

        private void inMonth(int person, int side, boolean observedThroughout) {
            inMonth[side]++;
            month.see(person, side);
            if (observedThroughout) {
                whole[side].add(person);
            }
        }

        /// The outcome on days 1 to 56 after eras that are at risk on all of these: whose, and on
        /// which day.
        private final IntList followedPersons = new IntList();

        private final IntList followedDays = new IntList();

        public int[] followedPersons() {
            return followedPersons.toArray();
        }

        public int[] followedDays() {
            return followedDays.toArray();
        }

        public int[] whole(int side) {
            return whole[side].toArray();
        }

        /// How many such spans there are.
        public int size() {
            return spans.size();
        }
    }

    /// Days after the start of an era on which a temporal scan looks for the outcome.
    public static final int FOLLOWED = 56;

    /// The sides of the month around the start of an era.
    public static final int AFTER = 0;

    public static final int BEFORE = 1;

    /// What is told of spans one after another.
    public interface Visitor {

        /// @param person their number: spans of a person come one after another
        /// @param start first day of age
        /// @param end last day of age
        /// @param birth day of birth
        /// @param events days of age of the outcome, ascending
        /// @param eras first and last days of age of the exposure in turn; empty where none is
        ///   asked for
        void see(int person, int start, int end, int birth, int[] events, int[] eras);
    }

    /// Tells of every span with an event.
    public void forEach(Visitor visitor) {
        for (int span = 0; span < starts.size(); span++) {
            see(span, NO_ERAS, visitor);
        }
    }

    /// Tells of the spans with an event and an exposure.
    public void forEach(Exposed pair, Visitor visitor) {
        for (int i = 0; i < pair.spans.size(); i++) {
            see(
                    pair.spans.get(i),
                    pair.eras.slice(
                            pair.from.get(i),
                            i + 1 < pair.spans.size() ? pair.from.get(i + 1) : pair.eras.size()),
                    visitor);
        }
    }

    private void see(int span, int[] eras, Visitor visitor) {
        int to = span + 1 < starts.size() ? eventsFrom.get(span + 1) : events.size();
        visitor.see(
                persons.get(span),
                starts.get(span),
                ends.get(span),
                births.get(span),
                events.slice(eventsFrom.get(span), to),
                eras);
    }

    public boolean isEmpty() {
        return starts.size() == 0;
    }

    private static final int YEAR = 365;
    private static final int[] NO_ERAS = {};

    private final int outcome;
    private final RiskWindow risk;
    private final Map<Integer, Exposed> byExposure = new TreeMap<>();

    /// Spans with an event: whose, first and last day of age, day of birth, and where its events
    /// begin in the list of all.
    private final IntList persons = new IntList();

    private final IntList starts = new IntList();
    private final IntList ends = new IntList();
    private final IntList births = new IntList();
    private final IntList eventsFrom = new IntList();
    private final IntList events = new IntList();
    private final boolean[] seen = new boolean[ChronographWindows.WINDOWS];
    public final Map<Integer, Long> firstEvents = new TreeMap<>();

    /// People.
    public long people;

    public OutcomeCases(int outcome, RiskWindow risk) {
        this.outcome = outcome;
        this.risk = risk;
    }

    public Map<Integer, Exposed> byExposure() {
        return byExposure;
    }

    public void add(CasePerson person) {
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
        var spans = new TimeAtRisk(person.starts(), person.ends());
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
        persons.add((int) people);
        starts.add(start - birth);
        ends.add(end - birth);
        births.add(birth);
        eventsFrom.add(events.size());
        for (int day : inside) {
            events.add(day - birth);
        }
        for (int i = 0; i < person.exposures().length; i++) {
            addEras(person.exposures()[i], person.eras()[i], start, end, birth);
        }
    }

    private Exposed of(int exposure) {
        return byExposure.computeIfAbsent(exposure, _ -> new Exposed());
    }

    /// Eras with a day in the span, the days before them included, up to the last day at risk.
    private void addEras(int exposure, int[] days, int start, int end, int birth) {
        Exposed pair = null;
        for (int i = 0; i < days.length; i += 2) {
            int last = risk.last(days[i], days[i + 1], Math.max(days[i], end));
            if (days[i] - risk.beforeDays() <= end && last >= start) {
                if (pair == null) {
                    pair = of(exposure);
                    pair.exposed.see((int) people, 0);
                    pair.spans.add(starts.size() - 1);
                    pair.from.add(pair.eras.size());
                }
                pair.eras.add(days[i] - birth);
                pair.eras.add(last - birth);
            }
        }
    }

    private void around(int exposure, int[] eras, int[] events, TimeAtRisk spans) {
        int[] begun =
                IntStream.range(0, eras.length / 2)
                        .map(era -> eras[2 * era])
                        .filter(spans::holds)
                        .toArray();
        if (begun.length == 0) {
            return;
        }
        var pair = of(exposure);
        pair.both++;
        pair.exposedFirst += begun[0] < events[0] && events[0] - begun[0] <= YEAR ? 1 : 0;
        pair.outcomeFirst += begun[0] > events[0] && begun[0] - events[0] <= YEAR ? 1 : 0;
        for (int start : begun) {
            around(pair, start, events, spans);
            near(pair, start, events, spans);
            follow(pair, start, events, spans);
        }
    }

    /// Counts the outcome around the start of one era of the person added last.
    private void around(Exposed pair, int start, int[] events, TimeAtRisk spans) {
        int person = (int) people;
        Arrays.fill(seen, false);
        for (int event : events) {
            see(event - start, seen);
        }
        for (int window = 0; window < seen.length; window++) {
            if (seen[window]) {
                pair.starts[window]++;
                pair.starters.see(person, window);
            }
        }
        boolean whole =
                spans.days(start - Totals.MONTH, start - 1) == Totals.MONTH
                        && spans.days(start + 1, start + Totals.MONTH) == Totals.MONTH;
        for (int event : events) {
            if (event != start && Math.abs(event - start) <= Totals.MONTH) {
                pair.inMonth(person, event > start ? AFTER : BEFORE, whole);
            }
        }
    }

    /// Counts one start around the outcomes of the person added last.
    private void near(Exposed pair, int start, int[] events, TimeAtRisk spans) {
        for (int event : events) {
            int since = start - event;
            if (since != 0
                    && Math.abs(since) <= Leopard.WINDOW
                    && spans.days(event - Leopard.WINDOW, event + Leopard.WINDOW)
                            == 2 * Leopard.WINDOW + 1) {
                pair.near((int) people, since > 0 ? AFTER : BEFORE);
            }
        }
    }

    private void follow(Exposed pair, int start, int[] events, TimeAtRisk spans) {
        for (int event : events) {
            if (event > start
                    && event - start <= FOLLOWED
                    && spans.days(start + 1, start + FOLLOWED) == FOLLOWED) {
                pair.followedPersons.add((int) people);
                pair.followedDays.add(event - start);
            }
        }
    }

    private static void see(int day, boolean[] seen) {
        int away = day == 0 ? 0 : (Math.abs(day) - 1) / Chronograph.PERIOD + 1;
        int period = day < 0 ? -away : away;
        if (Math.abs(period) <= Chronograph.PERIODS) {
            seen[period + Chronograph.PERIODS] = true;
        }
        if (day >= ChronographWindows.from(ChronographWindows.LONG_BEFORE)
                && day <= ChronographWindows.to(ChronographWindows.LONG_BEFORE)) {
            seen[ChronographWindows.LONG_BEFORE] = true;
        }
    }
}

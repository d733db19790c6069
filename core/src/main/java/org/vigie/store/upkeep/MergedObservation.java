package org.vigie.store.upkeep;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.store.Delivery;
import org.vigie.store.EventRow;
import org.vigie.store.Observation;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Timeline;

/// Observation periods of several deliveries as one import of all of them makes them.
///
/// @param how all of them have theirs; as recorded where they differ
/// @param last the last day of care of anybody; as recorded, the day on which periods without an
///   end end; {@link Timeline#NO_DAY} where it is not known
/// @param asked the days that were asked for, joined where they touch
/// @param tables whose events tell when somebody was observed; empty where those of all do
/// @param noEnd the day from which on days tell of nothing that happened
record MergedObservation(
        Observation.How how,
        int last,
        List<ObservationPeriod> asked,
        Set<String> tables,
        int noEnd) {

    /// Before all days: nobody had any care.
    private static final int NOBODY = Timeline.NO_DAY + 1;

    static MergedObservation of(List<Delivery> deliveries) {
        var all = deliveries.stream().map(delivery -> delivery.plan().observation()).toList();
        boolean differ = all.stream().map(Observation::how).distinct().count() > 1;
        boolean moved = all.stream().anyMatch(Observation::moved);
        var how = differ ? Observation.How.RECORDED : all.getFirst().how();
        return switch (how) {
            case RECORDED ->
                    new MergedObservation(how, closed(all), List.of(), tables(all), noEnd(all));
            case WITHIN_LIFE ->
                    new MergedObservation(how, Timeline.NO_DAY, List.of(), tables(all), noEnd(all));
            case UNTIL_DEATH ->
                    new MergedObservation(
                            how,
                            moved
                                    ? Timeline.NO_DAY
                                    : all.stream()
                                            .filter(one -> !one.last().isEmpty())
                                            .mapToInt(one -> Days.of(one.last()))
                                            .max()
                                            .orElse(NOBODY),
                            List.of(),
                            Set.of(),
                            noEnd(all));
            case ASKED ->
                    new MergedObservation(
                            how,
                            Timeline.NO_DAY,
                            moved
                                    ? List.of()
                                    : touching(
                                            all.stream()
                                                    .map(one ->
                                                            new ObservationPeriod(
                                                                    Days.of(one.first()),
                                                                    Days.of(one.last())))
                                                    .toList()),
                            Set.of(),
                            noEnd(all));
        };
    }

    /// On which day periods without an end end; not known where there is none, or where no day of
    /// one person is to be compared with another's.
    private static int closed(List<Observation> all) {
        if (all.stream().noneMatch(Observation::open)
                || all.stream().anyMatch(Observation::moved)) {
            return Timeline.NO_DAY;
        }
        return all.stream()
                .filter(one -> !one.last().isEmpty())
                .mapToInt(one -> Days.of(one.last()))
                .max()
                .orElse(Timeline.NO_DAY);
    }

    private static int noEnd(List<Observation> all) {
        return all.stream().mapToInt(one -> Days.of(one.noEnd())).max().orElseThrow();
    }

    private static Set<String> tables(List<Observation> all) {
        return all.stream().anyMatch(one -> one.tables().isEmpty())
                ? Set.of()
                : all.stream()
                        .flatMap(one -> one.tables().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether periods are derived from what else is known of people.
    boolean derived() {
        return how != Observation.How.RECORDED;
    }

    /// A person of one delivery, whose periods without an end last until all that is known.
    Person lasting(Person person) {
        return last == Timeline.NO_DAY
                        || derived()
                        || person.periods().stream().noneMatch(ObservationPeriod::open)
                ? person
                : person.observed(
                        ObservationPeriod.disjoint(
                                person.periods().stream()
                                        .map(period -> period.open() ? period.until(last) : period)
                                        .toList()));
    }

    /// A person with the periods that one import would have made.
    ///
    /// @param person with the periods of all deliveries
    /// @param rows all their events
    Person observed(Person person, List<EventRow> rows) {
        return switch (how) {
            case RECORDED -> person;
            case WITHIN_LIFE -> person.observed(withinLife(person, rows));
            case UNTIL_DEATH -> untilDeath(person);
            case ASKED ->
                    person.observed(
                            cut(asked.isEmpty() ? touching(person.periods()) : asked, person));
        };
    }

    /// From the first day of all to the last, not before birth or after death. A delivery all of
    /// whose events of a person lie outside has no period of theirs, and yet it tells that they
    /// were observed until then.
    private List<ObservationPeriod> withinLife(Person person, List<EventRow> rows) {
        int first = Integer.MAX_VALUE;
        int end = Integer.MIN_VALUE;
        for (var period : person.periods()) {
            first = Math.min(first, period.start());
            end = Math.max(end, period.end());
        }
        int birth = person.birthDay();
        int death = person.deathDay() == Timeline.NO_DAY ? Integer.MAX_VALUE : person.deathDay();
        for (var row : rows) {
            int day = Days.ofTime(row.time);
            if (day != Timeline.NO_DAY
                    && day < noEnd
                    && (tables.isEmpty() || tables.contains(row.table))) {
                first = day < birth ? Math.min(first, birth) : first;
                end = day > death ? Math.max(end, death) : end;
            }
        }
        int start = Math.max(first, birth);
        int last = Math.min(end, death);
        return start <= last ? List.of(new ObservationPeriod(start, last)) : List.of();
    }

    /// Who died by the last day of care of anybody is observed until then. Where that day is not to
    /// be compared with a person's, nobody is observed beyond death.
    private Person untilDeath(Person person) {
        int death = person.deathDay();
        return person.observed(
                ObservationPeriod.spanning(person.periods()).stream()
                        .map(period ->
                                death == Timeline.NO_DAY
                                                || (last != Timeline.NO_DAY && death > last)
                                        ? period
                                        : new ObservationPeriod(
                                                period.start(),
                                                Math.max(
                                                        period.start(),
                                                        last == Timeline.NO_DAY
                                                                ? Math.min(period.end(), death)
                                                                : death)))
                        .toList());
    }

    /// Periods until death; none that begins after it.
    private static List<ObservationPeriod> cut(List<ObservationPeriod> periods, Person person) {
        int death = person.deathDay();
        return death == Timeline.NO_DAY
                ? periods
                : periods.stream()
                        .filter(period -> period.start() <= death)
                        .map(period ->
                                new ObservationPeriod(
                                        period.start(), Math.min(period.end(), death)))
                        .toList();
    }

    /// Periods that overlap, or of which one begins the day after another ends, as one.
    private static List<ObservationPeriod> touching(List<ObservationPeriod> periods) {
        var longer =
                periods.stream()
                        .map(period -> new ObservationPeriod(period.start(), period.end() + 1))
                        .toList();
        return ObservationPeriod.disjoint(longer).stream()
                .map(period -> new ObservationPeriod(period.start(), period.end() - 1))
                .toList();
    }
}

package org.vigie.store.upkeep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.vigie.store.EventRow;
import org.vigie.store.EventRule;
import org.vigie.store.Finding;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Counts again what deliveries said of people and of events beside people, because what one of
/// them lacked another may have told: a birth, a death, the days between. What else a delivery said
/// of its files stays true, and is told as of that delivery.
final class Recount {

    private final Map<String, ToLongFunction<Person>> rules = new LinkedHashMap<>();
    private final Map<String, Long> people = new LinkedHashMap<>();
    private final SortedMap<String, EnumMap<EventRule, Long>> events = new TreeMap<>();
    private final Map<String, Long> dated = new TreeMap<>();
    private final int today;
    private long persons;

    /// @param today the last day on which anything can have happened
    /// @param derived whether all periods are derived from events
    Recount(int today, boolean derived) {
        this.today = today;
        one("no-birth", person -> person.birthDay() == Timeline.NO_DAY);
        one("no-sex", person -> person.sex() == Sex.UNKNOWN);
        one("no-period", person -> person.periods().isEmpty());
        if (derived) {
            one("no-observation-periods", person -> !person.periods().isEmpty());
        }
        one("pseudonymised", _ -> true);
        one("future-birth", person -> person.birthDay() > today);
        one("future-death", person -> person.deathDay() > today);
        one("death-before-birth", person -> died(person) && person.deathDay() < person.birthDay());
        periods("observed-in-future", (_, period) -> period.end() > today);
        periods(
                "observed-before-birth",
                (person, period) ->
                        person.birthDay() != Timeline.NO_DAY && period.start() < person.birthDay());
        periods(
                "observed-after-death",
                (person, period) -> died(person) && period.end() > person.deathDay());
    }

    /// Whether something is true of a person and one of their periods.
    private interface OfPeriod {
        boolean test(Person person, ObservationPeriod period);
    }

    private static boolean died(Person person) {
        return person.deathDay() != Timeline.NO_DAY;
    }

    private void one(String rule, Predicate<Person> test) {
        rules.put(rule, person -> test.test(person) ? 1 : 0);
    }

    private void periods(String rule, OfPeriod test) {
        rules.put(
                rule,
                person ->
                        person.periods().stream()
                                .filter(period -> test.test(person, period))
                                .count());
    }

    void person(Person person, List<EventRow> rows) {
        persons++;
        rules.forEach((rule, count) -> people.merge(rule, count.applyAsLong(person), Long::sum));
        for (var row : rows) {
            int day = Days.ofTime(row.time);
            if (day != Timeline.NO_DAY) {
                event(person, row, day);
            }
        }
    }

    private void event(Person person, EventRow row, int day) {
        dated.merge(row.table, 1L, Long::sum);
        for (var rule : EventRule.values()) {
            if (rule.meets(person, row, day, today)) {
                events.computeIfAbsent(row.table, _ -> new EnumMap<>(EventRule.class))
                        .merge(rule, 1L, Long::sum);
            }
        }
    }

    /// The findings of the whole.
    ///
    /// @param told those of the deliveries, each with its number
    List<Finding> findings(List<Finding> told) {
        var all = new ArrayList<Finding>();
        var again = new LinkedHashMap<String, Finding>();
        for (var finding : told) {
            if (rules.containsKey(finding.rule())) {
                again.put(finding.rule(), finding);
            } else if (!ofEvents(finding)) {
                all.add(finding);
            }
        }
        again.forEach((rule, finding) -> {
            long count = people.getOrDefault(rule, 0L);
            if (count > 0) {
                all.add(
                        new Finding(
                                rule,
                                finding.table(),
                                count,
                                rule.startsWith("no-") && persons >= count
                                        ? OptionalLong.of(persons)
                                        : OptionalLong.empty(),
                                finding.effect(),
                                List.of()));
            }
        });
        for (var rule : EventRule.values()) {
            events.forEach((table, counts) -> {
                if (counts.containsKey(rule)) {
                    all.add(
                            new Finding(
                                    rule.label(),
                                    table.isEmpty() ? "events" : table,
                                    counts.getOrDefault(rule, 0L),
                                    OptionalLong.of(dated.getOrDefault(table, 0L)),
                                    rule.effect(),
                                    List.of()));
                }
            });
        }
        return List.copyOf(all);
    }

    private static boolean ofEvents(Finding finding) {
        for (var rule : EventRule.values()) {
            if (rule.label().equals(finding.rule()) && rule.effect().equals(finding.effect())) {
                return true;
            }
        }
        return false;
    }
}

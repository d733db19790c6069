package org.vigie.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.store.EventRow;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;
import tools.jackson.databind.json.JsonMapper;

/// Counts events that cannot be, or that lie where nothing is known about a person. They are kept:
/// it is the question that decides what to do with them.
final class EventChecks {

    private enum Rule {
        BEFORE_BIRTH(
                "event-before-birth", "kept; studies count only events inside observation periods"),
        AFTER_DEATH(
                "event-after-death", "kept; studies count only events inside observation periods"),
        OUTSIDE(
                "event-outside-observation",
                "kept; studies count only events inside observation periods"),
        END_BEFORE_START("end-before-start", "kept as recorded"),
        FUTURE("event-in-future", "kept as recorded: after today");

        final String name;
        final String effect;

        Rule(String name, String effect) {
            this.name = name;
            this.effect = effect;
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /// By rule and table, and in the last row all events with a day.
    private final long[][] counts;

    private final int today;
    private final List<PriorityQueue<Long>> rows = new ArrayList<>();

    /// What was counted so far.
    private record State(long[][] counts, List<List<Long>> rows) {}

    /// @param today the last day on which anything can have happened
    EventChecks(int tables, int today) {
        this.today = today;
        counts = new long[Rule.values().length + 1][tables];
        for (int i = 0; i < Rule.values().length * tables; i++) {
            rows.add(new PriorityQueue<>((a, b) -> Long.compare(b, a)));
        }
    }

    /// What was counted so far, to go on from in another process.
    String text() {
        return JSON.writeValueAsString(new State(counts, rows.stream().map(List::copyOf).toList()));
    }

    /// Goes on from what another process had counted, which may be nothing.
    void restore(String text) {
        if (text.isEmpty()) {
            return;
        }
        var state = JSON.readValue(text, State.class);
        // What a version before this one had counted does not say of how many.
        Arrays.fill(counts[counts.length - 1], Long.MIN_VALUE / 2);
        for (int rule = 0; rule < state.counts().length; rule++) {
            System.arraycopy(state.counts()[rule], 0, counts[rule], 0, counts[rule].length);
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).addAll(state.rows().get(i));
        }
    }

    void check(Person person, EventRow event, int table, long row) {
        int day = Days.ofTime(event.time);
        if (day == Timeline.NO_DAY) {
            return;
        }
        counts[Rule.values().length][table]++;
        if (person.birthDay() != Timeline.NO_DAY && day < person.birthDay()) {
            count(Rule.BEFORE_BIRTH, table, row);
        }
        if (person.deathDay() != Timeline.NO_DAY && day > person.deathDay()) {
            count(Rule.AFTER_DEATH, table, row);
        }
        if (!observed(person, day)) {
            count(Rule.OUTSIDE, table, row);
        }
        if (day > today) {
            count(Rule.FUTURE, table, row);
        }
        if (event.end != Timeline.NO_TIME && Days.ofTime(event.end) < day) {
            count(Rule.END_BEFORE_START, table, row);
        }
    }

    private static boolean observed(Person person, int day) {
        for (var period : person.periods()) {
            if (day >= period.start() && day <= period.end()) {
                return true;
            }
        }
        return false;
    }

    private void count(Rule rule, int table, long row) {
        counts[rule.ordinal()][table]++;
        var smallest = rows.get(rule.ordinal() * counts[0].length + table);
        if (smallest.size() < Findings.EXAMPLES) {
            smallest.add(row);
        } else if (smallest.peek() > row) {
            smallest.poll();
            smallest.add(row);
        }
    }

    void report(Findings findings, TableReader reader, List<String> tables) {
        for (var rule : Rule.values()) {
            for (int table = 0; table < tables.size(); table++) {
                long count = counts[rule.ordinal()][table];
                if (count > 0) {
                    var name = tables.get(table).isEmpty() ? "events" : tables.get(table);
                    var smallest = rows.get(rule.ordinal() * tables.size() + table);
                    findings.addPart(
                            rule.name,
                            name,
                            count,
                            counts[Rule.values().length][table],
                            rule.effect,
                            reader.places(tables.get(table), List.copyOf(smallest)));
                }
            }
        }
    }
}

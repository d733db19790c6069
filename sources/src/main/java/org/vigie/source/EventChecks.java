package org.vigie.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.store.EventRow;
import org.vigie.store.EventRule;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;
import tools.jackson.databind.json.JsonMapper;

/// Counts events that cannot be, or that lie where nothing is known about a person. They are kept:
/// it is the question that decides what to do with them.
final class EventChecks {

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
        counts = new long[EventRule.values().length + 1][tables];
        for (int i = 0; i < EventRule.values().length * tables; i++) {
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
        counts[EventRule.values().length][table]++;
        for (var rule : EventRule.values()) {
            if (rule.meets(person, event, day, today)) {
                count(rule, table, row);
            }
        }
    }

    private void count(EventRule rule, int table, long row) {
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
        for (var rule : EventRule.values()) {
            for (int table = 0; table < tables.size(); table++) {
                long count = counts[rule.ordinal()][table];
                if (count > 0) {
                    var name = tables.get(table).isEmpty() ? "events" : tables.get(table);
                    var smallest = rows.get(rule.ordinal() * tables.size() + table);
                    findings.addPart(
                            rule.label(),
                            name,
                            count,
                            counts[EventRule.values().length][table],
                            rule.effect(),
                            reader.places(tables.get(table), List.copyOf(smallest)));
                }
            }
        }
    }
}

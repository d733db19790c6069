package org.vigie.source.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vigie.problem.OneLine;
import org.vigie.store.Finding;

/// What an import has found out about its data so far.
public final class Findings {

    /// How many places a finding names at the most.
    public static final int EXAMPLES = 3;

    /// What is counted.
    private enum What {
        ROWS,
        LOST_LINES,
        OTHER
    }

    private record Found(What what, Finding finding) {}

    private final List<Found> found = new ArrayList<>();
    private final Map<String, Long> rows = new HashMap<>();
    private final Map<String, Long> lost = new HashMap<>();

    /// Says how many rows were read of a table.
    public void read(String table, long count) {
        rows.put(table, count);
    }

    /// Adds a finding unless it counts nothing.
    public void add(String rule, String table, long count, String effect, List<String> examples) {
        add(What.OTHER, new Finding(rule, table, count, effect, List.copyOf(examples)));
    }

    /// Adds a finding that counts rows of a table.
    public void addRows(
            String rule, String table, long count, String effect, List<String> examples) {
        add(What.ROWS, new Finding(rule, table, count, effect, List.copyOf(examples)));
    }

    /// Adds a finding that counts lines which did not become rows of a table.
    public void addLost(
            String rule, String table, long count, String effect, List<String> examples) {
        lost.merge(table, count, Long::sum);
        add(What.LOST_LINES, new Finding(rule, table, count, effect, List.copyOf(examples)));
    }

    /// Adds a finding that counts a part of so many; fewer than it counts where that is not known.
    public void addPart(
            String rule, String table, long count, long of, String effect, List<String> examples) {
        add(
                What.OTHER,
                new Finding(
                        rule,
                        table,
                        count,
                        of < count ? OptionalLong.empty() : OptionalLong.of(of),
                        effect,
                        List.copyOf(examples)));
    }

    private void add(What what, Finding finding) {
        if (finding.count() > 0) {
            found.add(new Found(what, onOneLine(finding)));
        }
    }

    /// What is said of a file may quote the names of its columns, and its own, whatever they hold.
    private static Finding onOneLine(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.table(),
                finding.count(),
                finding.of(),
                OneLine.of(finding.effect()),
                finding.examples().stream().map(OneLine::of).toList());
    }

    public List<Finding> all() {
        return found.stream().map(this::finding).toList();
    }

    private Finding finding(Found one) {
        var finding = one.finding;
        var read = rows.get(finding.table());
        return one.what == What.OTHER || read == null
                ? finding
                : new Finding(
                        finding.rule(),
                        finding.table(),
                        finding.count(),
                        OptionalLong.of(
                                switch (one.what) {
                                    case ROWS, OTHER -> read;
                                    case LOST_LINES ->
                                            read + lost.getOrDefault(finding.table(), 0L);
                                }),
                        finding.effect(),
                        finding.examples());
    }
}

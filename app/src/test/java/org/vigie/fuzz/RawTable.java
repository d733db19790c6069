package org.vigie.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A file of a table as lines of cells, which a script changes: nothing that is done to it is
/// hindered by what a file should look like.
final class RawTable {

    private static final int KINDS = 20;
    private static final int MOST_CELLS = 5_000;

    private final List<List<String>> lines;
    private String separator;
    private String end = "\n";

    private RawTable(List<List<String>> lines, String separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /// The tables of a text in which a line `== NAME` begins each.
    static Map<String, String> texts(String bundle) {
        var texts = new LinkedHashMap<String, String>();
        for (var part : bundle.split("(?m)^== ")) {
            if (!part.isBlank()) {
                int first = part.indexOf('\n');
                texts.put(part.substring(0, first), part.substring(first + 1));
            }
        }
        return texts;
    }

    static RawTable of(String text, String separator) {
        return new RawTable(
                text.lines()
                        .map(line -> cells(line, separator))
                        .collect(Collectors.toCollection(ArrayList::new)),
                separator);
    }

    private static List<String> cells(String line, String separator) {
        return new ArrayList<>(
                Arrays.asList(
                        line.split(
                                Pattern.quote(separator) + "(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
    }

    List<List<String>> cells() {
        return lines;
    }

    String text() {
        return lines.stream()
                .map(cells -> String.join(separator, cells))
                .collect(Collectors.joining(end, "", end));
    }

    /// Takes one change.
    void change(Script script, List<String> words) {
        int kind = script.below(KINDS);
        if (lines.isEmpty()) {
            lines.add(new ArrayList<>(List.of(Words.any(script, words))));
            return;
        }
        int line = script.below(lines.size());
        var cells = lines.get(line);
        if (cells.isEmpty()) {
            cells.add("");
        }
        int at = script.below(cells.size());
        switch (kind) {
            case 0, 1, 2, 3 -> cells.set(at, Words.any(script, words));
            case 4 -> cells.set(at, other(script, at));
            case 5 -> cells.set(at, cells.get(script.below(cells.size())));
            case 6 -> cells.set(at, cells.get(at) + Words.any(script, words));
            case 7 -> lines.remove(line);
            case 8 -> repeat(line, 1 + script.below(4));
            case 9 -> Collections.swap(lines, line, script.below(lines.size()));
            case 10 ->
                    lines.getFirst()
                            .set(script.below(lines.getFirst().size()), Words.any(script, words));
            case 11 -> lines.forEach(each -> remove(each, at));
            case 12 -> lines.forEach(each -> each.add(at < each.size() ? each.get(at) : ""));
            case 13 -> swap(at, script.below(cells.size()));
            case 14 -> cells.add(Words.any(script, words));
            case 15 -> remove(cells, at);
            case 16 -> cells.set(at, "\"" + cells.get(at) + (script.below(2) == 0 ? "\"" : ""));
            case 17 -> separator = List.of(",", ";", "\t", "|", " ", ", ").get(script.below(6));
            case 18 -> end = List.of("\n", "\r\n", "\r", "\n\n", "").get(script.below(5));
            case 19 -> fill(at, Words.any(script, words));
            default -> throw new IllegalArgumentException("no such change: " + kind);
        }
    }

    /// A cell of the same column in another line.
    private String other(Script script, int at) {
        var line = lines.get(script.below(lines.size()));
        return at < line.size() ? line.get(at) : "";
    }

    private void repeat(int line, int times) {
        if (lines.size() * lines.get(line).size() < MOST_CELLS) {
            lines.addAll(
                    line,
                    Collections.nCopies(times, lines.get(line)).stream()
                            .map(ArrayList::new)
                            .toList());
        }
    }

    private static void remove(List<String> cells, int at) {
        if (at < cells.size()) {
            cells.remove(at);
        }
    }

    private void swap(int one, int other) {
        for (var cells : lines) {
            if (one < cells.size() && other < cells.size()) {
                Collections.swap(cells, one, other);
            }
        }
    }

    private void fill(int at, String word) {
        for (var cells : lines.subList(1, lines.size())) {
            if (at < cells.size()) {
                cells.set(at, word);
            }
        }
    }
}

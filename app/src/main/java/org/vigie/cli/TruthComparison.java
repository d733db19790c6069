package org.vigie.cli;

import java.util.ArrayList;
import java.util.List;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Lines;
import org.vigie.report.table.Numbers;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.DisclosedScreen;
import org.vigie.study.screen.question.Association;

/// What was planted beside what was found.
final class TruthComparison {

    private TruthComparison() {}

    private record Planted(
            String code, String name, String role, DayWindow window, double oddsRatio) {}

    static String text(DisclosedScreen result, String truth) {
        var words = new Lines();
        words.line(
                "%-14s %-34s %-22s %8s   %-20s %s",
                "planted", "", "window", "truth", "found (95 % CI)", "rank");
        int covered = 0;
        var planted = planted(truth);
        for (var one : planted) {
            var found =
                    result.associations().stream()
                            .filter(a ->
                                    a.code().code().equals(one.code)
                                            && a.window().equals(one.window))
                            .findFirst();
            if (found.isEmpty()) {
                words.line(
                        "%-14s %-34s %-22s %8.2f   %s",
                        one.code,
                        shortened(one.name),
                        WindowNames.of(one.window),
                        one.oddsRatio,
                        isHidden(result, one)
                                ? "hidden: it tells of few people"
                                : "too few exposed to test");
                continue;
            }
            var oddsRatio = found.get().oddsRatio();
            boolean inside = oddsRatio.low() <= one.oddsRatio && one.oddsRatio <= oddsRatio.high();
            covered += inside ? 1 : 0;
            words.line(
                    "%-14s %-34s %-22s %8.2f   %-20s %4d%s",
                    one.code,
                    shortened(one.name),
                    WindowNames.of(one.window),
                    one.oddsRatio,
                    Numbers.estimate(oddsRatio),
                    rank(result, found.get()),
                    inside ? "" : "  truth outside the interval");
        }
        words.line(
                "%d of %d intervals hold the truth; about 95 in 100 should.",
                covered, planted.size());
        return words.text();
    }

    private static boolean isHidden(DisclosedScreen result, Planted one) {
        return result.hidden().stream()
                .anyMatch(row ->
                        row.code().code().equals(one.code) && row.window().equals(one.window));
    }

    private static int rank(DisclosedScreen result, Association association) {
        return result.associations().indexOf(association) + 1;
    }

    private static String shortened(String name) {
        return name.length() <= 34 ? name : name.substring(0, 33) + "…";
    }

    /// Factors and early symptoms of a truth file.
    private static List<Planted> planted(String truth) {
        var planted = new ArrayList<Planted>();
        for (var line : truth.lines().skip(1).toList()) {
            var cells = cells(line);
            if (cells.get(2).equals("factor") || cells.get(2).equals("early symptom")) {
                planted.add(
                        new Planted(
                                cells.get(0),
                                cells.get(1),
                                cells.get(2),
                                new DayWindow(
                                        Integer.parseInt(cells.get(3)),
                                        Integer.parseInt(cells.get(4))),
                                Double.parseDouble(cells.get(5))));
            }
        }
        return planted;
    }

    /// The cells of a line of CSV; a quoted cell may hold commas.
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

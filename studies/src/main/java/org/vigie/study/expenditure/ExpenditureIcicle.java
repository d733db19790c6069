package org.vigie.study.expenditure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Money;
import org.vigie.report.table.Numbers;
import org.vigie.study.expenditure.question.ExpenditureRow;

/// Expenditure of the last year as rectangles: families on the left, their groups on the right.
final class ExpenditureIcicle {

    private static final List<String> COLOURS =
            List.of(
                    "#0b5c7a", "#b5562a", "#3f8f55", "#8a5a9e", "#8f7414", "#b5466a", "#4c6576",
                    "#1f7f7f", "#7d6b5a", "#5a63b0", "#94532f", "#33707e", "#6b7a1f", "#7a4f6d",
                    "#5f5f5f", "#8b97a1");
    private static final String GREY = "#7a868f";
    private static final String HIDDEN = "Hidden";
    private static final double LEAST_LABEL = 0.026;
    private static final int HEIGHT = 560;

    private final DisclosedExpenditure map;
    private final int year;
    private final double all;
    private final List<String> names = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> families = new ArrayList<>();
    private final List<String> amounts = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<double[]> boxes = new ArrayList<>();

    private ExpenditureIcicle(DisclosedExpenditure map, int year, double all) {
        this.map = map;
        this.year = year;
        this.all = all;
    }

    /// One figure, or none where nothing above 0 is shown.
    static List<Section> of(DisclosedExpenditure map) {
        int year = map.years() - 1;
        var rows =
                IntStream.range(0, map.rows().size())
                        .filter(row -> top(map.rows().get(row)) && shown(map, year, row) > 0)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer row) -> -shown(map, year, row)))
                        .toList();
        long drawn = rows.stream().mapToLong(row -> shown(map, year, row)).sum();
        long all = Math.max(drawn, shown(map, year, new ExpenditureNumbers(map).everybody()));
        return all == 0 ? List.of() : List.of(new ExpenditureIcicle(map, year, all).figure(rows));
    }

    private static boolean top(ExpenditureRow row) {
        return row.kind() == ExpenditureRow.Kind.FAMILY
                || row.kind() == ExpenditureRow.Kind.REMAINDER
                || row.kind() == ExpenditureRow.Kind.UNOBSERVED;
    }

    private static long shown(DisclosedExpenditure map, int year, int row) {
        return map.spent(year, row, map.items()).orElse(0);
    }

    private Section figure(List<Integer> rows) {
        double top = 0;
        for (int row : rows) {
            var family = ExpenditureNames.name(map, row);
            double bottom = top + shown(map, year, row) / all;
            boolean alone = map.rows().get(row).kind() != ExpenditureRow.Kind.FAMILY;
            box(row, family, 0, alone ? 2 : 1, top, bottom, 1);
            double at = top;
            for (int group : alone ? List.<Integer>of() : groups(map.rows().get(row).family())) {
                double next = at + shown(map, year, group) / all;
                box(group, family, 1, 2, at, next, 0.3);
                at = next;
            }
            top = bottom;
        }
        if (1 - top > 1e-6) {
            names.add(HIDDEN);
            labels.add(1 - top < LEAST_LABEL ? "" : HIDDEN);
            families.add(HIDDEN);
            amounts.add("");
            parts.add(Numbers.decimals(100 * (1 - top), 1) + "%");
            boxes.add(new double[] {0, 2, top, 1, 0.5});
        }
        var domain = families.stream().distinct().toList();
        var grey =
                rows.stream()
                        .filter(row -> map.rows().get(row).kind() != ExpenditureRow.Kind.FAMILY)
                        .map(row -> ExpenditureNames.name(map, row))
                        .toList();
        var colours =
                IntStream.range(0, domain.size())
                        .mapToObj(i ->
                                grey.contains(domain.get(i)) || domain.get(i).equals(HIDDEN)
                                        ? GREY
                                        : COLOURS.get(i % COLOURS.size()))
                        .toList();
        var spec =
                FigureSpec.of("icicle")
                        .with("height", HEIGHT)
                        .with("domain", List.of(0, 1))
                        .with("families", domain)
                        .with("colours", colours);
        return new Section.Figure(
                "Where the money goes, " + (map.firstYear() + year),
                """
                Expenditure of %s: families on the left, their groups on the right, as \
                high as what was given to them. Every amount is in one place. What nets to \
                less than 0 is not drawn, and what is hidden of families is in the pale \
                grey below.\
                """
                        .formatted(map.firstYear() + year),
                "Rectangles of expenditure by family and group; the largest is "
                        + domain.getFirst()
                        + ".",
                spec.json(),
                columns());
    }

    private List<Integer> groups(int family) {
        return IntStream.range(0, map.rows().size())
                .filter(row ->
                        map.rows().get(row).kind() == ExpenditureRow.Kind.GROUP
                                && map.rows().get(row).family() == family
                                && shown(map, year, row) > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> -shown(map, year, row)))
                .toList();
    }

    private void box(
            int row,
            String family,
            double left,
            double right,
            double top,
            double bottom,
            double shade) {
        var name = ExpenditureNames.name(map, row);
        var part = Numbers.decimals(100 * (bottom - top), 1) + "%";
        names.add(name);
        labels.add(bottom - top < LEAST_LABEL ? "" : name + "  " + part);
        families.add(family);
        amounts.add(Money.money(shown(map, year, row), map.protocol().currency()));
        parts.add(part);
        boxes.add(new double[] {left, right, top, bottom, shade});
    }

    private List<Column> columns() {
        return List.of(
                new Column.Text("name", names),
                new Column.Text("label", labels),
                new Column.Text("family", families),
                new Column.Text("amount", amounts),
                new Column.Text("part", parts),
                box("left", 0),
                box("right", 1),
                box("top", 2),
                box("bottom", 3),
                box("shade", 4));
    }

    private Column box(String name, int place) {
        return new Column.Real(name, boxes.stream().mapToDouble(b -> b[place]).toArray());
    }
}

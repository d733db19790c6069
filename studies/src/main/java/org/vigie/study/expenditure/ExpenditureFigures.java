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
import org.vigie.study.expenditure.question.Measure;

/// Trends, age pyramids and what drives the change of expenditure.
public final class ExpenditureFigures {

    private static final int MOST_PYRAMIDS = 9;

    private ExpenditureFigures() {}

    /// Families by their expenditure in the last year, greatest first; hidden ones last.
    static List<Integer> families(DisclosedExpenditure map) {
        int last = map.years() - 1;
        return IntStream.range(0, map.rows().size())
                .filter(row -> map.rows().get(row).kind() == ExpenditureRow.Kind.FAMILY)
                .boxed()
                .sorted(
                        Comparator.comparingLong((Integer row) ->
                                -map.spent(last, row, map.items()).orElse(Long.MIN_VALUE + 1)))
                .toList();
    }

    static List<Section> trends(DisclosedExpenditure map) {
        var labels = new ArrayList<String>();
        var years = new ArrayList<Long>();
        var values = new ArrayList<Double>();
        var words = new ArrayList<String>();
        var people = new ArrayList<String>();
        for (int row : families(map)) {
            int one = row;
            if (IntStream.range(0, map.years())
                    .allMatch(year -> map.spent(year, one, map.items()).orElse(0) == 0)) {
                continue;
            }
            for (int year = 0; year < map.years(); year++) {
                var spent = map.spent(year, row, map.items());
                var members = map.cell(year, row, map.everyone(), Measure.PEOPLE);
                labels.add(ExpenditureNames.name(map, row));
                years.add((long) map.firstYear() + year);
                // A hidden year stands without a value, so that the line breaks there.
                values.add(spent.isPresent() ? spent.getAsLong() / 100.0 : Double.NaN);
                words.add(
                        spent.isPresent()
                                ? Money.money(spent.getAsLong(), map.protocol().currency())
                                : "hidden");
                people.add(members.isPresent() ? Numbers.count(members.getAsLong()) : "hidden");
            }
        }
        if (map.years() < 2 || labels.isEmpty()) {
            return List.of();
        }
        var spec =
                FigureSpec.of("trends")
                        .with("labels", labels.stream().distinct().toList())
                        .with(
                                "years",
                                IntStream.range(0, map.years())
                                        .map(y -> map.firstYear() + y)
                                        .boxed()
                                        .toList());
        return List.of(
                new Section.Figure(
                        "Expenditure over the years",
                        """
                        Expenditure of each family in %s, the greatest first, each on its \
                        own axis from 0, in the money of the year. A year without a point \
                        is hidden.\
                        """
                                .formatted(map.protocol().currency()),
                        "Lines of expenditure by year for "
                                + labels.stream().distinct().count()
                                + " families.",
                        spec.json(),
                        List.of(
                                new Column.Text("label", labels),
                                new Column.Real(
                                        "year",
                                        years.stream().mapToDouble(Long::doubleValue).toArray()),
                                new Column.Real(
                                        "value",
                                        values.stream().mapToDouble(Double::doubleValue).toArray()),
                                new Column.Text("words", words),
                                new Column.Text("people", people))));
    }

    static List<Section> pyramids(DisclosedExpenditure map) {
        var ages = map.axes().get(0);
        if (ages.places() == 1 || map.axes().get(1).places() == 1) {
            return List.of();
        }
        var shown = ages.values().subList(0, ages.values().size() - 1);
        var labels = new ArrayList<String>();
        var age = new ArrayList<String>();
        var sex = new ArrayList<String>();
        var drawn = new ArrayList<Double>();
        var people = new ArrayList<String>();
        var share = new ArrayList<String>();
        int year = map.years() - 1;
        var numbers = new ExpenditureNumbers(map);
        int regions = map.axes().get(2).places();
        for (int row : families(map).stream().limit(MOST_PYRAMIDS).toList()) {
            for (int place = 0; place < shown.size() * 2; place++) {
                int stratum =
                        (place / 2 * map.axes().get(1).places() + place % 2) * regions
                                + map.axes().get(2).all();
                var prevalence = numbers.prevalence(year, row, stratum);
                if (!Double.isNaN(prevalence.value())) {
                    labels.add(ExpenditureNames.name(map, row));
                    age.add(shown.get(place / 2));
                    sex.add(map.axes().get(1).label(place % 2));
                    drawn.add((place % 2 == 0 ? -100 : 100) * prevalence.value());
                    people.add(
                            Numbers.count(
                                    map.cell(year, row, stratum, Measure.PEOPLE).orElseThrow()));
                    share.add(Numbers.percent(prevalence));
                }
            }
        }
        if (labels.isEmpty()) {
            return List.of();
        }
        var spec =
                FigureSpec.of("pyramids")
                        .with("labels", labels.stream().distinct().toList())
                        .with("ages", shown.reversed());
        return List.of(
                new Section.Figure(
                        "Who is concerned, " + (map.firstYear() + year),
                        """
                        Prevalence by age and sex in the %s families with the greatest \
                        expenditure: women to the left, men to the right. Bars that are \
                        missing are hidden.\
                        """
                                .formatted(labels.stream().distinct().count()),
                        "Age pyramids of prevalence.",
                        spec.json(),
                        List.of(
                                new Column.Text("label", labels),
                                new Column.Text("age", age),
                                new Column.Text("sex", sex),
                                new Column.Real(
                                        "drawn",
                                        drawn.stream().mapToDouble(Double::doubleValue).toArray()),
                                new Column.Text("people", people),
                                new Column.Text("share", share))));
    }

    static List<Section> dynamics(DisclosedExpenditure map) {
        if (map.years() < 2) {
            return List.of();
        }
        int last = map.years() - 1;
        var labels = new ArrayList<String>();
        var parts = new ArrayList<String>();
        var values = new ArrayList<Double>();
        var words = new ArrayList<String>();
        var totals = new ArrayList<Double>();
        var totalWords = new ArrayList<String>();
        var numbers = new ExpenditureNumbers(map);
        var currency = map.protocol().currency();
        for (int row : families(map)) {
            numbers.change(last, row)
                    .filter(change -> change.volume() != 0 || change.price() != 0)
                    .ifPresent(change -> {
                        for (boolean volume : new boolean[] {true, false}) {
                            long amount = volume ? change.volume() : change.price();
                            labels.add(ExpenditureNames.name(map, row));
                            parts.add(volume ? "volume (people)" : "price (mean cost)");
                            values.add(amount / 100.0);
                            words.add(Money.money(amount, currency));
                            totals.add((change.volume() + change.price()) / 100.0);
                            totalWords.add(Money.money(change.volume() + change.price(), currency));
                        }
                    });
        }
        if (labels.isEmpty()) {
            return List.of();
        }
        var spec =
                FigureSpec.of("dynamics")
                        .with("height", 30 * labels.size() / 2)
                        .with("title", "difference, " + currency);
        return List.of(
                new Section.Figure(
                        "What changed, "
                                + (map.firstYear() + last - 1)
                                + " to "
                                + (map.firstYear() + last),
                        """
                        The difference in expenditure between the two last years (dark \
                        mark), split into volume, more or fewer people, and price, more or \
                        less a person (Bennet). A part to the left of 0 lowered \
                        expenditure.\
                        """,
                        "Bars of volume and price by family.",
                        spec.json(),
                        List.of(
                                new Column.Text("label", labels),
                                new Column.Text("part", parts),
                                new Column.Real(
                                        "value",
                                        values.stream().mapToDouble(Double::doubleValue).toArray()),
                                new Column.Text("words", words),
                                new Column.Real(
                                        "total",
                                        totals.stream().mapToDouble(Double::doubleValue).toArray()),
                                new Column.Text("totalWords", totalWords))));
    }
}

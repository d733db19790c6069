package org.vigie.study.druguse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.RatePoints;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.study.Stratum;
import org.vigie.study.druguse.DisclosedDrugUse.Point;

/// Use and new use over the years, by age and sex, and how long it goes on.
final class DrugUseFigures {

    private DrugUseFigures() {}

    static List<Section> all(DisclosedDrugUse use) {
        var figures = new ArrayList<Section>();
        figures.addAll(
                years(
                        use,
                        "Use over the years",
                        """
                        Users, percent of the people observed in the year, with Wilson's \
                        95% intervals.\
                        """,
                        row -> DrugUseNumbers.prevalence(use, row)));
        figures.addAll(
                years(
                        use,
                        "New use over the years",
                        """
                        New users, percent of the people who could be, with Wilson's 95% \
                        intervals.\
                        """,
                        row -> DrugUseNumbers.initiation(use, row)));
        figures.addAll(pyramids(use));
        figures.addAll(
                curve(
                        use,
                        "How long new users go on",
                        "Percent of new users still in their first era of use, by days since it"
                                + " began",
                        "days since the start",
                        1,
                        use::persistence));
        figures.addAll(
                curve(
                        use,
                        "Who begins again",
                        """
                        Percent of those who stopped who have begun again, by days since \
                        the end of use\
                        """,
                        "days since the end of use",
                        0,
                        use::restarts));
        return figures;
    }

    private static List<Section> years(
            DisclosedDrugUse use, String title, String caption, IntFunction<Estimate> share) {
        var rows =
                IntStream.range(0, use.size())
                        .filter(row ->
                                use.stratum(row).age().equals(Stratum.ALL)
                                        && use.stratum(row).region().equals(Stratum.ALL)
                                        && !use.stratum(row).sex().equals("unknown"))
                        .boxed()
                        .toList();
        var points =
                RatePoints.of(
                        rows.stream()
                                .map(row ->
                                        new RatePoints.Point(
                                                DrugUseNumbers.name(use, use.stratum(row).drug()),
                                                use.stratum(row).sex(),
                                                use.stratum(row).year() + "-01-01",
                                                percent(share.apply(row))))
                                .toList());
        if (points.starts() < 2) {
            return List.of();
        }
        return List.of(
                new Section.Figure(
                        title,
                        caption + " A point that is missing is hidden.",
                        title + ", by sex.",
                        FigureSpec.of("rates").with("labels", points.labels()).json(),
                        points.columns()));
    }

    private static List<Section> pyramids(DisclosedDrugUse use) {
        int last =
                IntStream.range(0, use.size()).map(row -> use.stratum(row).year()).max().orElse(0);
        var rows =
                IntStream.range(0, use.size())
                        .filter(row -> {
                            var s = use.stratum(row);
                            return s.year() == last
                                    && !List.of(Stratum.ALL, "unknown").contains(s.age())
                                    && List.of("female", "male").contains(s.sex())
                                    && s.region().equals(Stratum.ALL)
                                    && !Double.isNaN(DrugUseNumbers.prevalence(use, row).value());
                        })
                        .boxed()
                        .toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        var labels =
                rows.stream()
                        .map(row -> DrugUseNumbers.name(use, use.stratum(row).drug()))
                        .toList();
        var ages =
                rows.stream()
                        .map(row -> use.stratum(row).age())
                        .distinct()
                        .sorted(
                                Comparator.comparingInt((String age) ->
                                                Integer.parseInt(age.split("[-+]")[0]))
                                        .reversed())
                        .toList();
        var spec =
                FigureSpec.of("pyramids")
                        .with("labels", labels.stream().distinct().toList())
                        .with("ages", ages);
        return List.of(
                new Section.Figure(
                        "Users by age and sex, " + last,
                        "Users, percent of the people observed: women to the left, men"
                                + " to the right. Bars that are missing are hidden.",
                        "Age pyramids of users.",
                        spec.json(),
                        List.of(
                                new Column.Text("label", labels),
                                new Column.Text(
                                        "age",
                                        rows.stream().map(row -> use.stratum(row).age()).toList()),
                                new Column.Text(
                                        "sex",
                                        rows.stream().map(row -> use.stratum(row).sex()).toList()),
                                new Column.Real(
                                        "drawn",
                                        rows.stream()
                                                .mapToDouble(row ->
                                                        (use.stratum(row).sex().equals("female")
                                                                        ? -100
                                                                        : 100)
                                                                * DrugUseNumbers.prevalence(
                                                                                use, row)
                                                                        .value())
                                                .toArray()),
                                new Column.Text(
                                        "people",
                                        rows.stream()
                                                .map(row ->
                                                        Numbers.count(
                                                                use.count(row, CountedUse.USERS)
                                                                        .orElseThrow()))
                                                .toList()),
                                new Column.Text(
                                        "share",
                                        rows.stream()
                                                .map(row ->
                                                        Numbers.percent(
                                                                DrugUseNumbers.prevalence(
                                                                        use, row)))
                                                .toList()))));
    }

    /// @param start the share on day 0
    private static List<Section> curve(
            DisclosedDrugUse use,
            String title,
            String caption,
            String x,
            double start,
            IntFunction<List<Point>> points) {
        var labels = new ArrayList<String>();
        var drawn = new ArrayList<Point>();
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            for (var point : points.apply(drug)) {
                if (labels.isEmpty() || !labels.getLast().equals(DrugUseNumbers.name(use, drug))) {
                    labels.add(DrugUseNumbers.name(use, drug));
                    drawn.add(new Point(0, -1, new Estimate(start, start, start, Double.NaN)));
                }
                labels.add(DrugUseNumbers.name(use, drug));
                drawn.add(point);
            }
        }
        if (drawn.isEmpty()) {
            return List.of();
        }
        var spec =
                FigureSpec.of("curve")
                        .with("labels", labels.stream().distinct().toList())
                        .with("x", x)
                        .with("days", use.protocol().persistenceDays());
        return List.of(
                new Section.Figure(
                        title,
                        """
                        %s, after Kaplan and Meier, with 95%% intervals. Points are the \
                        days of the protocol and every thirtieth; those that are missing \
                        are hidden.\
                        """
                                .formatted(caption),
                        title + ".",
                        spec.json(),
                        List.of(
                                new Column.Text("label", labels),
                                new Column.Real(
                                        "day", drawn.stream().mapToDouble(Point::day).toArray()),
                                new Column.Text(
                                        "left",
                                        drawn.stream()
                                                .map(point ->
                                                        point.day() == 0
                                                                ? "all"
                                                                : Numbers.count(point.left()))
                                                .toList()),
                                new Column.Ratio(
                                        "share",
                                        drawn.stream()
                                                .map(point -> percent(point.share()))
                                                .toList()))));
    }

    /// A share as a percentage.
    static Estimate percent(Estimate share) {
        return new Estimate(100 * share.value(), 100 * share.low(), 100 * share.high(), Double.NaN);
    }
}

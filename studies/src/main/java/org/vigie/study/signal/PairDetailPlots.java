package org.vigie.study.signal;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.PairDetail;

/// The strongest pairs closely: the outcome month by month around the start of the exposure, by
/// time since it began, by age and by season.
final class PairDetailPlots {

    private static final double YEAR = 365.25;

    /// The points of one curve for each pair that has any.
    private record Curves(List<String> labels, List<CurvePoint> points, List<String> absent) {

        static Curves of(List<PairDetail> details, Function<PairDetail, List<CurvePoint>> curve) {
            var curves = new Curves(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var detail : details) {
                var points = curve.apply(detail);
                if (points.stream()
                        .anyMatch(point ->
                                !point.isReference() && !Double.isNaN(point.rate().value()))) {
                    points.forEach(point -> {
                        curves.labels.add(PairNames.twoLines(detail.signal()));
                        curves.points.add(point);
                    });
                } else if (!points.isEmpty()) {
                    curves.absent.add(PairNames.twoLines(detail.signal()).replace("\n", " "));
                }
            }
            return curves;
        }

        boolean none() {
            return points.isEmpty();
        }

        List<Estimate> rates() {
            return points.stream().map(CurvePoint::rate).toList();
        }

        /// At least from a half to twice, so that small differences look small.
        RatioAxis axis() {
            var axis = RatioAxis.of(rates());
            return new RatioAxis(Math.min(0.5, axis.low()), Math.max(2, axis.high()));
        }

        List<String> pairs() {
            return labels.stream().distinct().toList();
        }

        double[] numbers(ToDoubleFunction<CurvePoint> number) {
            return points.stream().mapToDouble(number).toArray();
        }

        /// Where points are drawn, with what is written of them.
        List<Column> columns(RatioAxis axis, Column... more) {
            var columns = new ArrayList<>(List.of(more));
            columns.add(new Column.Text("label", labels));
            columns.add(new Column.Ratio("rate", rates()));
            columns.add(
                    new Column.Real(
                            "drawn", axis.clamp(rates().stream().mapToDouble(Estimate::value))));
            columns.add(
                    new Column.Real(
                            "from", axis.clamp(rates().stream().mapToDouble(Estimate::low))));
            columns.add(
                    new Column.Real(
                            "to", axis.clamp(rates().stream().mapToDouble(Estimate::high))));
            columns.add(
                    new Column.Text(
                            "note",
                            points.stream()
                                    .map(point -> String.join("; ", point.flags()))
                                    .toList()));
            return columns;
        }

        /// What a reader must know of intervals and of points that are missing.
        String remarks(RatioAxis axis) {
            long missing =
                    points.stream().filter(point -> Double.isNaN(point.rate().value())).count();
            long few =
                    points.stream()
                            .filter(point ->
                                    point.events().isPresent()
                                            && point.events().getAsLong() < 5
                                            && !Double.isNaN(point.rate().value()))
                            .count();
            return axis.beyond(rates().stream().mapToDouble(Estimate::value))
                    + (rates().stream()
                                    .filter(rate -> !Double.isNaN(rate.low()))
                                    .allMatch(axis::holds)
                            ? ""
                            : " Intervals are cut where they reach beyond the axis.")
                    + (missing == 0
                            ? ""
                            : """
                            \s%s%s not drawn: hidden because few people are behind, or \
                            without an estimate; the file says why.\
                            """
                                    .formatted(
                                            Numbers.count(missing),
                                            missing == 1 ? " point is" : " points are"))
                    + (absent.isEmpty()
                            ? ""
                            : " Nothing can be drawn of " + String.join("; ", absent) + ".")
                    + (few == 0
                            ? ""
                            : " "
                                    + Numbers.count(few)
                                    + (few == 1 ? " point rests" : " points rest")
                                    + " on fewer than 5 events.");
        }
    }

    private PairDetailPlots() {}

    static List<Section> of(DisclosedSignals shown) {
        var details = shown.result().details();
        var sections = new ArrayList<Section>();
        if (!details.isEmpty()) {
            sections.add(chronographs(shown, details));
        }
        var lags = Curves.of(details, PairDetail::lags);
        var ages = Curves.of(details, PairDetail::ages);
        var seasons = Curves.of(details, PairDetail::seasons);
        if (!lags.none()) {
            sections.add(lags(lags));
        }
        if (!ages.none()) {
            sections.add(ages(ages));
        }
        if (!seasons.none()) {
            sections.add(seasons(seasons));
        }
        return sections;
    }

    private static Section.Figure chronographs(DisclosedSignals shown, List<PairDetail> details) {
        var labels = new ArrayList<String>();
        var middles = new ArrayList<Double>();
        var observed = new ArrayList<Double>();
        var expected = new ArrayList<Double>();
        for (var detail : details) {
            for (var bar : shown.bars(detail)) {
                labels.add(PairNames.twoLines(detail.signal()));
                middles.add((bar.from() + bar.to()) / 2.0);
                observed.add(bar.observed().isPresent() ? bar.observed().getAsLong() : Double.NaN);
                expected.add(bar.expected());
            }
        }
        long hidden = observed.stream().filter(count -> count.isNaN()).count();
        boolean line = expected.stream().anyMatch(count -> !count.isNaN());
        var spec = FigureSpec.of("chronograph").with("labels", labels.stream().distinct().toList());
        return new Section.Figure(
                "Around the start of the exposure",
                """
                Bars: eras with the outcome in each 30 days before and after they began, \
                and on day 0%s. Bars that rise%s only after day 0 speak for an effect; \
                bars that rise before it, for a drug given to those who have, or are about \
                to have, the outcome.%s\
                """
                        .formatted(
                                line
                                        ? """
                                        ; line: as many as the outcome has around \
                                        exposures of all kinds\
                                        """
                                        : """
                                        . How many are to be expected is not shown: hidden bars \
                                        could be worked out from it\
                                        """,
                                line ? " above the line" : "",
                                hidden == 0
                                        ? ""
                                        : """
                                        \s%s bars of few people are hidden: no bar does not mean \
                                        none.\
                                        """
                                                .formatted(Numbers.count(hidden))),
                "Chronographs of " + details.size() + " pairs.",
                spec.json(),
                List.of(
                        new Column.Text("label", labels),
                        new Column.Real("day", middles.stream().mapToDouble(day -> day).toArray()),
                        new Column.Amount(
                                "observed", observed.stream().mapToDouble(n -> n).toArray()),
                        new Column.Real(
                                "expected", expected.stream().mapToDouble(n -> n).toArray())));
    }

    private static Section.Figure lags(Curves curves) {
        var axis = curves.axis();
        double first = curves.points.stream().mapToInt(CurvePoint::first).min().orElse(0);
        double last = curves.points.stream().mapToInt(CurvePoint::last).max().orElse(0) + 1.0;
        var spec =
                FigureSpec.of("since")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("labels", curves.pairs())
                        .with("days", List.of(first, last));
        return new Section.Figure(
                "Since the exposure began",
                """
                The rate of the outcome by days since an era began, relative to all other \
                days, which are those before one and those later than the steps, exposed \
                or not, adjusted for age. Dots: each step by itself, with its 95%% \
                interval. Line: the curve that ConvSCCS draws together by its penalty, \
                without an interval. The dot before day 0 is of the days before the \
                exposure.%s\
                """
                        .formatted(curves.remarks(axis)),
                "Rate by time since the exposure for " + curves.pairs().size() + " pairs.",
                spec.json(),
                curves.columns(
                        axis,
                        new Column.Real(
                                "day",
                                curves.numbers(point -> (point.first() + point.last() + 1) / 2.0)),
                        new Column.Real(
                                "smooth",
                                axis.clamp(curves.points.stream().mapToDouble(CurvePoint::smooth))),
                        new Column.Text(
                                "days",
                                curves.points.stream()
                                        .map(point -> point.first() + " to " + point.last())
                                        .toList())));
    }

    private static Section.Figure ages(Curves curves) {
        var axis = curves.axis();
        var spec =
                FigureSpec.of("ages")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("labels", curves.pairs());
        return new Section.Figure(
                "By age",
                """
                The rate of the outcome in each age group relative to the youngest with an \
                event, as adjusted for; 95%% intervals.%s\
                """
                        .formatted(curves.remarks(axis)),
                "Rate by age for " + curves.pairs().size() + " pairs.",
                spec.json(),
                curves.columns(
                        axis,
                        new Column.Real(
                                "age", curves.numbers(point -> Math.floor(point.first() / YEAR)))));
    }

    private static Section.Figure seasons(Curves curves) {
        var axis = curves.axis();
        var names = curves.points.stream().map(PairDetailPlots::season).toList();
        var spec =
                FigureSpec.of("seasons")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("labels", curves.pairs())
                        .with("seasons", names.stream().distinct().toList());
        return new Section.Figure(
                "By season",
                """
                The rate of the outcome in each part of the year relative to the first of \
                the year with an event, within the same cases and beside exposure and age; \
                95%% intervals.%s\
                """
                        .formatted(curves.remarks(axis)),
                "Rate by season for " + curves.pairs().size() + " pairs.",
                spec.json(),
                curves.columns(axis, new Column.Text("season", names)));
    }

    private static String season(CurvePoint point) {
        return point.first() == point.last()
                ? month(point.first())
                : month(point.first()) + "–" + month(point.last());
    }

    private static String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}

package org.vigie.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;

/// The points of rates over time, a line for each label and sex. A time without a point stands
/// among them without a value, so that the line breaks there: drawn across, it would show a trend
/// that nobody has seen.
///
/// @param points by label, sex and start
public record RatePoints(List<Point> points) {

    /// @param start first day of the interval, as `2010-01-01`
    /// @param rate `NaN` where it is hidden or there is none
    public record Point(String label, String sex, String start, Estimate rate) {}

    /// The same points with those that are missing between them; lines without any value are left
    /// out.
    public static RatePoints of(List<Point> told) {
        var starts = new TreeSet<String>();
        told.forEach(point -> starts.add(point.start()));
        var points = new ArrayList<Point>();
        for (var label : told.stream().map(Point::label).distinct().toList()) {
            for (var sex : told.stream().map(Point::sex).distinct().sorted().toList()) {
                var line =
                        told.stream()
                                .filter(point ->
                                        point.label().equals(label) && point.sex().equals(sex))
                                .toList();
                if (line.stream().noneMatch(RatePoints::isTold)) {
                    continue;
                }
                for (var start : starts) {
                    points.add(
                            line.stream()
                                    .filter(point -> point.start().equals(start))
                                    .findFirst()
                                    .orElse(new Point(label, sex, start, Estimate.NONE)));
                }
            }
        }
        return new RatePoints(List.copyOf(points));
    }

    private static boolean isTold(Point point) {
        return !Double.isNaN(point.rate().value());
    }

    /// How many times have a value.
    public long starts() {
        return points.stream().filter(RatePoints::isTold).map(Point::start).distinct().count();
    }

    public List<String> labels() {
        return points.stream().map(Point::label).distinct().toList();
    }

    /// The columns that the figure `rates` is drawn from.
    public List<Column> columns() {
        return List.of(
                new Column.Text("label", points.stream().map(Point::label).toList()),
                new Column.Text("start", points.stream().map(Point::start).toList()),
                new Column.Text("sex", points.stream().map(Point::sex).toList()),
                new Column.Ratio("rate", points.stream().map(Point::rate).toList()));
    }
}

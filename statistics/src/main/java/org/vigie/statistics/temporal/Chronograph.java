package org.vigie.statistics.temporal;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.disproportionality.InformationComponent;

/// An outcome around the start of an exposure, month by month: 36 periods of 30 days before, day 0,
/// and 36 after.
///
/// In each period observed is C_xy and expected C_x C_y / C.
///
/// Norén GN et al (2010). doi 10.1007/s10618-009-0152-3.
///
/// @param points in the order of days
public record Chronograph(List<Point> points) {

    /// Days of a period.
    public static final int PERIOD = 30;

    /// Periods on either side of day 0.
    public static final int PERIODS = 36;

    /// One period.
    ///
    /// @param from first day, relative to the start of the exposure
    /// @param to last day, included
    /// @param observed C_xy
    /// @param expected C_x C_y / C
    /// @param component of both
    public record Point(
            int from, int to, long observed, double expected, InformationComponent component) {}

    public Chronograph {
        points = List.copyOf(points);
    }

    /// The first day of a period, −36 to 36; period 0 is day 0 alone.
    public static int from(int period) {
        return period <= 0 ? period * PERIOD : (period - 1) * PERIOD + 1;
    }

    /// The last day of a period.
    public static int to(int period) {
        return period < 0 ? (period + 1) * PERIOD - 1 : period * PERIOD;
    }

    /// @param windows the counts of each period, from −36 to 36: 73 of them
    public static Chronograph of(List<WindowCounts> windows) {
        if (windows.size() != 2 * PERIODS + 1) {
            throw new IllegalArgumentException(
                    "a chronograph has %d periods, was given %d"
                            .formatted(2 * PERIODS + 1, windows.size()));
        }
        List<Point> points = new ArrayList<>();
        for (int period = -PERIODS; period <= PERIODS; period++) {
            WindowCounts window = windows.get(period + PERIODS);
            points.add(
                    new Point(
                            from(period),
                            to(period),
                            window.both(),
                            window.expected(),
                            InformationComponent.of((double) window.both(), window.expected())));
        }
        return new Chronograph(points);
    }
}

package org.vigie.statistics.selfcontrolled.time;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A cyclic cubic spline of the month: December runs on into January.
///
/// The year is 12 months long, month m at m, with so many knots equally apart from 0.5 to 12.5, of
/// which the first and last are the same. Its columns are the cyclic B-splines but the first (the
/// basis of `mgcv::cSplineDes`).
///
/// @param knots knots in a year, the one at its turn counted once: 4 or more
public record SeasonSpline(int knots) implements TimeTerm {

    private static final int MONTHS = 12;
    private static final int DEGREE = 3;

    public SeasonSpline {
        if (knots <= DEGREE) {
            throw new IllegalArgumentException(
                    "a cyclic spline needs 4 knots a year or more, were " + knots);
        }
    }

    @Override
    public List<String> columns() {
        return IntStream.range(1, knots).mapToObj(i -> "season spline " + i).toList();
    }

    @Override
    public int cells() {
        return MONTHS;
    }

    @Override
    public boolean groups() {
        return false;
    }

    @Override
    public int cell(int day, long birth) {
        return LocalDate.ofEpochDay(birth + day).getMonthValue() - 1;
    }

    @Override
    public int lastOf(int day, long birth) {
        LocalDate date = LocalDate.ofEpochDay(birth + day);
        return day + date.lengthOfMonth() - date.getDayOfMonth();
    }

    @Override
    public double[] row(int cell) {
        double gap = (double) MONTHS / knots;
        double[] sequence =
                IntStream.rangeClosed(-DEGREE, knots + DEGREE)
                        .mapToDouble(i -> .5 + i * gap)
                        .toArray();
        double[] open = BSpline.at(cell + 1, sequence, knots + DEGREE);
        double[] cyclic = new double[knots];
        for (int i = 0; i < open.length; i++) {
            cyclic[i % knots] += open[i];
        }
        return Arrays.copyOfRange(cyclic, 1, knots);
    }
}

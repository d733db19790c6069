package org.vigie.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

/// A line breaks where a time has no value: there a point stands without one.
class RatePointsTest {

    private static RatePoints.Point point(String sex, int year, double rate) {
        return new RatePoints.Point(
                "a", sex, year + "-01-01", new Estimate(rate, rate, rate, Double.NaN));
    }

    private static String drawn(RatePoints.Point... points) {
        return RatePoints.of(List.of(points)).points().stream()
                .map(point ->
                        point.sex()
                                + " "
                                + point.start().substring(0, 4)
                                + " "
                                + point.rate().value())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aHiddenYearStandsWithoutAValue() {
        assertEquals(
                "all 2010 1.0, all 2011 NaN, all 2012 3.0",
                drawn(
                        point("all", 2010, 1),
                        point("all", 2011, Double.NaN),
                        point("all", 2012, 3)));
    }

    @Test
    void aYearThatOneLineLacksStandsThereWithoutAValue() {
        assertEquals(
                "all 2010 1.0, all 2011 2.0, all 2012 3.0, "
                        + "female 2010 4.0, female 2011 NaN, female 2012 6.0",
                drawn(
                        point("all", 2010, 1),
                        point("all", 2011, 2),
                        point("all", 2012, 3),
                        point("female", 2012, 6),
                        point("female", 2010, 4)));
    }

    @Test
    void aLineWithoutAnyValueIsNone() {
        assertEquals(
                "all 2010 1.0, all 2011 NaN",
                drawn(
                        point("all", 2010, 1),
                        point("female", 2010, Double.NaN),
                        point("female", 2011, Double.NaN)));
    }

    @Test
    void timesWithAValueAreCounted() {
        assertEquals(
                1,
                RatePoints.of(List.of(point("all", 2010, 1), point("all", 2011, Double.NaN)))
                        .starts());
    }
}

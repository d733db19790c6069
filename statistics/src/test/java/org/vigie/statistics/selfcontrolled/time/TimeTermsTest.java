package org.vigie.statistics.selfcontrolled.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cells of time: which day is in which, where a cell ends, and the columns of each. The splines
/// are those of R 4.2.2, package splines:
///
/// `bs(x, knots = c(400, 1000), Boundary.knots = c(100, 2000), intercept = TRUE)` at 114.5, 324.5
/// and 2000; `splineDesign(.5 + (-3:7) * 3, m, ord = 4)` for months 1, 5 and 12, columns 5 to 7
/// added to 1 to 3.
class TimeTermsTest {

    private static final double CLOSE = 1e-12;

    private static final long BORN = LocalDate.of(1980, 3, 10).toEpochDay();

    private static final AgeSpline SPLINE = new AgeSpline(new double[] {100, 400, 1000, 2000}, 30);

    private static int age(int year, int month, int day) {
        return Math.toIntExact(LocalDate.of(year, month, day).toEpochDay() - BORN);
    }

    static List<TimeTerm> terms() {
        return List.of(
                new EventDays(5, 90, 91, 3000),
                new Seasons(List.of(MonthDay.of(3, 1), MonthDay.of(9, 15), MonthDay.of(12, 24))),
                new SeasonSpline(4),
                SPLINE,
                new CalendarSpline(new double[] {BORN + 50, BORN + 900, BORN + 2500}, 30));
    }

    /// A cell goes on to the day that is said to be its last, and another begins after it.
    @ParameterizedTest
    @MethodSource("terms")
    void theLastDayIsTheLastOfItsCell(TimeTerm term) {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int day = random.nextInt(4000);
            int last = term.lastOf(day, BORN);
            int until = Math.min(last, 5000);
            for (int other = day; other <= until; other++) {
                assertEquals(term.cell(day, BORN), term.cell(other, BORN), term + " " + day);
            }
            if (last < 5000) {
                assertEquals(
                        false,
                        term.cell(last + 1, BORN) == term.cell(day, BORN),
                        term + " " + day + " to " + last);
            }
        }
    }

    @Test
    void onlyDaysOfEventsCountWhereAgeIsLeftUnspecified() {
        var days = new EventDays(90, 5, 91, 90);
        assertEquals(List.of("age 90", "age 91"), days.columns());
        assertEquals(2, days.cells());
        assertEquals(TimeTerm.REFERENCE, days.cell(5, BORN));
        assertEquals(0, days.cell(90, BORN));
        assertEquals(1, days.cell(91, BORN));
        assertEquals(TimeTerm.LEFT_OUT, days.cell(6, BORN));
        assertEquals(5, days.lastOf(5, BORN));
        assertEquals(89, days.lastOf(6, BORN));
        assertEquals(4, days.lastOf(0, BORN));
        assertEquals(Integer.MAX_VALUE, days.lastOf(92, BORN));
        assertArrayEquals(new double[] {0, 1}, days.row(1));
    }

    @Test
    void seasonsBeginOnTheirDays() {
        var seasons = new Seasons(List.of(MonthDay.of(3, 1), MonthDay.of(9, 15)));
        assertEquals(TimeTerm.REFERENCE, seasons.cell(age(1990, 3, 1), BORN));
        assertEquals(TimeTerm.REFERENCE, seasons.cell(age(1990, 9, 14), BORN));
        assertEquals(0, seasons.cell(age(1990, 9, 15), BORN));
        assertEquals(0, seasons.cell(age(1991, 2, 28), BORN));
        assertEquals(age(1990, 9, 14), seasons.lastOf(age(1990, 5, 1), BORN));
        assertEquals(age(1992, 2, 29), seasons.lastOf(age(1991, 10, 1), BORN));
        assertEquals(age(1992, 2, 29), seasons.lastOf(age(1992, 1, 31), BORN));
    }

    @Test
    void aSeasonSplineComesRoundToItsBeginning() {
        var spline = new SeasonSpline(4);
        assertEquals(
                List.of("season spline 1", "season spline 2", "season spline 3"), spline.columns());
        assertEquals(4, spline.cell(age(1990, 5, 31), BORN));
        assertEquals(age(1992, 2, 29), spline.lastOf(age(1992, 2, 3), BORN));
        assertArrayEquals(
                new double[] {0.641203703703704, 0.261574074074074, 0.000771604938271605},
                spline.row(0),
                CLOSE);
        assertArrayEquals(
                new double[] {0.0208333333333333, 0.479166666666667, 0.479166666666667},
                spline.row(4),
                CLOSE);
        assertArrayEquals(
                new double[] {0.641203703703704, 0.0964506172839506, 0.000771604938271605},
                spline.row(11),
                CLOSE);
        // Twelve knots lie between the months: weights of a uniform cubic B-spline at a middle.
        var monthly = new SeasonSpline(12);
        assertArrayEquals(
                new double[] {0, 0, 0, 1 / 48., 23 / 48., 23 / 48., 1 / 48., 0, 0, 0, 0},
                monthly.row(4),
                CLOSE);
    }

    @Test
    void aSplineOfCalendarTimeCountsFromDaysNotAges() {
        var spline = new CalendarSpline(new double[] {BORN + 50, BORN + 900, BORN + 2500}, 30);
        assertEquals(0, spline.cell(79, BORN));
        assertEquals(1, spline.cell(80, BORN));
        assertEquals(0, spline.cell(80, BORN - 1));
        assertEquals(109, spline.lastOf(80, BORN));
        assertEquals(110, spline.lastOf(85, BORN - 1));
        assertTrue(spline.lastOf(2490, BORN) > 1_000_000, "the last cell has no end");
    }

    @Test
    void aSplineOfAgeIsLevelInsideItsSteps() {
        assertEquals(64, SPLINE.cells());
        assertEquals(0, SPLINE.cell(20, BORN));
        assertEquals(0, SPLINE.cell(129, BORN));
        assertEquals(1, SPLINE.cell(130, BORN));
        assertEquals(7, SPLINE.cell(324, BORN));
        assertEquals(63, SPLINE.cell(9000, BORN));
        assertEquals(339, SPLINE.lastOf(324, BORN));
        assertEquals(Integer.MAX_VALUE, SPLINE.lastOf(2000, BORN));
        assertEquals(5, SPLINE.columns().size());
        assertArrayEquals(
                new double[] {
                    0.135818650720164635, 0.002279985244747672, 0.000005942738791423, 0, 0
                },
                SPLINE.row(0),
                CLOSE);
        assertArrayEquals(
                new double[] {0.6103104099794239, 0.3516937523012779, 0.0220562497563353, 0, 0},
                SPLINE.row(7),
                CLOSE);
        assertArrayEquals(new double[] {0, 0, 0, 0, 1}, SPLINE.row(63), CLOSE);
    }
}

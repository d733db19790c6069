package org.vigie.statistics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountTableTest {

    /// Half for 0, a quarter each for 1 and 2: the least count whose cumulative probability is
    /// above the number, so a number on an edge belongs to the higher count.
    @Test
    void anEdgeBelongsToTheHigherCount() {
        var table = CountTable.of(count -> new double[] {.5, .75, 1}[count], 2);
        assertEquals(0, table.draw(0));
        assertEquals(0, table.draw(Math.nextDown(.5)));
        assertEquals(1, table.draw(.5));
        assertEquals(1, table.draw(Math.nextDown(.75)));
        assertEquals(2, table.draw(.75));
        assertEquals(2, table.draw(Math.nextDown(1)));
    }

    @Test
    void theFirstOfEqualWindowsIsKept() {
        var found = new WindowStatistic.Found();
        found.offer(3, 2, 1.5, .5);
        found.offer(4, 7, 1.5, .25);
        assertEquals(3, found.from);
        assertEquals(2, found.length);
        assertEquals(.5, found.expected);
        found.offer(5, 8, 1.75, .125);
        assertEquals(5, found.from);
        assertEquals(.125, found.expected);
    }

    /// Two cases on the second and two on the sixth of eight days: of windows of one day the
    /// earlier is kept.
    @Test
    void ofWindowsWithAsManyCasesTheEarliestIsKept() {
        var found = new WindowStatistic.Found();
        var windows = WindowStatistic.givenNode(new WindowLimits(1, 1), 8, 4);
        windows.look(new int[] {0, 0, 2, 2, 2, 2, 4, 4, 4}, found);
        assertEquals(1, found.from);
        assertEquals(1, found.length);
        assertEquals(.5, found.expected, 0);
    }
}

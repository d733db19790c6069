package org.vigie.statistics.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ForestTest {

    /// 3 stands under 1 and 2, both of which stand under 0; 4 is alone.
    @Test
    void aNodeUnderTwoIsUnderWhatIsAboveBothOnce() {
        Forest forest = Forest.ofParents(new int[][] {{}, {0}, {0}, {1, 2}, {}});
        assertEquals(5, forest.size());
        assertArrayEquals(new int[] {0, 1, 2, 3}, forest.lineage(3));
        assertArrayEquals(new int[] {0, 1, 4}, forest.lineage(4, 1));
        assertArrayEquals(new int[] {4}, forest.lineage(4));
    }

    @Test
    void aCircleIsRefused() {
        assertEquals(
                "a node may not stand above itself, node 1 does",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Forest.ofParents(new int[][] {{}, {2}, {1}}))
                        .getMessage());
    }
}

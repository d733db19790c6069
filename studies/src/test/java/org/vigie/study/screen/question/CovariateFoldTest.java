package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.study.DayWindow;
import org.vigie.timeline.CodeSet;

class CovariateFoldTest {

    @TempDir Path folder;

    /// By hand: the first and the last day of a window count, two records of a day are one day.
    @Test
    void daysOfAWindowAreCountedToItsEdges() throws Exception {
        var lives =
                DrawnPeople.of(
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | A@-10, A@-9, A@-9, B@-5, A@-2, A@-1, A@0
                        """);
        var member = new MatchedSets.Member(0, 1, DrawnPeople.DAY_0, 800, true);
        var fold =
                new CovariateFold(
                        new MatchedSets(List.of(member), List.of("")),
                        List.of(CodeSet.of("A"), CodeSet.of("A"), CodeSet.of("A", "B")),
                        List.of(
                                new DayWindow(-9, -2),
                                new DayWindow(-9, -1),
                                new DayWindow(-5, -5)));
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            assertArrayEquals(
                    new int[][] {{2}, {3}, {1}}, new PlainRunner(store).fold(fold).days());
        }
    }
}

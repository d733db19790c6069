package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.Entries;
import org.vigie.study.signal.question.Target;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.study.signal.scan.TreeCluster;
import org.vigie.timeline.CodeSet;

/// What a tree-temporal scan shows of few people.
class DisclosedClustersTest {

    /// One event a person, of people with one exposure each.
    private static TreeBranch.Part part(int exposure, int inside, int outside) {
        int first = 1000 * exposure;
        return new TreeBranch.Part(
                exposure,
                IntStream.range(first, first + inside).toArray(),
                IntStream.range(first + inside, first + inside + outside).toArray());
    }

    private static TreeCluster cluster(
            String code, int last, List<String> above, TreeBranch.Part... parts) {
        var branch =
                new TreeBranch(
                        new Target("X", "", CodeSet.of("X"), Entries.NONE),
                        code,
                        "",
                        above,
                        List.of(parts).stream().mapToLong(part -> part.after().length).sum(),
                        List.of(parts).stream().mapToLong(part -> part.before().length).sum(),
                        3,
                        .01,
                        false,
                        List.of(parts));
        return new TreeCluster(branch, 1, last, 7);
    }

    private static List<String> hidden(List<TreeCluster> clusters) {
        return DisclosedClusters.of(clusters, new SmallCells(10, DisclosureKey.ofInvented("test")))
                .stream()
                .filter(each -> each.branch().withheld())
                .map(each -> each.branch().code())
                .toList();
    }

    /// Five outside the window are few.
    @Test
    void aClusterOfFewInsideOrOutsideHasNoNumbersAndComesLast() {
        var found =
                DisclosedClusters.of(
                        List.of(
                                cluster("a", 9, List.of(), part(1, 30, 5)),
                                cluster("b", 9, List.of(), part(2, 30, 30)),
                                cluster("c", 9, List.of(), part(3, 5, 30))),
                        new SmallCells(10, DisclosureKey.ofInvented("test")));
        assertEquals(List.of("b", "a", "c"), found.stream().map(e -> e.branch().code()).toList());
        var first = found.getFirst();
        assertEquals(List.of(), first.branch().parts(), "whose the events are stays inside");
        var hidden = found.get(1);
        assertEquals(0, hidden.firstDay() + hidden.lastDay());
        assertEquals(0, hidden.branch().after() + hidden.branch().before());
        assertTrue(Double.isNaN(hidden.expected()) && Double.isNaN(hidden.branch().p()));
    }

    /// Of a with b and c, c is few in all: a less b is c, whatever the windows.
    @Test
    void allEventsOfABranchAreThoseOfTheBranchesBelow() {
        var b = part(1, 40, 40);
        var c = part(2, 4, 4);
        var clusters =
                List.of(
                        cluster("a", 9, List.of(), b, c),
                        cluster("b", 12, List.of("a"), part(1, 50, 30)),
                        cluster("c", 20, List.of("a"), part(2, 5, 3)));
        assertEquals(List.of("b", "c"), hidden(clusters));
    }

    /// d has enough in all, but few inside the window that a and b have too.
    @Test
    void eventsInsideTheSameWindowAddUp() {
        var b = part(1, 40, 40);
        var d = part(3, 4, 60);
        var same =
                List.of(
                        cluster("a", 9, List.of(), b, d),
                        cluster("b", 9, List.of("a"), b),
                        cluster("d", 9, List.of("a"), d));
        assertEquals(List.of("b", "d"), hidden(same));
        var others =
                List.of(
                        cluster("a", 9, List.of(), b, d),
                        cluster("b", 12, List.of("a"), part(1, 50, 30)),
                        cluster("d", 30, List.of("a"), part(3, 30, 34)));
        assertEquals(List.of(), hidden(others));
    }

    @Test
    void zeroHidesNothing() {
        var found =
                DisclosedClusters.of(
                        List.of(cluster("a", 9, List.of(), part(1, 3, 1))),
                        new SmallCells(0, DisclosureKey.ofInvented("test")));
        assertEquals(3, found.getFirst().branch().after());
        assertEquals(9, found.getFirst().lastDay());
    }
}

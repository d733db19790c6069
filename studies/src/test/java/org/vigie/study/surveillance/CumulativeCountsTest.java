package org.vigie.study.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Counts that grow, shown without small steps.
class CumulativeCountsTest {

    private static final int LOOKS = 3;
    private static final int HIGHEST = 12;

    /// Events in both windows together, at most: every way to share them is tried.
    private static final int EACH = 9;

    private static List<Boolean> all(int looks) {
        return Collections.nCopies(looks, true);
    }

    /// Small cells are 1 to 3: 2 is hidden, 4 shown (4 since 0), 6 hidden (2 since 4), 6 again, 8
    /// shown (4 since 4), 8 shown (0 since 8).
    @Test
    void aLookIsShownAfterNobodyOrEnough() {
        var counts = CumulativeCounts.of(List.of(0L, 2L, 4L, 6L, 6L, 8L, 8L), all(7), 3);
        assertEquals(
                List.of(
                        OptionalLong.of(0),
                        OptionalLong.empty(),
                        OptionalLong.of(4),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(8),
                        OptionalLong.of(8)),
                counts.shown());
        assertEquals(List.of(0L, 0L, 0L, 4L, 4L, 4L, 8L), counts.before());
    }

    /// Small cells are 1 to 5. A bound of 2 would tell that a hidden count below it is 1, one of 5
    /// that a hidden count at it is 5; bounds of 3 and 4 leave two counts on either side.
    @Test
    void aSignalIsToldWhereItTellsNoCount() {
        var counts = List.of(3L, 3L, 4L, 4L);
        var bounds = List.of(2, 5, 3, 6);
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.of(true), Optional.of(true)),
                CumulativeCounts.of(counts, all(4), 5).signals(counts, bounds, all(4), 5));
    }

    /// An attacker who knows the rules and the bounds, and tries every course of counts that gives
    /// what is shown: a hidden count may always be two at least.
    @Test
    void nobodyWhoTriesEveryCourseFindsAHiddenCount() {
        for (int most = 2; most <= 4; most++) {
            for (var bounds : courses(1, 8)) {
                attack(bounds.stream().map(Math::toIntExact).toList(), most);
            }
        }
    }

    private static void attack(List<Integer> bounds, int most) {
        var possible = new HashMap<List<Object>, List<Set<Long>>>();
        for (var counts : courses(0, HIGHEST)) {
            var told = CumulativeCounts.of(counts, all(LOOKS), most);
            List<Object> shown =
                    List.of(told.shown(), told.signals(counts, bounds, all(LOOKS), most));
            var values =
                    possible.computeIfAbsent(
                            shown,
                            _ -> {
                                var sets = new ArrayList<Set<Long>>();
                                for (int i = 0; i < LOOKS; i++) {
                                    sets.add(new HashSet<>());
                                }
                                return sets;
                            });
            for (int i = 0; i < LOOKS; i++) {
                values.get(i).add(counts.get(i));
            }
        }
        possible.forEach((shown, values) -> {
            long last = 0;
            for (int i = 0; i < LOOKS; i++) {
                var one = (OptionalLong) ((List<?>) shown.getFirst()).get(i);
                last = one.orElse(last);
                boolean atTheEdge = last + most > HIGHEST;
                assertTrue(
                        one.isPresent() || atTheEdge || values.get(i).size() > 1,
                        () -> "bounds %s, small cells to %d: %s".formatted(bounds, most, shown));
            }
        });
    }

    /// Counts that belong together: at each look how many events there are in both windows, which
    /// is known, and of these how many are hidden. The hidden ones may always be two numbers at
    /// least.
    @Test
    void nobodyFindsWhichWindowAHiddenEventIsIn() {
        for (int most = 2; most <= 3; most++) {
            var possible = new HashMap<List<Object>, List<Set<Long>>>();
            for (var inRisk : courses(0, EACH)) {
                for (var compared : courses(0, EACH)) {
                    var both = sums(inRisk, compared);
                    if (both.getLast() > EACH) {
                        continue;
                    }
                    var allowed =
                            CumulativeCounts.of(both, all(LOOKS), most).shown().stream()
                                    .map(OptionalLong::isPresent)
                                    .toList();
                    var shown = CumulativeCounts.together(List.of(inRisk, compared), allowed, most);
                    List<Object> told = List.of(allowed, at(both, allowed), at(inRisk, shown));
                    var values =
                            possible.computeIfAbsent(
                                    told,
                                    _ ->
                                            List.of(
                                                    new HashSet<>(),
                                                    new HashSet<>(),
                                                    new HashSet<>()));
                    for (int i = 0; i < LOOKS; i++) {
                        values.get(i).add(inRisk.get(i));
                    }
                }
            }
            int few = most;
            possible.forEach((told, values) -> {
                long last = 0;
                for (int i = 0; i < LOOKS; i++) {
                    long shown = (Long) ((List<?>) told.get(2)).get(i);
                    last = shown < 0 ? last : shown;
                    assertTrue(
                            shown >= 0
                                    || !((List<?>) told.get(0)).get(i).equals(true)
                                    || values.get(i).size() > 1
                                    || values.get(i).equals(Set.of(last)),
                            () -> "small cells to %d: %s".formatted(few, told));
                }
            });
        }
    }

    private static List<Long> at(List<Long> counts, List<Boolean> shown) {
        var some = new ArrayList<Long>();
        for (int i = 0; i < LOOKS; i++) {
            some.add(shown.get(i) ? counts.get(i) : -1L);
        }
        return some;
    }

    private static List<Long> sums(List<Long> some, List<Long> others) {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < LOOKS; i++) {
            sums.add(some.get(i) + others.get(i));
        }
        return sums;
    }

    /// Every course of counts that does not fall.
    private static List<List<Long>> courses(long least, long highest) {
        var courses = new ArrayList<List<Long>>(List.of(List.of()));
        for (int look = 0; look < LOOKS; look++) {
            var longer = new ArrayList<List<Long>>();
            for (var course : courses) {
                for (long n = course.isEmpty() ? least : course.getLast(); n <= highest; n++) {
                    var more = new ArrayList<>(course);
                    more.add(n);
                    longer.add(more);
                }
            }
            courses = longer;
        }
        return courses;
    }
}

package org.vigie.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// What is hidden of tables in whose sums someone may be in several parts: amounts of money by
/// item, events of branches. Counts do not tell there how far a cell can go ({@link HiddenCells}
/// finds that out for people who are in one part each), so sums are looked at:
///
/// 1. no sum has one hidden cell alone;
/// 2. where a total is shown, the hidden parts of it together are not few people either (where
///    someone may be in several parts, one of them alone is not);
/// 3. no hidden cell is determined by all sums taken together, by linear algebra
///    ({@link DisclosureAudit}).
///
/// What is hidden in addition is one of the two cells of the fewest people in the sum, by the key,
/// or where all others are hidden the total. Bounds are not looked at.
final class CompletedSums {

    /// A cell of up to so many times the people of another may be hidden in its place.
    private static final double SIMILAR = 2;

    static final double PRECIOUS = 1_000;

    private final LinkedTables cells;
    private final int most;
    private final BitSet hidden;
    private final SplittableRandom random;

    CompletedSums(LinkedTables cells, int most, BitSet already, SplittableRandom random) {
        this.cells = cells;
        this.most = most;
        this.random = random;
        hidden = (BitSet) already.clone();
    }

    BitSet found() {
        hideFew();
        do {
            completeSums();
        } while (protectDetermined());
        return hidden;
    }

    private void hideFew() {
        for (int cell = 0; cell < cells.size(); cell++) {
            if (SmallCells.few(cells.people(cell), most)) {
                hidden.set(cell);
            }
        }
    }

    private void completeSums() {
        boolean more = true;
        while (more) {
            more = false;
            for (var sum : cells.sums()) {
                while (exposed(sum) && (hideOneMore(sum, 1) || hideOneMore(sum, 0))) {
                    more = true;
                }
            }
        }
    }

    private boolean exposed(LinkedTables.Sum sum) {
        int parts = 0;
        long people = 0;
        for (int part : sum.parts()) {
            if (hidden.get(part)) {
                parts++;
                people =
                        sum.shared()
                                ? Math.max(people, cells.people(part))
                                : people + cells.people(part);
            }
        }
        return hidden.get(sum.total()) ? parts == 0 : parts == 1 || (parts > 1 && people <= most);
    }

    /// Hides one of the two shown parts of fewest people, or the total; `false` where all such are
    /// hidden.
    ///
    /// @param least only cells of so many people: 1 leaves alone those of nobody
    private boolean hideOneMore(LinkedTables.Sum sum, int least) {
        int fewest = -1;
        int second = -1;
        for (int part : sum.parts()) {
            if (hidden.get(part) || cells.people(part) < least) {
                continue;
            }
            if (fewest < 0 || cost(part) < cost(fewest)) {
                second = fewest;
                fewest = part;
            } else if (second < 0 || cost(part) < cost(second)) {
                second = part;
            }
        }
        boolean isSecond =
                second >= 0 && cost(second) <= SIMILAR * cost(fewest) && random.nextBoolean();
        int chosen = fewest < 0 ? sum.total() : isSecond ? second : fewest;
        if (hidden.get(chosen)) {
            return false;
        }
        hidden.set(chosen);
        return true;
    }

    private double cost(int cell) {
        return cells.isPrecious(cell) ? PRECIOUS * cells.people(cell) : cells.people(cell);
    }

    /// Whether anything had to be hidden because sums taken together gave a cell away.
    private boolean protectDetermined() {
        var determined = DisclosureAudit.of(cells.sums(), hidden);
        boolean more = false;
        for (int cell = determined.nextSetBit(0);
                cell >= 0;
                cell = determined.nextSetBit(cell + 1)) {
            more |= hideNear(cell, 1) || hideNear(cell, 0);
        }
        return more;
    }

    /// Hides one more in a sum of a cell, or where nothing is left to hide there in the sums of the
    /// hidden cells around it, and so on. Where nothing is left in any, all numbers there could be
    /// twice as large, so that none is determined.
    private boolean hideNear(int cell, int least) {
        var near = new BitSet();
        near.set(cell);
        var ahead = new ArrayDeque<Integer>(List.of(cell));
        while (!ahead.isEmpty()) {
            for (int number : cells.sumsOf(ahead.pop())) {
                var sum = cells.sums().get(number);
                if (hideOneMore(sum, least)) {
                    return true;
                }
                for (int other : sum.all()) {
                    if (hidden.get(other) && !near.get(other)) {
                        near.set(other);
                        ahead.add(other);
                    }
                }
            }
        }
        return false;
    }
}

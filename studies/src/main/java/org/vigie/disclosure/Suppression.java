package org.vigie.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;

/// Which cells are hidden.
///
/// Primary: cells of few people, 1 to a limit. Secondary: what else must be hidden so that no
/// hidden cell can be worked out from the sums. Cells without people are shown, because nobody is
/// behind them, unless nothing else is left to protect a hidden amount of 0. Three rules are
/// applied until none asks for more:
///
/// 1. no sum has one hidden cell alone;
/// 2. where a total is shown, the hidden parts of it together are not few people either (where
///    someone may be in several parts, one of them alone is not);
/// 3. no hidden cell is determined by all sums taken together, by linear algebra
///    ({@link DisclosureAudit}).
///
/// What is hidden in addition is the cell of the fewest people in the sum, or where all others are
/// hidden the total. What remains possible is to bound a hidden cell by others; bounds are not
/// looked at.
///
/// Hundepool A et al. (2012). Statistical Disclosure Control. Wiley. doi 10.1002/9781118348239,
/// chapter 4.
public final class Suppression {

    private final LinkedTables cells;
    private final int most;
    private final BitSet hidden;

    private Suppression(LinkedTables cells, int most, BitSet already) {
        this.cells = cells;
        this.most = most;
        hidden = (BitSet) already.clone();
    }

    /// The hidden cells.
    ///
    /// @param most cells of 1 to so many people are hidden; 0 hides none
    public static BitSet of(LinkedTables cells, int most) {
        return of(cells, most, new BitSet());
    }

    /// The hidden cells where some are hidden for other reasons.
    ///
    /// @param already hidden whatever else
    public static BitSet of(LinkedTables cells, int most, BitSet already) {
        if (most == 0 && already.isEmpty()) {
            return new BitSet();
        }
        var suppression = new Suppression(cells, most, already);
        suppression.hideFew();
        do {
            suppression.completeSums();
        } while (suppression.protectDetermined());
        return suppression.hidden;
    }

    private void hideFew() {
        for (int cell = 0; cell < cells.size(); cell++) {
            if (cells.people(cell) > 0 && cells.people(cell) <= most) {
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

    /// Hides the shown part of fewest people, or the total; `false` where all such are hidden.
    ///
    /// @param least only cells of so many people: 1 leaves alone those of nobody
    private boolean hideOneMore(LinkedTables.Sum sum, int least) {
        int fewest = -1;
        for (int part : sum.parts()) {
            if (!hidden.get(part)
                    && cells.people(part) >= least
                    && (fewest < 0 || cells.people(part) < cells.people(fewest))) {
                fewest = part;
            }
        }
        int chosen = fewest >= 0 ? fewest : sum.total();
        if (hidden.get(chosen)) {
            return false;
        }
        hidden.set(chosen);
        return true;
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
            for (var sum : cells.sumsOf(ahead.pop())) {
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

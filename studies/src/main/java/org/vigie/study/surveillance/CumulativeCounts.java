package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Counts of people that grow from look to look, as they may be shown: at no look is it seen that 1
/// to so many people came since the last look that is shown.
///
/// A look's count is shown where that difference is 0 or above the small cells. A hidden count lies
/// above the last shown one, by no more than a small cell.
///
/// @param shown the count at each look, or nothing
/// @param before the last count shown before each look; 0 where none was
record CumulativeCounts(List<OptionalLong> shown, List<Long> before) {

    /// @param counts so far, at each look
    /// @param allowed whether anything may be shown at each look
    /// @param most small cells are 1 to so many; 0 for none
    static CumulativeCounts of(List<Long> counts, List<Boolean> allowed, int most) {
        var shown = new ArrayList<OptionalLong>();
        var before = new ArrayList<Long>();
        long last = 0;
        for (int look = 0; look < counts.size(); look++) {
            before.add(last);
            long more = counts.get(look) - last;
            if (allowed.get(look) && (more == 0 || more > most)) {
                last = counts.get(look);
                shown.add(OptionalLong.of(last));
            } else {
                shown.add(OptionalLong.empty());
            }
        }
        return new CumulativeCounts(List.copyOf(shown), List.copyOf(before));
    }

    /// Whether counts that belong together may be shown at each look: none of them has a small step
    /// since the last look at which they were.
    static List<Boolean> together(List<List<Long>> counts, List<Boolean> allowed, int most) {
        var last = new long[counts.size()];
        var shown = new ArrayList<Boolean>();
        for (int look = 0; look < allowed.size(); look++) {
            boolean all = allowed.get(look);
            for (int i = 0; i < last.length; i++) {
                long more = counts.get(i).get(look) - last[i];
                all &= more == 0 || more > most;
            }
            for (int i = 0; all && i < last.length; i++) {
                last[i] = counts.get(i).get(look);
            }
            shown.add(all);
        }
        return shown;
    }

    /// Whether there was a signal so far, as far as that may be told: nothing where it may not.
    ///
    /// That a hidden count reaches a look's bound or does not is only asked where either answer
    /// leaves two counts or more that it may be. Whether it is asked depends on what is shown, not
    /// on the answer. Once told, a signal stands.
    ///
    /// @param counts so far, at each look
    /// @param bounds the least count that signals at each look
    /// @param allowed whether anything may be shown at each look
    List<Optional<Boolean>> signals(
            List<Long> counts, List<Integer> bounds, List<Boolean> allowed, int most) {
        var told = new ArrayList<Optional<Boolean>>();
        boolean signal = false;
        for (int look = 0; look < counts.size(); look++) {
            int bound = bounds.get(look);
            boolean asked =
                    shown.get(look).isPresent()
                            || (allowed.get(look) && isWide(before.get(look), bound, most));
            signal |= asked && counts.get(look) >= bound;
            told.add(asked || signal ? Optional.of(signal) : Optional.empty());
        }
        return told;
    }

    private static boolean isWide(long before, int bound, int most) {
        long below = Math.min(most, bound - 1 - before);
        long above = Math.min(most, before + most - bound + 1);
        return below != 1 && above != 1 && most > 1;
    }
}

package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.DayWindow;
import org.vigie.vocabulary.Ancestry;

/// Which tests of a screen may not be shown.
///
/// A test tells of four groups: cases and controls, exposed or not. It is hidden where one of them
/// is few. It is hidden too where it lies within another that is shown, and the exposed of both
/// differ by few: those few are exposed to the one and not to the other. One lies within another
/// where its code is the same or counted in the other's, its window is part of the other's, and the
/// same people are looked at in both. The larger is decided before the smaller, so that a hidden
/// test hides no other.
public final class HiddenTests {

    private final List<Association> all;
    private final Ancestry ancestry;
    private final int most;
    private final Map<String, List<Integer>> ofCode = new HashMap<>();
    private final BitSet hidden = new BitSet();

    private HiddenTests(List<Association> all, Ancestry ancestry, int most) {
        this.all = all;
        this.ancestry = ancestry;
        this.most = most;
        for (int i = 0; i < all.size(); i++) {
            ofCode.computeIfAbsent(all.get(i).code().code(), _ -> new ArrayList<>()).add(i);
        }
    }

    /// The places of those that are hidden.
    ///
    /// @param ancestry which codes are counted in which
    /// @param most 1 to so many people are few; 0 hides nothing
    public static BitSet of(List<Association> all, Ancestry ancestry, int most) {
        return most == 0 ? new BitSet() : new HiddenTests(all, ancestry, most).found();
    }

    private BitSet found() {
        var fromLargest =
                IntStream.range(0, all.size())
                        .boxed()
                        .sorted(
                                Comparator.comparingLong((Integer i) -> -exposed(i))
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        for (int i : fromLargest) {
            if (all.get(i).exposed().tellsOfFew(most) || isNearShown(i)) {
                hidden.set(i);
            }
        }
        return hidden;
    }

    private long exposed(int i) {
        return all.get(i).exposedCases() + all.get(i).exposedControls();
    }

    private boolean isNearShown(int i) {
        var code = all.get(i).code().code();
        return isNear(i, code) || ancestry.above(code).stream().anyMatch(above -> isNear(i, above));
    }

    private boolean isNear(int i, String code) {
        return ofCode.getOrDefault(code, List.of()).stream()
                .anyMatch(other -> other != i && !hidden.get(other) && isNear(i, other));
    }

    private boolean isNear(int i, int other) {
        var inner = all.get(i);
        var outer = all.get(other);
        return exposed(other) > exposed(i)
                && isPart(inner.window(), outer.window())
                && inner.sets() == outer.sets()
                && inner.controls() == outer.controls()
                && (SmallCells.few(outer.exposedCases() - inner.exposedCases(), most)
                        || SmallCells.few(outer.exposedControls() - inner.exposedControls(), most));
    }

    private static boolean isPart(DayWindow inner, DayWindow outer) {
        return inner.start() >= outer.start() && inner.end() <= outer.end();
    }
}

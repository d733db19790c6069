package org.vigie.study.screen.question;

import java.util.List;
import java.util.function.ToLongFunction;
import org.vigie.disclosure.SmallCells;

/// How many of the cases and of the controls in a window have something.
///
/// @param cases cases observed throughout the window, in sets that count
/// @param exposedCases those of them who have it
/// @param controls controls observed throughout the window, in those sets
/// @param exposedControls those of them who have it
public record Exposed(long cases, long exposedCases, long controls, long exposedControls) {

    /// All groups that an estimate tells the size of.
    public static final List<ToLongFunction<Exposed>> GROUPS =
            List.of(
                    Exposed::exposedCases,
                    Exposed::unexposedCases,
                    Exposed::exposedControls,
                    Exposed::unexposedControls);

    public long unexposedCases() {
        return cases - exposedCases;
    }

    public long unexposedControls() {
        return controls - exposedControls;
    }

    /// Whether any of these groups is of few people.
    ///
    /// @param most 1 to so many are few; 0: none are
    public boolean tellsOfFew(int most) {
        return GROUPS.stream().anyMatch(group -> SmallCells.few(group.applyAsLong(this), most));
    }
}

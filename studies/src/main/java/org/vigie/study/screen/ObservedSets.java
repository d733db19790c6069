package org.vigie.study.screen;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Association;

/// In which windows it is told how many sets and controls were observed. Those of a window are
/// among those of every window that begins later, and all are among the cases and controls; where
/// they are few less, the number is not told.
record ObservedSets(Set<DayWindow> windows) {

    /// @param cases all, and so the controls
    /// @param shown tests whose other numbers are shown
    static ObservedSets of(long cases, long controls, List<Association> shown, SmallCells small) {
        var windows = new HashSet<DayWindow>();
        long sets = cases;
        long others = controls;
        var latestFirst =
                shown.stream()
                        .sorted(Comparator.comparingInt((Association a) -> -a.window().start()))
                        .toList();
        for (var one : latestFirst) {
            if (!small.few(sets - one.sets()) && !small.few(others - one.controls())) {
                sets = one.sets();
                others = one.controls();
                windows.add(one.window());
            }
        }
        return new ObservedSets(Set.copyOf(windows));
    }

    boolean isShown(Association association) {
        return windows.contains(association.window());
    }
}

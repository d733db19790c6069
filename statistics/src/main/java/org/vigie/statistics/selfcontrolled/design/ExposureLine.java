package org.vigie.statistics.selfcontrolled.design;

import java.util.Comparator;
import java.util.List;

/// Where the level of an exposure changes in one case: after day `cut[k]` it is `level[k]`, later
/// entries over earlier ones.
///
/// @param cut last days before a change, era by era; none lies after the next
/// @param level what holds from the day after
record ExposureLine(int[] cut, int[] level) {

    static ExposureLine of(RiskWindows windows, List<Era> eras) {
        int changes = windows.starts().length + Math.max(1, windows.washout().length);
        int[] cut = new int[eras.size() * changes];
        int[] level = new int[cut.length];
        List<Era> ordered =
                eras.size() < 2
                        ? eras
                        : eras.stream().sorted(Comparator.comparingInt(Era::start)).toList();
        for (int i = 0; i < ordered.size(); i++) {
            int number = ordered.get(i).dose() == 0 ? i : ordered.get(i).dose() - 1;
            int dose = Math.min(number, windows.doses() - 1);
            fill(windows, ordered.get(i), dose * windows.windows(), cut, level, i * changes);
        }
        for (int k = 1; k < cut.length; k++) {
            cut[k - 1] = Math.min(cut[k - 1], cut[k]);
        }
        return new ExposureLine(cut, level);
    }

    private static void fill(
            RiskWindows windows, Era era, int below, int[] cut, int[] level, int at) {
        int[] starts = windows.starts();
        int[] washout = windows.washout();
        for (int j = 0; j < starts.length; j++) {
            cut[at + j] = era.start() - 1 + starts[j];
            level[at + j] = below + j + 1;
        }
        int after = at + starts.length;
        if (washout.length == 0) {
            cut[after] = era.end();
        }
        for (int j = 0; j < washout.length; j++) {
            boolean last = j == washout.length - 1;
            cut[after + j] = era.end() + washout[j] - (last ? 0 : 1);
            level[after + j] = last ? 0 : below + starts.length + j + 1;
        }
    }

    /// The level on a day; 0 is not exposed.
    int on(int day) {
        for (int k = cut.length - 1; k >= 0; k--) {
            if (cut[k] < day) {
                return level[k];
            }
        }
        return 0;
    }

    /// The first last day of a level at or after a day, or `end` if that comes before.
    int lastFrom(int day, int end) {
        int last = end;
        for (int each : cut) {
            if (each >= day && each < last) {
                last = each;
            }
        }
        return last;
    }
}

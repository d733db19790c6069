package org.vigie.statistics.selfcontrolled.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How the eras of an exposure become windows of risk.
///
/// Window j runs from `starts[j]` days after the first day of an era to the day before the next
/// window; the last runs to the end of the era. A start below 0 makes a window before the exposure.
/// Washout windows come after the era: `{1, 15, 36}` are days 1 to 14 and 15 to 36 after its last
/// day. Where windows of two eras overlap, the later era's stand. These are the conventions of R's
/// package SCCS 1.7 (`expogrp`, `washout`, `sameexpopar`).
///
/// @param name what the exposure is called
/// @param starts days after the start of an era, increasing; `{0}` is the whole era
/// @param washout days after the end of an era, increasing: the first day of each window, then the
///   last day of the last; empty for none
/// @param doses 1 if all eras share their windows; else so many eras have windows of their own, and
///   later ones share the last's
public record RiskWindows(String name, int[] starts, int[] washout, int doses) {

    public RiskWindows {
        if (starts.length == 0
                || !increasing(starts)
                || !increasing(washout)
                || washout.length == 1
                || doses < 1) {
            throw new IllegalArgumentException(
                    ("%s needs windows whose days increase, were %s and, of washout, "
                                    + "%s; and 1 dose or more, were %d")
                            .formatted(
                                    name,
                                    Arrays.toString(starts),
                                    Arrays.toString(washout),
                                    doses));
        }
    }

    /// The whole era is one window.
    public static RiskWindows whole(String name) {
        return new RiskWindows(name, new int[] {0}, new int[0], 1);
    }

    /// Windows that start on these days of the era.
    public static RiskWindows of(String name, int... starts) {
        return new RiskWindows(name, starts, new int[0], 1);
    }

    private static boolean increasing(int[] days) {
        return IntStream.range(1, days.length).allMatch(i -> days[i - 1] < days[i]);
    }

    public int windows() {
        return starts.length + Math.max(0, washout.length - 1);
    }

    /// Windows times doses: the levels are 1 to this number, and 0 is not exposed.
    public int levels() {
        return windows() * doses;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int dose = 1; dose <= doses; dose++) {
            for (int window = 1; window <= windows(); window++) {
                names.add(
                        name
                                + (doses > 1 ? " dose " + dose : "")
                                + (windows() > 1 ? " window " + window : ""));
            }
        }
        return names;
    }
}

package org.vigie.statistics.selfcontrolled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.statistics.selfcontrolled.likelihood.CaseLikelihood;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;

/// Cases without the days of the groups of age or season, or of the windows that are only kept
/// apart, in which no event fell.
///
/// The likelihood rises as the rate in such a group falls, without end: at the limit, where the
/// rate is 0, its days weigh nothing and the likelihood is that of all other days. So the other
/// coefficients are those that R's `clogit` runs towards; no penalty is needed for them. If no
/// event fell in the group that is compared with, the first group with events takes its place.
///
/// @param strata with the same columns; those of groups left out, and of a group that became the
///   reference, are 0
/// @param flags which these are
record EventGroups(CaseStrata strata, List<Flagged> flags) {

    /// @param from the first column of the groups: a day is in one of them at most, and in the
    ///   reference otherwise
    /// @param to the column after their last
    static EventGroups of(CaseStrata strata, int from, int to, List<String> names) {
        double[] events = events(strata, from, to);
        int reference = reference(events);
        if (from == to || reference < 0 || Arrays.stream(events).allMatch(each -> each > 0)) {
            return new EventGroups(strata, List.of());
        }
        List<Flagged> flags = new ArrayList<>();
        for (int group = 1; group < events.length; group++) {
            if (events[group] == 0) {
                flags.add(new Flagged(Flag.GROUP_WITHOUT_EVENTS, names.get(from + group - 1)));
            } else if (group == reference) {
                flags.add(new Flagged(Flag.COMPARED_WITH, names.get(from + group - 1)));
            }
        }
        return new EventGroups(rest(strata, from, to, events, reference), List.copyOf(flags));
    }

    /// The first columns, of windows that are only there to be kept apart: of those without events
    /// the days are left out.
    static EventGroups ofWindows(CaseStrata strata, int windows, List<String> names) {
        List<Flagged> flags = new ArrayList<>();
        boolean[] empty = new boolean[windows];
        for (int a = 0; a < windows; a++) {
            CaseLikelihood.Support support = strata.support(a);
            empty[a] = support.time() > 0 && support.events() == 0;
            if (empty[a]) {
                flags.add(new Flagged(Flag.GROUP_WITHOUT_EVENTS, names.get(a)));
            }
        }
        boolean[] dropped = new boolean[strata.column.length];
        for (int j = 0; j < dropped.length; j++) {
            dropped[j] = Arrays.stream(strata.column[j]).anyMatch(a -> a < windows && empty[a]);
        }
        return new EventGroups(
                flags.isEmpty() ? strata : strata.without(dropped), List.copyOf(flags));
    }

    /// The events of each group, the reference first.
    private static double[] events(CaseStrata strata, int from, int to) {
        double[] events = new double[to - from + 1];
        for (int j = 0; j < strata.column.length; j++) {
            events[group(strata.column[j], from, to)] += strata.observed[j];
        }
        return events;
    }

    private static int group(int[] columns, int from, int to) {
        for (int column : columns) {
            if (column >= from && column < to) {
                return column - from + 1;
            }
        }
        return 0;
    }

    private static int reference(double[] events) {
        for (int group = 0; group < events.length; group++) {
            if (events[group] > 0) {
                return group;
            }
        }
        return -1;
    }

    private static CaseStrata rest(
            CaseStrata strata, int from, int to, double[] events, int reference) {
        boolean[] dropped = new boolean[strata.column.length];
        for (int j = 0; j < dropped.length; j++) {
            dropped[j] = events[group(strata.column[j], from, to)] == 0;
        }
        CaseStrata rest = strata.without(dropped);
        if (reference == 0) {
            return rest;
        }
        int[] same =
                IntStream.range(0, strata.columns)
                        .map(a -> a == from + reference - 1 ? -1 : a)
                        .toArray();
        return rest.joined(same, strata.columns);
    }
}

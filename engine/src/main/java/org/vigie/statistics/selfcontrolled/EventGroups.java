package org.vigie.statistics.selfcontrolled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cases without the days of the groups of age or season in which no event fell.
///
/// The likelihood rises as the rate in such a group falls, without end: at the limit, where
/// the rate is 0, its days weigh nothing and the likelihood is that of all other days. So the other coefficients are
/// those that R's `clogit` runs towards; no penalty is needed for them. If no event fell in the group that is compared
/// with, the first group with events takes its place.
///
/// @param strata with the same columns; those of groups left out, and of a group that became the reference, are 0
/// @param flags  which these are
record EventGroups(CaseStrata strata, List<Flagged> flags) {

    /// @param from the first column of the groups: a day is in one of them at most, and in the reference otherwise
    /// @param to   the column after their last
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

    private static CaseStrata rest(CaseStrata strata, int from, int to, double[] events, int reference) {
        StrataBuilder builder = new StrataBuilder(strata.columns);
        int[] pattern = new int[strata.column.length];
        for (int j = 0; j < pattern.length; j++) {
            int group = group(strata.column[j], from, to);
            pattern[j] = events[group] == 0 ? -1 : builder.pattern(values(strata, j, reference + from - 1, reference > 0));
        }
        for (int i = 0; i < strata.strata(); i++) {
            for (int k = strata.first[i]; k < strata.first[i + 1]; k++) {
                if (pattern[strata.pattern[k]] >= 0) {
                    builder.interval(pattern[strata.pattern[k]], strata.weight[k], strata.events[k]);
                }
            }
            builder.endStratum();
        }
        return builder.build();
    }

    private static double[] values(CaseStrata strata, int pattern, int column, boolean without) {
        double[] values = new double[strata.columns];
        for (int a = 0; a < strata.column[pattern].length; a++) {
            values[strata.column[pattern][a]] = strata.value[pattern][a];
        }
        if (without) {
            values[column] = 0;
        }
        return values;
    }
}

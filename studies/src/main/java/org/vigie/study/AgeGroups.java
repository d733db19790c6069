package org.vigie.study;

import java.util.List;
import java.util.stream.IntStream;

/// Age groups, as every study counts and calls them.
///
/// @param starts the first age of each group in completed years, ascending, the first being 0
public record AgeGroups(List<Integer> starts) {

    /// What a group is called of whom the birth is not known.
    public static final String UNKNOWN = "unknown";

    /// The group of an age; 0 where there are no groups.
    ///
    /// @param age in completed years, at least 0
    public int of(int age) {
        int group = 0;
        while (group + 1 < starts.size() && starts.get(group + 1) <= age) {
            group++;
        }
        return group;
    }

    /// `40-59`, or `60+` for the last.
    public String label(int group) {
        return group + 1 == starts.size()
                ? starts.get(group) + "+"
                : starts.get(group) + "-" + (starts.get(group + 1) - 1);
    }

    /// Of all groups, youngest first.
    public List<String> labels() {
        return IntStream.range(0, starts.size()).mapToObj(this::label).toList();
    }
}

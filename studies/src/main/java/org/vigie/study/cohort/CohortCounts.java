package org.vigie.study.cohort;

import java.util.OptionalLong;
import org.vigie.cohort.CohortEntries;
import org.vigie.disclosure.SmallCells;

/// How many are in a cohort, as it may be told.
///
/// Of few people nothing is told: the sums of days of one person are that person's dates. Where few
/// entries are beside a person's first, how many entries there are is not told.
///
/// @param startDaySum days since 2000-01-01 on which entries start, together
/// @param endDaySum days since 2000-01-01 on which they end, together
public record CohortCounts(
        int id,
        OptionalLong entries,
        OptionalLong persons,
        OptionalLong startDaySum,
        OptionalLong endDaySum) {

    private static final OptionalLong HIDDEN = OptionalLong.empty();

    /// @param most 1 to so many people are few; 0 hides nothing
    public static CohortCounts of(CohortEntries cohort, int most) {
        long persons = cohort.persons();
        long entries = cohort.entries().size();
        return SmallCells.few(persons, most)
                ? new CohortCounts(cohort.id(), HIDDEN, HIDDEN, HIDDEN, HIDDEN)
                : new CohortCounts(
                        cohort.id(),
                        SmallCells.few(entries - persons, most) ? HIDDEN : OptionalLong.of(entries),
                        OptionalLong.of(persons),
                        OptionalLong.of(cohort.startDaySum()),
                        OptionalLong.of(cohort.endDaySum()));
    }
}

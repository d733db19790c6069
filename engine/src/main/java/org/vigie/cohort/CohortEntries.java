package org.vigie.cohort;

import java.util.Comparator;
import java.util.List;

/// Who is in a cohort, from when to when.
///
/// @param id      the number it goes by, OMOP's `cohort_definition_id`
/// @param entries in order of person and start
public record CohortEntries(int id, List<Members.Entry> entries) {

    static final Comparator<Members.Entry> ORDER = Comparator.comparingLong(Members.Entry::person)
            .thenComparingInt(Members.Entry::start).thenComparingInt(Members.Entry::end);

    public CohortEntries {
        entries = entries.stream().sorted(ORDER).toList();
    }

    /// How many different people are in it.
    public long persons() {
        return entries.stream().mapToLong(Members.Entry::person).distinct().count();
    }
}

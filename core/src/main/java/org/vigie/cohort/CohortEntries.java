package org.vigie.cohort;

import java.util.List;

/// Who is in a cohort, from when to when.
///
/// @param id the number it goes by, OMOP's `cohort_definition_id`
/// @param entries in order of person and start
public record CohortEntries(int id, List<CohortEntry> entries) {

    public CohortEntries {
        entries =
                isOrdered(entries)
                        ? List.copyOf(entries)
                        : entries.stream().sorted(CohortEntry.ORDER).toList();
    }

    /// Entries of a fold mostly are: people are read in order.
    private static boolean isOrdered(List<CohortEntry> entries) {
        for (int e = 1; e < entries.size(); e++) {
            if (CohortEntry.ORDER.compare(entries.get(e - 1), entries.get(e)) > 0) {
                return false;
            }
        }
        return true;
    }

    /// How many different people are in it.
    public long persons() {
        long persons = 0;
        for (int e = 0; e < entries.size(); e++) {
            persons += e == 0 || entries.get(e).person() != entries.get(e - 1).person() ? 1 : 0;
        }
        return persons;
    }
}

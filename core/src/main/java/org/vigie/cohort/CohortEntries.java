package org.vigie.cohort;

import java.util.Comparator;
import java.util.List;
import org.vigie.timeline.Days;

/// Who is in a cohort, from when to when.
///
/// @param id the number it goes by, OMOP's `cohort_definition_id`
/// @param entries in order of person and start
public record CohortEntries(int id, List<Members.Entry> entries) {

    public static final Comparator<Members.Entry> ORDER = CohortEntries::compare;

    private static final int FIRST_DAY = Days.of(2000, 1, 1);

    public CohortEntries {
        entries =
                isOrdered(entries) ? List.copyOf(entries) : entries.stream().sorted(ORDER).toList();
    }

    /// Entries of a fold mostly are: people are read in order.
    private static boolean isOrdered(List<Members.Entry> entries) {
        for (int e = 1; e < entries.size(); e++) {
            if (compare(entries.get(e - 1), entries.get(e)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static int compare(Members.Entry one, Members.Entry other) {
        int byPerson = Long.compare(one.person(), other.person());
        int byStart = byPerson != 0 ? byPerson : Integer.compare(one.start(), other.start());
        return byStart != 0 ? byStart : Integer.compare(one.end(), other.end());
    }

    /// How many different people are in it.
    public long persons() {
        long persons = 0;
        for (int e = 0; e < entries.size(); e++) {
            persons += e == 0 || entries.get(e).person() != entries.get(e - 1).person() ? 1 : 0;
        }
        return persons;
    }

    /// Start days since 2000-01-01 together: a checksum that any database can compute.
    public long startDaySum() {
        return entries.stream().mapToLong(entry -> entry.start() - FIRST_DAY).sum();
    }

    /// End days since 2000-01-01 together.
    public long endDaySum() {
        return entries.stream().mapToLong(entry -> entry.end() - FIRST_DAY).sum();
    }
}

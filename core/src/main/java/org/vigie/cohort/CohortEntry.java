package org.vigie.cohort;

import java.util.Comparator;

/// A person's days in a cohort, both inclusive; days count from 1970-01-01.
public record CohortEntry(long person, int start, int end) {

    /// By person, then start, then end.
    public static final Comparator<CohortEntry> ORDER = CohortEntry::compare;

    private static int compare(CohortEntry one, CohortEntry other) {
        int byPerson = Long.compare(one.person, other.person);
        int byStart = byPerson != 0 ? byPerson : Integer.compare(one.start, other.start);
        return byStart != 0 ? byStart : Integer.compare(one.end, other.end);
    }
}

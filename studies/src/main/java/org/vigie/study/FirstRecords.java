package org.vigie.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.cohort.CohortEntry;

/// Persons with the day of a first record, in any order until read. They stay where their people
/// are.
final class FirstRecords {

    /// As late as a day can be: an entry that does not end.
    private static final int FOREVER = Integer.MAX_VALUE;

    private final List<CohortEntry> entries;

    FirstRecords() {
        this(List.of());
    }

    @JsonCreator
    FirstRecords(List<CohortEntry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    void add(long person, int day) {
        entries.add(new CohortEntry(person, day, FOREVER));
    }

    FirstRecords merge(FirstRecords other) {
        entries.addAll(other.entries);
        return this;
    }

    /// By person.
    @JsonValue
    List<CohortEntry> inOrder() {
        entries.sort(Comparator.comparingLong(CohortEntry::person));
        return entries;
    }

    Entries entries() {
        return Entries.of(entries);
    }
}

package org.vigie.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.cohort.Members.Entry;

/// Persons with the day of a first record, in any order until read. They stay where their people
/// are.
final class FirstRecords {

    /// As late as a day can be: an entry that does not end.
    private static final int FOREVER = Integer.MAX_VALUE;

    private final List<Entry> entries;

    FirstRecords() {
        this(List.of());
    }

    @JsonCreator
    FirstRecords(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    void add(long person, int day) {
        entries.add(new Entry(person, day, FOREVER));
    }

    FirstRecords merge(FirstRecords other) {
        entries.addAll(other.entries);
        return this;
    }

    /// By person.
    @JsonValue
    List<Entry> inOrder() {
        entries.sort(Comparator.comparingLong(Entry::person));
        return entries;
    }

    Entries entries() {
        return Entries.of(entries);
    }
}

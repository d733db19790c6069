package org.vigie.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vigie.cohort.CohortEntry;
import org.vigie.timeline.Timeline;

/// Days of persons, such as those they are in a cohort; a parameter of folds. In order of person
/// and first day.
///
/// @param persons of each entry
/// @param starts first days
/// @param ends last days, inclusive
public record Entries(long[] persons, int[] starts, int[] ends) {

    public static final Entries NONE = new Entries(new long[0], new int[0], new int[0]);

    public static Entries of(List<CohortEntry> entries) {
        var sorted =
                entries.stream()
                        .sorted(
                                Comparator.comparingLong(CohortEntry::person)
                                        .thenComparingInt(CohortEntry::start))
                        .toList();
        return new Entries(
                sorted.stream().mapToLong(CohortEntry::person).toArray(),
                sorted.stream().mapToInt(CohortEntry::start).toArray(),
                sorted.stream().mapToInt(CohortEntry::end).toArray());
    }

    /// The same days, with those of a person's entries that overlap or touch as one entry.
    public Entries unbroken() {
        var joined = new ArrayList<CohortEntry>();
        for (int e = 0; e < persons.length; e++) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.person() == persons[e] && starts[e] <= (long) last.end() + 1) {
                joined.set(
                        joined.size() - 1,
                        new CohortEntry(persons[e], last.start(), Math.max(last.end(), ends[e])));
            } else {
                joined.add(new CohortEntry(persons[e], starts[e], ends[e]));
            }
        }
        return of(joined);
    }

    public int size() {
        return persons.length;
    }

    /// The day a person first enters, or {@link Timeline#NO_DAY}.
    public int firstDay(long person) {
        int first = first(person);
        return first < persons.length && persons[first] == person ? starts[first] : Timeline.NO_DAY;
    }

    /// First days of a person's entries.
    public int[] starts(long person) {
        return Arrays.copyOfRange(starts, first(person), end(person));
    }

    /// Last days of a person's entries, in the order of {@link #starts(long)}.
    public int[] ends(long person) {
        return Arrays.copyOfRange(ends, first(person), end(person));
    }

    private int end(long person) {
        int end = first(person);
        while (end < persons.length && persons[end] == person) {
            end++;
        }
        return end;
    }

    /// The first entry of a person or of those after.
    private int first(long person) {
        int low = 0;
        int high = persons.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (persons[middle] < person) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

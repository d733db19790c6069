package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.CohortEra;
import org.vigie.cohort.Members.Entry;

/// Cohorts made of cohorts, as OHDSI's CohortAlgebra makes them. A cohort is first brought into
/// eras: entries of a person that share a day become one; entries that merely touch stay two.
public final class CohortAlgebra {

    private CohortAlgebra() {}

    /// The days in any of the cohorts.
    public static List<Entry> union(Collection<List<Entry>> cohorts) {
        return eras(cohorts.stream().flatMap(List::stream).toList(), 0);
    }

    /// The days in every one of the cohorts.
    public static List<Entry> intersection(List<List<Entry>> cohorts) {
        var common = eras(cohorts.getFirst(), 0);
        for (var cohort : cohorts.subList(1, cohorts.size())) {
            common = eras(common(common, eras(cohort, 0)), 0);
        }
        return common;
    }

    /// The days in the first cohort and in none of the others.
    public static List<Entry> difference(List<Entry> first, Collection<List<Entry>> others) {
        var taken = byPerson(union(others));
        var left = new ArrayList<Entry>();
        for (var era : eras(first, 0)) {
            int start = era.start();
            for (var other : taken.getOrDefault(era.person(), List.of())) {
                if (other.end() >= start && other.start() <= era.end()) {
                    add(left, era.person(), start, other.start() - 1);
                    start = other.end() + 1;
                }
            }
            add(left, era.person(), start, era.end());
        }
        return left;
    }

    /// Entries of a person joined where one starts no later than some days after another ends.
    ///
    /// @param pad at least 0; the joined entry holds the days between, and is not lengthened
    public static List<Entry> eras(List<Entry> entries, int pad) {
        var eras = new ArrayList<Entry>();
        byPerson(entries)
                .forEach((person, own) -> {
                    var stays =
                            own.stream()
                                    .map(entry -> new CohortEra(entry.start(), entry.end()))
                                    .toList();
                    PlainExits.joined(stays, pad)
                            .forEach(stay -> eras.add(new Entry(person, stay.start(), stay.end())));
                });
        return eras;
    }

    private static List<Entry> common(List<Entry> left, List<Entry> right) {
        var others = byPerson(right);
        var common = new ArrayList<Entry>();
        for (var era : left) {
            for (var other : others.getOrDefault(era.person(), List.of())) {
                add(
                        common,
                        era.person(),
                        Math.max(era.start(), other.start()),
                        Math.min(era.end(), other.end()));
            }
        }
        return common;
    }

    private static void add(List<Entry> entries, long person, int start, int end) {
        if (start <= end) {
            entries.add(new Entry(person, start, end));
        }
    }

    /// Each person's entries in order.
    private static TreeMap<Long, List<Entry>> byPerson(List<Entry> entries) {
        var people = new TreeMap<Long, List<Entry>>();
        entries.stream()
                .sorted(CohortEntries.ORDER)
                .forEach(entry ->
                        people.computeIfAbsent(entry.person(), _ -> new ArrayList<>()).add(entry));
        return people;
    }
}

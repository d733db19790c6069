package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.vigie.cohort.CohortEntry;
import org.vigie.timeline.DayRange;

/// Cohorts made of cohorts, as OHDSI's CohortAlgebra makes them. A cohort is first brought into
/// eras: entries of a person that share a day become one; entries that merely touch stay two.
public final class CohortAlgebra {

    private CohortAlgebra() {}

    /// The days in any of the cohorts.
    public static List<CohortEntry> union(Collection<List<CohortEntry>> cohorts) {
        return eras(cohorts.stream().flatMap(List::stream).toList(), 0);
    }

    /// The days in every one of the cohorts.
    public static List<CohortEntry> intersection(List<List<CohortEntry>> cohorts) {
        var common = eras(cohorts.getFirst(), 0);
        for (var cohort : cohorts.subList(1, cohorts.size())) {
            common = eras(common(common, eras(cohort, 0)), 0);
        }
        return common;
    }

    /// The days in the first cohort and in none of the others.
    public static List<CohortEntry> difference(
            List<CohortEntry> first, Collection<List<CohortEntry>> others) {
        var taken = byPerson(union(others));
        var left = new ArrayList<CohortEntry>();
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
    public static List<CohortEntry> eras(List<CohortEntry> entries, int pad) {
        var eras = new ArrayList<CohortEntry>();
        byPerson(entries)
                .forEach((person, own) -> {
                    var ranges =
                            own.stream()
                                    .map(entry -> new DayRange(entry.start(), entry.end()))
                                    .toList();
                    PlainExits.joined(ranges, pad)
                            .forEach(era ->
                                    eras.add(new CohortEntry(person, era.start(), era.end())));
                });
        return eras;
    }

    private static List<CohortEntry> common(List<CohortEntry> left, List<CohortEntry> right) {
        var others = byPerson(right);
        var common = new ArrayList<CohortEntry>();
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

    private static void add(List<CohortEntry> entries, long person, int start, int end) {
        if (start <= end) {
            entries.add(new CohortEntry(person, start, end));
        }
    }

    /// Each person's entries in order.
    private static TreeMap<Long, List<CohortEntry>> byPerson(List<CohortEntry> entries) {
        var people = new TreeMap<Long, List<CohortEntry>>();
        entries.stream()
                .sorted(CohortEntry.ORDER)
                .forEach(entry ->
                        people.computeIfAbsent(entry.person(), _ -> new ArrayList<>()).add(entry));
        return people;
    }
}

package org.vigie.cli.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.report.table.Lines;
import org.vigie.study.cohort.CohortCounts;
import org.vigie.study.cohort.CohortResults;

/// Who came to be in cohorts, in words.
final class CohortSummary {

    /// Cohorts that are told one by one; `summary.csv` has all.
    private static final int MOST = 20;

    private CohortSummary() {}

    /// A line for all, one for each of the first, and which are empty.
    ///
    /// @param names what the definition of each number is called
    static String of(CohortResults results, Map<Integer, String> names, Path folder) {
        var cohorts = results.cohorts();
        var counts = results.counts();
        var words = new Lines();
        words.line(
                "%s%s: see %s",
                Lines.count(cohorts.size(), "cohort", "cohorts"), entries(counts), folder);
        words.line("  %9s  %12s  %12s  definition", "cohort", "persons", "entries");
        for (int c = 0; c < Math.min(MOST, cohorts.size()); c++) {
            var cohort = cohorts.get(c);
            words.line(
                    "  %9d  %12s  %12s  %s%s",
                    cohort.id(),
                    number(counts.get(c).persons()),
                    number(counts.get(c).entries()),
                    names.getOrDefault(cohort.id(), ""),
                    results.whyEmpty(c).map(why -> ": " + why).orElse(""));
        }
        if (cohorts.size() > MOST) {
            words.line("  and %d more, in summary.csv", cohorts.size() - MOST);
        }
        var empty =
                IntStream.range(0, cohorts.size())
                        .filter(c -> cohorts.get(c).entries().isEmpty())
                        .toArray();
        if (empty.length > 0) {
            words.line(
                    "Nobody is in %s: %s%s",
                    empty.length == cohorts.size()
                            ? "any of them"
                            : Lines.count(empty.length, "of them", "of them"),
                    IntStream.of(empty)
                            .limit(MOST)
                            .mapToObj(c -> Integer.toString(cohorts.get(c).id()))
                            .collect(Collectors.joining(", ")),
                    empty.length > MOST ? " and " + (empty.length - MOST) + " more" : "");
        }
        return words.text();
    }

    /// The same of every cohort for programs; a hidden count is null.
    static Map<String, Object> facts(
            CohortResults results, Map<Integer, String> names, Path folder) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("folder", folder.toString());
        var cohorts = new ArrayList<Map<String, Object>>();
        for (int c = 0; c < results.cohorts().size(); c++) {
            var cohort = new LinkedHashMap<String, Object>();
            int id = results.cohorts().get(c).id();
            cohort.put("cohort", id);
            cohort.put("definition", names.getOrDefault(id, ""));
            cohort.put("persons", fact(results.counts().get(c).persons()));
            cohort.put("entries", fact(results.counts().get(c).entries()));
            cohort.put("why_empty", results.whyEmpty(c).orElse(null));
            cohorts.add(cohort);
        }
        facts.put("cohorts", cohorts);
        return facts;
    }

    /// A count, or null where it is hidden.
    static @Nullable Long fact(OptionalLong count) {
        return count.isPresent() ? (Long) count.getAsLong() : null;
    }

    /// All together only where none is hidden, which would follow from them.
    private static String entries(List<CohortCounts> counts) {
        return counts.stream().anyMatch(one -> one.entries().isEmpty())
                ? ""
                : ", "
                        + Lines.count(
                                counts.stream().mapToLong(one -> one.entries().getAsLong()).sum(),
                                "entry",
                                "entries");
    }

    private static String number(OptionalLong count) {
        return count.isPresent() ? String.format(Locale.ROOT, "%,d", count.getAsLong()) : "hidden";
    }
}

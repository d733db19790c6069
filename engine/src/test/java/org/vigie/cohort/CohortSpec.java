package org.vigie.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cohort.CohortFold.Method;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.PlainRunner;
import org.vigie.store.Life;
import org.vigie.timeline.Days;

/// People drawn in a text block, a definition, and who is in the cohort on which days; asked of both
/// evaluators.
abstract class CohortSpec {

    @TempDir
    Path folder;

    /// @param definition its parts beside the concept sets, with `'` for `"`
    /// @param expected   a line for each person: `1: 2012-03-01..2019-12-31, 2020-…`
    void check(String people, String definition, String expected) throws IOException {
        var vocabulary = DrawnPeople.vocabulary();
        var json = ("{" + DrawnPeople.SETS + ", " + definition + "}").replace('\'', '"');
        var cohorts = List.of(Cohort.of(1, json, vocabulary));
        var place = Files.createTempDirectory(folder, "spec").resolve("store");
        try (var store = Life.store(place, DrawnPeople.of(people), 1, vocabulary)) {
            assertEquals(expected.strip(), words(new PlainRunner(store)
                    .fold(new CohortFold(Cohorts.of(cohorts), Method.PLAIN))), "plain");
            assertEquals(expected.strip(), words(new LocalRunner(store)
                    .fold(new CohortFold(Cohorts.of(cohorts), Method.FAST))), "fast");
        }
    }

    private static String words(CohortMembers members) {
        var lines = new TreeMap<Long, List<String>>();
        for (var entry : members.of(0).entries()) {
            lines.computeIfAbsent(entry.person(), _ -> new java.util.ArrayList<>())
                    .add(Days.text(entry.start()) + ".." + Days.text(entry.end()));
        }
        return lines.entrySet().stream().map(line -> line.getKey() + ": " + String.join(", ", line.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /// Entry events of some criteria, all of them.
    static String entry(String criteria) {
        return "'PrimaryCriteria': {'CriteriaList': [" + criteria + "]}";
    }

    /// Every condition in set 1.
    static final String CONDITION = "{'ConditionOccurrence': {'CodesetId': 1}}";

    /// Entries that last one day: easier to read where exits do not matter.
    static final String ONE_DAY = "'EndStrategy': {'DateOffset': {'DateField': 'StartDate', 'Offset': 0}}";

    /// An inclusion rule of one correlated criterion.
    static String rule(String correlated) {
        return "'InclusionRules': [{'name': 'rule', 'expression': {'Type': 'ALL', 'CriteriaList': [" + correlated + "]}}]";
    }
}

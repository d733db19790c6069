package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.timeline.Days;

/// People drawn in a text block, a definition, and who is in the cohort on which days; asked of
/// both evaluators.
abstract class CohortSpec {

    /// What a spec says: a paragraph of the reference page.
    ///
    /// @param row a line of a table instead: kind, attribute, who enters, who does not; empty for a
    ///   paragraph
    record Said(String people, String definition, String expected, List<String> row) {}

    @TempDir Path folder;

    /// Where what is said goes instead of being tested, while the page is made.
    List<Said> pages = null;

    /// @param definition its parts beside the concept sets, with `'` for `"`
    /// @param expected a line for each person: `1: 2012-03-01..2019-12-31, 2020-…`
    void check(String people, String definition, String expected) throws IOException {
        check(new Said(people, definition, expected, List.of()));
    }

    /// One attribute of a kind of event: person 1 enters on 2011-01-01 or a day after it, person 2
    /// does not.
    ///
    /// @param meets what is drawn of person 1: lines of events, before them perhaps `gender=A` or
    ///   `period …`
    /// @param fails what is drawn of person 2
    void attribute(String kind, String attribute, String meets, String fails) throws IOException {
        check(
                new Said(
                        drawn(1, meets) + drawn(2, fails),
                        "'PrimaryCriteria': {'CriteriaList': [{'"
                                + kind
                                + "': {"
                                + attribute
                                + "}}]}, "
                                + ONE_DAY,
                        "1",
                        List.of(kind, attribute, meets, fails)));
    }

    private static String drawn(int person, String drawn) {
        var periods =
                drawn.lines()
                        .filter(line -> line.startsWith("period "))
                        .map(line -> line.substring(7))
                        .toList();
        var gender =
                drawn.lines()
                        .filter(line -> line.startsWith("gender="))
                        .findFirst()
                        .map(g -> " " + g)
                        .orElse("");
        return person
                + ": 1960 F"
                + gender
                + ", "
                + (periods.isEmpty() ? "2010-01-01..2012-12-31" : String.join(", ", periods))
                + "\n"
                + drawn.lines()
                        .filter(line -> !line.startsWith("period ") && !line.startsWith("gender="))
                        .map(line -> "   " + line + "\n")
                        .collect(Collectors.joining());
    }

    /// The definition as JSON. Limits that are not written keep all events here, so that a spec
    /// shows every entry.
    static String json(String definition) {
        var entry =
                definition.contains("'PrimaryCriteriaLimit'")
                        ? definition
                        : definition.replace(
                                "'PrimaryCriteria': {",
                                "'PrimaryCriteria': {'PrimaryCriteriaLimit': " + ALL + ", ");
        return ("{"
                        + DrawnPeople.SETS
                        + unlimited(definition, "QualifiedLimit")
                        + unlimited(definition, "ExpressionLimit")
                        + ", "
                        + entry
                        + "}")
                .replace('\'', '"');
    }

    private static String unlimited(String definition, String limit) {
        return definition.contains("'" + limit + "'") ? "" : ", '" + limit + "': " + ALL;
    }

    private void check(Said said) throws IOException {
        if (pages != null) {
            pages.add(said);
            return;
        }
        var people = said.people;
        var expected = said.expected;
        var vocabulary = DrawnPeople.vocabulary();
        var cohorts = List.of(Cohort.of(1, json(said.definition), vocabulary));
        var place = Files.createTempDirectory(folder, "spec").resolve("store");
        try (var store = Life.store(place, DrawnPeople.of(people), 1, vocabulary)) {
            var plain =
                    new PlainRunner(store).fold(new CohortFold(Cohorts.of(cohorts), Method.PLAIN));
            var fast =
                    new LocalRunner(store).fold(new CohortFold(Cohorts.of(cohorts), Method.FAST));
            if (said.row.isEmpty()) {
                assertEquals(expected.strip(), words(plain), "plain");
            } else {
                assertEquals(expected, words(plain).replaceAll("(?m):.*", ""), "plain: " + said);
            }
            assertEquals(words(plain), words(fast), "fast");
        }
    }

    private static String words(CohortMembers members) {
        var lines = new TreeMap<Long, List<String>>();
        for (var entry : members.of(0).entries()) {
            lines.computeIfAbsent(entry.person(), _ -> new java.util.ArrayList<>())
                    .add(Days.text(entry.start()) + ".." + Days.text(entry.end()));
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + String.join(", ", line.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /// Entry events of some criteria, all of them.
    static String entry(String criteria) {
        return "'PrimaryCriteria': {'CriteriaList': [" + criteria + "]}";
    }

    private static final String ALL = "{'Type': 'All'}";

    /// Every condition in set 1.
    static final String CONDITION = "{'ConditionOccurrence': {'CodesetId': 1}}";

    /// Entries that last one day: easier to read where exits do not matter.
    static final String ONE_DAY =
            "'EndStrategy': {'DateOffset': {'DateField': 'StartDate', 'Offset': 0}}";

    /// An inclusion rule of one correlated criterion.
    static String rule(String correlated) {
        return "'InclusionRules': [{'name': 'rule', 'expression': {'Type': 'ALL', 'CriteriaList': ["
                + correlated
                + "]}}]";
    }
}

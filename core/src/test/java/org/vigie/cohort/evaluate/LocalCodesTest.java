package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.KindsWithoutCodes;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.problem.InputProblem;
import org.vigie.runner.FoldText;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// Definitions that name codes by their text mean the same whether or not OMOP has concepts for the
/// codes.
@Tag("long")
class LocalCodesTest {

    private static final String PEOPLE =
            """
            1: 1960 F, 2010-01-01..2012-12-31
               condition A1 2011-03-01
               drug D 2011-05-01..2011-05-10
            2: 1960 F, 2010-01-01..2012-12-31
               condition B 2011-03-01
               drug E 2011-05-01
            3: 1960 F, 2010-01-01..2012-12-31
               condition A 2011-03-01 visit=7
               visit B 2011-03-01..2011-03-04 visit=7
            4: 1960 F, 2010-01-01..2012-12-31
               condition C 2011-03-01
            """;

    @TempDir Path folder;

    private void check(String yaml, String expected) throws IOException {
        check(PEOPLE, yaml, expected);
    }

    private void check(String people, String yaml, String expected) throws IOException {
        check(people, yaml, expected, DrawnPeople.vocabulary());
        check(people, yaml, expected, withoutConcepts(DrawnPeople.vocabulary()));
    }

    private void check(String people, String yaml, String expected, Vocabulary vocabulary)
            throws IOException {
        var cohorts =
                Cohorts.of(
                        List.of(
                                Cohort.of(
                                        1,
                                        DefinitionLanguage.YAML,
                                        yaml,
                                        Path.of("my.yaml"),
                                        vocabulary)));
        var place = Files.createTempDirectory(folder, "spec").resolve("store");
        try (var store = Life.store(place, DrawnPeople.of(people), 1, vocabulary)) {
            var plain = new PlainRunner(store).fold(new CohortFold(cohorts, Method.PLAIN));
            assertEquals(expected, words(plain));
            assertEquals(
                    expected,
                    words(new LocalRunner(store).fold(new CohortFold(cohorts, Method.FAST))));
            var sent = FoldText.read(FoldText.write(new CohortFold(cohorts, Method.FAST)));
            assertEquals(new CohortFold(cohorts, Method.FAST), sent);
        }
    }

    private static Vocabulary withoutConcepts(Vocabulary vocabulary) {
        var codes =
                Codes.of(
                        vocabulary.codes().all().stream()
                                .map(code -> new Code(code.code(), code.vocabulary(), "", 0, 0, 0))
                                .toList());
        var links = new java.util.ArrayList<Hierarchy.Link>();
        for (int id = 0; id < codes.size(); id++) {
            for (int above : vocabulary.hierarchy().ancestors(id)) {
                links.add(new Hierarchy.Link(id, above));
            }
        }
        return new Vocabulary(codes, Hierarchy.of(codes, links));
    }

    private static String words(CohortMembers members) {
        var lines = new TreeMap<Long, String>();
        members.of(0)
                .entries()
                .forEach(entry ->
                        lines.merge(
                                entry.person(),
                                Days.text(entry.start()) + ".." + Days.text(entry.end()),
                                (left, right) -> left + ", " + right));
        return lines.toString();
    }

    @Test
    void aCodeStandsForItselfAndWhatIsUnderIt() throws IOException {
        check(
                """
                entry:
                  condition: T/A
                exit: start
                """,
                "{1=2011-03-01..2011-03-01, 3=2011-03-01..2011-03-01}");
    }

    /// Records of other sources: the codes say what they are, not the table.
    private static final String OF_OTHER_TABLES =
            """
            1: 1960 F, 2010-01-01..2012-12-31
               conditions A1 2011-03-01
               medications D 2011-05-01..2011-05-10
               medications D 2011-05-20 days_supply=7
            2: 1960 F, 2010-01-01..2012-12-31
               mco_dp A 2011-03-01..2011-03-04
               observations B 2011-03-02 value=3
            3: 1960 F, 2010-01-01..2012-12-31
               encounters C 2011-03-01
            """;

    @Test
    void ofOtherTablesTheCodesSayWhatARecordIs() throws IOException {
        check(
                OF_OTHER_TABLES,
                """
                entry: {condition: T/A}
                exit: end
                """,
                "{1=2011-03-01..2011-03-02, 2=2011-03-01..2011-03-04}");
        check(
                OF_OTHER_TABLES,
                """
                entry: {condition: T/A}
                rules:
                  no drug: {drug: T/D, exactly: 0}
                  measured: {measurement: T/B, value: over 2}
                exit: start
                """,
                "{2=2011-03-01..2011-03-01}");
        check(
                OF_OTHER_TABLES,
                """
                entry: {drug: T/D, first: true}
                exit: {while_taking: T/D, next_within_days: 15}
                """,
                "{1=2011-05-01..2011-05-27}");
    }

    /// Without codes a kind is its table, and what is made of records is not found by theirs.
    @Test
    void withoutCodesAKindIsItsTable() throws IOException {
        for (var bare : List.of("condition: any", "condition_era: T/A", "visit: any")) {
            check(OF_OTHER_TABLES, "entry: {%s}\nexit: start\n".formatted(bare), "{}");
        }
        check(PEOPLE, "entry: {visit: any}\nexit: start\n", "{3=2011-03-01..2011-03-01}");
    }

    /// What would find nobody for that reason is refused.
    @Test
    void kindsWithoutCodesAreRefusedWhereNoTableIsOmops() throws IOException {
        var vocabulary = DrawnPeople.vocabulary();
        for (var asked :
                List.of(
                        "entry: {condition: any}",
                        "entry: {condition_era: T/A}",
                        "entry: {death: any}\nrules:\n  r: {visit: any, exactly: 0}",
                        "entry: {death: any}\ncensor: [{drug: any}]")) {
            var cohort =
                    Cohort.of(1, DefinitionLanguage.YAML, asked, Path.of("my.yaml"), vocabulary);
            var place = Files.createTempDirectory(folder, "refused");
            try (var other =
                            Life.store(
                                    place.resolve("other"),
                                    DrawnPeople.of(OF_OTHER_TABLES),
                                    1,
                                    vocabulary);
                    var omop =
                            Life.store(
                                    place.resolve("omop"), DrawnPeople.of(PEOPLE), 1, vocabulary)) {
                var problem =
                        assertThrows(
                                InputProblem.class,
                                () ->
                                        KindsWithoutCodes.refuse(
                                                List.of(cohort),
                                                _ -> "my.yaml",
                                                new PlainRunner(other)));
                assertTrue(
                        problem.getMessage()
                                .endsWith(
                                        "by their table, and those of this store are from"
                                                + " conditions, encounters, mco_dp, medications,"
                                                + " observations: name their codes"),
                        problem.getMessage());
                KindsWithoutCodes.refuse(List.of(cohort), _ -> "my.yaml", new PlainRunner(omop));
            }
        }
    }

    @Test
    void codesCanBeTakenByTheirBeginningAndTakenOut() throws IOException {
        check(
                """
                concept_sets:
                  some:
                    - T/*
                    - not T/A
                    - not only T/C
                entry:
                  condition: some
                exit: start
                """,
                "{2=2011-03-01..2011-03-01}");
    }

    @Test
    void rulesExitsAndVisitsKnowLocalCodes() throws IOException {
        check(
                """
                entry:
                  condition: [T/A, T/B]
                rules:
                  a drug afterwards:
                    drug: [T/D]
                    starts: 0 to 365
                exit: start + 9
                """,
                "{1=2011-03-01..2011-03-10}");
        check(
                """
                entry:
                  drug: any
                exit:
                  while_taking: T/D
                """,
                "{1=2011-05-01..2011-05-10, 2=2011-05-01..2012-12-31}");
        check(
                """
                entry:
                  condition: any
                  visit_type: {in: T/B}
                exit: start
                """,
                "{3=2011-03-01..2011-03-01}");
    }
}

package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.cohort.files.CohortTable;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.study.CohortSource;
import org.vigie.timeline.Fold;
import org.vigie.timeline.People;
import org.vigie.timeline.Progress;

/// What a store or a cohort file can make impossible, and what is possible though there is little
/// to see.
class StudyFaultsTest {

    private static final String FEW =
            """
            person | who    | observed  | events
            1      | F 1950 | -800..400 | A@-9, OUT@0
            2      | F 1950 | -800..400 |
            3      | F 1950 | -800..400 |
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concept_sets: {none: [NONE]}\noutcome: none",
                "concept_sets: {out: [OUT], none: [NONE]}\nexclude: none",
                "concept_sets: {out: [OUT], none: [NONE]}\nadjust: {strongest: 1, covariates: [none]}"
            })
    void aConceptSetThatNamesNothingInTheStoreIsAFault(String protocol) {
        var fault =
                assertThrows(
                        InputProblem.class,
                        () -> {
                            try (var asked = Asked.of(protocol, FEW)) {
                                asked.result();
                            }
                        });
        assertEquals(
                """
                the concept set 'none' names no code of this store: code NONE; this store \
                has no OMOP concept ids, name codes such as 'code: A'\
                """,
                fault.getMessage());
    }

    @Test
    void otherCapitalsAreRecognised() {
        var fault =
                assertThrows(
                        InputProblem.class,
                        () -> {
                            try (var asked = Asked.of("concept_sets: {out: [out]}", FEW)) {
                                asked.result();
                            }
                        });
        assertTrue(fault.getMessage().endsWith("code out; did you mean OUT?"), fault.getMessage());
    }

    @Test
    void partOfASetThatNamesNothingIsAWarning() throws Exception {
        try (var asked = Asked.of("concept_sets: {out: [OUT, NONE]}", FEW)) {
            assertEquals(
                    List.of(
                            """
                            The concept set out names something that this store does not \
                            have: code NONE.\
                            """),
                    asked.result().warnings());
        }
    }

    @Test
    void aCohortFileOfAnotherStoreIsAFault() {
        var csv = "subject_id,cohort_start_date\n11,2010-01-01\n12,2010-01-01\n";
        var fault =
                assertThrows(InputProblem.class, () -> Asked.ofCohort(csv, FEW).close())
                        .getMessage();
        assertTrue(
                fault.endsWith(
                        ": none of its 2 persons is among those who are asked; take entries that"
                                + " were made in this store, or with its identifiers (a"
                                + " pseudonymised one has its own)"),
                fault);
    }

    @Test
    void personsOfACohortFileWhoAreNotThereAreCounted() throws Exception {
        var file = folder.resolve("cohort.csv");
        Files.writeString(
                file,
                "subject_id,cohort_start_date\n12,2010-01-01\n1,2010-01-01\n11,2010-01-01\n"
                        + "1,2011-01-01\n");
        var said = new ArrayList<String>();
        try (var store = Life.store(folder.resolve("store"), DrawnPeople.of(FEW), 1)) {
            var people =
                    new People() {
                        @Override
                        public <S> S fold(Fold<S> fold) {
                            return new PlainRunner(store).fold(fold);
                        }

                        @Override
                        public Progress progress() {
                            return (what, _, _) -> said.add(what);
                        }
                    };
            var entries =
                    new CohortSource.Listed(file, OptionalInt.empty())
                            .entries(people, store.vocabulary());
            assertEquals(4, entries.persons().length);
        }
        assertEquals(
                List.of(file + ": 2 of its 3 persons are not among those who are asked"), said);
    }

    @Test
    void aTableThatTheStoreHasNotIsAFault() {
        var protocol =
                ScreenProtocol.read(
                        YamlNode.read(
                                "study: screen\noutcome: out\nconcept_sets: {out: [OUT]}\n"
                                        + "tables: [condition_occurence]",
                                folder.resolve("my.yaml")),
                        folder);
        var fault =
                assertThrows(
                        InputProblem.class,
                        () -> protocol.checkTables(Set.of("condition_occurrence", "measurement")));
        assertEquals(
                """
                tables: this store has no table 'condition_occurence'; it has \
                condition_occurrence, measurement\
                """,
                fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a,b;1,2010-01-01                                 | needs the columns subject_id and cohort_start_date in its first line
                    subject_id,cohort_start_date;x,2010-01-01        | line 2: needs a whole number as subject_id
                    subject_id,cohort_start_date;1,2010-01-01;1,1/2/ | line 3: needs a date such as 2020-01-31 as cohort_start_date
                    subject_id,cohort_start_date;1                   | line 2: needs a date such as 2020-01-31 as cohort_start_date
                    """)
    void aBadCohortFileIsPointedAt(String csv, String message) throws IOException {
        var file = Files.writeString(folder.resolve("c.csv"), csv.replace(';', '\n'));
        var fault = assertThrows(InputProblem.class, () -> CohortTable.read(file)).getMessage();
        assertTrue(fault.startsWith(file.toString()) && fault.endsWith(message), fault);
    }

    @Test
    void aMissingCohortFileIsNamed() {
        var fault =
                assertThrows(InputProblem.class, () -> CohortTable.read(folder.resolve("c.csv")))
                        .getMessage();
        assertTrue(fault.contains("c.csv is not there"), fault);
    }

    /// Cases, controls, tests.
    private static void expect(int cases, int controls, int tests, String protocol, String drawing)
            throws IOException {
        try (var asked = Asked.of(protocol + "\nadjust: {strongest: 3}", drawing)) {
            var result = asked.result();
            assertEquals(cases, result.cases());
            assertEquals(controls, result.controls());
            assertEquals(tests, result.tests());
            assertEquals(tests, result.adjusted().size());
            assertTrue(result.replications().isEmpty());
        }
    }

    @Test
    void noCaseOneCaseNoControlAndNoExposureAreResultsToo() throws IOException {
        expect(0, 0, 0, "", "person|who|observed|events\n2 | F 1950 | -800..400 | A@-9");
        expect(0, 0, 0, "", "person|who|observed|events\n1 | F 1950 | -800..400 | A@-9, OUT@0");
        expect(1, 2, 1, "", FEW);
        expect(1, 2, 0, "", FEW.replace("A@-9, ", ""));
        expect(0, 0, 0, "", "person|who|observed|events\n");
    }
}

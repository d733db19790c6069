package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vigie.problem.InputProblem;

/// Cohorts as outcome and as population of a screen: drawn people, and who becomes case and
/// control.
class PopulationSpecTest {

    private static final String FIVE =
            """
            person | who    | observed  | events
            1      | F 1950 | -800..400 | OUT@0, C@-5/condition_occurrence, A@-300
            2      | F 1950 | -800..400 | OUT@0
            3      | F 1950 | -800..400 | OUT@9, C@5/condition_occurrence
            8      | F 1950 | -800..400 | C@-5/condition_occurrence, A@-300
            9      | F 1950 | -800..400 | C@3/condition_occurrence
            """;

    @Test
    void casesAndControlsAreInThePopulationOnTheIndexDate() throws Exception {
        try (var asked =
                asked(
                        "cohort.csv",
                        """
                        cohort_definition_id,subject_id,cohort_start_date,cohort_end_date
                        4,1,2009-06-01,2010-01-01
                        4,3,2010-01-10,2010-01-20
                        4,8,2009-01-01,2010-01-01
                        4,9,2010-01-05,2010-01-31
                        5,2,2009-01-01,2011-01-01
                        """,
                        "population: {cohort: cohort.csv, cohort_definition_id: 4}")) {
            assertEquals(
                    "1@0: 8, 3@9: 9", asked.sets(), "8 left on day 0, 9 is in from day 4 to 30");
            assertEquals("0 2 0 1 0 0 0 0", asked.dropped(), "2 is in another cohort");
            assertEquals("1 8", asked.exposed("A", -365, -1), "also what came before they entered");
        }
    }

    @Test
    void aConceptSetIsAPopulationFromTheFirstRecordOn() throws Exception {
        try (var asked = Asked.of("concept_sets: {out: [OUT], c: [C]}\npopulation: c", FIVE)) {
            assertEquals("1@0: 8, 3@9: 8 9", asked.sets());
        }
    }

    @Test
    void aDefinitionIsEvaluatedOverTheStore() throws Exception {
        var definition =
                """
                {"PrimaryCriteria": {"CriteriaList": [{"ConditionOccurrence": {}}], "PrimaryCriteriaLimit": {"Type": "All"}},
                 "ExpressionLimit": {"Type": "All"}, "EndStrategy": {"DateOffset": {"DateField": "StartDate", "Offset": 6}}}\
                """;
        try (var asked = asked("ill.json", definition, "population: {definition: ill.json}")) {
            assertEquals("1@0: 8, 3@9: 9", asked.sets(), "8 was in until day 1, 9 until day 9");
        }
        try (var asked = asked("ill.json", definition, "outcome: {definition: ill.json}")) {
            assertEquals(
                    "1@-5: 2 3 9, 3@5: 2, 8@-5: 2 3 9, 9@3: 2 3",
                    asked.sets(),
                    "the first entry is the index date");
        }
    }

    @Test
    void theAttritionNamesThePopulationAndMethodsSaySo() throws Exception {
        try (var asked = Asked.of("concept_sets: {out: [OUT], c: [C]}\npopulation: c", FIVE)) {
            var result = asked.result();
            assertTrue(
                    result.attrition().steps().stream()
                            .anyMatch(step ->
                                    step.rule().equals("in the population on that day: c")
                                            && step.dropped() == 1));
            assertTrue(
                    result.methods().stream()
                            .anyMatch(text ->
                                    text.startsWith(
                                            """
                                            Cases and controls were chosen among the members \
                                            of c, on days on which they were in it: from \
                                            their first record of it on.\
                                            """)));
        }
    }

    @Test
    void whatCannotBeAPopulationIsSaidSo() {
        var ends =
                assertThrows(
                                InputProblem.class,
                                () ->
                                        asked(
                                                "a.csv",
                                                "subject_id,cohort_start_date\n1,2010-01-01\n",
                                                "population: {cohort: a.csv}"))
                        .getMessage();
        assertTrue(
                ends.endsWith("a.csv needs the column cohort_end_date to be a population"), ends);
        var definition =
                assertThrows(
                                InputProblem.class,
                                () -> asked("a.json", "{}", "population: {definition: a.json}"))
                        .getMessage();
        assertTrue(definition.endsWith("a.json: /: needs PrimaryCriteria"), definition);
        var missing =
                assertThrows(
                                InputProblem.class,
                                () -> asked("a.json", "{}", "population: {definition: b.json}"))
                        .getMessage();
        assertTrue(
                missing.endsWith("b.json is not there; it should be a cohort definition"), missing);
    }

    private static Asked asked(String file, String text, String protocol) {
        return Asked.ofFile(file, text, protocol, FIVE);
    }
}

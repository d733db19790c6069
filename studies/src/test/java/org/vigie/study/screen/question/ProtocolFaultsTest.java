package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Key;
import org.vigie.study.DayWindow;

/// One message for each fault of a protocol: the field, what it needs, what was found, file and
/// line.
class ProtocolFaultsTest {

    /// Line 5 is the one at fault.
    private static final String SOUND =
            """
            study: screen
            concept_sets:
              out: [OUT]
            outcome: out
            """;

    private static ScreenProtocol read(String text) {
        return ScreenProtocol.read(YamlNode.read(text, Path.of("my.yaml")), Path.of("folder"));
    }

    private static String fault(String text) {
        return assertThrows(InputProblem.class, () -> read(text)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    washout_days: -1                       | washout_days needs a whole number from 0 to 36525, was '-1' (my.yaml, line 5)
                    washout_days: a year                   | washout_days needs a whole number from 0 to 36525, was 'a year' (my.yaml, line 5)
                    washout_days: [1]                      | washout_days needs a whole number from 0 to 36525, was a list (my.yaml, line 5)
                    washout_days:                          | washout_days needs a whole number from 0 to 36525, was nothing (my.yaml, line 5)
                    prior_observation_days: 1.5              | prior_observation_days needs a whole number from 0 to 36525, was '1.5' (my.yaml, line 5)
                    controls_per_case: 0                   | controls_per_case needs a whole number from 1 to 100, was '0' (my.yaml, line 5)
                    controls_per_case: 101                 | controls_per_case needs a whole number from 1 to 100, was '101' (my.yaml, line 5)
                    match: sex                             | match needs names with values below it, was 'sex' (my.yaml, line 5)
                    match: {age: 1}                        | 'age' is not known here; known are birth_year, practice, region, sex (my.yaml, line 5)
                    match: {birth_year: 121}               | birth_year needs a whole number from 0 to 120, was '121' (my.yaml, line 5)
                    match: {sex: maybe}                    | sex needs true or false, was 'maybe' (my.yaml, line 5)
                    match: {region: []}                    | region needs true or false, was an empty list (my.yaml, line 5)
                    match: {practice: {a: 1}}              | practice needs true or false, was names with values (my.yaml, line 5)
                    windows: year                          | windows needs a list, was 'year' (my.yaml, line 5)
                    windows: []                            | windows needs at least one window such as [-365, -1], was an empty list (my.yaml, line 5)
                    windows: [-365]                        | windows: entry 1 needs a list, was '-365' (my.yaml, line 5)
                    windows: [[-365]]                      | windows: entry 1 needs two days before the index date, such as [-365, -1], was a list (my.yaml, line 5)
                    windows: [[-365, 0]]                   | windows: entry 1, entry 2 needs a whole number from -36525 to -1, was '0' (my.yaml, line 5)
                    windows: [[-5, -9]]                    | windows: entry 1, entry 2 needs a last day that is not before the first, -5, was '-9' (my.yaml, line 5)
                    windows: [[-9, -5], [-9, -5]]          | windows needs each window once, was a list (my.yaml, line 5)
                    minimum_days: 0                        | minimum_days needs a whole number from 1 to 1000, was '0' (my.yaml, line 5)
                    minimum_exposed: none                  | minimum_exposed needs a whole number from 1 to 1000000000, was 'none' (my.yaml, line 5)
                    roll_up: 1                             | roll_up needs true or false, was '1' (my.yaml, line 5)
                    tables: drug_exposure                  | tables needs a list, was 'drug_exposure' (my.yaml, line 5)
                    tables: [[a]]                          | tables: entry 1 needs a text, was a list (my.yaml, line 5)
                    exclude: nobody                        | exclude needs the name of a concept set; there are out, was 'nobody' (my.yaml, line 5)
                    adjust: 5                              | adjust needs names with values below it, was '5' (my.yaml, line 5)
                    adjust: {strongest: -1}                | strongest needs a whole number from 0 to 1000, was '-1' (my.yaml, line 5)
                    adjust: {covariates: visit_days}       | covariates needs a list, was 'visit_days' (my.yaml, line 5)
                    adjust: {covariates: [smoking]}        | covariates: entry 1 needs the name of a concept set; there are out, was 'smoking' (my.yaml, line 5)
                    adjust: {for: x}                       | 'for' is not known here; known are covariates, strongest (my.yaml, line 5)
                    small_cells: -1                        | small_cells needs a whole number from 0 to 1000, was '-1' (my.yaml, line 5)
                    seed: now                              | seed needs a whole number, was 'now' (my.yaml, line 5)
                    title: ''                              | title needs a text, was nothing (my.yaml, line 5)
                    washout: 5                             | 'washout' is not known here; known are adjust, concept_sets, controls_per_case, exclude, match, minimum_days, minimum_exposed, outcome, population, prior_observation_days, roll_up, seed, small_cells, study, tables, title, washout_days, windows (my.yaml, line 5)
                    outcome: out                           | 'outcome' is there twice, in lines 4 and 5; keep one of them (my.yaml, line 5)
                    [a]: 1                                 | a name in the protocol needs to be a text, was a list or names with values (my.yaml, line 5)
                    """)
    void aBadValueIsPointedAt(String line, String message) {
        assertEquals(message, fault(SOUND + line + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    concept_sets: out                      | concept_sets needs names with values below it, was 'out' (my.yaml, line 2)
                    concept_sets: {out: OUT}               | out needs a list, was 'OUT' (my.yaml, line 2)
                    concept_sets: {out: []}                | out needs at least one concept or code, was an empty list (my.yaml, line 2)
                    concept_sets: {out: ['']}              | out: entry 1 needs a text, was nothing (my.yaml, line 2)
                    concept_sets: {out: [[a]]}             | out: entry 1 needs names with values below it, was a list (my.yaml, line 2)
                    concept_sets: {out: [{name: a}]}       | 'name' is not known here; known are code, concept, descendants, exact, exclude, mapped (my.yaml, line 2)
                    concept_sets: {out: [{exclude: true}]} | out: entry 1 needs either 'concept' (OMOP's concept id) or 'code' (vocabulary/code), was names with values (my.yaml, line 2)
                    concept_sets: {out: [{concept: C34}]}  | concept needs a whole number, was 'C34' (my.yaml, line 2)
                    concept_sets: {out: [{code: }]}        | code needs a text, was nothing (my.yaml, line 2)
                    concept_sets: {out: [{code: a, descendants: 3}]} | descendants needs true or false, was '3' (my.yaml, line 2)
                    concept_sets: {a: [A], a: [B]}         | 'a' is there twice, in lines 2 and 2; keep one of them (my.yaml, line 2)
                    concept_sets: {a: [A], b: [B]}         | outcome needs the name of a concept set; there are a, b, was 'out' (my.yaml, line 3)
                    title: x                               | outcome needs the name of a concept set; there are none, was 'out' (my.yaml, line 3)
                    """)
    void aBadConceptSetIsPointedAt(String line, String message) {
        assertEquals(message, fault("study: screen\n" + line + "\noutcome: out\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    title: x                 | the protocol needs 'outcome': the name of a concept set, 'cohort: FILE.csv' or 'definition: FILE.yaml' (my.yaml, line 1)
                    outcome:                 | outcome needs a text, was nothing (my.yaml, line 2)
                    outcome: [out]           | outcome needs names with values below it, was a list (my.yaml, line 2)
                    outcome: {file: a.csv}   | 'file' is not known here; known are cohort, cohort_definition_id, definition (my.yaml, line 2)
                    outcome: {cohort: [a]}   | cohort needs a text, was a list (my.yaml, line 2)
                    outcome: {cohort: a, definition: b} | outcome needs either 'cohort' (a file of entries) or 'definition' (a file in Vigie's YAML or Circe's JSON), was names with values (my.yaml, line 2)
                    outcome: {definition: b, cohort_definition_id: 1} | cohort_definition_id needs 'cohort: FILE', which it chooses from; a definition is one cohort, was '1' (my.yaml, line 2)
                    outcome: {cohort: a, cohort_definition_id: x} | cohort_definition_id needs a whole number from 0 to 2147483647, was 'x' (my.yaml, line 2)
                    """)
    void aBadOutcomeIsPointedAt(String line, String message) {
        assertEquals(message, fault("study: screen\n" + line + "\n"));
    }

    @Test
    void theLineIsThatOfTheKeyWhereTheValueIsBelowIt() {
        assertTrue(
                fault(SOUND + "windows:\n  # none yet\n  - [-9, -5]\n  - [-9, -5]\n")
                        .endsWith("(my.yaml, line 5)"));
        assertTrue(
                fault(SOUND + "windows:\n  - [-9, -5]\n  - [-9, 5]\n")
                        .endsWith("(my.yaml, line 7)"));
        assertTrue(fault(SOUND + "windowz:\n  - [-9, -5]\n").endsWith("(my.yaml, line 5)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n"})
    void anEmptyFileIsSaidToBeEmpty(String text) {
        assertEquals(
                "my.yaml is empty; it needs at least 'study: screen' and an outcome", fault(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study: [screen",
                "a: b: c",
                "study: screen\n\toutcome: x",
                "a: 1\n---\nb: 2",
                "*nobody",
                "study: \"screen",
                "a: \u0007"
            })
    void whatIsNotYamlIsSaidToBeNone(String text) {
        assertTrue(fault(text).matches("my\\.yaml(, line \\d)?: not YAML: .+"), fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"just words", "- a\n- b", "person_id,year_of_birth\n6,1963\n"})
    void aFileThatIsNoProtocolIsSaidToBeNoneAndNotShown(String text) {
        assertEquals(
                """
                my.yaml is not a protocol: a protocol is a YAML file that begins with a \
                line such as 'study: screen'\
                """,
                fault(text));
    }

    @Test
    void aLongValueIsNotShown() {
        var fault =
                fault(
                        "study: screen\nwashout_days: "
                                + "7,".repeat(50)
                                + "\noutcome: out\nconcept_sets: {out: [OUT]}");
        assertEquals(
                """
                washout_days needs a whole number from 0 to 36525, was a long text \
                (my.yaml, line 2)\
                """,
                fault);
    }

    @Test
    void whatIsNotSaidHasTheUsualValue() {
        var usual = read(SOUND);
        assertEquals("What comes before out?", usual.title());
        assertEquals(
                List.of(365, 365, 4, 0, 1, 20, 10),
                List.of(
                        usual.washoutDays(),
                        usual.priorObservationDays(),
                        usual.controlsPerCase(),
                        usual.birthYearTolerance(),
                        usual.minimumDays(),
                        usual.minimumExposed(),
                        usual.strongest()));
        assertEquals(
                List.of(true, false, false, false),
                List.of(
                        usual.matchSex(),
                        usual.matchRegion(),
                        usual.matchPractice(),
                        usual.rollUp()));
        assertEquals(ScreenKeys.WINDOWS_OF_THE_FIELD, usual.windows());
        assertEquals(1, usual.seed());
    }

    @Test
    void windowsAreInOrderWhateverTheOrderTheyAreWrittenIn() {
        assertEquals(
                List.of(new DayWindow(-9, -5), new DayWindow(-4, -4), new DayWindow(-4, -1)),
                read(SOUND + "windows: [[-4, -1], [-9, -5], [-4, -4]]").windows());
    }

    /// A key that is new needs faults above.
    @Test
    void everyKeyIsKnownToThisTest() {
        assertEquals(
                List.of(
                        """
                        study title concept_sets outcome population washout_days \
                        prior_observation_days controls_per_case match\
                        """
                                .split(" ")),
                ScreenKeys.KEYS.keys().stream().map(Key::name).limit(9).toList());
        assertEquals(
                List.of(
                        "windows minimum_days minimum_exposed roll_up tables exclude adjust small_cells seed"
                                .split(" ")),
                ScreenKeys.KEYS.keys().stream().map(Key::name).skip(9).toList());
    }

    @Test
    void aKeyOfAnEarlierVersionIsRefusedWithItsNameOfNow() {
        assertEquals(
                """
                'minimum_history_days' is called 'prior_observation_days' now; rename it \
                (my.yaml, line 5)\
                """,
                fault(SOUND + "minimum_history_days: 3"));
    }
}

package org.vigie.cohort.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.cohort.circe.CirceWriter;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.problem.InputProblem;

/// A fault in a definition is one message with file, line, what was found and what to write.
class DefinitionFaultsTest {

    private static String fault(String yaml) {
        return assertThrows(
                        InputProblem.class,
                        () -> DefinitionReader.read(yaml.replace("|", "\n"), Path.of("my.yaml")))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            textBlock =
                    """
                    entry: death|exits: 3                                  ^ 'exits' is not known here, perhaps exit; known are censor, cohort, concept_sets, entry, entry_limit, exit, join_within, limit, observed_after, observed_before, only_days, qualify, qualify_limit, rules (my.yaml, line 2)
                    cohort: x                                              ^ the cohort definition needs 'entry': the events that start an entry (my.yaml, line 1)
                    entry: []                                              ^ entry needs at least one kind of event such as 'condition: any', was an empty list (my.yaml, line 1)
                    entry: {condition: lung}                               ^ condition needs the name of a concept set, a code such as ICD10/C34* or an OMOP concept id; there are no sets, was 'lung' (my.yaml, line 1)
                    entry:|  condition: any|  ages: 3                      ^ starts 'ages' is not known here, perhaps age; known are age, condition, end_date, first, gender, move,
                    entry:|  condition: any|  age: '>= 18'                 ^ age needs a comparison such as '18', 'not 18', 'at least 18', 'at most 65', 'over 18', 'under 65', '18 to 65' or 'not 18 to 65', was '>= 18' (my.yaml, line 3)
                    entry:|  condition: any|  age: at least 17.5           ^ age needs whole numbers, was 'at least 17.5' (my.yaml, line 3)
                    entry:|  condition: any|  start_date: from 2015-02-30  ^ start_date needs dates that are in the calendar, was 'from 2015-02-30' (my.yaml, line 3)
                    entry:|  condition: any|  gender: woman                ^ gender needs the name of a concept set, a code such as ICD10/C34* or an OMOP concept id; there are no sets, was 'woman' (my.yaml, line 3)
                    entry:|  condition: any|  gender: [woman]              ^ gender: entry 1 needs an OMOP concept id, female or male; a set goes by {in: its name}, was 'woman' (my.yaml, line 3)
                    entry:|  condition: any|  drug: any                    ^ starts entry needs one kind of event out of condition
                    entry:|  condition_era: any|  source: ICD10/C34        ^ starts 'source' is not known here
                    entry:|  observation_period: ICD10/C34                 ^ observation_period needs 'any': events of this kind have no concept set, was 'ICD10/C34' (my.yaml, line 2)
                    entry: death|limit: second                             ^ limit needs all, first or last, was 'second' (my.yaml, line 2)
                    entry: death|exit: 30                                  ^ exit needs 'end of observation', a day told from the entry event such as 'start + 30' or 'end', or 'while_taking' with a concept set of drugs below it, was '30' (my.yaml, line 2)
                    entry: death|exit: start +- 3                          ^ exit needs a day told from the event such as 'start', 'end', 'start + 30' or 'end - 7', was 'start +- 3' (my.yaml, line 2)
                    entry: death|observed_before: -3                       ^ observed_before needs a whole number from 0 to 10000000, was '-3' (my.yaml, line 2)
                    entry: death|only_days: 2015                           ^ only_days needs days such as '2015-01-01 to 2019-12-31', 'from 2015-01-01' or 'until 2019-12-31', was '2015' (my.yaml, line 2)
                    entry: death|rules:|  r:|    drug: any|    starts: 365 days before ^ starts needs days from the index date such as '-365 to -1', 'start to 0' (from the start of observation), '1 to end' or '0 to 30 from index end', was '365 days before' (my.yaml, line 5)
                    entry: death|rules:|  r:|    drug: any|    starts: -1 to -365 ^ starts needs the lower end first, '-365 to -1', or '(empty)' behind it, was '-1 to -365' (my.yaml, line 5)
                    entry: death|rules:|  r:|    drug: any|    starts: 30 to 0 from index end ^ starts needs the lower end first, '0 to 30 from index end', or '(empty)' behind it, was '30 to 0 from index end' (my.yaml, line 5)
                    entry: death|rules:|  r:|    drug: any|    starts: 0 to 30 (empty) ^ starts needs no '(empty)' behind a range that holds something, was '0 to 30 (empty)' (my.yaml, line 5)
                    entry:|  condition: any|  age: 65 to 18                ^ age needs the lower end first, '18 to 65', or '(empty)' behind it, was '65 to 18' (my.yaml, line 3)
                    entry:|  condition: any|  age: not 65 to 18            ^ age needs the lower end first, 'not 18 to 65', or '(empty)' behind it, was 'not 65 to 18' (my.yaml, line 3)
                    entry:|  condition: any|  start_date: 2015-12-31 to 2015-01-01 ^ start_date needs the lower end first, '2015-01-01 to 2015-12-31', or '(empty)' behind it, was '2015-12-31 to 2015-01-01' (my.yaml, line 3)
                    entry: death|only_days: 2019-01-01 to 2018-12-31       ^ only_days needs the lower end first, '2018-12-31 to 2019-01-01', or '(empty)' behind it, was '2019-01-01 to 2018-12-31' (my.yaml, line 2)
                    entry: death|exit: {while_taking: any, gap_days: 3}    ^ gap_days needs another name, next_within_days: days from the last day of an exposure to the first of the next, one more than the days without supply that gap_days counts in studies, was '3' (my.yaml, line 2)
                    entry: death|rules:|  r:|    drug: any|    at_least: 1|    exactly: 1 ^ exactly needs to stand alone: at_least, at_most and exactly are one choice, was '1' (my.yaml, line 6)
                    entry: death|rules:|  r:|    drug: any|    distinct: day ^ starts distinct needs one of concept, source_concept, start_date,
                    entry: death|rules:|  r:|    at_least: 1|    of: none  ^ of needs a list, was 'none' (my.yaml, line 5)
                    entry: death|rules:|  r:|    people: {age: 3}          ^ starts r needs a condition: a kind of event (condition, condition_era,
                    entry: death|concept_sets:|  any: [1]                  ^ any needs another name: 'any' stands for every event of a kind, was a list (my.yaml, line 3)
                    entry: death|concept_sets:|  a: [not]                  ^ a: entry 1 needs a concept or a code after 'not', 'only' or 'mapped', was 'not' (my.yaml, line 3)
                    "entry: [death"                                        ^ my.yaml, line 1: not YAML: check the indentation and the colons of this line and the one before
                    Mme Durand                                             ^ my.yaml is not a cohort definition: a cohort definition is a YAML file that says 'entry:' and below it the events that start an entry
                    """)
    void aFaultIsOneMessageWithItsPlace(String yaml, String message) {
        var said = fault(yaml);
        if (message.startsWith("starts ") && !said.equals(message)) {
            assertTrue(said.startsWith(message.substring(7)), said);
        } else {
            assertEquals(message, said);
        }
    }

    /// What Circe's JSON says the wrong way round comes back as it was.
    @Test
    void anEmptyRangeSaysSo() {
        var yaml =
                """
                entry:
                  condition: any
                  age: 65 to 18 (empty)
                rules:
                  r:
                    drug: any
                    starts: -1 to -365 (empty)
                """;
        var definition = DefinitionReader.read(yaml, Path.of("my.yaml"));
        assertEquals(
                definition,
                DefinitionReader.read(
                        DefinitionWriter.write(definition, "", Map.of()), Path.of("my.yaml")));
    }

    @Test
    void anEmptyFileIsSaidSo() {
        assertEquals(
                "my.yaml is empty; it needs at least 'entry:', the events that start an entry",
                fault(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            textBlock =
                    """
                    {condition: ICD10/C34*}                    ^ the concept set 'ICD10/C34*' names codes that begin with ICD10/C34, and Circe knows OMOP's concept ids alone; name those instead
                    {condition: any, gender: {not: female}}    ^ 'not' one of some concepts, which Circe says of the types of events alone; use a concept set and not_in
                    {measurement: any, value: over 1.23456}    ^ more than four decimals, in 1.23456
                    {measurement: any, value: [over 1, under 3]} ^ two conditions on ValueAsNumber of one event
                    {condition: any, where: []}                ^ a 'where' without conditions, which Circe passes over
                    {payer_plan_period: any, payer: {not_in: 3}} ^ not_in for an attribute that names its concept set alone
                    {payer_plan_period: any, payer: [3]}       ^ a list of concepts where Circe asks for a concept set
                    """)
    void whatCirceCannotSayIsNotWritten(String entry, String message) {
        var definition = DefinitionReader.read("entry: " + entry, Path.of("my.yaml"));
        assertEquals(
                "cannot be said in Circe's JSON: " + message,
                assertThrows(DefinitionProblem.class, () -> CirceWriter.write(definition, Map.of()))
                        .getMessage());
        assertEquals(
                definition,
                DefinitionReader.read(
                        DefinitionWriter.write(definition, "", Map.of()), Path.of("my.yaml")));
    }
}

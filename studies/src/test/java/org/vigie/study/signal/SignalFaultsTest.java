package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.study.signal.question.SignalProtocol;

/// One message for each fault of a protocol.
class SignalFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    washout_days: -1               | washout_days needs a whole number from 0 to 36525, was '-1' (my.yaml, line 5)
                    gap_days: x                    | gap_days needs a whole number from 0 to 36525, was 'x' (my.yaml, line 5)
                    outcome_events: some           | outcome_events needs one of first, all, was 'some' (my.yaml, line 5)
                    risk_window: {begin: 1}        | 'begin' is not known here; known are end, end_anchor, start (my.yaml, line 5)
                    risk_window: {end_anchor: era} | end_anchor needs one of start, end, was 'era' (my.yaml, line 5)
                    risk_window: {start: 5, end: 4, end_anchor: start} | risk_window needs an end that is not before the start, 5, where both count from the start of the era, was names with values (my.yaml, line 5)
                    age_groups: 0                  | age_groups needs a whole number from 1 to 110, was '0' (my.yaml, line 5)
                    age_groups: [40, 30]           | age_groups: entry 2 needs an age above the one before it, was '30' (my.yaml, line 5)
                    methods: []                    | methods needs at least one of sccs, self_controlled_cohort, ictpd, sequence_symmetry, disproportionality, gps, lgps, sccs_event_dependent_exposure, sccs_event_dependent_observation, sccs_spline, sccs_semiparametric, sccs_lasso, was an empty list (my.yaml, line 5)
                    methods: [cox]                 | methods: entry 1 needs a method that there is: sccs, self_controlled_cohort, ictpd, sequence_symmetry, disproportionality, gps, lgps, sccs_event_dependent_exposure, sccs_event_dependent_observation, sccs_spline, sccs_semiparametric, sccs_lasso, was 'cox' (my.yaml, line 5)
                    methods: [sccs, sccs]          | methods: entry 2 needs each method once, was 'sccs' (my.yaml, line 5)
                    tree_scan: spatial             | tree_scan needs true, false or temporal, was 'spatial' (my.yaml, line 5)
                    methods: [sccs_lasso]          | methods needs another method first: sccs_lasso has no p value to rank by, was a list (my.yaml, line 5)
                    splines: [height]              | splines: entry 1 needs one of age, season, calendar, was 'height' (my.yaml, line 5)
                    splines: [age, age]            | splines: entry 2 needs each spline once, was 'age' (my.yaml, line 5)
                    splines: [age, calendar]       | splines needs age or calendar: within a person both pass alike, was a list (my.yaml, line 5)
                    splines: []                    | splines needs at least one of age, season, calendar, was an empty list (my.yaml, line 5)
                    leopard: maybe                 | leopard needs true or false, was 'maybe' (my.yaml, line 5)
                    negative_controls: [[a]]       | negative_controls: entry 1 needs an exposure and an outcome, such as [ATC/A10BA02, ICD10/K29], was a list (my.yaml, line 5)
                    negative_controls: [[aa, out]] | negative_controls: entry 1, entry 1 needs one of the exposures: a, was 'aa' (my.yaml, line 5)
                    negative_controls: [[a, b]]    | negative_controls: entry 1, entry 2 needs one of the outcomes: out, was 'b' (my.yaml, line 5)
                    minimum_cases: 0               | minimum_cases needs a whole number from 1 to 1000000000, was '0' (my.yaml, line 5)
                    season_months: 5               | season_months needs 1, 2, 3, 4 or 6 months, which are a part of the year, or 0 for no seasons, was '5' (my.yaml, line 5)
                    season_months: 12              | season_months needs a whole number from 0 to 6, was '12' (my.yaml, line 5)
                    lag_days: 0                    | lag_days needs a whole number from 1 to 365, was '0' (my.yaml, line 5)
                    lags: 61                       | lags needs a whole number from 0 to 60, was '61' (my.yaml, line 5)
                    small_cells: -1                | small_cells needs a whole number from 0 to 1000, was '-1' (my.yaml, line 5)
                    """)
    void aBadValueIsPointedAt(String line, String message) {
        assertEquals(
                message,
                fault(
                        """
                        study: signal
                        concept_sets: {a: [A], out: [OUT]}
                        exposures: [a]
                        outcomes: [out]
                        """
                                + line
                                + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    exposures: ATC/*                   | exposures needs 'codes: ATC/*' with a 'level', or a list of concept sets and cohorts, was 'ATC/*' (my.yaml, line 2)
                    exposures: []                      | exposures needs at least one concept set or cohort, was an empty list (my.yaml, line 2)
                    exposures: [a]                     | exposures: entry 1 needs the name of a concept set; there are none, was 'a' (my.yaml, line 2)
                    exposures: {level: 5}              | exposures needs 'codes': a concept set, or codes such as ATC/* (my.yaml, line 2)
                    exposures: {codes: ATC/*, level: 6} | level needs a whole number from 1 to 5, was '6' (my.yaml, line 2)
                    outcomes: {codes: ICD10/*}         | the protocol needs 'exposures': 'codes: ATC/*' with a 'level', or a list of concept sets and cohorts (my.yaml, line 1)
                    """)
    void aBadChoiceIsPointedAt(String line, String message) {
        assertEquals(message, fault("study: signal\n" + line + "\n"));
    }

    @Test
    void whoLooksAtFirstEventsIsNotAskedOfAll() {
        assertEquals(
                """
                methods needs sccs_event_dependent_exposure only with 'outcome_events: \
                first', was a list (my.yaml, line 6)\
                """,
                fault(
                        """
                        study: signal
                        concept_sets: {a: [A], out: [OUT]}
                        exposures: [a]
                        outcomes: [out]
                        outcome_events: all
                        methods: [sccs, sccs_event_dependent_exposure]
                        """));
    }

    private static String fault(String text) {
        return assertThrows(
                        InputProblem.class,
                        () ->
                                SignalProtocol.read(
                                        YamlNode.read(text, Path.of("my.yaml")), Path.of("folder")))
                .getMessage();
    }
}

package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Who is a case, and when. Person 9 is there to be a control.
class CasesSpecTest {

    /// Dropped by: everybody, no outcome, outside observation or dead, washout, history, not known,
    /// no control.
    private static void expect(String sets, String dropped, String protocol, String drawing)
            throws Exception {
        try (var asked = Asked.of(protocol, drawing)) {
            assertEquals(sets, asked.sets());
            assertEquals(dropped, asked.dropped());
        }
    }

    @Test
    void theFirstOutcomeIsTheIndexDate() throws Exception {
        expect(
                "1@0: 9",
                "0 1 0 0 0 0 0",
                "",
                """
                person | who    | observed   | events
                1      | F 1950 | -800..400  | OUT@200, OUT@0, A@-5, OUT@0
                9      | F 1950 | -800..400  |
                """);
    }

    @Test
    void aFirstOutcomeOutsideObservationMakesNoCaseEvenIfALaterOneIsInside() throws Exception {
        expect(
                "",
                "0 1 2 0 0 0 0",
                "",
                """
                person | who    | observed               | events
                1      | F 1950 | -800..400              | OUT@-801, OUT@0
                2      | F 1950 | -800..-10, 10..400     | OUT@0, OUT@50
                9      | F 1950 | -800..400              |
                """);
    }

    @Test
    void bothEndsOfAnObservationPeriodAreInside() throws Exception {
        expect(
                "1@0: 2 9, 2@5: 9",
                "0 1 0 0 0 0 0",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | 0..400    | OUT@0
                2      | F 1950 | -800..5   | OUT@5
                9      | F 1950 | -800..400 |
                """);
    }

    @Test
    void anOutcomeInTheWashoutBeganBeforeAndTheFirstDayAfterItDoesNot() throws Exception {
        expect(
                "2@0: 9",
                "0 1 0 1 0 0 0",
                "washout_days: 365",
                """
                person | who    | observed  | events
                1      | F 1950 | -364..400 | OUT@0
                2      | F 1950 | -365..400 | OUT@0
                9      | F 1950 | -800..400 |
                """);
    }

    @Test
    void theWashoutBeginsAnewWithEachObservationPeriod() throws Exception {
        expect(
                "",
                "0 1 0 1 0 0 0",
                "washout_days: 100",
                """
                person | who    | observed            | events
                1      | F 1950 | -900..-200, -50..90 | OUT@0
                9      | F 1950 | -800..400           |
                """);
    }

    @Test
    void minimumHistoryCountsUnbrokenDaysBeforeTheIndexDate() throws Exception {
        expect(
                "2@0: 9",
                "0 1 0 0 2 0 0",
                "prior_observation_days: 30",
                """
                person | who    | observed             | events
                1      | F 1950 | -29..400             | OUT@0
                2      | F 1950 | -30..400             | OUT@0
                3      | F 1950 | -900..-20, -10..400  | OUT@0
                9      | F 1950 | -800..400            |
                """);
    }

    @Test
    void anOutcomeOnTheDayOfDeathCountsAndOneAfterItDoesNot() throws Exception {
        expect(
                "1@0: 9",
                "0 1 1 0 0 0 0",
                "",
                """
                person | who            | observed  | events
                1      | F 1950 died=0  | -800..400 | OUT@0
                2      | F 1950 died=-1 | -800..400 | OUT@0
                9      | F 1950         | -800..400 |
                """);
    }

    @Test
    void anOutcomeWithoutATimeIsNoOutcome() throws Exception {
        expect(
                "2@7: 1 9",
                "0 2 0 0 0 0 0",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | OUT@?
                2      | F 1950 | -800..400 | OUT@?, OUT@7
                9      | F 1950 | -800..400 |
                """);
    }

    @Test
    void whatIsMatchedOnMustBeKnown() throws Exception {
        var drawing =
                """
                person | who               | observed  | events
                1      | ? 1950 region=N   | -800..400 | OUT@0
                2      | F ? region=N      | -800..400 | OUT@0
                3      | F 1950            | -800..400 | OUT@0
                7      | ? 1950 region=N   | -800..400 |
                8      | F ? region=N      | -800..400 |
                9      | F 1950            | -800..400 |
                """;
        expect("3@0: 9", "0 3 0 0 0 2 0", "", drawing);
        expect("1@0: 7 9, 3@0: 7 9", "0 3 0 0 0 1 0", "match: {sex: false}", drawing);
        expect("1@0: 7", "0 3 0 0 0 2 0", "match: {sex: false, region: true}", drawing);
    }

    @Test
    void peopleNeverObservedAreCountedAndDropped() throws Exception {
        expect(
                "",
                "0 1 1 0 0 0 0",
                "",
                """
                person | who    | observed | events
                1      | F 1950 |          | OUT@0
                9      | F 1950 |          |
                """);
    }

    @Test
    void theOutcomeMayBeTheFirstEntryIntoACohort() throws Exception {
        try (var asked =
                Asked.ofCohort(
                        """
                        "cohort_definition_id","subject_id","cohort_start_date","cohort_end_date"
                        7,1,2010-01-06,2010-02-01
                        7,1,2010-01-02,2010-01-03
                        7,5,2010-01-02,2010-01-03

                        """,
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | OUT@-9
                        9      | F 1950 | -800..400 | OUT@-9
                        """)) {
            assertEquals("1@1: 9", asked.sets());
        }
    }
}

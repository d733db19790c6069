package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Who may be a control of whom. Person 1 is always a case on day 0; up to 100 controls are taken.
class ControlsSpecTest {

    private static void expect(String sets, String protocol, String drawing) throws Exception {
        try (var asked = Asked.of(protocol, drawing)) {
            assertEquals(sets, asked.sets());
        }
    }

    @Test
    void aFutureCaseMayBeAControlAndAPastOneMayNot() throws Exception {
        expect(
                "1@0: 2 9, 2@50: 9",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | OUT@0
                2      | F 1950 | -800..400 | OUT@50
                9      | F 1950 | -800..400 |
                """);
    }

    @Test
    void whoHasTheOutcomeOnTheIndexDayItselfIsNoControl() throws Exception {
        expect(
                "1@0: 3 9, 2@0: 3 9, 3@1: 9",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | OUT@0
                2      | F 1950 | -800..400 | OUT@0
                3      | F 1950 | -800..400 | OUT@1
                9      | F 1950 | -800..400 |
                """);
    }

    @Test
    void whoHadTheOutcomeOutsideObservationIsNoControlAfterwards() throws Exception {
        expect(
                "1@0: 3",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | OUT@0
                2      | F 1950 | -800..400 | OUT@-900
                3      | F 1950 | -800..100 | OUT@200
                """);
    }

    @Test
    void aControlIsObservedOnTheIndexDayBothEndsIncluded() throws Exception {
        expect(
                "1@0: 2 3 6",
                "",
                """
                person | who    | observed            | events
                1      | F 1950 | -800..400           | OUT@0
                2      | F 1950 | -800..0             |
                3      | F 1950 | 0..400              |
                4      | F 1950 | -800..-1            |
                5      | F 1950 | 1..400              |
                6      | F 1950 | -800..-90, -9..400  |
                7      | F 1950 | -800..-90, 9..400   |
                8      | F 1950 |                     |
                """);
    }

    @Test
    void aControlNeedsTheHistoryThatACaseNeeds() throws Exception {
        var drawing =
                """
                person | who    | observed           | events
                1      | F 1950 | -800..400          | OUT@0
                2      | F 1950 | -60..400           |
                3      | F 1950 | -59..400           |
                4      | F 1950 | -800..-90, -9..400 |
                """;
        expect("1@0: 2", "washout_days: 60\nprior_observation_days: 10", drawing);
        expect("1@0: 2", "prior_observation_days: 60", drawing);
        expect("1@0: 2 3 4", "prior_observation_days: 9", drawing);
    }

    @Test
    void aControlIsAliveOnTheIndexDay() throws Exception {
        expect(
                "1@0: 2 4",
                "",
                """
                person | who            | observed  | events
                1      | F 1950         | -800..400 | OUT@0
                2      | F 1950 died=0  | -800..400 |
                3      | F 1950 died=-1 | -800..400 |
                4      | F 1950 died=9  | -800..400 |
                """);
    }

    private static final String ALL_SORTS =
            """
            person | who                                    | observed  | events
            1      | F 1950 region=N practice=P1 site=FR    | -800..400 | OUT@0
            2      | F 1950 region=N practice=P1 site=FR    | -800..400 |
            3      | M 1950 region=N practice=P1 site=FR    | -800..400 |
            4      | F 1951 region=N practice=P1 site=FR    | -800..400 |
            5      | F 1948 region=N practice=P1 site=FR    | -800..400 |
            6      | F 1950 region=S practice=P1 site=FR    | -800..400 |
            7      | F 1950 region=N practice=P2 site=FR    | -800..400 |
            8      | F 1950 region=N practice=P1 site=UK    | -800..400 |
            9      | F 1947 region=N practice=P1 site=FR    | -800..400 |
            10     | F ? region=N practice=P1 site=FR       | -800..400 |
            11     | ? 1950 region=N practice=P1 site=FR    | -800..400 |
            """;

    @Test
    void sexAndYearOfBirthAndSiteAreMatchedUnlessSaidOtherwise() throws Exception {
        expect("1@0: 2 6 7", "", ALL_SORTS);
    }

    @Test
    void matchingCanBeWidenedAndNarrowed() throws Exception {
        expect("1@0: 2 3 6 7 11", "match: {sex: false}", ALL_SORTS);
        expect("1@0: 2 4 6 7", "match: {birth_year: 1}", ALL_SORTS);
        expect("1@0: 2 4 5 6 7", "match: {birth_year: 2}", ALL_SORTS);
        expect("1@0: 2 7", "match: {region: true}", ALL_SORTS);
        expect("1@0: 2 6", "match: {practice: true}", ALL_SORTS);
        expect("1@0: 2", "match: {region: true, practice: true}", ALL_SORTS);
    }

    @Test
    void aCaseWithoutAControlIsCountedAndDropped() throws Exception {
        try (var asked =
                Asked.of(
                        "",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | OUT@0
                        2      | M 1950 | -800..400 | OUT@0
                        9      | F 1950 | -800..400 |
                        """)) {
            assertEquals("1@0: 9", asked.sets());
            assertEquals("0 1 0 0 0 0 1", asked.dropped());
            assertEquals(1, asked.result().unmatched());
        }
    }

    @Test
    void noMoreControlsAreTakenThanAskedFor() throws Exception {
        try (var asked =
                Asked.of(
                        "controls_per_case: 2",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | OUT@0
                        2      | F 1950 | -800..400 |
                        3      | F 1950 | -800..400 |
                        4      | F 1950 | -800..400 |
                        """)) {
            assertEquals(2, asked.result().controls());
        }
    }
}

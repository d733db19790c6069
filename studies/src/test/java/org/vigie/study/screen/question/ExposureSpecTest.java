package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who is exposed to what, when. Person 1 is a case on day 0 and the others are its controls; the
/// window is (-365, -1) unless said otherwise.
class ExposureSpecTest {

    private static void expect(String exposed, String protocol, String drawing) throws Exception {
        try (var asked = Asked.of(protocol, drawing)) {
            assertEquals(exposed, asked.exposed("A", -365, -1));
        }
    }

    @Test
    void bothEndsOfAWindowAreInItAndTheIndexDayIsNot() throws Exception {
        expect(
                "2 3",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | A@0, OUT@0
                2      | F 1950 | -800..400 | A@-365
                3      | F 1950 | -800..400 | A@-1
                4      | F 1950 | -800..400 | A@-366
                5      | F 1950 | -800..400 | A@0
                6      | F 1950 | -800..400 | A@1
                """);
    }

    @Test
    void windowsMayOverlapOrLeaveGaps() throws Exception {
        try (var asked =
                Asked.of(
                        "windows: [[-20, -11], [-15, -5], [-30, -30]]",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | A@-15, OUT@0
                        2      | F 1950 | -800..400 | A@-20
                        3      | F 1950 | -800..400 | A@-5
                        4      | F 1950 | -800..400 | A@-30, A@-25
                        5      | F 1950 | -800..400 | A@-21, A@-4
                        """)) {
            assertEquals("1 2", asked.exposed("A", -20, -11));
            assertEquals("1 3", asked.exposed("A", -15, -5));
            assertEquals("4", asked.exposed("A", -30, -30));
        }
    }

    @Test
    void minimumDaysCountsDistinctDaysInTheWindow() throws Exception {
        expect(
                "1",
                "minimum_days: 2",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | A@-9, A@-9, A@-5, A@-3, OUT@0
                2      | F 1950 | -800..400 | A@-9, A@-9, A@-9
                3      | F 1950 | -800..400 | A@-400, A@-9
                4      | F 1950 | -800..400 | A@-9, A@0
                5      | F 1950 | -800..400 | A@?, A@-9
                6      | F 1950 | -800..400 | A@-9, B@-5
                """);
    }

    @Test
    void recordsOnTheSameDayMakeOneExposedPerson() throws Exception {
        try (var asked =
                Asked.of(
                        "",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | A@-9, A@-9, A@-8, OUT@0
                        2      | F 1950 | -800..400 | A@-9, A@-9
                        3      | F 1950 | -800..400 |
                        """)) {
            assertEquals(Optional.of("sets 1, cases 1 of 1, controls 1 of 2"), asked.counts("A"));
        }
    }

    @Test
    void aWindowThatBeginsBeforeObservationDoesNotCountForThatPerson() throws Exception {
        try (var asked =
                Asked.of(
                        "",
                        """
                        person | who    | observed            | events
                        1      | F 1950 | -365..400           | A@-9, OUT@0
                        2      | F 1950 | -364..400           | A@-9
                        3      | F 1950 | -365..400           | A@-9
                        4      | F 1950 | -900..-300, -298..0 | A@-9
                        5      | F 1950 | -900..400           |
                        """)) {
            assertEquals("1 3", asked.exposed("A", -365, -1));
            assertEquals(Optional.of("sets 1, cases 1 of 1, controls 1 of 2"), asked.counts("A"));
        }
    }

    @Test
    void periodsThatTouchAreOneTimeOfObservation() throws Exception {
        try (var asked =
                Asked.of(
                        "",
                        """
                        person | who    | observed            | events
                        1      | F 1950 | -365..400           | A@-9, OUT@0
                        2      | F 1950 | -900..-300, -299..0 | A@-9
                        3      | F 1950 | -900..-300, -298..0 | A@-9
                        """)) {
            assertEquals("1 2", asked.exposed("A", -365, -1));
        }
    }

    @Test
    void aSetWithoutAnObservedCaseOrControlFallsOutOfTheWindow() throws Exception {
        try (var asked =
                Asked.of(
                        "",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -300..400 | A@-9, OUT@0
                        2      | F 1950 | -800..400 | A@-9
                        3      | M 1960 | -800..400 | A@-9, OUT@0
                        4      | M 1960 | -300..400 | A@-9
                        5      | F 1970 | -800..400 | A@-9, OUT@0
                        6      | F 1970 | -800..400 |
                        7      | F 1950 | -800..400 |
                        """)) {
            assertEquals("1@0: 2 7, 3@0: 4, 5@0: 6", asked.sets());
            assertEquals(Optional.of("sets 1, cases 1 of 1, controls 0 of 1"), asked.counts("A"));
        }
    }

    @Test
    void aPersonOfSeveralSetsIsCountedInEachRelativeToItsOwnDay() throws Exception {
        try (var asked =
                Asked.of(
                        "windows: [[-10, -1]]",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | OUT@0
                        2      | F 1950 | -800..400 | A@-5, A@45, OUT@50
                        3      | F 1950 | -800..400 | A@-5
                        """)) {
            assertEquals("1@0: 2 3, 2@50: 3", asked.sets());
            assertEquals(Optional.of("sets 2, cases 1 of 2, controls 2 of 3"), asked.counts("A"));
        }
    }

    @Test
    void aRecordCountsOnceADayForWhatIsAboveIt() throws Exception {
        var drawing =
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | A1@-9, A2@-9, OUT@0
                2      | F 1950 | -800..400 | A1@-9, A2@-8
                3      | F 1950 | -800..400 | A@-9, A1@-9, A1@-7
                4      | F 1950 | -800..400 | B@-9
                """;
        try (var asked = Asked.of("roll_up: true\nminimum_days: 2", "A1 < A, A2 < A", drawing)) {
            assertEquals("2 3", asked.exposed("A", -365, -1));
            assertEquals("3", asked.exposed("A1", -365, -1));
        }
        try (var asked = Asked.of("roll_up: false", "A1 < A, A2 < A", drawing)) {
            assertEquals("3", asked.exposed("A", -365, -1));
        }
    }

    @Test
    void onlyTheTablesNamedAreScreened() throws Exception {
        var drawing =
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | A@-9/drug_exposure, OUT@0
                2      | F 1950 | -800..400 | A@-9/measurement
                3      | F 1950 | -800..400 | A@-9
                """;
        expect("1 2 3", "", drawing);
        expect("1", "tables: [drug_exposure, procedure_occurrence]", drawing);
    }

    @Test
    void theOutcomeErasDeathsAndWhatIsLeftOutAreNotScreened() throws Exception {
        try (var asked =
                Asked.of(
                        "exclude: left_out\nwindows: [[-10, -1]]",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | ERA/A@-5, MEDS_DEATH@-5, X1@-5, A@-5, OUT@0
                        2      | F 1950 | -800..400 |
                        """)) {
            assertEquals("A", asked.result().associations().getFirst().code().code());
            assertEquals(1, asked.result().tests());
        }
    }

    @Test
    void eventsWithoutATimeExposeNobody() throws Exception {
        expect(
                "",
                "",
                """
                person | who    | observed  | events
                1      | F 1950 | -800..400 | A@?, OUT@0
                2      | F 1950 | -800..400 | A@?, B@-3
                """);
    }

    @Test
    void tooFewExposedAreNotTestedNorAreThoseWithNobodyToCompareWith() throws Exception {
        try (var asked =
                Asked.of(
                        "minimum_exposed: 2",
                        """
                        person | who    | observed  | events
                        1      | F 1950 | -800..400 | A@-5, B@-5, C@-5, OUT@0
                        2      | F 1950 | -800..400 | B@-5, C@-5
                        3      | F 1950 | -800..400 | C@-5
                        """)) {
            assertEquals(Optional.empty(), asked.counts("A"));
            assertEquals(Optional.of("sets 1, cases 1 of 1, controls 1 of 2"), asked.counts("B"));
            assertEquals(Optional.empty(), asked.counts("C"), "everybody is exposed");
        }
    }
}

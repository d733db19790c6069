package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Wald;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.CasePerson;
import org.vigie.study.signal.question.SignalCounts;
import org.vigie.study.signal.question.TargetSelection;

/// People drawn in text, what a search for signals makes of them.
class SignalSpecTest {

    private static final String PLAIN =
            """
            concept_sets: {out: [OUT], a: [A], b: [B]}
            exposures: [a, b]
            outcomes: [out]
            washout_days: 0
            pre_exposure_days: 0
            risk_window: {start: 0}
            minimum_cases: 1
            """;

    /// Each is observed 100 days, 10 of them exposed; 1 and 2 have the outcome then, 3 and 4 do
    /// not. The likelihood is (10 r / (10 r + 90))² (90 / (10 r + 90))²: highest where 10 r = 90,
    /// at r = 9.
    @Test
    void aRelativeIncidenceSolvedByHand() throws IOException {
        try (var searched =
                Searched.of(
                        PLAIN,
                        """
                        1 | 1950 | 0..99 | A@10..19, OUT@12
                        2 | 1950 | 0..99 | A@30..39, OUT@39
                        3 | 1950 | 0..99 | A@30..39, OUT@40
                        4 | 1950 | 0..99 | A@60..69, OUT@5
                        5 | 1950 | 0..99 | OUT@5
                        6 | 1950 | 0..99 | A@5
                        """)) {
            var signal = searched.signal(Method.SCCS, "a", "out");
            assertEquals(9, signal.ratio().value(), 1e-6);
            assertEquals(4, signal.exposedCases());
            assertEquals(2, signal.riskEvents());
            assertEquals(0.1, signal.counts().riskShare(), 1e-12);
            // With π the probability of an event at risk the likelihood ratio is 5 % significant at
            // (4 π (1 − π))⁴ = e^(−z²), π = ½ ± ½ √(1 − e^(−z²/4)), and r = 9 π / (1 − π).
            double z = 1.959963984540054;
            double half = Math.sqrt(1 - Math.exp(-z * z / 4)) / 2;
            assertEquals(9 * (.5 + half) / (.5 - half), signal.ratio().high(), 1e-5);
            assertEquals(9 * (.5 - half) / (.5 + half), signal.ratio().low(), 1e-7);
            // And that of none, r = 1, π = .1.
            assertEquals(Wald.p(Math.sqrt(-4 * Math.log(.36))), signal.ratio().p(), 1e-9);
            assertEquals(
                    List.of("days at risk: fewer than 5 events fell under it"), signal.flags());
        }
    }

    @Test
    void recordsNoFurtherApartThanTheGapAreOneEraThatPersists() throws IOException {
        assertEquals(
                "5..12 30..32",
                eras("gap_days: 3\nextra_days: 2", "A@5, A@7..10, A@30"),
                "12 is 10 and 2");
        assertEquals(
                "5..16",
                eras("gap_days: 3\nextra_days: 2", "A@5, A@7..8, A@14"),
                "11 to 13 lie between");
        assertEquals(
                "5..10 15..17",
                eras("gap_days: 3\nextra_days: 2", "A@5, A@8, A@15"),
                "11 to 14 are four days");
        assertEquals(
                "5..7", eras("extra_days: 2\ngap_days: 0\nfirst_exposure_only: true", "A@5, A@20"));
    }

    /// Days of supply go before the day of the end; an end on the day itself says nothing; a record
    /// that ends before it starts is none.
    @Test
    void aRecordLastsAsLongAsTheSourceSays() throws IOException {
        assertEquals("5..34", eras("gap_days: 0", "A@5+30"));
        assertEquals("5..14", eras("gap_days: 0", "A@5..90+10"), "days of supply before the end");
        assertEquals("5..9", eras("gap_days: 0", "A@5..9+0"), "0 days say nothing");
        assertEquals("5..9", eras("gap_days: 0", "A@5..9+4000"), "nor do more than ten years");
        assertEquals("5..11", eras("gap_days: 0\ndays_supplied: 7", "A@5"));
        assertEquals("5..11", eras("gap_days: 0\ndays_supplied: 7", "A@5..5"));
        assertEquals("5..6", eras("gap_days: 0\ndays_supplied: 7", "A@5..6"));
        assertEquals("5..13", eras("gap_days: 0\ndays_supplied: 7\nextra_days: 2", "A@5"));
        assertEquals("60..60", eras("gap_days: 0", "A@20..10, A@60"));
    }

    /// From day 1 to its end an era of one day has no day at risk: who looks for it is told.
    @Test
    void anEmptyRiskWindowIsSaid() throws IOException {
        var oneDay =
                """
                1 | 1950 | 0..99 | A@10, OUT@12, B@30..39
                2 | 1950 | 0..99 | A@30, OUT@39, B@50
                """;
        var days = PLAIN.replace("risk_window: {start: 0}\n", "");
        assertEquals(
                "a no exposure has such a day; of b half of the exposures or more have none",
                emptyWindows(days, oneDay));
        assertEquals("", emptyWindows(PLAIN, oneDay), "from day 0 on");
        assertEquals("", emptyWindows(days + "extra_days: 1\n", oneDay));
        assertEquals("", emptyWindows(days + "days_supplied: 2\n", oneDay));
        assertEquals(
                "",
                emptyWindows(
                        days + "risk_window: {start: 1, end: 30, end_anchor: start}\n", oneDay));
        assertEquals(
                "",
                emptyWindows(
                        days,
                        oneDay.replace("A@10", "A@10+9")
                                .replace("A@30", "A@30+9")
                                .replace("B@50", "B@50+2")));
        assertEquals(
                "a, b no exposure has such a day",
                emptyWindows(days + "risk_window: {start: 20}\n", oneDay),
                "eras of 10 days");
    }

    private static String emptyWindows(String protocol, String people) throws IOException {
        try (var searched = Searched.of(protocol, people)) {
            return searched.result().warnings().stream()
                    .filter(warning -> warning.startsWith("At risk is "))
                    .map(warning ->
                            warning.substring(
                                    warning.indexOf(": of ") + 5, warning.indexOf(". Where")))
                    .collect(Collectors.joining());
        }
    }

    private static String eras(String more, String events) throws IOException {
        try (var searched =
                Searched.of(PLAIN + more + "\n", "1 | 1950 | 0..99 | OUT@50, " + events)) {
            var counts = searched.people().fold(searched.study.fold(searched.people()));
            var eras = CasePerson.of(counts.cases().getFirst()).eras()[0];
            var text = new StringBuilder();
            for (int i = 0; i < eras.length; i += 2) {
                text.append(i == 0 ? "" : " ")
                        .append(eras[i] - Searched.DAY_0)
                        .append("..")
                        .append(eras[i + 1] - Searched.DAY_0);
            }
            return text.toString();
        }
    }

    @Test
    void timeAtRiskIsObservedAfterTheWashoutAndAlive() throws IOException {
        try (var searched =
                Searched.of(
                        PLAIN.replace("washout_days: 0", "washout_days: 10"),
                        """
                        1 | 1950          | 0..99          | A@40, OUT@9
                        2 | 1950          | 0..99          | A@40, OUT@10
                        3 | 1950 died=50  | 0..99          | A@40, OUT@60
                        4 | 1950 died=50  | 0..99          | A@40, OUT@50
                        5 | 1950          | 0..9, 200..300 | A@40, OUT@210
                        6 | 1950          | 0..9           | A@4, OUT@5
                        7 | 1950          | 0..99          | A@40, OUT@5, OUT@60
                        """)) {
            var counts = searched.people().fold(searched.study.fold(searched.people()));
            var people =
                    counts.cases().stream()
                            .map(CasePerson::of)
                            .map(person ->
                                    Arrays.toString(
                                                    Arrays.stream(person.starts())
                                                            .map(day -> day - Searched.DAY_0)
                                                            .toArray())
                                            + (person.ends()[0] - Searched.DAY_0))
                            .sorted()
                            .toList();
            assertEquals(
                    List.of("[10]50", "[10]99", "[210]300"),
                    people,
                    "2, 4 and 5; the first record of 7 is in the washout");
            assertEquals("7 6 6 6 3 3", left(counts.left()));
        }
    }

    private static String left(SignalCounts.Left left) {
        return left.everybody()
                + " "
                + left.observed()
                + " "
                + left.member()
                + " "
                + left.born()
                + " "
                + left.withOutcome()
                + " "
                + left.exposed();
    }

    @Test
    void everyDayOfAnOutcomeCountsIfAsked() throws IOException {
        try (var searched =
                Searched.of(
                        PLAIN + "outcome_events: all\n",
                        "1 | 1950 | 0..99 | A@10..19, OUT@12, OUT@12, OUT@15, OUT@80")) {
            var signal = searched.signal(Method.SCCS, "a", "out");
            assertEquals(3, signal.events());
            assertEquals(18, signal.ratio().value(), 1e-5, "2 in 10 days, 1 in 90");
        }
    }

    @Test
    void daysBeforeTheExposureAndBeforeTheRiskHaveRatesOfTheirOwn() throws IOException {
        var people =
                """
                1 | 1950 | 0..99 | A@40..49, OUT@35
                2 | 1950 | 0..99 | A@40..49, OUT@41
                3 | 1950 | 0..99 | A@40..49, OUT@45
                4 | 1950 | 0..99 | A@40..49, OUT@90
                """;
        try (var searched =
                Searched.of(
                        PLAIN.replace("pre_exposure_days: 0", "pre_exposure_days: 10")
                                .replace("{start: 0}", "{start: 3, end: 2}"),
                        people)) {
            var signal = searched.signal(Method.SCCS, "a", "out");
            assertEquals(1, signal.riskEvents(), "days 43 to 51");
            assertEquals(
                    (1 / 9.0) / (1 / 78.0),
                    signal.ratio().value(),
                    1e-5,
                    "other days are 100 − 10 − 3 − 9");
        }
        try (var searched =
                Searched.of(
                        PLAIN.replace("{start: 0}", "{start: 0, end: 4, end_anchor: start}"),
                        people)) {
            assertEquals(1, signalEvents(searched), "days 40 to 44");
        }
    }

    private static long signalEvents(Searched searched) {
        return searched.signal(Method.SCCS, "a", "out").riskEvents();
    }

    @Test
    void whatCannotBeEstimatedIsFlaggedAndNotLeftOut() throws IOException {
        try (var searched =
                Searched.of(
                        PLAIN,
                        """
                        1 | 1950 | 0..99 | A@10..19, OUT@12, B@0..200
                        2 | 1950 | 0..99 | A@30..39, OUT@39, B@0..200
                        """)) {
            var always = searched.signal(Method.SCCS, "b", "out");
            assertTrue(Double.isNaN(always.ratio().value()));
            assertEquals(
                    List.of("days at risk: it is the same throughout every case's observation"),
                    always.flags());
            var separated = searched.signal(Method.SCCS, "a", "out");
            assertTrue(
                    separated.ratio().value() > 9 && separated.ratio().low() > 1,
                    separated.ratio().toString());
            assertTrue(
                    separated.flags().stream().anyMatch(flag -> flag.contains("Firth")),
                    separated.flags().toString());
        }
    }

    /// Everybody with either: 2 of 3 exposed have the outcome, 1 of 3 others.
    @Test
    void otherMethodsSolvedByHand() throws IOException {
        try (var searched =
                Searched.of(
                        PLAIN
                                + """
                                methods: [disproportionality, self_controlled_cohort, \
                                sequence_symmetry, ictpd]
                                """,
                        """
                        1 | 1950 | 0..199 | A@100, OUT@110
                        2 | 1950 | 0..199 | A@100, OUT@90
                        3 | 1950 | 0..199 | A@100
                        4 | 1950 | 0..199 | OUT@50
                        5 | 1950 | 0..199 |
                        6 | 1950 | 0..199 |
                        7 | 1950 | 0..199 | A@101, OUT@131
                        """)) {
            var ratio = searched.signal(Method.DISPROPORTIONALITY, "a", "out");
            assertEquals(
                    3.0 * 2 / (1 * 1),
                    ratio.ratio().value(),
                    1e-9,
                    "3 and 1 of the exposed, 1 and 2 of the others");
            var cohort = searched.signal(Method.SELF_CONTROLLED_COHORT, "a", "out");
            assertEquals(2, cohort.riskEvents(), "day 30 is the last");
            assertEquals(2, cohort.ratio().value(), 1e-9, "as many days before as after");
            var symmetry = searched.signal(Method.SEQUENCE_SYMMETRY, "a", "out");
            assertEquals(3, symmetry.events());
            assertEquals(2, symmetry.riskEvents());
            // Of four outcomes 2 come after each first use on day 100 and 2 before; of day 101
            // likewise.
            assertEquals(2, symmetry.ratio().value(), 1e-9);
            var pattern = searched.signal(Method.ICTPD, "a", "out");
            assertEquals(2, pattern.events());
            assertTrue(Double.isNaN(pattern.ratio().p()));
        }
    }

    @Test
    void negativeControlsCalibrateAllButThemselves() throws IOException {
        var people =
                """
                1 | 1950 | 0..99 | A@10..19, OUT@12, B@30..39
                2 | 1950 | 0..99 | A@30..39, OUT@39, B@50..59
                3 | 1950 | 0..99 | A@30..39, OUT@40, B@40..49
                4 | 1950 | 0..99 | A@60..69, OUT@5, B@0..9
                """;
        try (var searched =
                Searched.of(PLAIN + "negative_controls: [[b, out]]\nsmall_cells: 0\n", people)) {
            var control = searched.signal(Method.SCCS, "b", "out");
            assertTrue(control.control());
            assertTrue(Double.isNaN(control.calibrated().value()), "there is no other control");
            var signal = searched.signal(Method.SCCS, "a", "out");
            // One control: µ is its estimate, σ is 0.
            assertEquals(
                    signal.ratio().value() / control.ratio().value(),
                    signal.calibrated().value(),
                    1e-6);
            assertEquals(
                    List.of(
                            """
                            The systematic error of sccs is known by 1 negative control \
                            only: calibrated intervals hold the truth less often than 95 % \
                            of the time until there are about 50.\
                            """),
                    searched.result().warnings());
            assertTrue(
                    signal.gates().stream()
                            .anyMatch(gate ->
                                    gate.diagnostic()
                                                    == DiagnosticResult.Diagnostic.SYSTEMATIC_ERROR
                                            && gate.why()
                                                    .equals(
                                                            """
                                                            fewer than 5 negative controls \
                                                            have an estimate\
                                                            """)));
        }
    }

    /// Three of four have the outcome: too many where only the first event counts.
    @Test
    void aFrequentOutcomeFailsOnlyWhereTheFirstEventCounts() throws IOException {
        var people =
                """
                1 | 1950 | 0..99 | A@10..19, OUT@12
                2 | 1950 | 0..99 | A@30..39, OUT@39
                3 | 1950 | 0..99 | A@30..39, OUT@40
                4 | 1950 | 0..99 | A@60..69
                """;
        for (var events : List.of("first", "all")) {
            try (var searched = Searched.of(PLAIN + "outcome_events: " + events + "\n", people)) {
                var gate =
                        searched.signal(Method.SCCS, "a", "out").gates().stream()
                                .filter(each ->
                                        each.diagnostic() == DiagnosticResult.Diagnostic.PREVALENCE)
                                .findFirst()
                                .orElseThrow();
                assertEquals(.75, gate.value(), 1e-12);
                assertEquals(
                        events.equals("first")
                                ? DiagnosticResult.Verdict.FAIL
                                : DiagnosticResult.Verdict.PASS,
                        gate.verdict());
            }
        }
    }

    @Test
    void levelsGatherWhatIsBelow() {
        assertEquals(5, TargetSelection.EveryCode.level("ATC/A10BA02"));
        assertEquals(2, TargetSelection.EveryCode.level("ATC/A10"));
        assertEquals(0, TargetSelection.EveryCode.level("ATC/A1"));
        assertEquals(4, TargetSelection.EveryCode.level("ICD10/C34.1"));
    }
}

package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.method.Method;

/// What the method can hardly bear, through the whole search: a flagged number, or none and the
/// reason.
class HardCasesTest {

    private static final String ASKED =
            """
            concept_sets: {out: [OUT], a: [A], b: [B]}
            exposures: [a, b]
            outcomes: [out]
            washout_days: 0
            pre_exposure_days: 0
            risk_window: {start: 0}
            minimum_cases: 1
            methods: [sccs, self_controlled_cohort, ictpd, sequence_symmetry, disproportionality]
            """;

    private static Signal only(String people) throws IOException {
        return only(ASKED, people);
    }

    private static Signal only(String asked, String people) throws IOException {
        try (var searched = Searched.of(asked, people)) {
            for (var signal : searched.result().signals()) {
                boolean missing =
                        Double.isNaN(signal.ratio().value()) || Double.isNaN(signal.ratio().p());
                assertFalse(
                        missing && signal.flags().isEmpty(),
                        "a number is missing without a reason: " + signal);
            }
            return searched.signal(Method.SCCS, "a", "out");
        }
    }

    private static void assertFlag(Signal signal, String words) {
        assertTrue(
                signal.flags().stream().anyMatch(flag -> flag.contains(words)),
                words + " not in " + signal.flags());
    }

    private static DiagnosticResult gate(Signal signal, DiagnosticResult.Diagnostic diagnostic) {
        return signal.gates().stream()
                .filter(each -> each.diagnostic() == diagnostic)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fewEventsHaveAnEstimateAndAFlag() throws IOException {
        var signal =
                only(
                        """
                        1 | 1950 | 0..99 | A@10..19, OUT@12
                        2 | 1950 | 0..99 | A@30..39, OUT@5
                        """);
        assertEquals(9, signal.ratio().value(), 1e-6, "1 in 10 days, 1 in 90");
        assertFlag(signal, "fewer than 5 events fell under it");
    }

    /// All events at risk: Firth's half an event on either side, 9 · 3½ / ½.
    @Test
    void separationHasFirthsEstimateAndAFlag() throws IOException {
        var signal =
                only(
                        """
                        1 | 1950 | 0..99 | A@10..19, OUT@12
                        2 | 1950 | 0..99 | A@30..39, OUT@39
                        3 | 1950 | 0..99 | A@50..59, OUT@51
                        """);
        assertEquals(9 * 3.5 / .5, signal.ratio().value(), 1e-4);
        assertTrue(
                signal.ratio().low() > 1 && Double.isFinite(signal.ratio().high()),
                signal.ratio().toString());
        assertFlag(signal, "Firth's penalised estimate");
    }

    /// Days at risk begin the day after observation ends.
    @Test
    void noTimeAtRiskHasNoEstimateAndAReason() throws IOException {
        var signal =
                only(
                        ASKED.replace("{start: 0}", "{start: 5, end: 9, end_anchor: start}"),
                        """
                        1 | 1950 | 0..20 | A@18..19, OUT@12
                        2 | 1950 | 0..20 | A@17..18, OUT@3
                        """);
        assertTrue(Double.isNaN(signal.ratio().value()));
        assertFlag(signal, "days at risk: no case was observed under it");
    }

    @Test
    void exposedThroughoutHasNoEstimateAndAReason() throws IOException {
        var signal =
                only(
                        """
                        1 | 1950 | 0..99 | A@0..200, OUT@12
                        2 | 1950 | 0..99 | A@0..200, OUT@39
                        """);
        assertTrue(Double.isNaN(signal.ratio().value()));
        assertFlag(signal, "it is the same throughout every case's observation");
    }

    @Test
    void anOutcomeThatEndsObservationIsFlaggedAndFailsItsGate() throws IOException {
        var people = new StringBuilder();
        for (int person = 1; person <= 30; person++) {
            int death = 150 + 5 * person;
            people.append(
                    "%d | 1950 died=%d | 0..999 | A@%d..%d, OUT@%d%n"
                            .formatted(person, death, 20 + person, 60 + person, death));
        }
        people.append("31 | 1950 | 0..999 | A@5..9, OUT@7\n");
        var signal = only(people.toString());
        assertFlag(signal, "cases are observed no longer than to their event");
        var gate = gate(signal, DiagnosticResult.Diagnostic.EVENT_OBSERVATION);
        assertEquals(DiagnosticResult.Verdict.FAIL, gate.verdict(), gate.why());
    }

    /// The month before the second exposure lies in the first: the later one's stands.
    @Test
    void overlappingExposuresAreFlagged() throws IOException {
        var signal =
                only(
                        ASKED.replace("pre_exposure_days: 0", "pre_exposure_days: 30\ngap_days: 2"),
                        """
                        1 | 1950 | 0..199 | A@40..59, A@70..79, OUT@55
                        2 | 1950 | 0..199 | A@40..49, OUT@150
                        3 | 1950 | 0..199 | A@40..49, OUT@41
                        """);
        assertFalse(Double.isNaN(signal.ratio().value()));
        assertFlag(signal, "windows of one exposure overlap");
    }

    @Test
    void nobodyWithTheOutcomeIsSaid() throws IOException {
        try (var searched = Searched.of(ASKED, "1 | 1950 | 0..99 | A@10..19")) {
            assertEquals(List.of(), searched.result().signals());
            assertTrue(
                    searched.result().warnings().stream()
                            .anyMatch(each -> each.startsWith("Nobody has an outcome")),
                    searched.result().warnings().toString());
        }
    }

    /// All in one month of twelve.
    @Test
    void anOutcomeOfOneMonthFailsTheGateOfTimeTrend() throws IOException {
        var people = new StringBuilder();
        for (int person = 1; person <= 40; person++) {
            people.append(
                    "%d | 1950 | 0..364 | A@%d..%d, OUT@%d%n"
                            .formatted(person, 5 * person, 5 * person + 60, 182 + person % 28));
        }
        var gate = gate(only(people.toString()), DiagnosticResult.Diagnostic.TIME_TREND);
        assertEquals(DiagnosticResult.Verdict.FAIL, gate.verdict(), gate.why());
    }
}

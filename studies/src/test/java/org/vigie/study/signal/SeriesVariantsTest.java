package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;

/// Variants of the case series through the whole search, beside R.
@Tag("long")
class SeriesVariantsTest {

    private static final String ASKED =
            """
            methods:
              - sccs
              - sccs_event_dependent_exposure
              - sccs_event_dependent_observation
              - sccs_spline
              - sccs_semiparametric
              - sccs_lasso
            pre_exposure_days: 0
            risk_window: {start: 0}
            age_groups: [57]
            strongest: 0
            """;

    private static Signal of(SignalResult result, String method, String exposure, String outcome) {
        return result.signals().stream()
                .filter(signal ->
                        signal.method().word().equals(method)
                                && signal.exposure().id().equals(exposure)
                                && signal.outcome().id().equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    /// `Rscript series.R > series.csv` in `signal`, R 4.2.2: the estimating equations and their
    /// sandwich written out, the censoring models by `nlm` and `integrate`, `clogit` on rows of a
    /// day with `bs` and `cSplineDes`, and the penalised likelihood one coordinate after the other
    /// at the penalty that was chosen.
    @Test
    void everyVariantIsAsRHasIt() throws IOException {
        try (var searched = Planted.search(ASKED + "small_cells: 0\n");
                var calendar = Planted.search(ASKED + "small_cells: 0\nsplines: [calendar]\n")) {
            var result = searched.result();
            var byCalendar = calendar.result();
            int compared = 0;
            for (var line : Planted.lines("series.csv").stream().skip(1).toList()) {
                var cells = line.split(",");
                var method = cells[0].replace(" of calendar", "");
                var signal =
                        of(
                                method.equals(cells[0]) ? result : byCalendar,
                                method,
                                cells[1],
                                cells[2]);
                close(cells[3], signal.ratio().value(), line);
                if (method.equals("sccs_lasso")) {
                    assertTrue(Double.isNaN(signal.ratio().low()), line);
                    assertTrue(signal.flags().getFirst().contains("penalty, 1.11300"), line);
                } else {
                    close(cells[4], signal.ratio().low(), line);
                    close(cells[5], signal.ratio().high(), line);
                }
                compared++;
            }
            assertEquals(24, compared);
        }
    }

    private static void close(String expected, double found, String about) {
        double value = Double.parseDouble(expected);
        assertEquals(value, found, 3e-6 * value, about);
    }

    /// A variant is not judged by what it does not ask for.
    @Test
    void theDiagnosticOfWhatIsAllowedForIsLeftOut() throws IOException {
        try (var searched = Planted.search(ASKED.replace("days: 0", "days: 30"))) {
            var result = searched.result();
            assertFalse(
                    has(
                            of(result, "sccs_event_dependent_exposure", "d1", "o0"),
                            DiagnosticResult.Diagnostic.PRE_EXPOSURE));
            assertFalse(
                    has(
                            of(result, "sccs_event_dependent_observation", "d1", "o0"),
                            DiagnosticResult.Diagnostic.EVENT_OBSERVATION));
            assertTrue(
                    has(
                            of(result, "sccs_spline", "d1", "o0"),
                            DiagnosticResult.Diagnostic.EVENT_OBSERVATION));
        }
    }

    private static boolean has(Signal signal, DiagnosticResult.Diagnostic diagnostic) {
        return signal.gates().stream().anyMatch(gate -> gate.diagnostic() == diagnostic);
    }

    /// A pair of few people has no numbers by any method, and is not in the model of all exposures,
    /// whose other coefficients could tell of it.
    @Test
    void pairsOfFewPeopleAreHiddenAndNotInTheModelOfAll() throws IOException {
        try (var searched = Planted.search(ASKED + "small_cells: 10\n")) {
            var found = searched.result();
            var raw = of(found, "sccs_lasso", "d0", "o0");
            assertTrue(raw.tellsOfFew(10));
            assertTrue(raw.flags().getFirst().startsWith("not in the model"), raw.toString());
            var shown =
                    DisclosedSignals.of(found, new SmallCells(10, DisclosureKey.ofInvented("test")))
                            .result();
            for (var method : searched.protocol.methods()) {
                var hidden = of(shown, method.word(), "d0", "o0");
                assertTrue(hidden.withheld() && Double.isNaN(hidden.ratio().value()));
                assertFalse(of(shown, method.word(), "d1", "o0").withheld());
            }
            assertTrue(of(shown, "sccs_lasso", "d1", "o0").ratio().value() > 2);
        }
    }

    @Test
    void nobodyLeftEarlySoThereIsNothingToModel() throws IOException {
        try (var searched =
                Searched.of(
                        """
                        concept_sets: {out: [OUT], a: [A]}
                        exposures: [a]
                        outcomes: [out]
                        washout_days: 0
                        minimum_cases: 1
                        methods: [sccs_event_dependent_observation, sccs_spline]
                        """,
                        """
                        1 | 1950 | 0..99 | A@10..19, OUT@12
                        2 | 1950 | 0..99 | A@10..19, OUT@50
                        """)) {
            var result = searched.result();
            assertEquals(
                    List.of("no case left before the data end, so that there is nothing to model"),
                    result.of(Method.SCCS_EVENT_DEPENDENT_OBSERVATION).getFirst().flags());
            assertEquals(
                    List.of("fewer than 10 events, or too many on one day, for a spline"),
                    result.of(Method.SCCS_SPLINE).getFirst().flags());
        }
    }

    /// Who has no day of birth has no age to be looked at.
    @Test
    void withoutABirthdayNobodyIsInAMethodThatLooksAtAge() throws IOException {
        var asked =
                """
                concept_sets: {out: [OUT], a: [A]}
                exposures: [a]
                outcomes: [out]
                washout_days: 0
                minimum_cases: 1
                methods: [METHOD]
                """;
        var people =
                """
                1 | ?    | 0..99 | A@10..19, OUT@12
                2 | 1950 | 0..99 | A@10..19, OUT@50
                """;
        for (var method : List.of("sccs", "sccs_semiparametric")) {
            try (var searched = Searched.of(asked.replace("METHOD", method), people)) {
                assertEquals(
                        method.equals("sccs") ? 2 : 1,
                        searched.result().signals().getFirst().events());
            }
        }
    }
}

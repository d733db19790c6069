package org.vigie.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.SmallCells;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;

/// GPS, LGPS and LEOPARD through the whole search, beside R.
@Tag("long")
class ShrinkersTest {

    private static final String ASKED =
            """
            methods: [gps, lgps]
            pre_exposure_days: 0
            risk_window: {start: 0}
            age_groups: [55]
            strongest: 0
            """;

    private static String key(String method, String exposure, String outcome) {
        return method + " " + exposure + " " + outcome;
    }

    private static Map<String, Signal> byPair(SignalResult result) {
        var pairs = new HashMap<String, Signal>();
        result.signals()
                .forEach(signal ->
                        pairs.put(
                                key(
                                        signal.method().word(),
                                        signal.exposure().id(),
                                        signal.outcome().id()),
                                signal));
        return pairs;
    }

    /// `Rscript shrinkers.R > shrinkers.csv` in `signal`, R 4.2.2: its own counts, its own search
    /// for the prior, quantiles by `uniroot`.
    @Test
    void everyPairIsAsRHasIt() throws IOException {
        try (var searched = Planted.search(ASKED + "small_cells: 0\n")) {
            var signals = byPair(searched.result());
            int shrunk = 0;
            int struck = 0;
            for (var line : Planted.lines("shrinkers.csv").stream().skip(1).toList()) {
                var cells = line.split(",");
                var signal = signals.get(key(cells[0], cells[1], cells[2]));
                if (signal == null) {
                    continue;
                }
                assertEquals(Long.parseLong(cells[3]), signal.events(), line);
                var shrinkage = signal.shrinkage().orElseThrow();
                close(cells[4], shrinkage.expected(), 1e-8, line);
                close(cells[5], signal.ratio().value(), 1e-4, line);
                close(cells[6], signal.ratio().low(), 1e-4, line);
                close(cells[7], signal.ratio().high(), 1e-4, line);
                close(cells[8], shrinkage.low(), 1e-4, line);
                close(cells[9], shrinkage.high(), 1e-4, line);
                var gate = leopard(signal);
                close(cells[12], gate.value(), 1e-7, line);
                shrunk += cells[5].equals("NA") ? 0 : 1;
                struck += gate.verdict() == DiagnosticResult.Verdict.FAIL ? 1 : 0;
            }
            assertTrue(shrunk > 150, "shrunk " + shrunk);
            assertTrue(struck >= 2, "struck " + struck);
            var planted = signals.get(key("gps", "d1", "o1"));
            assertEquals(DiagnosticResult.Verdict.FAIL, leopard(planted).verdict());
            assertFalse(planted.passes(), "D1 is given for O1");
        }
    }

    private static DiagnosticResult leopard(Signal signal) {
        return signal.gates().stream()
                .filter(gate -> gate.diagnostic() == DiagnosticResult.Diagnostic.LEOPARD)
                .findFirst()
                .orElseThrow();
    }

    private static void close(String expected, double found, double within, String about) {
        if (expected.equals("NA")) {
            assertTrue(Double.isNaN(found), about);
        } else {
            double value = Double.parseDouble(expected);
            assertEquals(value, found, within * Math.abs(value), about);
        }
    }

    @Test
    void withoutLgpsNobodyIsAskedForLeopardUnlessSaid() throws IOException {
        try (var plain = Planted.search("methods: [gps]\nstrongest: 0\n");
                var asked = Planted.search("methods: [gps]\nleopard: true\nstrongest: 0\n")) {
            assertEquals(0, leopards(plain.result()));
            assertTrue(leopards(asked.result()) > 100);
        }
    }

    private static long leopards(SignalResult result) {
        return result.signals().stream()
                .flatMap(signal -> signal.gates().stream())
                .filter(gate -> gate.diagnostic() == DiagnosticResult.Diagnostic.LEOPARD)
                .count();
    }

    /// Two pairs are no ground for a prior of five numbers.
    @Test
    void withoutAPriorThereIsAReason() throws IOException {
        try (var searched =
                Searched.of(
                        """
                        concept_sets: {out: [OUT], a: [A]}
                        exposures: [a]
                        outcomes: [out]
                        washout_days: 0
                        minimum_cases: 1
                        methods: [gps]
                        """,
                        """
                        1 | 1950 | 0..99 | A@10, OUT@12
                        2 | 1950 | 0..99 | A@10
                        3 | 1950 | 0..99 | OUT@12
                        """)) {
            var signal = searched.result().signals().getFirst();
            assertTrue(Double.isNaN(signal.ratio().value()));
            assertEquals(
                    List.of(
                            """
                            no prior could be fitted: there are too few pairs, or they are \
                            too much alike\
                            """),
                    signal.flags());
        }
    }

    /// Rows of few people have no numbers, in the table of the shrinkers neither; and where fewer
    /// than 20 such pairs are in the prior no row of the method is shown, because the prior would
    /// tell of them.
    @Test
    void fewPeopleAreHidden(@TempDir Path folder) throws IOException {
        try (var searched = Planted.search(ASKED + "small_cells: 10\n")) {
            var shown =
                    DisclosedSignals.of(
                            searched.result(),
                            new SmallCells(10, DisclosureKey.ofInvented("test")));
            SignalFiles.write(shown, folder);
            var signals = Files.readAllLines(folder.resolve("signals.csv"));
            long hidden =
                    signals.stream().filter(line -> line.contains("hidden: it tells")).count();
            assertTrue(hidden > 20);
            var lines = Files.readAllLines(folder.resolve("shrinkage.csv"));
            assertEquals(signals.size(), lines.size());
            assertEquals(hidden, lines.stream().filter(line -> line.endsWith(",,,,,")).count());
            assertTrue(
                    lines.stream()
                            .anyMatch(line -> line.startsWith("lgps,") && !line.endsWith(",,")));
            assertTrue(
                    lines.stream()
                            .filter(line -> line.startsWith("gps,"))
                            .allMatch(line -> line.endsWith(",,,,,")),
                    "few pairs of people are few");
            long few = hidden(searched.result(), Method.GPS);
            assertTrue(few > 0 && few < 20, "hidden pairs of gps " + few);
            assertTrue(hidden(searched.result(), Method.LGPS) >= 20);
        }
    }

    private static long hidden(SignalResult result, Method method) {
        return result.of(method).stream()
                .filter(signal -> signal.events() > 0 && signal.events() <= 10)
                .count();
    }
}

package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.page.Section;
import org.vigie.report.table.Numbers;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;

/// Which diagnostics pairs pass, and why the strong ones that fail do.
final class DiagnosticsSection {

    private static final int FAILING = 25;

    private DiagnosticsSection() {}

    /// The strongest of those that fail a diagnostic, and why; nothing where none stands out.
    static List<Section> failing(SignalResult result) {
        var failing =
                result.ranked().stream()
                        .filter(signal ->
                                !signal.passes()
                                        && !signal.control()
                                        && (signal.q() < EvidenceAxis.LEVEL
                                                || (Double.isNaN(signal.q())
                                                        && signal.ratio().low() > 1)))
                        .toList();
        if (failing.isEmpty()) {
            return List.of();
        }
        var asked =
                Stream.of(DiagnosticResult.Diagnostic.values())
                        .filter(diagnostic ->
                                failing.stream()
                                        .anyMatch(signal -> gate(signal, diagnostic).isPresent()))
                        .toList();
        var rows =
                failing.stream()
                        .limit(FAILING)
                        .map(signal ->
                                new Section.MatrixRow(
                                        PairNames.full(signal.exposure())
                                                + " → "
                                                + PairNames.full(signal.outcome()),
                                        Numbers.estimate(signal.ratio()),
                                        asked.stream()
                                                .map(diagnostic ->
                                                        gate(signal, diagnostic)
                                                                .map(DiagnosticsSection::verdict)
                                                                .orElse(
                                                                        new Section.Cell(
                                                                                "", 0, "")))
                                                .toList()))
                        .toList();
        return List.of(
                new Section.Matrix(
                        "Strong pairs that fail a diagnostic",
                        """
                        %s a diagnostic: do not believe a ratio before you know why it \
                        fails. What was measured, red where it fails%s. %s. mdrr and \
                        pre_exposure are measured for each pair; the others are of the \
                        outcome or the method, so that one that fails does so for all its \
                        pairs.\
                        """
                                .formatted(
                                        failing.size() == 1
                                                ? "1 pair stands out but fails"
                                                : "%s pairs stand out but fail"
                                                        .formatted(Numbers.count(failing.size())),
                                        failing.size() > FAILING
                                                ? ", of the %s with the strongest evidence"
                                                        .formatted(FAILING)
                                                : "",
                                        meanings(failing)),
                        "pair",
                        asked.stream().map(DiagnosticResult.Diagnostic::column).toList(),
                        rows));
    }

    /// What the diagnostics that failed ask.
    private static String meanings(List<Signal> failing) {
        var failed =
                failing.stream()
                        .flatMap(signal -> signal.failed().stream())
                        .map(DiagnosticResult::diagnostic)
                        .collect(Collectors.toSet());
        return Stream.of(DiagnosticResult.Diagnostic.values())
                .filter(failed::contains)
                .map(diagnostic -> diagnostic.column() + ": " + diagnostic.words())
                .collect(Collectors.joining("; "));
    }

    private static Optional<DiagnosticResult> gate(
            Signal signal, DiagnosticResult.Diagnostic diagnostic) {
        return signal.gates().stream().filter(gate -> gate.diagnostic() == diagnostic).findFirst();
    }

    private static Section.Cell verdict(DiagnosticResult gate) {
        var value = measured(gate.value());
        return switch (gate.verdict()) {
            case PASS -> new Section.Cell(value + "passes", 0, gate.why());
            case FAIL -> new Section.Cell(value + "fails", 2, gate.why());
            case UNKNOWN -> new Section.Cell("not known", 0, gate.why());
        };
    }

    private static String measured(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return "∞ ";
        }
        return (value < 1 ? Numbers.decimals(value, 3) : Numbers.ratio(value)) + " ";
    }

    /// How many pairs passed each diagnostic.
    static Section.Matrix of(SignalResult result) {
        var rows = new ArrayList<Section.MatrixRow>();
        for (var diagnostic : DiagnosticResult.Diagnostic.values()) {
            var gates =
                    result.ranked().stream()
                            .flatMap(signal -> signal.gates().stream())
                            .filter(gate -> gate.diagnostic() == diagnostic)
                            .toList();
            if (diagnostic == DiagnosticResult.Diagnostic.LEOPARD && gates.isEmpty()) {
                continue;
            }
            rows.add(
                    new Section.MatrixRow(
                            diagnostic.column(),
                            diagnostic.words(),
                            List.of(
                                    cell(gates, DiagnosticResult.Verdict.PASS, 0),
                                    cell(gates, DiagnosticResult.Verdict.FAIL, 2),
                                    cell(gates, DiagnosticResult.Verdict.UNKNOWN, 0))));
        }
        return new Section.Matrix(
                "Diagnostics",
                """
                How many pairs of %s pass each diagnostic; gates.csv has every one with \
                its value and reason.\
                """
                        .formatted(result.methods().getFirst().word()),
                "diagnostic",
                List.of("pass", "fail", "not known"),
                rows);
    }

    private static Section.Cell cell(
            List<DiagnosticResult> gates, DiagnosticResult.Verdict verdict, int tone) {
        long n = gates.stream().filter(gate -> gate.verdict() == verdict).count();
        return new Section.Cell(
                Numbers.count(n),
                n == 0 ? 0 : tone,
                gates.stream()
                        .filter(gate -> gate.verdict() == verdict)
                        .map(DiagnosticResult::why)
                        .findFirst()
                        .orElse(""));
    }
}

package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.question.Target;
import org.vigie.study.signal.scan.TreeBranch;

/// Every pair, to search and sort, and why diagnostics failed.
final class SignalTables {

    private static final int BRANCHES = 200;
    private static final int FAILING = 25;

    private SignalTables() {}

    static Section.DataTable signals(SignalResult result) {
        var all = result.signals();
        var columns = new ArrayList<Column>();
        if (result.methods().size() > 1) {
            columns.add(text("Method", all, signal -> signal.method().word()));
        }
        named("Exposure", "Name", all, Signal::exposure, columns);
        named("Outcome", "Outcome name", all, Signal::outcome, columns);
        columns.addAll(
                List.of(
                        count("Exposed cases", all, Signal::exposedCases),
                        count("Events at risk", all, Signal::riskEvents),
                        new Column.Ratio("Ratio", all.stream().map(Signal::ratio).toList()),
                        new Column.Probability(
                                "p",
                                all.stream().mapToDouble(signal -> signal.ratio().p()).toArray()),
                        new Column.Probability(
                                "q", all.stream().mapToDouble(Signal::q).toArray())));
        if (!result.error().isEmpty()) {
            columns.add(
                    new Column.Ratio("Calibrated", all.stream().map(Signal::calibrated).toList()));
            columns.add(
                    new Column.Probability(
                            "Calibrated p",
                            all.stream().mapToDouble(s -> s.calibrated().p()).toArray()));
            columns.add(text("Control", all, signal -> signal.control() ? "negative" : ""));
        }
        columns.add(
                text(
                        "Diagnostics",
                        all,
                        signal -> signal.passes() ? "pass" : "fail: " + failed(signal)));
        columns.add(text("Flags", all, SignalTables::brief));
        return new Section.DataTable(
                "All pairs",
                "Every pair that was tested: those that pass every diagnostic first, then those that fail"
                        + " one, each with the strongest evidence first; a click on a head sorts otherwise. Ratios with 95% intervals;"
                        + " q is Benjamini and Hochberg's adjusted p; flags say why a number is missing or deserves doubt,"
                        + " at length in signals.csv. Firth: penalised, because the events are separated.",
                "signals",
                columns);
    }

    /// The code or name that was asked for, and what a code means where that is known of any.
    private static void named(
            String code,
            String name,
            List<Signal> all,
            Function<Signal, Target> of,
            List<Column> columns) {
        columns.add(text(code, all, signal -> of.apply(signal).id()));
        if (all.stream().anyMatch(signal -> !of.apply(signal).name().isEmpty())) {
            columns.add(text(name, all, signal -> of.apply(signal).name()));
        }
    }

    private static String failed(Signal signal) {
        return signal.failed().stream()
                .map(gate -> gate.diagnostic().column())
                .collect(Collectors.joining(", "));
    }

    private static Column count(String name, List<Signal> all, ToLongFunction<Signal> count) {
        return new Column.Amount(
                name,
                all.stream()
                        .mapToDouble(s -> s.withheld() ? Double.NaN : count.applyAsLong(s))
                        .toArray());
    }

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
                                                                .map(SignalTables::verdict)
                                                                .orElse(
                                                                        new Section.Cell(
                                                                                "", 0, "")))
                                                .toList()))
                        .toList();
        return List.of(
                new Section.Matrix(
                        "Strong pairs that fail a diagnostic",
                        (failing.size() == 1
                                        ? "1 pair stands out but fails"
                                        : Numbers.count(failing.size())
                                                + " pairs stand out but fail")
                                + " a diagnostic: do not believe a ratio before you know why it fails. What was measured, red where it fails"
                                + (failing.size() > FAILING
                                        ? ", of the " + FAILING + " with the strongest evidence"
                                        : "")
                                + ". "
                                + asked.stream()
                                        .filter(diagnostic ->
                                                failing.stream()
                                                        .anyMatch(signal ->
                                                                signal.failed().stream()
                                                                        .anyMatch(gate ->
                                                                                gate.diagnostic()
                                                                                        == diagnostic)))
                                        .map(diagnostic ->
                                                diagnostic.column() + ": " + diagnostic.words())
                                        .collect(Collectors.joining("; "))
                                + ". mdrr and pre_exposure are measured for each pair; the others are of the outcome or the method, so that one that fails"
                                + " does so for all its pairs.",
                        "pair",
                        asked.stream().map(DiagnosticResult.Diagnostic::column).toList(),
                        rows));
    }

    private static Optional<DiagnosticResult> gate(
            Signal signal, DiagnosticResult.Diagnostic diagnostic) {
        return signal.gates().stream().filter(gate -> gate.diagnostic() == diagnostic).findFirst();
    }

    private static Section.Cell verdict(DiagnosticResult gate) {
        var value =
                Double.isNaN(gate.value())
                        ? ""
                        : Double.isInfinite(gate.value())
                                ? "∞ "
                                : (gate.value() < 1
                                                ? Numbers.decimals(gate.value(), 3)
                                                : Numbers.ratio(gate.value()))
                                        + " ";
        return switch (gate.verdict()) {
            case PASS -> new Section.Cell(value + "passes", 0, gate.why());
            case FAIL -> new Section.Cell(value + "fails", 2, gate.why());
            case UNKNOWN -> new Section.Cell("not known", 0, gate.why());
        };
    }

    /// Flags in as few words as a table has room for.
    private static String brief(Signal signal) {
        return signal.withheld()
                ? "hidden: few"
                : signal.flags().stream()
                        .map(flag ->
                                flag.contains("Firth")
                                        ? "Firth"
                                        : flag.contains("fewer than 5")
                                                ? "few events"
                                                : flag.contains("overlap")
                                                        ? "overlapping windows"
                                                        : flag.contains("observed no longer")
                                                                ? "events end observation"
                                                                : flag.contains("no p value")
                                                                        ? "no p"
                                                                        : Double.isNaN(
                                                                                        signal.ratio()
                                                                                                .value())
                                                                                ? "no estimate"
                                                                                : "see file")
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /// Branches of the exposures' hierarchy; those of one outcome under each other by their code,
    /// as a tree reads.
    static Section.DataTable branches(SignalResult result) {
        var strongest = result.branches().stream().limit(BRANCHES).toList();
        return new Section.DataTable(
                "Branches of the exposures' hierarchy",
                "The "
                        + Numbers.count(strongest.size())
                        + " branches with the strongest evidence by the tree-based scan: a code with all below it, and an outcome. Events in"
                        + " the 30 days after an exposure began and in the 30 days before; p is adjusted for all branches and outcomes. All"
                        + " are in branches.csv.",
                "branches",
                List.of(
                        new Column.Text("Code", strongest.stream().map(TreeBranch::code).toList()),
                        new Column.Text("Name", strongest.stream().map(TreeBranch::name).toList()),
                        new Column.Text(
                                "Outcome",
                                strongest.stream()
                                        .map(branch -> PairNames.full(branch.outcome()))
                                        .toList()),
                        count("Events after", TreeBranch::after, strongest),
                        count("Events before", TreeBranch::before, strongest),
                        new Column.Real(
                                "LLR",
                                strongest.stream().mapToDouble(TreeBranch::statistic).toArray()),
                        new Column.Probability(
                                "p", strongest.stream().mapToDouble(TreeBranch::p).toArray())));
    }

    private static Column count(
            String name, ToLongFunction<TreeBranch> count, List<TreeBranch> all) {
        return new Column.Amount(
                name,
                all.stream()
                        .mapToDouble(b -> b.withheld() ? Double.NaN : count.applyAsLong(b))
                        .toArray());
    }

    /// How many pairs passed each diagnostic.
    static Section.Matrix gates(SignalResult result) {
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
                "How many pairs of "
                        + result.methods().getFirst().word()
                        + " pass each diagnostic; gates.csv has every one with its value and reason.",
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

    private static Column text(String name, List<Signal> all, Function<Signal, String> value) {
        return new Column.Text(name, all.stream().map(value).toList());
    }
}

package org.vigie.study.signal;

import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.SHOWN;
import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.study.signal.estimate.CurvePoint;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.PairDetail;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.estimate.TreeBranch;

/// The tables of a search for signals; `docs/results.md` says what each column means.
public final class SignalFiles {

    private SignalFiles() {}

    /// Writes `signals`, `gates`, `attrition`, and where there are any `branches`, `chronographs`,
    /// `ages`, `seasons` and `lags`.
    public static void write(DisclosedSignals shown, Path folder) throws IOException {
        var result = shown.result();
        signals(result).write(folder, "signals");
        gates(result).write(folder, "gates");
        AttritionTable.of(result.attrition()).write(folder, "attrition");
        if (!result.branches().isEmpty()) {
            branches(result).write(folder, "branches");
        }
        if (!result.closeUps().isEmpty()) {
            chronographs(shown).write(folder, "chronographs");
        }
        if (any(result, PairDetail::ages)) {
            ages(result).write(folder, "ages");
        }
        if (any(result, PairDetail::seasons)) {
            seasons(result).write(folder, "seasons");
        }
        if (any(result, PairDetail::lags)) {
            lags(result).write(folder, "lags");
        }
    }

    private static boolean any(SignalResult result, Function<PairDetail, List<CurvePoint>> curve) {
        return result.closeUps().stream().anyMatch(closeUp -> !curve.apply(closeUp).isEmpty());
    }

    private static ResultTable signals(SignalResult result) {
        var table =
                new ResultTable()
                        .column("method", TEXT)
                        .column("exposure", TEXT)
                        .column("exposure_name", TEXT)
                        .column("outcome", TEXT)
                        .column("outcome_name", TEXT)
                        .column("exposed_cases", SHOWN)
                        .column("events", SHOWN)
                        .column("risk_events", SHOWN)
                        .column("risk_share", REAL)
                        .column("ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("p_value", REAL)
                        .column("calibrated_ratio", REAL)
                        .column("calibrated_ci_low", REAL)
                        .column("calibrated_ci_high", REAL)
                        .column("calibrated_p", REAL)
                        .column("q_value", REAL)
                        .column("diagnostics", TEXT)
                        .column("flags", TEXT)
                        .column("control", TEXT);
        for (var s : result.signals()) {
            table.row(
                    s.method().word(),
                    s.exposure().id(),
                    s.exposure().name(),
                    s.outcome().id(),
                    s.outcome().name(),
                    count(s, s.exposedCases()),
                    count(s, s.events()),
                    count(s, s.riskEvents()),
                    s.riskShare(),
                    s.ratio().value(),
                    s.ratio().low(),
                    s.ratio().high(),
                    s.ratio().p(),
                    s.calibrated().value(),
                    s.calibrated().low(),
                    s.calibrated().high(),
                    s.calibrated().p(),
                    s.q(),
                    s.passes() ? "pass" : "fail",
                    String.join("; ", s.flags()),
                    s.control() ? "negative" : "");
        }
        return table;
    }

    private static OptionalLong count(Signal signal, long count) {
        return signal.withheld() ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private static ResultTable gates(SignalResult result) {
        var table =
                pair().column("diagnostic", TEXT)
                        .column("value", REAL)
                        .column("verdict", TEXT)
                        .column("why", TEXT);
        for (var signal : result.signals()) {
            for (DiagnosticResult gate : signal.gates()) {
                table.row(
                        signal.method().word(),
                        signal.exposure().id(),
                        signal.outcome().id(),
                        gate.diagnostic().column(),
                        gate.value(),
                        gate.verdict().word(),
                        gate.why());
            }
        }
        return table;
    }

    private static ResultTable branches(SignalResult result) {
        var table =
                new ResultTable()
                        .column("code", TEXT)
                        .column("name", TEXT)
                        .column("outcome", TEXT)
                        .column("outcome_name", TEXT)
                        .column("codes_above", WHOLE)
                        .column("events_after", SHOWN)
                        .column("events_before", SHOWN)
                        .column("llr", REAL)
                        .column("p_value", REAL);
        for (var branch : result.branches()) {
            table.row(
                    branch.code(),
                    branch.name(),
                    branch.outcome().id(),
                    branch.outcome().name(),
                    (long) branch.above().size(),
                    count(branch, branch.after()),
                    count(branch, branch.before()),
                    branch.statistic(),
                    branch.p());
        }
        return table;
    }

    private static OptionalLong count(TreeBranch branch, long count) {
        return branch.withheld() ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private static ResultTable pair() {
        return new ResultTable()
                .column("method", TEXT)
                .column("exposure", TEXT)
                .column("outcome", TEXT);
    }

    private static ResultTable chronographs(DisclosedSignals shown) {
        var table =
                pair().column("start_day", WHOLE)
                        .column("end_day", WHOLE)
                        .column("observed", SHOWN)
                        .column("expected", REAL)
                        .column("ic", REAL)
                        .column("ic_low", REAL)
                        .column("ic_high", REAL);
        for (var closeUp : shown.result().closeUps()) {
            Signal signal = closeUp.signal();
            for (var bar : shown.bars(closeUp)) {
                table.row(
                        signal.method().word(),
                        signal.exposure().id(),
                        signal.outcome().id(),
                        (long) bar.from(),
                        (long) bar.to(),
                        bar.observed(),
                        bar.expected(),
                        bar.component().value(),
                        bar.component().low(),
                        bar.component().high());
            }
        }
        return table;
    }

    private static ResultTable ages(SignalResult result) {
        var table =
                pair().column("first_age_day", WHOLE)
                        .column("events", SHOWN)
                        .column("ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("flags", TEXT);
        rows(
                result,
                PairDetail::ages,
                (signal, age) ->
                        table.row(
                                signal.method().word(),
                                signal.exposure().id(),
                                signal.outcome().id(),
                                (long) age.first(),
                                age.events(),
                                age.rate().value(),
                                age.rate().low(),
                                age.rate().high(),
                                String.join("; ", age.flags())));
        return table;
    }

    private static ResultTable seasons(SignalResult result) {
        var table =
                pair().column("first_month", WHOLE)
                        .column("last_month", WHOLE)
                        .column("events", SHOWN)
                        .column("ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("flags", TEXT);
        rows(
                result,
                PairDetail::seasons,
                (signal, season) ->
                        table.row(
                                signal.method().word(),
                                signal.exposure().id(),
                                signal.outcome().id(),
                                (long) season.first(),
                                (long) season.last(),
                                season.events(),
                                season.rate().value(),
                                season.rate().low(),
                                season.rate().high(),
                                String.join("; ", season.flags())));
        return table;
    }

    private static ResultTable lags(SignalResult result) {
        var table =
                pair().column("first_day", WHOLE)
                        .column("last_day", WHOLE)
                        .column("events", SHOWN)
                        .column("ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("penalised_ratio", REAL)
                        .column("flags", TEXT);
        rows(
                result,
                PairDetail::lags,
                (signal, lag) ->
                        table.row(
                                signal.method().word(),
                                signal.exposure().id(),
                                signal.outcome().id(),
                                (long) lag.first(),
                                (long) lag.last(),
                                lag.events(),
                                lag.rate().value(),
                                lag.rate().low(),
                                lag.rate().high(),
                                lag.smooth(),
                                String.join("; ", lag.flags())));
        return table;
    }

    private static void rows(
            SignalResult result,
            Function<PairDetail, List<CurvePoint>> curve,
            BiConsumer<Signal, CurvePoint> row) {
        result.closeUps()
                .forEach(closeUp ->
                        curve.apply(closeUp).forEach(point -> row.accept(closeUp.signal(), point)));
    }
}

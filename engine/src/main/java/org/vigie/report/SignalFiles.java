package org.vigie.report;

import static org.vigie.report.ResultTable.Kind.REAL;
import static org.vigie.report.ResultTable.Kind.TEXT;
import static org.vigie.report.ResultTable.Kind.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.study.signal.Gate;
import org.vigie.study.signal.Signal;
import org.vigie.study.signal.SignalResult;

/// The tables of a search for signals; `docs/results.md` says what each column means.
public final class SignalFiles {

    private SignalFiles() {
    }

    /// Writes `signals`, `gates`, `attrition`, and where there are any `branches`, `chronographs` and `ages`.
    public static void write(SignalResult result, Path folder) throws IOException {
        signals(result).write(folder, "signals");
        gates(result).write(folder, "gates");
        ScreenFiles.attrition(result.attrition()).write(folder, "attrition");
        if (!result.branches().isEmpty()) {
            branches(result).write(folder, "branches");
        }
        if (!result.closeUps().isEmpty()) {
            chronographs(result).write(folder, "chronographs");
        }
        if (result.closeUps().stream().anyMatch(closeUp -> !closeUp.ages().isEmpty())) {
            ages(result).write(folder, "ages");
        }
    }

    private static ResultTable signals(SignalResult result) {
        var table = new ResultTable().column("method", TEXT).column("exposure", TEXT).column("exposure_name", TEXT)
                .column("outcome", TEXT).column("outcome_name", TEXT).column("exposed_cases", WHOLE)
                .column("events", WHOLE).column("risk_events", WHOLE).column("risk_share", REAL).column("ratio", REAL)
                .column("ci_low", REAL).column("ci_high", REAL).column("p_value", REAL)
                .column("calibrated_ratio", REAL).column("calibrated_ci_low", REAL).column("calibrated_ci_high", REAL)
                .column("calibrated_p", REAL).column("q_value", REAL).column("diagnostics", TEXT)
                .column("flags", TEXT).column("control", TEXT);
        for (var s : result.signals()) {
            table.row(s.method().word(), s.exposure().id(), s.exposure().name(), s.outcome().id(), s.outcome().name(),
                    s.exposedCases(), s.events(), s.riskEvents(), s.riskShare(), s.ratio().value(), s.ratio().low(),
                    s.ratio().high(), s.ratio().p(), s.calibrated().value(), s.calibrated().low(),
                    s.calibrated().high(), s.calibrated().p(), s.q(), s.passes() ? "pass" : "fail",
                    String.join("; ", s.flags()), s.control() ? "negative" : "");
        }
        return table;
    }

    private static ResultTable gates(SignalResult result) {
        var table = pair().column("diagnostic", TEXT).column("value", REAL).column("verdict", TEXT).column("why", TEXT);
        for (var signal : result.signals()) {
            for (Gate gate : signal.gates()) {
                table.row(signal.method().word(), signal.exposure().id(), signal.outcome().id(),
                        gate.diagnostic().column(), gate.value(), gate.verdict().word(), gate.why());
            }
        }
        return table;
    }

    private static ResultTable branches(SignalResult result) {
        var table = new ResultTable().column("code", TEXT).column("name", TEXT).column("outcome", TEXT)
                .column("outcome_name", TEXT).column("codes_above", WHOLE).column("events_after", WHOLE)
                .column("events_before", WHOLE).column("llr", REAL).column("p_value", REAL);
        for (var branch : result.branches()) {
            table.row(branch.code(), branch.name(), branch.outcome().id(), branch.outcome().name(), (long) branch.above(),
                    branch.after(), branch.before(), branch.statistic(), branch.p());
        }
        return table;
    }

    private static ResultTable pair() {
        return new ResultTable().column("method", TEXT).column("exposure", TEXT).column("outcome", TEXT);
    }

    private static ResultTable chronographs(SignalResult result) {
        var table = pair().column("start_day", WHOLE).column("end_day", WHOLE).column("observed", WHOLE)
                .column("expected", REAL).column("ic", REAL).column("ic_low", REAL).column("ic_high", REAL);
        for (var closeUp : result.closeUps()) {
            Signal signal = closeUp.signal();
            for (var point : closeUp.chronograph().points()) {
                table.row(signal.method().word(), signal.exposure().id(), signal.outcome().id(), (long) point.from(),
                        (long) point.to(), point.observed(), point.expected(), point.component().value(),
                        point.component().low(), point.component().high());
            }
        }
        return table;
    }

    private static ResultTable ages(SignalResult result) {
        var table = pair().column("first_age_day", WHOLE).column("ratio", REAL).column("ci_low", REAL)
                .column("ci_high", REAL);
        for (var closeUp : result.closeUps()) {
            Signal signal = closeUp.signal();
            for (var age : closeUp.ages()) {
                table.row(signal.method().word(), signal.exposure().id(), signal.outcome().id(), (long) age.firstDay(),
                        age.rate().value(), age.rate().low(), age.rate().high());
            }
        }
        return table;
    }
}

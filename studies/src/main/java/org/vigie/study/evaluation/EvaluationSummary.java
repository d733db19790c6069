package org.vigie.study.evaluation;

import java.nio.file.Path;
import java.util.Locale;
import org.vigie.report.table.Lines;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.SystematicError;

/// The result of an evaluation, for the terminal.
final class EvaluationSummary {

    private EvaluationSummary() {}

    static String summary(EvaluationResult result, Path out) {
        var words = new Lines();
        words.line("%s", result.title());
        result.pairs()
                .steps()
                .forEach(step ->
                        words.line(
                                "  %,8d  %s%s",
                                step.left(),
                                step.rule(),
                                step.dropped() == 0
                                        ? ""
                                        : String.format(
                                                Locale.ROOT, " (%,d dropped)", step.dropped())));
        result.warnings().forEach(warning -> words.line("  Warning: %s", warning));
        words.line("");
        words.line(
                "  %-23s %-20s %-21s %-22s %-22s %s",
                "method", "AUC (95 % CI)", "bias", "coverage", "calibrated", "EASE");
        for (var method : result.methods()) {
            var before = method.evaluation().before();
            words.line(
                    "  %-23s %-20s %-21s %-22s %-22s %s",
                    method.method().word(),
                    Numbers.estimate(before.area()),
                    Numbers.estimate(before.bias()),
                    Numbers.estimate(before.coverage()),
                    Numbers.estimate(method.evaluation().after().coverage()),
                    Numbers.estimate(
                            method.before()
                                    .map(SystematicError::expectedAbsoluteError)
                                    .orElse(Estimate.NONE)));
        }
        words.line("");
        words.line("Report: %s", out.resolve("report.html"));
        return words.text();
    }
}

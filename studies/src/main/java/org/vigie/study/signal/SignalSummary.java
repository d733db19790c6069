package org.vigie.study.signal;

import java.nio.file.Path;
import java.util.Locale;
import org.vigie.report.table.Lines;
import org.vigie.report.table.Numbers;

/// The result of a search for signals, for the terminal.
final class SignalSummary {

    private static final int SHOWN = 10;

    private SignalSummary() {}

    static String summary(DisclosedSignals shown, Path out) {
        var result = shown.result();
        var words = new Lines();
        words.line("%s", result.title());
        words.line(
                "  %s and %s; %s tested, %,d more had too few exposed cases",
                Lines.count(result.counted().exposures(), "exposure", "exposures"),
                Lines.count(result.counted().outcomes(), "outcome", "outcomes"),
                Lines.count(result.ranked().size(), "pair", "pairs"),
                result.untested());
        result.attrition()
                .steps()
                .forEach(step ->
                        words.line(
                                "  %,13d  %s%s",
                                step.left(),
                                step.rule(),
                                step.dropped() == 0
                                        ? ""
                                        : String.format(
                                                Locale.ROOT, " (%,d dropped)", step.dropped())));
        result.warnings().forEach(warning -> words.line("  Warning: %s", warning));
        result.error()
                .forEach((method, error) -> {
                    var size = error.expectedAbsoluteError();
                    words.line(
                            "  %s: expected absolute systematic error %.3f%s by %s",
                            method.word(),
                            size.value(),
                            Double.isNaN(size.low())
                                    ? ""
                                    : String.format(
                                            Locale.ROOT,
                                            " (95 %% CI %.3f to %.3f)",
                                            size.low(),
                                            size.high()),
                            Lines.count(
                                    error.distribution().controls(),
                                    "negative control",
                                    "negative controls"));
                });
        if (!result.ranked().isEmpty()) {
            words.line("");
            words.line(
                    "  %-22s %-10s %-11s %s",
                    result.ranked().getFirst().method().word() + " (95 % CI)",
                    "q",
                    "diagnostics",
                    "strongest pairs");
            result.ranked().stream()
                    .filter(s -> !s.withheld())
                    .limit(SHOWN)
                    .forEach(s ->
                            words.line(
                                    "  %-22s %-10s %-11s %s → %s",
                                    Numbers.estimate(s.ratio()),
                                    Numbers.p(s.q()),
                                    s.passes() ? "pass" : "fail",
                                    PairNames.full(s.exposure()),
                                    PairNames.full(s.outcome())));
        }
        words.line("");
        words.line("Disclosure: %s", shown.words());
        words.line("Report: %s", out.resolve("report.html"));
        return words.text();
    }
}

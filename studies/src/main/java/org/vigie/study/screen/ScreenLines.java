package org.vigie.study.screen;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Lines;
import org.vigie.report.table.Numbers;

/// A screen's result for the terminal.
final class ScreenLines {

    private static final int SHOWN = 10;

    private ScreenLines() {}

    static String summary(DisclosedScreen result, Path out) {
        var words = new Lines();
        words.line("%s", result.title());
        words.line(
                "  %s and %s; %s",
                people(result.cases(), "case", "cases"),
                people(result.controls(), "control", "controls"),
                Lines.count(result.tests(), "test", "tests"));
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
                                                java.util.Locale.ROOT,
                                                " (%,d dropped)",
                                                step.dropped())));
        if (!result.hidden().isEmpty()) {
            words.line(
                    "  %s without numbers, because they would tell of few people (small_cells)",
                    Lines.count(result.hidden().size(), "test", "tests"));
        }
        result.warnings().forEach(warning -> words.line("  Warning: %s", warning));
        if (!result.associations().isEmpty()) {
            words.line("");
            words.line(
                    "  %-22s %-22s %-22s %-10s %s",
                    "strongest", "window", "odds ratio (95 % CI)", "p Bonf.", "name");
            result.associations().stream()
                    .limit(SHOWN)
                    .forEach(a ->
                            words.line(
                                    "  %-22s %-22s %-22s %-10s %s",
                                    a.code().code(),
                                    WindowNames.of(a.window()),
                                    Numbers.estimate(a.oddsRatio()),
                                    Numbers.p(a.pBonferroni()),
                                    a.code().name()));
        }
        words.line("");
        words.line("Report: %s", out.resolve("report.html"));
        return words.text();
    }

    private static String people(OptionalLong count, String one, String more) {
        return count.isPresent() ? Lines.count(count.getAsLong(), one, more) : "few " + more;
    }
}

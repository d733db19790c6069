package org.vigie.study.screen;

import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.study.screen.question.ScreenResult;

/// The tables of a screen; `docs/results.md` says what each column means.
public final class ScreenFiles {

    private ScreenFiles() {}

    /// Writes `associations`, `attrition`, and where there are any `adjusted` and `replications`.
    public static void write(ScreenResult result, Path folder) throws IOException {
        associations(result).write(folder, "associations");
        AttritionTable.of(result.attrition()).write(folder, "attrition");
        if (!result.adjusted().isEmpty()) {
            adjusted(result).write(folder, "adjusted");
        }
        if (!result.replications().isEmpty()) {
            replications(result).write(folder, "replications");
        }
    }

    private static ResultTable associations(ScreenResult result) {
        var table =
                new ResultTable()
                        .column("code", TEXT)
                        .column("vocabulary", TEXT)
                        .column("name", TEXT)
                        .column("window_start_day", WHOLE)
                        .column("window_end_day", WHOLE)
                        .column("sets", WHOLE)
                        .column("exposed_cases", WHOLE)
                        .column("exposed_controls", WHOLE)
                        .column("odds_ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("p_value", REAL)
                        .column("p_bonferroni", REAL)
                        .column("q_value", REAL)
                        .column("controls", WHOLE)
                        .column("method", TEXT);
        for (var a : result.associations()) {
            table.row(
                    a.code().code(),
                    a.code().vocabulary(),
                    a.code().name(),
                    (long) a.window().start(),
                    (long) a.window().end(),
                    a.sets(),
                    a.exposedCases(),
                    a.exposedControls(),
                    a.oddsRatio().value(),
                    a.oddsRatio().low(),
                    a.oddsRatio().high(),
                    a.oddsRatio().p(),
                    a.pBonferroni(),
                    a.q(),
                    a.controls(),
                    a.penalised() ? "firth" : "conditional");
        }
        return table;
    }

    private static ResultTable adjusted(ScreenResult result) {
        var table =
                new ResultTable()
                        .column("code", TEXT)
                        .column("name", TEXT)
                        .column("window_start_day", WHOLE)
                        .column("window_end_day", WHOLE)
                        .column("term", TEXT)
                        .column("odds_ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("p_value", REAL)
                        .column("note", TEXT);
        for (var a : result.adjusted()) {
            for (int term = -1; term < a.effects().size(); term++) {
                var estimate = term < 0 ? a.oddsRatio() : a.effects().get(term);
                table.row(
                        a.code().code(),
                        a.code().name(),
                        (long) a.window().start(),
                        (long) a.window().end(),
                        term < 0 ? "exposure" : a.covariates().get(term),
                        estimate.value(),
                        estimate.low(),
                        estimate.high(),
                        estimate.p(),
                        a.note());
            }
        }
        return table;
    }

    private static ResultTable replications(ScreenResult result) {
        var table =
                new ResultTable()
                        .column("code", TEXT)
                        .column("name", TEXT)
                        .column("window_start_day", WHOLE)
                        .column("window_end_day", WHOLE)
                        .column("site", TEXT)
                        .column("odds_ratio", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL)
                        .column("p_value", REAL)
                        .column("i2", REAL)
                        .column("heterogeneity_p", REAL)
                        .column("replicated", TEXT);
        for (var r : result.replications()) {
            for (int s = -2; s < r.sites().size(); s++) {
                var estimate = s == -2 ? r.fixed() : s == -1 ? r.random() : r.bySite().get(s);
                var site =
                        s == -2
                                ? "pooled (fixed effect)"
                                : s == -1 ? "pooled (random effects)" : r.sites().get(s);
                table.row(
                        r.code().code(),
                        r.code().name(),
                        (long) r.window().start(),
                        (long) r.window().end(),
                        site,
                        estimate.value(),
                        estimate.low(),
                        estimate.high(),
                        estimate.p(),
                        r.i2(),
                        r.heterogeneityP(),
                        r.replicated() ? "yes" : "no");
            }
        }
        return table;
    }
}

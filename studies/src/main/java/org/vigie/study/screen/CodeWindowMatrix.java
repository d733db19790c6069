package org.vigie.study.screen;

import org.jspecify.annotations.Nullable;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Numbers;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Association;

/// The strongest codes against the windows, odds ratios as coloured cells.
final class CodeWindowMatrix {

    private static final int CODES = 20;

    private CodeWindowMatrix() {}

    static Section.Matrix of(DisclosedScreen result) {
        var rows =
                StrongestCodes.of(result, CODES).stream()
                        .map(code ->
                                new Section.MatrixRow(
                                        CodeNames.name(code.code()),
                                        code.code().name().isBlank() ? "" : code.code().code(),
                                        result.windows().stream()
                                                .map(window ->
                                                        cell(code.byWindow().get(window), window))
                                                .toList()))
                        .toList();
        return new Section.Matrix(
                "Codes by window",
                """
                Odds ratios of the %s codes with the strongest evidence. A cell is \
                coloured where the false discovery rate is below 5%%: red above 1, blue \
                below, deeper from 1.5 and from 3 (or their inverses). A star marks what \
                is significant after Bonferroni's correction; a dash, what was not tested.\
                """
                        .formatted(rows.size()),
                "Code",
                result.windows().stream().map(WindowNames::of).toList(),
                rows);
    }

    private static Section.Cell cell(@Nullable Association association, DayWindow window) {
        if (association == null) {
            return new Section.Cell(Numbers.NONE, 0, WindowNames.of(window) + ": not tested");
        }
        return new Section.Cell(
                Numbers.ratio(association.oddsRatio().value())
                        + (Significance.bonferroni(association) ? "*" : ""),
                tone(association),
                WindowNames.of(window)
                        + ": "
                        + Numbers.estimate(association.oddsRatio())
                        + ", p "
                        + Numbers.p(association.oddsRatio().p()));
    }

    static int tone(Association association) {
        if (!Significance.falseDiscovery(association)) {
            return 0;
        }
        double log = Math.log(association.oddsRatio().value());
        return log < 0 ? -depth(-log) : depth(log);
    }

    private static int depth(double log) {
        if (log >= Math.log(3)) {
            return 3;
        }
        return log >= Math.log(1.5) ? 2 : 1;
    }
}

package org.vigie.study.expenditure;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.vigie.report.table.Lines;
import org.vigie.report.table.Money;
import org.vigie.study.expenditure.question.AmountScope;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.Measure;

/// A map for the terminal: the families of its last year.
final class ExpenditureSummary {

    private ExpenditureSummary() {}

    static String of(DisclosedExpenditure map, Path out) {
        var words = new Lines();
        int last = map.years() - 1;
        words.line("%s", map.protocol().title());
        map.attrition()
                .steps()
                .forEach(step -> words.line("  %,13d  %s", step.left(), step.rule()));
        map.warnings().forEach(warning -> words.line("  Warning: %s", warning));
        words.line("");
        words.line("  %-56s %13s %24s", "in " + (map.firstYear() + last), "people", "spent");
        IntStream.range(0, map.rows().size())
                .filter(row -> map.rows().get(row).kind() != ExpenditureRow.Kind.GROUP)
                .boxed()
                .sorted(
                        Comparator.comparing((Integer row) ->
                                        map.rows().get(row).kind() != ExpenditureRow.Kind.FAMILY)
                                .thenComparingLong(row ->
                                        -map.spent(last, row, map.items())
                                                .orElse(Long.MIN_VALUE + 1)))
                .forEach(row ->
                        words.line(
                                "  %-56s %13s %24s",
                                map.rows().get(row).label().in(map.protocol().language()),
                                count(
                                        map.cell(last, row, map.everyone(), Measure.PEOPLE),
                                        map.rows().get(row)),
                                money(
                                        map.spent(last, row, map.items()),
                                        map.protocol().currency())));
        words.line("");
        words.line(
                "  %-70s %24s",
                "Outside these years, undated or not counted (the report says where)",
                outside(map));
        words.line("");
        words.line("Disclosure: %s", map.words());
        words.line("Report: %s", out.resolve("report.html"));
        return words.text();
    }

    private static String outside(DisclosedExpenditure map) {
        var all = map.amount();
        return all.isPresent()
                ? Money.money(
                        all.getAsLong() - map.amount(AmountScope.WITHIN).orElseThrow(),
                        map.protocol().currency())
                : "hidden";
    }

    private static String count(OptionalLong number, ExpenditureRow row) {
        boolean isCounted =
                row.kind() != ExpenditureRow.Kind.REMAINDER
                        && row.kind() != ExpenditureRow.Kind.UNOBSERVED;
        return number.isPresent()
                ? String.format(Locale.ROOT, "%,d", number.getAsLong())
                : isCounted ? "hidden" : "";
    }

    private static String money(OptionalLong cents, String currency) {
        return cents.isPresent() ? Money.money(cents.getAsLong(), currency) : "hidden";
    }
}
